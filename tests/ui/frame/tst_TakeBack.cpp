#include "tests/support/ExportBuilder.h"
#include "tests/ui/support/WindowFixture.h"

#include "core/store/Workspace.h"
#include "ui/widgets/Label.h"

#include <QAbstractButton>
#include <QAction>
#include <QElapsedTimer>
#include <QScrollArea>
#include <QScrollBar>

#include <fstream>

using namespace mutuals;
using namespace mutuals::test;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;

/// What can be done about files that are in: their reports, taking them back, backups.
class tst_TakeBack : public QObject {
    Q_OBJECT

    static constexpr int kPatience = WindowFixture::kPatience;

    static QString path(const std::filesystem::path& file)
    {
        return QString::fromStdString(file.string());
    }

    /// Of @ana, with one follower and one row that cannot be taken.
    static QString archive(const WindowFixture& f, const char* name)
    {
        ExportBuilder builder;
        builder.owner("ana").follower("ben", "2024-03-01 12:00:00");
        builder.follower("=cmd|cleo", "31 February");
        return path(builder.zip(f.folder / name));
    }

    static std::size_t imports(const WindowFixture& f)
    {
        auto workspace = Workspace::open(f.folder / "test.db", Workspace::Access::read);
        return workspace->imports().all()->size();
    }

    static QList<QWidget*> cards(const WindowFixture& f)
    {
        return f.find("importTimeline")->findChildren<QWidget*>(u"importCard"_s);
    }

    /// Opens the report of the newest import and presses a button of it.
    static void press(const WindowFixture& f, const char* button)
    {
        QWidget* card = cards(f).constFirst();
        if (!card->findChild<QWidget*>(QString::fromLatin1(button)))
            QTest::mouseClick(card->findChild<QWidget*>(u"importOpen"_s), Qt::LeftButton);
        QTest::mouseClick(card->findChild<QWidget*>(QString::fromLatin1(button)), Qt::LeftButton);
    }

private slots:
    void anImportIsTakenBackAndImportedAgain()
    {
        WindowFixture f;
        QVERIFY(f.import({ archive(f, "TikTok_Data_1734564600.zip") }));
        QCOMPARE(cards(f).size(), 1);
        press(f, "takeBack");
        QTRY_VERIFY_WITH_TIMEOUT(f.shows("toastUndo"), kPatience);
        QCOMPARE(imports(f), 0U);
        QVERIFY(!f.shows("recentImports")); // that card said it was in
        QCOMPARE(f.find("toast")->findChild<Label*>()->fullText(),
            u"“TikTok_Data_1734564600.zip” is taken back. What you decided and wrote yourself "
            "stays."_s);
        QCOMPARE(f.find<QAbstractButton>("toastUndo")->text(), u"Import again"_s);
        f.click("toastUndo");
        QTRY_VERIFY_WITH_TIMEOUT(f.shows("recentImports"), kPatience);
        QVERIFY(!f.shows("importSheet")); // it was looked at before
        QCOMPARE(imports(f), 1U);
    }

    void aFileThatIsGoneIsNotOfferedAgain()
    {
        WindowFixture f;
        const QString file = archive(f, "TikTok_Data_1734564600.zip");
        QVERIFY(f.import({ file }));
        QVERIFY(QFile::remove(file));
        press(f, "takeBack");
        QTRY_COMPARE_WITH_TIMEOUT(imports(f), 0U, kPatience);
        QTRY_VERIFY(f.find("toast")->findChild<Label*>()->fullText().contains(u"taken back"_s));
        QVERIFY(!f.shows("toastUndo"));
    }

    void theRowsLeftOutAreSavedWithoutHarm()
    {
        WindowFixture f;
        QVERIFY(f.import({ archive(f, "TikTok_Data_1734564600.zip") }));
        f.dialogs.toSave = path(f.folder / "left out.csv");
        press(f, "saveReports");
        QTRY_VERIFY(f.shows("toast"));
        const std::string csv = bytesOf(f.folder / "left out.csv");
        QVERIFY(csv.starts_with("\xef\xbb\xbf"
                                "File,Place,Reason\r\n"));
        QVERIFY2(csv.find("FansList") != std::string::npos, csv.c_str());
        QVERIFY2(csv.find("TikTok_Data_1734564600.zip") != std::string::npos, csv.c_str());
        QVERIFY(csv.find("\n=") == std::string::npos);
    }

    void aThousandImportsDoNotHoldUpThePage()
    {
        WindowFixture f;
        {
            auto workspace = Workspace::open(f.folder / "many.db", Workspace::Access::write);
            QVERIFY(workspace);
            QVERIFY(workspace->transact([&]() -> Result<> {
                Import import;
                import.creator = workspace->creators().add("ana", true)->id;
                import.kind = ImportKind::studioOverview;
                for (int i = 0; i < 1000; ++i) {
                    import.file = "Overview_" + std::to_string(i) + ".csv";
                    import.importedAt = Seconds(std::chrono::hours(460'000 + i));
                    import.id = *workspace->imports().begin(import, import.file);
                    if (auto done = workspace->imports().finish(import, {}, {}); !done)
                        return done;
                }
                return {};
            }));
        }
        QVERIFY(f.window->openWorkspace(f.folder / "many.db"));
        QElapsedTimer timer;
        timer.start();
        f.click("railImports");
        f.window->grab();
        QVERIFY2(timer.elapsed() < 1500, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(cards(f).size() < 200);
        // All of them are there for who looks.
        auto* bar = f.find("importsPage")->findChild<QScrollArea*>()->verticalScrollBar();
        QTRY_VERIFY_WITH_TIMEOUT((bar->setValue(bar->maximum()), cards(f).size() == 1000), 60000);
    }

    void aBackupBringsTheWorkspaceBackAndForth()
    {
        WindowFixture f;
        QVERIFY(f.import({ archive(f, "TikTok_Data_1734564600.zip") }));
        f.find<QAction>("backupAction")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(f.shows("toast"), kPatience);
        ExportBuilder later;
        later.owner("ana").follower("dora", "2024-03-02 12:00:00");
        QVERIFY(f.import({ path(later.zip(f.folder / "TikTok_Data_1744564600.zip")) }));
        QCOMPARE(imports(f), 2U);

        f.click("importsBackups");
        QVERIFY(f.shows("backupsSheet"));
        const auto about = [&f] {
            QStringList words;
            for (const auto* label : f.find("backupsSheet")->findChildren<Label*>())
                words.append(label->fullText());
            return words.join(u'\n');
        };
        QTRY_VERIFY_WITH_TIMEOUT(about().contains(u"1 import"_s), kPatience);
        QVERIFY2(about().contains(u"Today at "_s), qPrintable(about()));
        f.click("restoreBackup");
        QTRY_VERIFY_WITH_TIMEOUT(f.shows("toastUndo"), kPatience);
        QVERIFY(!f.shows("backupsSheet"));
        QCOMPARE(imports(f), 1U);
        QCOMPARE(cards(f).size(), 1);

        f.click("toastUndo");
        QTRY_COMPARE_WITH_TIMEOUT(imports(f), 2U, kPatience);
        QTRY_COMPARE(cards(f).size(), 2);
    }

    void aDamagedWorkspaceIsReplacedByItsBackup()
    {
        WindowFixture f;
        QVERIFY(f.import({ archive(f, "TikTok_Data_1734564600.zip") }));
        f.find<QAction>("backupAction")->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(f.shows("toast"), kPatience);
        QVERIFY(f.window->openWorkspace(f.folder / "another.db"));
        std::ofstream(f.folder / "test.db", std::ios::trunc) << "not a database any more, at all";
        f.dialogs.choice = 0;
        QVERIFY(f.window->openWorkspace(f.folder / "test.db"));
        QVERIFY2(f.dialogs.last().startsWith(u"This workspace is damaged"_s),
            qPrintable(f.dialogs.last()));
        QCOMPARE(imports(f), 1U);
    }
};

MUTUALS_WINDOW_TEST(tst_TakeBack)
#include "tst_TakeBack.moc"
