#include "core/impact/TrialPlan.h"
#include "core/import/Importer.h"
#include "tests/ui/support/PageFixture.h"
#include "tests/ui/support/UiTest.h"
#include "ui/charts/FigureView.h"
#include "ui/models/TrialPeople.h"
#include "ui/pages/TrialPage.h"
#include "ui/text/Dates.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/RowTable.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <set>

using namespace mutuals;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;
using test::ExportBuilder;

class tst_TrialPage : public QObject {
    Q_OBJECT

    static constexpr int kFans = 120;

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<TrialPage> m_page;

    static std::string fan(int i) { return fmt::format("fan{:03}", i); }
    static std::string daysFromNow(int days)
    {
        return formatDay(dayOf(now()) + std::chrono::days(days));
    }
    /// All fans but `gone`; `followed` are in the Following list since tomorrow.
    static ExportBuilder archive(
        const std::set<std::string>& gone = {}, const std::set<std::string>& followed = {})
    {
        ExportBuilder built;
        built.owner("kiln.and.co");
        for (int i = 0; i < kFans; ++i) {
            if (!gone.contains(fan(i)))
                built.follower(fan(i), fmt::format("2024-01-{:02} 10:00:00", 1 + i % 28));
        }
        for (int i = 0; i < 40; ++i)
            built.message(fan(i), "2024-02-01 10:00:00", fan(i), "hi");
        for (const std::string& name : followed)
            built.following(name, daysFromNow(1) + " 10:00:00");
        return built;
    }
    void show()
    {
        m_fixture->open();
        m_page = std::make_unique<TrialPage>();
        m_page->resize(1080, 900);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->enter(m_fixture->context());
    }
    void import(const ExportBuilder& built, int daysAhead)
    {
        importFile(fmt::format("later{}.json", daysAhead), built.json(), daysAhead);
    }
    /// A file of comments of these on one day, and of somebody else on its last.
    void importComments(const std::vector<std::string>& writers, int day, int daysAhead)
    {
        std::string text = "videoWebUrl,cid,createTimeISO,text,diggCount,uniqueId\n";
        const Seconds moment = now();
        const auto add = [&](const std::string& writer, int on) {
            text += fmt::format("https://www.tiktok.com/@kiln.and.co/video/7596377265239682100,"
                                "{}{:06},{},hi,0,{}\n",
                7000000000000 + daysAhead, text.size(), formatTime(moment + std::chrono::days(on)),
                writer);
        };
        for (const std::string& writer : writers)
            add(writer, day);
        add("stranger", daysAhead);
        importFile(fmt::format("comments{}.csv", daysAhead), text, daysAhead);
    }
    /// As MainWindow does: the import goes through the queue, then the page is entered anew.
    void importFile(const std::string& name, const std::string& text, int daysAhead)
    {
        const auto file = m_fixture->folder() / name;
        QFile out(QString::fromStdString(file.string()));
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(QByteArray::fromStdString(text));
        out.close();
        ImportOptions options;
        options.asOf = parseDay(daysFromNow(daysAhead));
        bool done = false;
        m_fixture->context().writes->enqueue(
            m_page.get(),
            [file, options](Workspace& workspace, const Run&) {
                return importFiles(workspace, { file }, options);
            },
            [&](const Result<std::vector<FileOutcome>>& outcomes) {
                QVERIFY(outcomes);
                done = true;
            });
        QTRY_VERIFY(done);
        m_page->enter(m_fixture->context());
    }
    template <class T> T* find(const QString& name) const { return m_page->findChild<T*>(name); }
    QString text(const QString& label) const { return find<Label>(label)->fullText(); }
    RowTable* table() const { return find<RowTable>(u"trialTable"_s); }
    void click(const QString& button) const
    {
        QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton);
    }
    std::vector<Trial> trials() const
    {
        return *m_fixture->reading().trials().all(m_fixture->context().creator.id);
    }
    /// Plans and seals through the page.
    void start()
    {
        QTRY_VERIFY(find<QPushButton>(u"trialStart"_s)->isVisible());
        m_fixture->dialogs.choice = 0;
        click(u"trialStart"_s);
        QTRY_VERIFY(table()->isVisible());
        QTRY_COMPARE(table()->model()->rowCount(), kFans / 2);
    }
    /// Sealed so many days ago, to run for 56.
    void startInThePast(TrialOutcome outcome, int days)
    {
        TrialWish wish;
        wish.outcome = outcome;
        wish.end = dayOf(now()) + std::chrono::days(56 - days);
        bool done = false;
        m_fixture->context().writes->enqueue(
            m_page.get(),
            [creator = m_fixture->context().creator.id, wish, days](
                Workspace& workspace, const Run&) {
                return startTrial(
                    workspace, creator, "Trial", wish, 7, now() - std::chrono::days(days));
            },
            [&](const Result<Trial>& sealed) {
                QVERIFY(sealed);
                done = true;
            });
        QTRY_VERIFY(done);
        m_page->enter(m_fixture->context());
    }
    std::set<std::string> arm(bool follow) const
    {
        std::set<std::string> names;
        const std::vector<Trial> all = trials();
        for (const TrialUnit& unit : all.front().units) {
            if (unit.follow == follow)
                names.insert(unit.handle);
        }
        return names;
    }

private slots:
    void init() { m_fixture = std::make_unique<PageFixture>(); }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }
    void withoutFollowersItSaysWhatIsMissing()
    {
        show();
        QVERIFY(!find<QPushButton>(u"trialStart"_s)->isVisible());
        QVERIFY(!table()->isVisible());
    }
    void whoIsMeantIsCountedLive()
    {
        m_fixture->archive(archive(), daysFromNow(-2));
        show();
        QTRY_VERIFY(text(u"trialCount"_s).startsWith(u"120 followers are meant"_s));
        QVERIFY(text(u"trialOutlook"_s).startsWith(u"With 120 followers over 56 days"_s));
        QTRY_VERIFY(find<FigureView>(u"trialPower"_s)->isVisible());
        auto* warmth = find<QComboBox>(u"trialWarmth"_s);
        QTest::keyClick(warmth, Qt::Key_Down); // who wrote
        QVERIFY(text(u"trialCount"_s).startsWith(u"40 followers are meant"_s));
        QTest::keyClick(warmth, Qt::Key_Down); // who did not
        QVERIFY(text(u"trialCount"_s).startsWith(u"80 followers are meant"_s));
        QTest::keyClick(find<QComboBox>(u"trialMost"_s), Qt::Key_Down); // 40 by lot
        const int people = text(u"trialCount"_s).section(u". "_s, 1, 1).section(u' ', 0, 0).toInt();
        QVERIFY2(people > 30 && people <= 40 && people % 2 == 0, qPrintable(text(u"trialCount"_s)));
        QVERIFY(find<QPushButton>(u"trialStart"_s)->isEnabled());
    }
    void anEndInThePastOrNoNameCannotBeSealed()
    {
        m_fixture->archive(archive(), daysFromNow(-2));
        show();
        QTRY_VERIFY(find<QPushButton>(u"trialStart"_s)->isEnabled()
            && find<QPushButton>(u"trialStart"_s)->isVisible());
        auto* end = find<QLineEdit>(u"trialEnd"_s);
        const QString before = end->text();
        end->selectAll();
        QTest::keyClicks(end, u"2020-01-01"_s);
        QVERIFY(!find<QPushButton>(u"trialStart"_s)->isEnabled());
        QVERIFY(text(u"trialOutlook"_s).contains(u"day after today"_s));
        end->selectAll();
        QTest::keyClicks(end, before);
        QVERIFY2(end->text() == before, qPrintable(end->text() + u" / "_s + before));
        QVERIFY(find<QPushButton>(u"trialStart"_s)->isEnabled());
        find<QLineEdit>(u"trialName"_s)->clear();
        QVERIFY(!find<QPushButton>(u"trialStart"_s)->isEnabled());
    }
    void nothingIsSealedBeforeItIsConfirmed()
    {
        m_fixture->archive(archive(), daysFromNow(-2));
        show();
        QTRY_VERIFY(find<QPushButton>(u"trialStart"_s)->isEnabled()
            && find<QPushButton>(u"trialStart"_s)->isVisible());
        m_fixture->dialogs.choice = 1;
        click(u"trialStart"_s);
        QVERIFY(m_fixture->dialogs.last().contains(u"cannot be changed"_s)
            || m_fixture->dialogs.last().contains(u"Nothing of the plan can be changed"_s));
        QVERIFY(trials().empty());
    }
    void aTrialIsPlannedFollowedAndRead()
    {
        m_fixture->archive(archive(), daysFromNow(-2));
        show();
        QSignalSpy wrote(m_page.get(), &Page::dataChanged);
        start();
        QCOMPARE(wrote.size(), 1);
        QCOMPARE(trials().size(), std::size_t { 1 });
        QCOMPARE(text(u"trialHeadline"_s), u"Waiting for the first archive."_s);
        QVERIFY(text(u"trialProgress"_s).startsWith(u"0 of 60 ticked off"_s));
        QAbstractItemModelTester tester(table()->model());

        click(u"trialCopy"_s);
        QCOMPARE(QGuiApplication::clipboard()->text().split(u'\n').size(), 60);
        // The box in the first row.
        const QRect cell = table()->visualRect(table()->model()->index(0, 0));
        QTest::mouseClick(
            table()->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 18, cell.center().y()));
        QTRY_VERIFY(text(u"trialProgress"_s).startsWith(u"1 of 60 ticked off"_s));
        click(u"trialCopy"_s);
        QCOMPARE(QGuiApplication::clipboard()->text().split(u'\n').size(), 59);

        // A month later all were followed and stay, of the others 30 left.
        std::set<std::string> left = arm(false), gone;
        for (const std::string& name : left) {
            if (gone.size() < 30)
                gone.insert(name);
        }
        import(archive(gone, arm(true)), 57);
        QTRY_COMPARE(text(u"trialHeadline"_s), u"Following back keeps followers."_s);
        QVERIFY(
            text(u"trialSentence"_s).contains(u"100% still follow you, of those left alone 50%"_s));
        QVERIFY(text(u"trialProgress"_s).contains(u"60 seen in the Following list"_s));
        QVERIFY(!find<QWidget>(u"trialMethod"_s)->isVisible());
        click(u"trialMethodToggle"_s);
        QVERIFY(text(u"trialMethod"_s).contains(u"Randomization within blocks"_s));
        QVERIFY(!find<Label>(u"trialTampered"_s)->isVisible());

        m_fixture->dialogs.toSave =
            QString::fromStdString((m_fixture->folder() / "report.txt").string());
        click(u"trialSave"_s);
        QFile report(m_fixture->dialogs.toSave);
        QVERIFY(report.open(QIODevice::ReadOnly));
        const QString written = QString::fromUtf8(report.readAll());
        QVERIFY(written.contains(u"Following back keeps followers"_s));
        QVERIFY(!written.contains(u"fan0"_s)); // nobody by name
    }
    void anEarlyLookIsSaidToBeOne()
    {
        m_fixture->archive(archive(), daysFromNow(-2));
        show();
        start();
        import(archive({}, arm(true)), 10);
        QTRY_COMPARE(text(u"trialHeadline"_s), u"Too early to compare."_s);
        import(archive({ *arm(false).begin() }, arm(true)), 20); // the same bytes would be known
        QTRY_COMPARE(text(u"trialHeadline"_s), u"Cannot tell yet."_s);
        QString all;
        for (const Label* label : m_page->findChildren<Label*>())
            all += label->fullText();
        QVERIFY(all.contains(u"early look, at day 14"_s));
    }
    void aPlanThatWasChangedOutsideIsTold()
    {
        m_fixture->archive(archive(), daysFromNow(-2));
        show();
        start();
        {
            SQLite::Database file(
                (m_fixture->folder() / "test.db").string(), SQLite::OPEN_READWRITE);
            file.setBusyTimeout(2000);
            sqlite3_db_config(file.getHandle(), SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
            file.exec("UPDATE trial SET seed = seed + 1");
        }
        m_page->enter(m_fixture->context());
        QTRY_VERIFY(find<Label>(u"trialTampered"_s)->isVisible());
        QCOMPARE(text(u"trialHeadline"_s), u"No answer."_s);
    }
    void commentsCanBeWhatIsMeasured()
    {
        m_fixture->archive(archive(), daysFromNow(-62));
        show();
        QTRY_VERIFY(find<QPushButton>(u"trialStart"_s)->isVisible());
        QTest::keyClick(find<QComboBox>(u"trialOutcome"_s), Qt::Key_Down);
        QVERIFY(text(u"trialOutlook"_s).startsWith(u"No comments were imported yet"_s));
        QVERIFY(!find<QPushButton>(u"trialStart"_s)->isEnabled());
        std::vector<std::string> some;
        for (int i = 0; i < kFans; i += 3)
            some.push_back(fan(i));
        importComments(some, -80, -62);
        QTRY_VERIFY(find<QPushButton>(u"trialStart"_s)->isEnabled());
        QVERIFY2(text(u"trialOutlook"_s).contains(u"comments per 100 people or more"_s),
            qPrintable(text(u"trialOutlook"_s)));
        QTRY_VERIFY(find<FigureView>(u"trialPower"_s)->isVisible());
        startInThePast(TrialOutcome::comments, 60);
        QTRY_VERIFY(find<QPushButton>(u"trialAnother"_s)->isVisible());
        click(u"trialAnother"_s); // back to the trial
        QTRY_COMPARE(text(u"trialHeadline"_s), u"Waiting for the first comments."_s);

        std::vector<std::string> wrote;
        for (const std::string& name : arm(true))
            wrote.insert(wrote.end(), 2, name);
        for (const std::string& name : arm(false)) {
            if (wrote.size() < 150)
                wrote.push_back(name);
        }
        importComments(wrote, -50, -1);
        QTRY_COMPARE(text(u"trialHeadline"_s), u"Following back brings comments."_s);
        QVERIFY2(text(u"trialSentence"_s)
                     .startsWith(u"Of 100 people whom the lot chose to follow there are 200 "
                                 "comments, of 100 left alone 50"_s),
            qPrintable(text(u"trialSentence"_s)));
        QVERIFY(text(u"trialMethod"_s).contains(u"Lin, HC2"_s));
    }
    void aTrialIsEndedEarlyAndGoesOnAgain()
    {
        m_fixture->archive(archive(), daysFromNow(-2));
        show();
        start();
        QSignalSpy toasts(m_page.get(), &Page::toastRequested);
        auto* end = find<QPushButton>(u"trialEndEarly"_s);
        m_fixture->dialogs.text.reset(); // thought better of it
        QTest::mouseClick(end, Qt::LeftButton);
        QVERIFY(m_fixture->dialogs.last().contains(u"until today"_s));
        QVERIFY(!trials().front().ended());
        const auto state = [&] {
            return table()->model()->index(0, TrialPeople::state).data().toString();
        };
        QCOMPARE(state(), u"to follow"_s);

        m_fixture->dialogs.text = u"Too much work"_s;
        QTest::mouseClick(end, Qt::LeftButton);
        QTRY_COMPARE(text(u"trialHeadline"_s), u"Ended before there was an answer."_s);
        QCOMPARE(trials().front().ended()->reason, std::string("Too much work"));
        QCOMPARE(state(), u"not followed"_s);
        QVERIFY(text(u"trialPeriod"_s).contains(u"ended early"_s));
        QVERIFY(text(u"trialMethod"_s).contains(u"Too much work"_s));
        QVERIFY(!find<QPushButton>(u"trialOpen"_s)->isEnabled());
        QCOMPARE(toasts.size(), 1);
        toasts.at(0).at(1).value<std::function<void()>>()(); // Undo
        QTRY_COMPARE(text(u"trialHeadline"_s), u"Waiting for the first archive."_s);
        QVERIFY(!trials().front().ended());

        QTest::mouseClick(end, Qt::LeftButton);
        QTRY_COMPARE(end->text(), u"Let it go on"_s);
        click(u"trialAnother"_s); // all are free
        QTRY_VERIFY(text(u"trialCount"_s).startsWith(u"120 followers are meant"_s));
        click(u"trialStart"_s);
        QTRY_COMPARE(trials().size(), std::size_t { 2 });
        auto* choice = find<QComboBox>(u"trialChoice"_s);
        QTRY_VERIFY(choice->isVisible());
        QTest::keyClick(choice, Qt::Key_Down); // the one that was ended
        QTRY_COMPARE(end->text(), u"Let it go on"_s);
        QTest::mouseClick(end, Qt::LeftButton);
        QTRY_VERIFY(m_fixture->dialogs.last().contains(u"nobody can be in two"_s));
    }
    void anotherTrialTakesOnlyThoseWhoAreFree()
    {
        m_fixture->archive(archive(), daysFromNow(-2));
        show();
        start();
        click(u"trialAnother"_s);
        QTRY_VERIFY(text(u"trialCount"_s).startsWith(u"0 followers are meant"_s));
        QVERIFY(text(u"trialCount"_s).contains(u"120 are left out"_s));
        QVERIFY(!find<QPushButton>(u"trialStart"_s)->isEnabled());
        click(u"trialAnother"_s);
        QVERIFY(table()->isVisible());
    }
    void namesCanBeHidden()
    {
        m_fixture->archive(archive(), daysFromNow(-2));
        show();
        start();
        m_fixture->hideNames(true);
        m_page->enter(m_fixture->context());
        QTRY_VERIFY(table()->model()->index(0, 0).data().toString().startsWith(u"follower "_s));
    }
};

MUTUALS_UI_TEST(tst_TrialPage)
#include "tst_TrialPage.moc"
