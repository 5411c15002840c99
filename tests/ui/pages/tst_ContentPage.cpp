#include "tests/ui/support/PageChecks.h"
#include "tests/ui/support/PageFixture.h"
#include "tests/ui/support/UiTest.h"
#include "ui/charts/FigureView.h"
#include "ui/models/PostsModel.h"
#include "ui/pages/ContentPage.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/RowTable.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QPushButton>
#include <QSignalSpy>

#include <fmt/format.h>

using namespace mutuals;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;
using test::ExportBuilder;

class tst_ContentPage : public QObject {
    Q_OBJECT

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<ContentPage> m_page;

    /// A post every other day of 2024 until November, with twice the likes from July on.
    static ExportBuilder posts(int doubled = 2)
    {
        ExportBuilder archive;
        archive.owner("kiln.and.co").follower("ana", "2023-01-01 10:00:00");
        const Day first = *parseDay("2024-01-02"), start = *parseDay("2024-07-01");
        for (int i = 0; i < 150; ++i) {
            const Day day = first + std::chrono::days(2 * i);
            const int likes = (100 + 17 * i % 40) * (day >= start ? doubled : 1);
            archive.post(formatDay(day) + " 12:00:00", std::to_string(likes));
        }
        return archive;
    }
    void show()
    {
        m_fixture->open();
        m_page = std::make_unique<ContentPage>();
        m_page->resize(1080, 720);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->enter(m_fixture->context());
    }
    template <class T> T* find(const QString& name) const { return m_page->findChild<T*>(name); }
    QString headline() const { return find<Label>(u"contentHeadline"_s)->fullText(); }
    RowTable* table() const { return find<RowTable>(u"postsTable"_s); }
    QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    void clickColumn(int column) const
    {
        QHeaderView* head = table()->horizontalHeader();
        QTest::mouseClick(head->viewport(), Qt::LeftButton, {},
            QPoint(head->sectionViewportPosition(column) + 20, head->height() / 2));
    }
    void addPolicy(const char* start) const
    {
        Policy policy;
        policy.name = "all";
        policy.start = *parseDay(start);
        m_fixture->addPolicy(policy);
    }

private slots:
    void init() { m_fixture = std::make_unique<PageFixture>(); }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }
    void withoutPostsItSaysWhatIsMissing()
    {
        show();
        QVERIFY(!table()->isVisible());
        QCOMPARE(importsAskedFor(*m_page), 1);
    }
    void withoutAPolicyPostsAreShownAndAStartIsAskedFor()
    {
        m_fixture->archive(posts(), "2024-12-01");
        show();
        QTRY_COMPARE(table()->model()->rowCount(), 150);
        QVERIFY(headline().startsWith(u"When did you begin"_s));
        QVERIFY(!find<FigureView>(u"postsChart"_s)->figure().panels.empty());
        QSignalSpy asked(m_page.get(), &Page::pageRequested);
        QTest::mouseClick(find<QPushButton>(u"contentNext"_s), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().value<PageName>(), PageName::impact);
    }
    void aPolicyIsComparedInWords()
    {
        m_fixture->archive(posts(), "2024-12-01");
        addPolicy("2024-07-01");
        show();
        QTRY_VERIFY(headline().contains(u"more likes than those before"_s));
        QVERIFY(headline().startsWith(u"Since 1 July 2024"_s));
        QVERIFY(find<Label>(u"contentVerdict"_s)->fullText().contains(u"do better"_s));
        const Figure& figure = find<FigureView>(u"postsChart"_s)->figure();
        QCOMPARE(figure.title, u"Likes per post rose after 1 July 2024"_s);
        QCOMPARE(figure.panels.front().curves.size(), std::size_t { 2 });
        QVERIFY(figure.across);
    }
    void howWeKnowOpensAndCloses()
    {
        m_fixture->archive(posts(), "2024-12-01");
        addPolicy("2024-07-01");
        show();
        auto* pane = find<QWidget>(u"howWeKnow"_s);
        QTRY_VERIFY(headline().contains(u"likes"_s));
        QVERIFY(!pane->isVisible());
        QTest::mouseClick(find<QPushButton>(u"howWeKnowToggle"_s), Qt::LeftButton);
        QVERIFY(pane->isVisible());
        QString all;
        for (const Label* label : pane->findChildren<Label*>())
            all += label->fullText();
        QVERIFY2(all.contains(u"7 days after"_s) && all.contains(u"CR2"_s)
                && all.contains(u"shortly before the start"_s),
            qPrintable(all));
        QTest::mouseClick(find<QPushButton>(u"howWeKnowToggle"_s), Qt::LeftButton);
        QVERIFY(!pane->isVisible());
    }
    void anotherCountIsChosenByItsChip()
    {
        m_fixture->archive(posts(), "2024-12-01");
        addPolicy("2024-07-01");
        show();
        QTRY_VERIFY(headline().contains(u"likes"_s));
        QTest::mouseClick(find<QPushButton>(u"posts-views"_s), Qt::LeftButton);
        QCOMPARE(headline(), u"Too few posts for an answer yet."_s);
        QVERIFY(find<Label>(u"contentVerdict"_s)->fullText().contains(u"0 before and 0 after"_s));
        QTest::mouseClick(find<QPushButton>(u"posts-likes"_s), Qt::LeftButton);
        QVERIFY(headline().contains(u"likes"_s));
    }
    void columnsSortWithUnknownCountsLast()
    {
        m_fixture->archive(posts(), "2024-12-01");
        show();
        QAbstractItemModelTester tester(table()->model());
        QTRY_COMPARE(table()->model()->rowCount(), 150);
        QCOMPARE(cell(0, PostsModel::posted), u"26 Oct 2024"_s); // newest first
        clickColumn(PostsModel::likes);
        const auto first = cell(0, PostsModel::likes), last = cell(149, PostsModel::likes);
        clickColumn(PostsModel::likes);
        QCOMPARE(cell(0, PostsModel::likes), last);
        QCOMPARE(cell(149, PostsModel::likes), first);
        QVERIFY(first.toInt() != last.toInt());
        QCOMPARE(cell(0, PostsModel::views), u"–"_s);
    }
    void anotherCreatorForgetsThePosts()
    {
        m_fixture->archive(posts(), "2024-12-01");
        show();
        QTRY_COMPARE(table()->model()->rowCount(), 150);
        Context none = m_fixture->context();
        none.creator = {};
        m_page->enter(none);
        QCOMPARE(table()->model()->rowCount(), 0);
        QVERIFY(!table()->isVisible());
    }
};

MUTUALS_UI_TEST(tst_ContentPage)
#include "tst_ContentPage.moc"
