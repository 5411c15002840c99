#include "tests/ui/support/WindowFixture.h"

#include "ui/widgets/Label.h"

#include <QAction>
#include <QDir>
#include <QDragEnterEvent>
#include <QImage>
#include <QMimeData>
#include <QUrl>

using namespace mutuals;
using namespace mutuals::test;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;

/// The main job from the first start to a list to follow, on a real screen, by drops, clicks and
/// keys alone. The files are those of the sample creator, whose truth is known: a policy from
/// 6 July 2026 that lifts engagement by 17 %.
class tst_Journey : public QObject {
    Q_OBJECT

    static constexpr int kPatience = 60'000; // a debug build under load

    static QString text(const WindowFixture& f, const char* name)
    {
        const auto* label = f.find<Label>(name);
        return label ? label->fullText() : QString();
    }

    static void drop(WindowFixture& f, const QList<QUrl>& urls)
    {
        QMimeData data;
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(500, 400), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(f.window.get(), &enter);
        QVERIFY(f.shows("dropVeil"));
        QDropEvent event(QPointF(500, 400), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(f.window.get(), &event);
    }

private slots:
    void fromFilesToAnAnswerAChartAndAList()
    {
        WindowFixture f;
        QVERIFY(f.shows("firstRunPage"));

        // Files in, in any order, with a stranger among them.
        QList<QUrl> urls;
        const QDir demo(QStringLiteral(MUTUALS_DEMO));
        for (const QString& name : demo.entryList(QDir::Files, QDir::Name | QDir::Reversed))
            urls.append(QUrl::fromLocalFile(demo.filePath(name)));
        const auto stranger = f.folder.file("letter.json", "{\"dear\": \"all\"}");
        urls.append(QUrl::fromLocalFile(QString::fromStdString(stranger.string())));
        QVERIFY(urls.size() > 4);
        drop(f, urls);

        // A look before they go in: the stranger is named, and Return lets the others in.
        QVERIFY(f.asks());
        QVERIFY(!f.shows("recentImports"));
        QCOMPARE(text(f, "sheetTitle"),
            u"%1 of %2 files are ready"_s.arg(urls.size() - 1).arg(urls.size()));
        QCOMPARE(QApplication::focusWidget(), f.find("sheetGo"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(f.shows("recentImports"), kPatience);
        QCOMPARE(text(f, "recentTitle"),
            u"%1 files are in, 1 could not be used."_s.arg(urls.size() - 1));

        // Home asks for the start; the Following list knows it.
        QTest::keyClick(f.window.get(), Qt::Key_1, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(
            text(f, "answerHeadline"), u"When did you begin to follow back?"_s, kPatience);
        f.click("answerNext");
        QVERIFY(f.shows("impactPage"));
        QTRY_VERIFY_WITH_TIMEOUT(f.shows("useSuggestion"), kPatience);
        f.click("useSuggestion");
        QTRY_VERIFY_WITH_TIMEOUT(
            text(f, "impactSentence").contains(u"The data suggest it helped."_s), kPatience);
        QVERIFY2(text(f, "impactTitle").contains(u"July"_s), qPrintable(text(f, "impactTitle")));

        // The chart leaves as a picture.
        const auto picture = f.folder / "chart.png";
        f.dialogs.toSave = QString::fromStdString(picture.string());
        f.find("impactPage")->findChild<QAction*>(u"savePng2"_s)->trigger();
        QTRY_VERIFY(std::filesystem::exists(picture));
        QCOMPARE(QImage(QString::fromStdString(picture.string())).width() % 2, 0);

        // Two to follow, one not; by single keys.
        QTest::keyClick(f.window.get(), Qt::Key_4, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(!text(f, "queueName").isEmpty(), kPatience);
        QStringList decided;
        for (const auto key : { Qt::Key_F, Qt::Key_N, Qt::Key_F }) {
            decided.append(text(f, "queueName"));
            QTest::keyClick(QApplication::focusWidget(), key);
            QTRY_VERIFY(text(f, "queueName") != decided.constLast());
        }
        f.click("tabList");
        QTRY_VERIFY(text(f, "listCounts").startsWith(u"2 to follow"_s));
        const auto list = f.folder / "list.csv";
        f.dialogs.toSave = QString::fromStdString(list.string());
        f.click("listExport");
        QTRY_VERIFY(std::filesystem::exists(list));
        const QString csv = QString::fromStdString(bytesOf(list));
        QVERIFY2(csv.contains(decided[0]) && csv.contains(decided[2]) && !csv.contains(decided[1]),
            qPrintable(csv));

        // Home has the answer, and it is still there after a new start.
        QTest::keyClick(f.window.get(), Qt::Key_1, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(
            text(f, "answerHeadline").startsWith(u"Those you follow back "_s), kPatience);
        const QString answer = text(f, "answerHeadline");
        f.window.reset();
        f.window = std::make_unique<MainWindow>(f.settings, f.theme, f.dialogs);
        f.window->show();
        QVERIFY(f.window->openWorkspace(f.folder / "test.db"));
        QTRY_COMPARE_WITH_TIMEOUT(text(f, "answerHeadline"), answer, kPatience);
    }
};

MUTUALS_WINDOW_TEST(tst_Journey)
#include "tst_Journey.moc"
