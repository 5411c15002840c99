#include "tests/support/ExportBuilder.h"
#include "tests/ui/support/WindowFixture.h"

#include "core/store/Workspace.h"
#include "ui/frame/CreatorButton.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Toast.h"

#include <QAbstractButton>
#include <QAction>
#include <QClipboard>
#include <QDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QStackedWidget>

using namespace mutuals;
using namespace mutuals::test;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;

class tst_MainWindow : public QObject {
    Q_OBJECT

private slots:
    void firstRunOffersThreeDoors()
    {
        WindowFixture f;
        QVERIFY(f.opened);
        QVERIFY(f.shows("firstRunPage"));
        QVERIFY(!f.shows("sampleBadge"));
        for (const char* door : { "doorFiles", "doorSample", "doorAsk" })
            QVERIFY2(f.shows(door), door);
        QCOMPARE(f.window->windowTitle(), u"test.db – Mutuals"_s);
    }

    void theFirstDoorAsksForFiles()
    {
        WindowFixture f;
        f.click("doorFilesButton");
        QCOMPARE(f.dialogs.titles, QStringList { u"Import TikTok files"_s });
        QVERIFY(f.shows("firstRunPage"));
    }

    void theSecondDoorOpensTheSampleInAWorkspaceOfItsOwn()
    {
        WindowFixture f;
        f.click("doorSampleButton");
        QTRY_VERIFY_WITH_TIMEOUT(f.shows("homePage"), 60000);
        QVERIFY(f.window->windowTitle().startsWith(u"Sample data"_s));
        QVERIFY(std::filesystem::exists(f.folder / "data/mutuals/sample.db"));
        QCOMPARE(f.settings.lastWorkspace().toStdString(), (f.folder / "test.db").string());
        QVERIFY(f.shows("sampleBadge"));
        auto* headline = f.find<Label>("answerHeadline");
        QTRY_VERIFY_WITH_TIMEOUT(
            headline->fullText().startsWith(u"Those you follow back "_s), 60000);
    }

    void theThirdDoorTellsHowToAskAndCopiesTheSteps()
    {
        WindowFixture f;
        f.click("doorAskButton");
        QVERIFY(f.shows("howToPage"));
        f.click("copyArchiveSteps");
        QVERIFY(QApplication::clipboard()->text().contains(u"4. As file format choose JSON"_s));
        f.click("copyStudioSteps");
        QVERIFY(QApplication::clipboard()->text().contains(u"Last 365 days"_s));
        f.click("howToBack");
        QVERIFY(f.shows("firstRunPage"));
    }

    void theRailAndTheKeysShowEachPage()
    {
        WindowFixture f;
        f.click("railImports");
        QVERIFY(f.shows("importsPage"));
        f.click("railSettings");
        QVERIFY(f.shows("settingsPage"));
        QTest::keyClick(f.window.get(), Qt::Key_5, Qt::ControlModifier);
        QVERIFY(f.shows("contentPage"));
        QTest::keyClick(f.window.get(), Qt::Key_6, Qt::ControlModifier);
        QVERIFY(f.shows("importsPage"));
        QTest::keyClick(f.window.get(), Qt::Key_1, Qt::ControlModifier);
        QVERIFY(f.shows("firstRunPage"));
    }

    void anEmptyPageNamesTheNextStep()
    {
        WindowFixture f;
        f.click("railImports");
        auto* action = f.find("importsPage")->findChild<QAbstractButton*>(u"emptyAction"_s);
        QVERIFY(action && action->isVisible());
        QTest::mouseClick(action, Qt::LeftButton);
        QCOMPARE(f.dialogs.titles, QStringList { u"Import TikTok files"_s });
    }

    void tabReachesTheRailTheSearchAndThePage()
    {
        WindowFixture f;
        f.window->activateWindow();
        QStringList reached;
        for (int i = 0; i < 30; ++i) {
            QTest::keyClick(f.window.get(), Qt::Key_Tab);
            if (QWidget* focus = QApplication::focusWidget())
                reached.append(focus->objectName());
        }
        for (const auto& name : { u"railHome"_s, u"railSettings"_s, u"search"_s, u"importButton"_s,
                 u"doorFilesButton"_s, u"doorAskButton"_s })
            QVERIFY2(reached.contains(name), qPrintable(name + u" not in "_s + reached.join(u' ')));
        f.find("railImports")->setFocus(Qt::TabFocusReason);
        QTest::keyClick(f.find("railImports"), Qt::Key_Space);
        QVERIFY(f.shows("importsPage"));
    }

    void searchJumpsToAPage()
    {
        WindowFixture f;
        QTest::keyClick(f.window.get(), Qt::Key_K, Qt::ControlModifier);
        auto* search = f.find<QLineEdit>("search");
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, u"sett"_s);
        QCOMPARE(f.find<QListWidget>("searchResults")->count(), 1);
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(f.shows("settingsPage"));
        QVERIFY(search->text().isEmpty());
        QVERIFY(!f.shows("searchPopup"));
    }

    void aSearchWithoutAHitSaysSo()
    {
        WindowFixture f;
        QTest::keyClick(f.window.get(), Qt::Key_K, Qt::ControlModifier);
        auto* search = f.find<QLineEdit>("search");
        QTest::keyClicks(search, u"zzz"_s);
        auto* results = f.find<QListWidget>("searchResults");
        QTRY_COMPARE(results->count(), 1);
        QCOMPARE(results->item(0)->text(), u"Nothing found"_s);
        QVERIFY(f.shows("searchPopup"));
        QTest::keyClick(search, Qt::Key_Return); // nothing to go to
        QCOMPARE(search->text(), u"zzz"_s);
        QTest::keyClick(search, Qt::Key_Escape);
        f.click("hideNamesEye");
        QTest::keyClick(f.window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(search, u"zz"_s);
        QTRY_COMPARE(results->count(), 1);
        QVERIFY(results->item(0)->text().startsWith(u"Names are hidden"_s));
    }
    void themesSwitchEveryColorAndAreRemembered()
    {
        WindowFixture f;
        f.click("railSettings");
        f.click("themeDark");
        QCOMPARE(qApp->palette().color(QPalette::Window), tokens::kDark.ground);
        QCOMPARE(f.settings.theme(), ThemeChoice::dark);
        const QImage dark = f.window->grab().toImage();
        QCOMPARE(dark.pixelColor(dark.width() - 3, dark.height() - 3), tokens::kDark.ground);
        f.click("themeLight");
        const QImage light = f.window->grab().toImage();
        QCOMPARE(light.pixelColor(light.width() - 3, light.height() - 3), tokens::kLight.ground);
    }

    void namesAreHiddenByTheEye()
    {
        WindowFixture f;
        f.click("hideNamesEye");
        QVERIFY(f.settings.hideNames());
        QVERIFY(f.find<QAction>("hideNamesAction")->isChecked());
    }

    void theToastUndoesOnce()
    {
        WindowFixture f;
        int undone = 0;
        auto* toast = f.find<Toast>("toast");
        toast->say(u"Decided."_s, [&undone] { ++undone; });
        QVERIFY(f.shows("toastUndo"));
        f.click("toastUndo");
        QCOMPARE(undone, 1);
        QVERIFY(!toast->isVisible());
        QVERIFY(!toast->undo());
        QCOMPARE(undone, 1);
    }

    void anUndoIsNotOfferedToAnotherCreator()
    {
        WindowFixture f;
        const auto path = [](const std::filesystem::path& file) {
            return QString::fromStdString(file.string());
        };
        const auto archive = [&](const char* owner, const char* name) {
            ExportBuilder builder;
            builder.owner(owner).follower("ben", "2024-03-01 12:00:00");
            return path(builder.zip(f.folder / name));
        };
        const auto overview = f.folder.file("Overview.csv",
            "Date,Video Views,Profile Views,Likes,Comments,Shares\n2024-12-01,9,8,3,2,1\n");
        QVERIFY(f.import({ archive("ana", "TikTok_Data_1734564600.zip"), path(overview) }));
        f.click("recentClose");
        QVERIFY(f.import({ archive("bea", "TikTok_Data_1734564601.zip") }));
        auto workspace = Workspace::open(f.folder / "test.db", Workspace::Access::read);
        const Creator ana = **workspace->creators().find("ana");
        const Creator bea = **workspace->creators().find("bea");
        auto* switcher = f.find<CreatorButton>("creatorButton");
        emit switcher->chosen(ana);

        f.click("railImpact");
        f.click("addNote");
        auto* dialog = f.find<QDialog>("noteDialog");
        QTRY_VERIFY(dialog && dialog->isVisible());
        QTest::keyClicks(dialog->findChild<QLineEdit*>(u"noteText"_s), u"holiday"_s);
        QTest::mouseClick(dialog->findChild<QWidget*>(u"noteSave"_s), Qt::LeftButton);
        QTRY_VERIFY(f.shows("toastUndo"));
        emit switcher->chosen(bea);
        QVERIFY(!f.shows("toast"));
        QCOMPARE(workspace->plans().notes(ana.id)->size(), 1U);
    }

    void aWorkspaceThatIsNoneIsRefusedAndTheOldOneStays()
    {
        WindowFixture f;
        const auto other = f.folder.file("letter.db", "Dear diary, this is no database at all.");
        QVERIFY(!f.window->openWorkspace(other));
        QVERIFY2(f.dialogs.last().contains(u"is not a Mutuals workspace"_s),
            qPrintable(f.dialogs.last()));
        QCOMPARE(f.window->windowTitle(), u"test.db – Mutuals"_s);
        QCOMPARE(bytesOf(other), std::string("Dear diary, this is no database at all."));
    }

    void aSecondWindowOpensForReadingOnly()
    {
        WindowFixture first;
        WindowFixture second;
        QVERIFY(second.window->openWorkspace(first.folder / "test.db"));
        QVERIFY(second.window->windowTitle().endsWith(u"(read only)"_s));
        QVERIFY(!second.find<QAbstractButton>("importButton")->isEnabled());
        QCOMPARE(second.find<Label>("noticeText")->fullText(),
            u"This workspace is open in another Mutuals window. Here you may look, but not change "
            "anything."_s);
        QVERIFY(!first.shows("notice"));

        // It leads to the first one.
        first.window->showMinimized();
        second.click("noticeAction");
        QTRY_VERIFY(!first.window->isMinimized());

        // When that is gone, the second may take over.
        first.window.reset();
        second.click("noticeAction");
        QCOMPARE(second.find<QAbstractButton>("noticeAction")->text(), u"Try again here"_s);
        second.click("noticeAction");
        QVERIFY(!second.shows("notice"));
        QVERIFY(!second.window->windowTitle().endsWith(u"(read only)"_s));
    }

    void anotherWorkspaceIsOpenedUnderEveryPage()
    {
        WindowFixture f;
        const char* pages[] = { "railFollowers", "railImpact", "railFollowList", "railImports",
            "railSettings", "railHome" };
        for (const char* name : { "one.db", "two.db", "three.db" }) {
            for (const char* page : pages)
                f.click(page);
            f.click("railFollowers");
            QVERIFY(f.window->openWorkspace(f.folder / name));
            QVERIFY(f.shows("firstRunPage"));
        }
        QCOMPARE(f.settings.recentWorkspaces().size(), 4);
    }

    void aCopyIsSavedBesideTheWorkspace()
    {
        WindowFixture f;
        f.dialogs.toSave = QString::fromStdString((f.folder / "copy.db").string());
        f.find<QAction>("saveCopyAction")->trigger();
        QTRY_VERIFY(f.shows("toast"));
        QVERIFY(std::filesystem::file_size(f.folder / "copy.db") > 0);
    }

    void noTextIsCutInASmallWindow()
    {
        WindowFixture f;
        f.window->resize(960, 600);
        for (const char* page : { "railHome", "railImports", "railSettings" }) {
            f.click(page);
            QCoreApplication::processEvents();
            QCOMPARE(f.window->size(), QSize(960, 600));
            for (const auto* label : f.window->findChildren<Label*>()) {
                if (!label->isVisible() || label->fullText().isEmpty() || !label->pixmap().isNull())
                    continue;
                const bool whole = label->text() == label->fullText();
                const int needed = label->wordWrap() ? label->heightForWidth(label->width())
                                                     : label->sizeHint().height();
                QVERIFY2(whole && label->height() >= needed - 1
                        && (label->wordWrap() || label->width() >= label->sizeHint().width() - 1),
                    qPrintable(label->fullText()));
            }
        }
    }
};

MUTUALS_WINDOW_TEST(tst_MainWindow)
#include "tst_MainWindow.moc"
