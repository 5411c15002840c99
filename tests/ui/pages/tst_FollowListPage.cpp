#include "core/store/Trials.h"
#include "tests/support/TempFolder.h"
#include "tests/ui/support/PageFixture.h"
#include "tests/ui/support/UiTest.h"
#include "ui/pages/FollowListPage.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/RowTable.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

using namespace mutuals;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;
using test::ExportBuilder;

class tst_FollowListPage : public QObject {
    Q_OBJECT

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<FollowListPage> m_page;
    QList<QUrl> m_opened;

    /// Fans: ana (most messages), ben, cleo; dan is mutual. The message texts never matter.
    static ExportBuilder fans()
    {
        ExportBuilder archive;
        archive.owner("kiln.and.co");
        archive.follower("ana", "2023-01-01 10:00:00")
            .follower("ben", "2023-06-02 10:00:00")
            .follower("cleo", "2024-02-25 10:00:00")
            .follower("dan", "2023-01-04 10:00:00")
            .following("dan", "2023-01-05 10:00:00");
        for (const char* day : { "2024-01-01", "2024-01-02", "2024-01-03" })
            archive.message("ana", std::string(day) + " 10:00:00", "ana", "hi");
        archive.message("ben", "2024-01-09 10:00:00", "ben", "hi");
        return archive;
    }
    void show()
    {
        m_fixture->open();
        m_page = std::make_unique<FollowListPage>();
        m_page->resize(1080, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->enter(m_fixture->context());
    }
    template <class T> T* find(const QString& name) const { return m_page->findChild<T*>(name); }
    QString name() const { return find<Label>(u"queueName"_s)->fullText(); }
    QString text(const QString& label) const { return find<Label>(label)->fullText(); }
    void press(int key) const { QTest::keyClick(QApplication::focusWidget(), Qt::Key(key)); }
    QString choices(Choice choice) const
    {
        QStringList handles;
        const auto standing =
            m_fixture->reading().decisions().standing(m_fixture->context().creator.id, choice);
        for (const Decision& decision : *standing)
            handles << QString::fromStdString(decision.handle);
        return handles.join(u' ');
    }
    /// One that began yesterday and runs for four weeks.
    void sealTrial(const std::vector<std::pair<std::string, bool>>& arms)
    {
        const Id<Creator> creator = m_fixture->context().creator.id;
        Trial plan;
        plan.name = "Trial";
        plan.sealedAt = plan.snapshotAt = now() - std::chrono::days(1);
        plan.end = dayOf(now()) + std::chrono::days(27);
        for (const auto& [handle, follow] : arms)
            plan.units.push_back(
                { **m_fixture->reading().followers().find(creator, handle), {}, 1, follow });
        QObject owner;
        bool done = false;
        m_fixture->context().writes->enqueue(
            &owner,
            [creator, plan](Workspace& workspace, const Run&) {
                return workspace.trials().seal(creator, plan);
            },
            [&](const Result<Trial>& sealed) {
                QVERIFY(sealed);
                done = true;
            });
        QTRY_VERIFY(done);
    }
    RowTable* list() const { return find<RowTable>(u"listTable"_s); }
    QString cell(int row, int column) const
    {
        return list()->model()->index(row, column).data().toString();
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
        QVERIFY(!find<QWidget>(u"queueCard"_s)->isVisible());
        QVERIFY(!find<QWidget>(u"tabQueue"_s)->isVisible());
    }
    void singleKeysDecideOneAfterTheOther()
    {
        m_fixture->archive(fans(), "2024-03-01");
        show();
        QTRY_COMPARE(name(), u"ana"_s);
        QCOMPARE(text(u"countOpen"_s), u"3"_s);
        QSignalSpy wrote(m_page.get(), &Page::dataChanged);
        press(Qt::Key_F);
        QCOMPARE(name(), u"ben"_s); // at once, before it is written
        press(Qt::Key_X);
        QCOMPARE(name(), u"cleo"_s);
        press(Qt::Key_K);
        QTRY_COMPARE(wrote.size(), 3);
        QTRY_VERIFY(find<QWidget>(u"queueDone"_s)->isVisible());
        QCOMPARE(choices(Choice::follow), u"ana"_s);
        QCOMPARE(choices(Choice::never), u"ben"_s);
        QCOMPARE(choices(Choice::keep), u"cleo"_s);
        QCOMPARE(text(u"countOpen"_s), u"0"_s);
        QCOMPARE(text(u"countChosen"_s), u"1"_s);
        press(Qt::Key_F); // nobody left: nothing happens
        QCOMPARE(wrote.size(), 3);
    }
    void whomATrialLeavesAloneIsToldAndAskedAboutOnce()
    {
        m_fixture->archive(fans(), "2024-03-01");
        show();
        sealTrial({ { "ana", false }, { "ben", false }, { "cleo", true }, { "dan", true } });
        m_page->enter(m_fixture->context());
        QTRY_VERIFY(find<Label>(u"queueTrial"_s)->isVisible());
        QTRY_COMPARE(name(), u"ana"_s);
        QVERIFY(text(u"queueTrial"_s).startsWith(u"In the trial: left alone until"_s));
        m_fixture->dialogs.choice = 1; // leave them alone
        press(Qt::Key_F);
        QVERIFY(m_fixture->dialogs.last().contains(u"hides a part"_s));
        QCOMPARE(name(), u"ana"_s);
        m_fixture->dialogs.choice = 0;
        press(Qt::Key_F);
        QCOMPARE(name(), u"ben"_s);
        QCOMPARE(m_fixture->dialogs.told.size(), 2);
        press(Qt::Key_F); // not asked again
        QCOMPARE(m_fixture->dialogs.told.size(), 2);
        QCOMPARE(name(), u"cleo"_s);
        QCOMPARE(text(u"queueTrial"_s), u"In the trial: it asks you to follow them"_s);
        press(Qt::Key_F);
        QTRY_COMPARE(choices(Choice::follow), u"ana ben cleo"_s);
        QTest::mouseClick(find<QWidget>(u"tabList"_s), Qt::LeftButton);
        QTRY_COMPARE(list()->model()->rowCount(), 3);
        QVERIFY(cell(0, 2).startsWith(u"In the trial: left alone until"_s));
        QCOMPARE(cell(2, 2), u"to follow; the trial asks for it"_s);
    }
    void buttonsDecideToo()
    {
        m_fixture->archive(fans(), "2024-03-01");
        show();
        QTRY_COMPARE(name(), u"ana"_s);
        QTest::mouseClick(find<QPushButton>(u"choice-N"_s), Qt::LeftButton);
        QTRY_COMPARE(choices(Choice::no), u"ana"_s);
        QCOMPARE(name(), u"ben"_s);
    }
    void laterComesBackAtTheEnd()
    {
        m_fixture->archive(fans(), "2024-03-01");
        show();
        QTRY_COMPARE(name(), u"ana"_s);
        press(Qt::Key_L);
        QCOMPARE(name(), u"ben"_s);
        press(Qt::Key_N);
        press(Qt::Key_N);
        QCOMPARE(name(), u"ana"_s);
        QTRY_COMPARE(choices(Choice::later), u"ana"_s);
    }
    void withoutAWriterNothingSeemsDecided()
    {
        m_fixture->archive(fans(), "2024-03-01");
        show();
        Context readOnly = m_fixture->context();
        readOnly.writes = nullptr;
        m_page->enter(readOnly);
        QTRY_COMPARE(name(), u"ana"_s);
        QSignalSpy wrote(m_page.get(), &Page::dataChanged);
        QStringList toasts;
        connect(m_page.get(), &Page::toastRequested, this,
            [&](const QString& words) { toasts << words; });
        press(Qt::Key_F);
        QCOMPARE(toasts, { u"This workspace is open for reading only. Nothing was changed."_s });
        QTRY_COMPARE(name(), u"ana"_s);
        QTRY_COMPARE(text(u"countOpen"_s), u"3"_s);
        QCOMPARE(text(u"countChosen"_s), u"0"_s);
        QVERIFY(choices(Choice::follow).isEmpty());
        QVERIFY(wrote.isEmpty());
    }
    void undoBringsThePersonBack()
    {
        m_fixture->archive(fans(), "2024-03-01");
        show();
        QTRY_COMPARE(name(), u"ana"_s);
        press(Qt::Key_F);
        press(Qt::Key_N);
        QCOMPARE(name(), u"cleo"_s);
        QTest::keySequence(QApplication::focusWidget(), QKeySequence(u"Ctrl+Z"_s));
        QTRY_COMPARE(name(), u"ben"_s);
        QTest::keySequence(QApplication::focusWidget(), QKeySequence(u"Ctrl+Z"_s));
        QTRY_COMPARE(name(), u"ana"_s);
        QVERIFY(choices(Choice::follow).isEmpty());
        QTRY_COMPARE(text(u"countOpen"_s), u"3"_s);
    }
    void aReasonIsKeptAndItsLettersDecideNothing()
    {
        m_fixture->archive(fans(), "2024-03-01");
        show();
        QTRY_COMPARE(name(), u"ana"_s);
        press(Qt::Key_T);
        auto* reason = find<QLineEdit>(u"queueReason"_s);
        QTRY_VERIFY(reason->hasFocus());
        QTest::keyClicks(reason, u"fun <b>next</b> link"_s);
        QCOMPARE(name(), u"ana"_s);
        press(Qt::Key_Return);
        QTRY_VERIFY(!reason->hasFocus());
        press(Qt::Key_F);
        QTRY_COMPARE(choices(Choice::follow), u"ana"_s);
        const auto kept = m_fixture->reading().decisions().standing(
            m_fixture->context().creator.id, Choice::follow);
        QCOMPARE(kept->front().reason, "fun <b>next</b> link");
        QVERIFY(!reason->isVisible());
    }
    void theListTicksOffAndOpensProfiles()
    {
        m_fixture->archive(fans(), "2024-03-01");
        show();
        QTRY_COMPARE(name(), u"ana"_s);
        press(Qt::Key_F);
        press(Qt::Key_F);
        QTRY_COMPARE(choices(Choice::follow), u"ana ben"_s);
        QTest::mouseClick(find<QWidget>(u"tabList"_s), Qt::LeftButton);
        QTRY_VERIFY(list()->isVisible());
        QTRY_COMPARE(list()->model()->rowCount(), 2);
        QCOMPARE(text(u"listCounts"_s), u"2 to follow · 0 ticked off · 0 seen in Following"_s);

        QDesktopServices::setUrlHandler(u"https"_s, this, "open");
        QTest::mouseClick(find<QWidget>(u"listOpen"_s), Qt::LeftButton);
        QDesktopServices::unsetUrlHandler(u"https"_s);
        QCOMPARE(m_opened, { QUrl(u"https://www.tiktok.com/@ana"_s) });

        const QRect first = list()->visualRect(list()->model()->index(0, 0));
        QTest::mouseClick(
            list()->viewport(), Qt::LeftButton, {}, { first.left() + 20, first.center().y() });
        QTRY_COMPARE(text(u"listCounts"_s), u"1 to follow · 1 ticked off · 0 seen in Following"_s);
        list()->setFocus();
        list()->setCurrentIndex(list()->model()->index(0, 0));
        QTest::keyClick(list(), Qt::Key_Space);
        QTRY_COMPARE(text(u"listCounts"_s), u"2 to follow · 0 ticked off · 0 seen in Following"_s);
    }
    void whoIsOnTheListByMistakeLeavesItByAKey()
    {
        m_fixture->archive(fans(), "2024-03-01");
        show();
        QTRY_COMPARE(name(), u"ana"_s);
        press(Qt::Key_F);
        QTRY_COMPARE(find<QPushButton>(u"tabList"_s)->text(), u"List  1"_s);
        press(Qt::Key_F);
        QTRY_COMPARE(choices(Choice::follow), u"ana ben"_s);
        QTRY_COMPARE(find<QPushButton>(u"tabList"_s)->text(), u"List  2"_s);
        QCOMPARE(text(u"countChosen"_s), u"2"_s);
        QTRY_VERIFY(find<QWidget>(u"undoHint"_s));
        QTest::mouseClick(find<QWidget>(u"tabList"_s), Qt::LeftButton);
        QTRY_COMPARE(list()->model()->rowCount(), 2);
        std::function<void()> undo;
        connect(m_page.get(), &Page::toastRequested, this,
            [&](const QString&, const std::function<void()>& offered) { undo = offered; });
        list()->setFocus();
        list()->selectRow(0);
        QTest::keyClick(list(), Qt::Key_Delete);
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        QCOMPARE(cell(0, 0), u"ben"_s);
        QCOMPARE(choices(Choice::no), u"ana"_s);
        QTRY_COMPARE(text(u"countChosen"_s), u"1"_s);
        QCOMPARE(find<QPushButton>(u"tabList"_s)->text(), u"List  1"_s);
        QTRY_VERIFY(undo);
        undo();
        QTRY_COMPARE(list()->model()->rowCount(), 2);
        QTRY_COMPARE(find<QPushButton>(u"tabList"_s)->text(), u"List  2"_s);
        list()->setFocus();
        list()->setCurrentIndex(list()->model()->index(0, 0));
        QTest::keyClick(list(), Qt::Key_Space); // ticked off: nothing is left to do for ana
        QTRY_COMPARE(text(u"countChosen"_s), u"1"_s);
        QTRY_COMPARE(find<QPushButton>(u"tabList"_s)->text(), u"List  1"_s);
    }
    void withoutABrowserTheAddressCanBeCopied()
    {
        m_fixture->archive(fans(), "2024-03-01");
        show();
        QTRY_COMPARE(name(), u"ana"_s);
        m_fixture->dialogs.choice = 0;
        QTest::mouseClick(find<QWidget>(u"queueProfile"_s), Qt::LeftButton);
        QCOMPARE(m_fixture->dialogs.told.size(), 1);
        QVERIFY2(m_fixture->dialogs.last().contains(u"no browser"_s),
            qPrintable(m_fixture->dialogs.last()));
        QCOMPARE(QApplication::clipboard()->text(), u"https://www.tiktok.com/@ana"_s);
    }
    void theNextArchiveConfirmsByItself()
    {
        m_fixture->archive(fans(), "2024-03-01");
        show();
        QTRY_COMPARE(name(), u"ana"_s);
        press(Qt::Key_F);
        QTRY_COMPARE(choices(Choice::follow), u"ana"_s);
        m_page.reset();
        m_fixture->close();
        m_fixture->archive(fans().following("ana", "2024-03-04 08:00:00"), "2024-04-01");
        show();
        m_page->focusOn(u"list"_s);
        QTRY_COMPARE(list()->model()->rowCount(), 1);
        QCOMPARE(cell(0, 2), u"followed since 4 Mar 2024"_s);
        QCOMPARE(text(u"listCounts"_s), u"0 to follow · 0 ticked off · 1 seen in Following"_s);
    }
    void theListIsSavedAsAHarmlessTable()
    {
        m_fixture->archive(fans(), "2024-03-01");
        show();
        QTRY_COMPARE(name(), u"ana"_s);
        press(Qt::Key_T);
        QTest::keyClicks(find<QLineEdit>(u"queueReason"_s), u"=1+1"_s);
        press(Qt::Key_Return);
        press(Qt::Key_F);
        QTRY_COMPARE(choices(Choice::follow), u"ana"_s);
        QTest::mouseClick(find<QWidget>(u"tabList"_s), Qt::LeftButton);
        const auto target = m_fixture->folder() / "list.csv";
        m_fixture->dialogs.toSave = QString::fromStdString(target.string());
        QTRY_VERIFY(find<QWidget>(u"listExport"_s)->isVisible());
        QTest::mouseClick(find<QWidget>(u"listExport"_s), Qt::LeftButton);
        const std::string saved = test::bytesOf(target);
        QVERIFY(saved.find("ana") != std::string::npos);
        QVERIFY(saved.find("'=1+1") != std::string::npos);
        QVERIFY(m_fixture->dialogs.proposals.front().endsWith(u".csv"_s));

        m_fixture->dialogs.toSave += u"/nowhere.csv"_s;
        QTest::mouseClick(find<QWidget>(u"listExport"_s), Qt::LeftButton);
        QCOMPARE(m_fixture->dialogs.told.size(), 1);
        QCOMPARE(test::bytesOf(target), saved);
    }
};

MUTUALS_UI_TEST(tst_FollowListPage)
#include "tst_FollowListPage.moc"
