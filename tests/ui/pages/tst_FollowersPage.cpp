#include "tests/ui/support/PageFixture.h"
#include "tests/ui/support/UiTest.h"
#include "ui/charts/FigureView.h"
#include "ui/pages/FollowersPage.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/RowTable.h"

#include <QComboBox>
#include <QDesktopServices>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace mutuals;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;
using test::ExportBuilder;

class tst_FollowersPage : public QObject {
    Q_OBJECT

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<FollowersPage> m_page;
    QList<QUrl> m_opened;

    /// March: ana and ben are fans, cleo is mutual, one row is nameless.
    /// June: ben left, dan is new, ana is called anna now.
    void fill()
    {
        m_fixture->archive(ExportBuilder()
                               .follower("ana", "2024-01-01 10:00:00")
                               .follower("ben", "2024-01-02 10:00:00")
                               .follower("cleo", "2024-01-03 10:00:00")
                               .follower("N/A", "2024-01-04 10:00:00")
                               .following("cleo", "2024-01-05 10:00:00"),
            "2024-03-01");
        m_fixture->archive(ExportBuilder()
                               .follower("anna", "2024-01-01 10:00:00")
                               .follower("cleo", "2024-01-03 10:00:00")
                               .follower("dan", "2024-05-01 10:00:00")
                               .following("cleo", "2024-01-05 10:00:00"),
            "2024-06-01");
    }
    void show()
    {
        m_fixture->open();
        m_page = std::make_unique<FollowersPage>();
        m_page->resize(1080, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->enter(m_fixture->context());
    }
    template <class T> T* find(const QString& name) const { return m_page->findChild<T*>(name); }
    RowTable* table() const { return find<RowTable>(u"followersTable"_s); }
    QString cell(int row, int column = 0) const
    {
        return table()->model()->index(row, column).data().toString();
    }
    /// The names in table order, as "dan cleo anna".
    QString names() const
    {
        QStringList all;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            all << cell(row);
        return all.join(u' ');
    }
    void click(const QString& name) const
    {
        auto* widget = find<QWidget>(name);
        QVERIFY(widget && widget->isVisible());
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    void clickRow(int row) const
    {
        const QRect cell = table()->visualRect(table()->model()->index(row, 0));
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell.center());
    }
    QString drawerName() const
    {
        auto* drawer = find<QWidget>(u"personDrawer"_s);
        return drawer->isVisible() ? drawer->findChild<Label*>(u"personName"_s)->fullText()
                                   : QString();
    }

public slots:
    void open(const QUrl& url) { m_opened << url; }

private slots:
    void init() { m_fixture = std::make_unique<PageFixture>(); }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
        m_opened.clear();
    }
    void withoutAnArchiveItSaysWhatIsMissing()
    {
        show();
        QVERIFY(!table()->isVisible());
    }
    void viewsHaveTheirCounts()
    {
        fill();
        show();
        QTRY_COMPARE(find<QPushButton>(u"view-all"_s)->text(), u"All  3"_s);
        QCOMPARE(find<QPushButton>(u"view-mutual"_s)->text(), u"Mutual  1"_s);
        QCOMPARE(find<QPushButton>(u"view-fans"_s)->text(), u"Fans  2"_s);
        QCOMPARE(find<QPushButton>(u"view-new"_s)->text(), u"New  1"_s);
        QCOMPARE(find<QPushButton>(u"view-left"_s)->text(), u"Left  1"_s);
        QCOMPARE(find<QPushButton>(u"view-renamed"_s)->text(), u"Renamed  1"_s);
    }
    void newestFirstAndAClickOnAHeadSorts()
    {
        fill();
        show();
        QTRY_COMPARE(names(), u"dan cleo anna"_s);
        auto* head = table()->horizontalHeader();
        const int x = head->sectionViewportPosition(0) + 30;
        QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, { x, head->height() / 2 });
        QTRY_COMPARE(names(), u"anna cleo dan"_s);
    }
    void aViewShowsItsPeople()
    {
        fill();
        show();
        QTRY_COMPARE(names(), u"dan cleo anna"_s);
        click(u"view-left"_s);
        QTRY_COMPARE(names(), u"ben"_s);
        QCOMPARE(cell(0, 3), u"left 1 Mar – 1 Jun 2024"_s);
        click(u"view-mutual"_s);
        QTRY_COMPARE(names(), u"cleo"_s);
        click(u"view-returned"_s);
        QTRY_VERIFY(find<QWidget>(u"nobody"_s)->isVisible());
    }
    void searchingNarrowsWhileTyping()
    {
        fill();
        show();
        QTRY_COMPARE(names(), u"dan cleo anna"_s);
        QTest::keyClicks(find<QLineEdit>(u"followersSearch"_s), u"AN"_s);
        QTRY_COMPARE(names(), u"dan anna"_s);
        QTest::keyClicks(find<QLineEdit>(u"followersSearch"_s), u"A"_s);
        QTRY_COMPARE(names(), u"anna"_s); // an earlier name is found as well
        QTest::keyClicks(find<QLineEdit>(u"followersSearch"_s), u"zz"_s);
        QTRY_VERIFY(find<QWidget>(u"nobody"_s)->isVisible());
    }
    void whoLeftIsFoundOneClickAway()
    {
        fill();
        show();
        QTRY_COMPARE(names(), u"dan cleo anna"_s);
        QTest::keyClicks(find<QLineEdit>(u"followersSearch"_s), u"be"_s);
        QTRY_VERIFY(find<QWidget>(u"inLeft"_s)->isVisible());
        QCOMPARE(find<QPushButton>(u"inLeft"_s)->text(), u"1 among those who left ›"_s);
        click(u"inLeft"_s);
        QTRY_COMPARE(names(), u"ben"_s);
        m_page->focusOn(u"cleo"_s);
        QTRY_COMPARE(names(), u"dan cleo anna"_s);
        m_page->focusOn(u"ben"_s);
        QTRY_COMPARE(names(), u"ben"_s);
        QCOMPARE(drawerName(), u"ben"_s);
    }
    void anEarlierSnapshotCanBeLookedAt()
    {
        fill();
        show();
        QTRY_COMPARE(names(), u"dan cleo anna"_s);
        auto* snapshots = find<QComboBox>(u"snapshot"_s);
        QCOMPARE(snapshots->count(), 2);
        snapshots->setFocus();
        QTest::keyClick(snapshots, Qt::Key_Down);
        QTRY_COMPARE(table()->model()->rowCount(), 3);
        QTRY_VERIFY(names().contains(u"ben"_s));
        QTRY_VERIFY(find<QWidget>(u"nameless"_s)->isVisible());
        QVERIFY(!find<QWidget>(u"view-new"_s)->isEnabled()); // nothing to compare with
        click(u"nameless"_s);
        QTRY_COMPARE(names(), u"no name"_s);
    }
    void anyTwoSnapshotsAreCompared()
    {
        fill();
        m_fixture->archive(ExportBuilder()
                               .follower("N/A", "2024-01-03 10:00:00")
                               .follower("dan", "2024-05-01 10:00:00")
                               .follower("ben", "2024-07-01 10:00:00"),
            "2024-08-01");
        show();
        QTRY_COMPARE(names(), u"ben dan"_s);
        QTRY_COMPARE(find<QPushButton>(u"view-returned"_s)->text(), u"Returned  1"_s);
        QVERIFY(find<QWidget>(u"view-name-gone"_s)->isVisible());
        click(u"view-left"_s);
        QTRY_COMPARE(names(), u"anna"_s);
        auto* since = find<QComboBox>(u"since"_s);
        QVERIFY(since->isVisible());
        QCOMPARE(since->count(), 2);
        QVERIFY(since->currentText().contains(u"Jun"_s));
        since->setFocus();
        QTest::keyClick(since, Qt::Key_Down); // March: ben is in both, dan is new
        QTRY_COMPARE(find<QPushButton>(u"view-new"_s)->text(), u"New  1"_s);
        QCOMPARE(find<QPushButton>(u"view-returned"_s)->text(), u"Returned  0"_s);
        click(u"view-new"_s);
        QTRY_COMPARE(names(), u"dan"_s);
        click(u"view-name-gone"_s);
        QTRY_COMPARE(names(), u"cleo"_s);
        QCOMPARE(cell(0, 3), u"no name 1 Jun – 1 Aug 2024"_s);
        find<QComboBox>(u"snapshot"_s)->setFocus();
        QTest::keyClick(find<QComboBox>(u"snapshot"_s), Qt::Key_Down);
        QTRY_VERIFY(!since->isVisible()); // June has only March before it
    }
    void aPersonIsDecidedOnInTheDrawer()
    {
        fill();
        show();
        QTRY_COMPARE(names(), u"dan cleo anna"_s);
        clickRow(0);
        QTRY_COMPARE(drawerName(), u"dan"_s);
        std::function<void()> undo;
        connect(m_page.get(), &Page::toastRequested, this,
            [&](const QString&, const std::function<void()>& offered) { undo = offered; });
        QSignalSpy wrote(m_page.get(), &Page::dataChanged);
        auto* drawer = find<QWidget>(u"personDrawer"_s);
        QTest::keyClicks(drawer->findChild<QLineEdit*>(u"drawerReason"_s), u"kind"_s);
        QTest::mouseClick(drawer->findChild<QPushButton*>(u"choice-F"_s), Qt::LeftButton);
        QTRY_COMPARE(wrote.size(), 1);
        QTRY_COMPARE(cell(0, 6), u"follow"_s);
        const auto recent =
            m_fixture->reading().decisions().recent(m_fixture->context().creator.id, 5);
        QCOMPARE(recent->size(), 1U);
        QCOMPARE(recent->front().reason, "kind");
        undo();
        QTRY_COMPARE(cell(0, 6), QString());
        QTest::keyClick(drawer, Qt::Key_Escape);
        QVERIFY(!drawer->isVisible());
    }
    void anUndoTakesBackItsOwnDecision()
    {
        fill();
        show();
        QTRY_COMPARE(names(), u"dan cleo anna"_s);
        std::vector<std::function<void()>> undos;
        connect(m_page.get(), &Page::toastRequested, this,
            [&](const QString&, const std::function<void()>& offered) {
                undos.push_back(offered);
            });
        for (const int row : { 0, 2 }) {
            clickRow(row);
            QTRY_COMPARE(drawerName(), cell(row));
            click(u"choice-F"_s);
            QTRY_COMPARE(cell(row, 6), u"follow"_s);
        }
        undos.front()();
        QTRY_COMPARE(cell(0, 6), QString());
        QCOMPARE(cell(2, 6), u"follow"_s);
    }
    void theFirstClickOnADateSortsTheNewestFirst()
    {
        fill();
        show();
        QTRY_COMPARE(names(), u"dan cleo anna"_s);
        auto* head = table()->horizontalHeader();
        const auto clickHead = [&](int column) {
            const int x = head->sectionViewportPosition(column) + 30;
            QTest::mouseClick(head->viewport(), Qt::LeftButton, {}, { x, head->height() / 2 });
        };
        clickHead(0);
        QTRY_COMPARE(names(), u"anna cleo dan"_s);
        clickHead(1);
        QTRY_COMPARE(names(), u"dan cleo anna"_s);
    }
    void whoIsFollowedAlreadyIsNotOfferedForFollowing()
    {
        fill();
        show();
        QTRY_COMPARE(names(), u"dan cleo anna"_s);
        const auto* drawer = find<QWidget>(u"personDrawer"_s);
        const auto offered = [&](const char* key) {
            return drawer->findChild<QWidget*>(u"choice-"_s + QString::fromLatin1(key))
                ->isVisible();
        };
        clickRow(1);
        QTRY_COMPARE(drawerName(), u"cleo"_s);
        QVERIFY(!offered("F") && !offered("L") && offered("N") && offered("K"));
        clickRow(0);
        QTRY_COMPARE(drawerName(), u"dan"_s);
        QVERIFY(offered("F") && offered("L"));
    }
    void whoLeftFollowedSinceADayWithoutAnAge()
    {
        fill();
        show();
        QTRY_COMPARE(names(), u"dan cleo anna"_s);
        click(u"view-left"_s);
        QTRY_COMPARE(names(), u"ben"_s);
        const int needed = table()->fontMetrics().horizontalAdvance(cell(0, 3)) + 24;
        QVERIFY2(table()->columnWidth(3) >= needed, qPrintable(QString::number(needed)));
        clickRow(0);
        QTRY_COMPARE(drawerName(), u"ben"_s);
        QStringList words;
        for (const auto* label : find<QWidget>(u"personDrawer"_s)->findChildren<Label*>())
            words << label->fullText();
        QVERIFY(words.contains(u"Followed since"_s));
        QVERIFY(table()->columnWidth(0) > 150); // the drawer leaves the names their room
        QVERIFY(words.contains(u"2 Jan 2024"_s));
    }
    void theProfileOpensOnlyAfterAClick()
    {
        fill();
        show();
        QTRY_COMPARE(names(), u"dan cleo anna"_s);
        QDesktopServices::setUrlHandler(u"https"_s, this, "open");
        clickRow(1);
        QTRY_COMPARE(drawerName(), u"cleo"_s);
        QVERIFY(m_opened.isEmpty());
        click(u"openProfile"_s);
        QCOMPARE(m_opened, { QUrl(u"https://www.tiktok.com/@cleo"_s) });
        QDesktopServices::unsetUrlHandler(u"https"_s);
    }
    void hiddenNamesAreNowhere()
    {
        fill();
        m_fixture->hideNames(true);
        show();
        QTRY_COMPARE(table()->model()->rowCount(), 3);
        clickRow(0);
        QTRY_VERIFY(drawerName().startsWith(u"follower "_s));
        for (const auto* label : m_page->findChildren<QLabel*>())
            QVERIFY(!label->text().contains(u"dan"_s));
        QVERIFY(names().startsWith(u"follower "_s));
    }
    void aHandleIsJumpedTo()
    {
        fill();
        show();
        QTRY_COMPARE(names(), u"dan cleo anna"_s);
        click(u"view-left"_s);
        QTRY_COMPARE(names(), u"ben"_s);
        m_page->focusOn(u"anna"_s);
        QTRY_COMPARE(drawerName(), u"anna"_s);
        QTRY_COMPARE(names(), u"dan cleo anna"_s);
        QTRY_COMPARE(table()->currentIndex().row(), 2);
    }
    void theCountOverTimeComesFromStudio()
    {
        fill();
        m_fixture->studio(test::DayBuilder {}.days());
        show();
        click(u"followersChartToggle"_s);
        auto* view = m_page->findChild<FigureView*>();
        QTRY_VERIFY(view->isVisible());
        QTRY_COMPARE(view->figure().panels.size(), 1U);
        QCOMPARE(view->figure().title, u"Followers"_s);
    }
};

MUTUALS_UI_TEST(tst_FollowersPage)
#include "tst_FollowersPage.moc"
