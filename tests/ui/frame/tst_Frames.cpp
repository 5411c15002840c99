#include "tests/support/ExportBuilder.h"
#include "tests/ui/support/WindowFixture.h"

#include "core/base/Hash.h"
#include "core/store/Workspace.h"
#include "ui/widgets/Label.h"

#include <QElapsedTimer>
#include <QTimer>

#include <ctime>
#include <fstream>

using namespace mutuals;
using namespace mutuals::test;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;

namespace {

/// Followers of the archive that comes in; MUTUALS_TEST_ROWS=1000000 for a measurement by hand.
int rows()
{
    const int asked = qEnvironmentVariableIntValue("MUTUALS_TEST_ROWS");
    return asked > 0 ? asked : 150'000;
}

/// What the design promises, in milliseconds; a build without optimization gets some more.
#ifdef NDEBUG
constexpr double kLongestFrame = 100, kLongestStop = 200;
#else
constexpr double kLongestFrame = 400, kLongestStop = 800;
#endif

/// Milliseconds that this thread stood ready while other programs had the processor.
double waited()
{
    std::ifstream file("/proc/thread-self/schedstat");
    double ran = 0, stood = 0;
    file >> ran >> stood;
    return stood / 1e6;
}

/// Milliseconds of processor time of the whole program: the wall clock tells of others.
double cpu()
{
    return 1000.0 * static_cast<double>(std::clock()) / CLOCKS_PER_SEC;
}

/// The longest time for which the window heard nothing: between two ticks of a timer, without what
/// other programs took.
class Watch : public QObject {
public:
    Watch()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(kTickMs);
        connect(&m_timer, &QTimer::timeout, this, &Watch::tick);
        m_timer.start();
        m_clock.start();
        m_stood = waited();
    }
    double longest() const { return m_longest; }
    int ticks() const { return m_ticks; }

private:
    void tick()
    {
        const double stood = waited();
        const double gap = static_cast<double>(m_clock.nsecsElapsed()) / 1e6 - (stood - m_stood);
        m_longest = std::max(m_longest, gap - kTickMs);
        ++m_ticks;
        m_stood = stood;
        m_clock.restart();
    }

    static constexpr int kTickMs = 5;
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_stood = 0, m_longest = 0;
    int m_ticks = 0;
};

/// An archive of followers number `from` to `from` + `count`.
QString archive(const TempFolder& folder, const char* name, int from, int count)
{
    ExportBuilder builder;
    builder.owner("ana");
    for (int i = from; i < from + count; ++i) {
        const auto random = mixed(static_cast<std::uint64_t>(i));
        builder.follower("user" + std::to_string(random % 100'000'000'000),
            "2024-01-0" + std::to_string(1 + random % 9) + " 12:00:00");
    }
    return QString::fromStdString(builder.zip(folder / name).string());
}

} // namespace

/// The window stays awake while much comes in, and stops when it is told to.
class tst_Frames : public QObject {
    Q_OBJECT

    static bool isDoing(const WindowFixture& f, const QString& what)
    {
        if (!f.shows("jobBar"))
            return false;
        for (const auto* label : f.find("jobBar")->findChildren<Label*>()) {
            if (label->fullText().startsWith(what))
                return true;
        }
        return false;
    }

    static void verifyStops(const WindowFixture& f, const QString& what)
    {
        QVERIFY2(QTest::qWaitFor([&] { return isDoing(f, what); }, WindowFixture::kPatience / 4),
            "the work was over before the bar came: more rows are needed");
        f.find("toast")->hide();
        QElapsedTimer clock;
        clock.start();
        const double before = cpu();
        f.click("jobCancel");
        QTRY_VERIFY_WITH_TIMEOUT(f.shows("toast"), WindowFixture::kPatience);
        const double took = cpu() - before;
        qInfo("%s: stopped after %.0f ms of processor time, %lld ms by the clock", qPrintable(what),
            took, static_cast<long long>(clock.elapsed()));
        QVERIFY2(took < kLongestStop, qPrintable(QString::number(took)));
    }

private slots:
    void noFrameIsLongWhileAnArchiveComesInAndGoesOut()
    {
        WindowFixture f;
        const QString first = archive(f.folder, "TikTok_Data_1734564600.zip", 0, rows());
        const QString second = archive(f.folder, "TikTok_Data_1744564600.zip", rows() / 12, rows());
        f.click("railImports");
        QElapsedTimer clock;
        clock.start();
        Watch watch;
        const auto measured = [&](const char* what) {
            qInfo("%s: longest frame %.0f ms, %d ticks, %lld ms", what, watch.longest(),
                watch.ticks(), static_cast<long long>(clock.elapsed()));
            QVERIFY2(watch.longest() < kLongestFrame, what);
        };
        f.window->importFiles({ first });
        QVERIFY(f.asks());
        measured("read and looked at");
        QVERIFY(f.letIn());
        measured("stored");
        QVERIFY(f.import({ second }));
        measured("a second snapshot");
        for (const char* page : { "railHome", "railImports" }) {
            f.click(page);
            QTest::qWait(300);
            measured(page);
        }
        QWidget* card = f.find("importTimeline")->findChild<QWidget*>(u"importCard"_s);
        QTest::mouseClick(card->findChild<QWidget*>(u"importOpen"_s), Qt::LeftButton);
        QTest::mouseClick(card->findChild<QWidget*>(u"takeBack"_s), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(f.shows("toastUndo"), WindowFixture::kPatience);
        QTest::qWait(300);
        measured("taken back");
    }

    void cancelIsHeardAtEveryStep()
    {
        WindowFixture f;
        const QString small = archive(f.folder, "TikTok_Data_1734564600.zip", 0, 1000);
        QVERIFY(f.import({ small }));
        // Work that is over before the bar comes cannot be stopped: much, for a fast machine.
        const QString large = archive(f.folder, "TikTok_Data_1744564600.zip", 100, 5 * rows());
        f.window->importFiles({ large });
        verifyStops(f, u"Looking at"_s);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(!f.shows("importSheet"));
        f.window->importFiles({ large });
        QVERIFY(f.asks());
        f.click("sheetGo");
        verifyStops(f, u"Importing"_s);
        auto workspace = Workspace::open(f.folder / "test.db", Workspace::Access::read);
        QCOMPARE(workspace->imports().all()->size(), 1U);
    }
};

MUTUALS_WINDOW_TEST(tst_Frames)
#include "tst_Frames.moc"
