#include "tests/support/ExportBuilder.h"
#include "tests/ui/support/WindowFixture.h"

#include "ui/widgets/Label.h"

#include <QAbstractButton>
#include <QAction>
#include <QDragEnterEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMimeData>
#include <QUrl>

using namespace mutuals;
using namespace mutuals::test;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;

namespace {

QString path(const std::filesystem::path& file)
{
    return QString::fromStdString(file.string());
}

/// An archive of @ana with `followers` followers, all since days apart.
std::filesystem::path archive(const TempFolder& folder, const char* name, int followers)
{
    ExportBuilder builder;
    builder.owner("ana");
    for (int i = 0; i < followers; ++i)
        builder.follower("fan" + std::to_string(i),
            "2024-03-01 12:" + std::to_string(10 + i / 60 % 50) + ":"
                + std::to_string(10 + i % 50));
    return builder.zip(folder / name);
}

QString allText(const QWidget* widget)
{
    QStringList words;
    for (const auto* label : widget->findChildren<Label*>())
        words.append(label->fullText());
    return words.join(u'\n');
}

} // namespace

class tst_Importing : public QObject {
    Q_OBJECT

private slots:
    void hiddenNamesAreNotInTheNamesOfFiles()
    {
        WindowFixture f;
        f.dialogs.toOpen = { path(archive(f.folder, "TikTok_Ana_manana.zip", 3)) };
        f.find<QAction>("importAction")->trigger();
        QVERIFY(f.letIn());
        QVERIFY(allText(f.find("importsPage")).contains(u"TikTok_Ana_manana.zip"_s));
        f.click("hideNamesEye");
        const QString words = allText(f.find("importsPage"));
        QVERIFY2(!words.contains(u"_Ana_"_s), qPrintable(words));
        QCOMPARE(words.count(u"TikTok_hidden_manana.zip"_s), 2); // of just now, and in the list
    }
    void searchFindsThoseWhoLeftAsWell()
    {
        WindowFixture f;
        f.dialogs.toOpen = { path(archive(f.folder, "TikTok_Data_1734564600.zip", 3)) };
        f.find<QAction>("importAction")->trigger();
        QVERIFY(f.letIn());
        f.dialogs.toOpen = { path(archive(f.folder, "TikTok_Data_1735564600.zip", 2)) };
        f.find<QAction>("importAction")->trigger();
        QVERIFY(f.letIn());
        auto* search = f.find<QLineEdit>("search");
        const auto hits = [&] {
            QStringList words;
            const auto* results = f.find<QListWidget>("searchResults");
            for (int i = 0; i < results->count(); ++i)
                words << results->item(i)->text();
            return words.join(u' ');
        };
        QTRY_VERIFY_WITH_TIMEOUT(allText(f.find("importsPage")).contains(u"2 followers"_s), 20000);
        QTest::keyClick(f.window.get(), Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(search, u"fan"_s);
        QTRY_COMPARE(hits(), u"@fan0 @fan1 @fan2 · left"_s);
    }
    void theMenuImportsAndSumsUp()
    {
        WindowFixture f;
        f.dialogs.toOpen = { path(archive(f.folder, "TikTok_Data_1734564600.zip", 3)) };
        f.find<QAction>("importAction")->trigger();
        QVERIFY(f.letIn());
        const QString words = allText(f.find("recentImports"));
        QVERIFY2(words.contains(u"1 file is in."_s), qPrintable(words));
        QVERIFY2(words.contains(u"Data archive"_s), qPrintable(words));
        QVERIFY2(words.contains(u"3 followers"_s), qPrintable(words));
        QVERIFY2(words.contains(u"18 December 2024"_s), qPrintable(words));
        QVERIFY2(words.contains(u"3 new, 0 known, 0 left out"_s), qPrintable(words));
        f.click("railHome");
        QVERIFY(f.shows("homePage"));
    }

    void theSameFileTwiceAddsNothing()
    {
        WindowFixture f;
        const QString file = path(archive(f.folder, "TikTok_Data_1734564600.zip", 3));
        QVERIFY(f.import({ file }));
        f.click("recentClose");
        f.window->importFiles({ file });
        QVERIFY(f.asks());
        QCOMPARE(f.find<Label>("sheetTitle")->fullText(), u"This file is in already"_s);
        QVERIFY(allText(f.find("importSheet")).contains(u"It would add nothing."_s));
        QCOMPARE(f.find<QAbstractButton>("sheetGo")->text(), u"Close"_s);
        f.click("sheetGo");
        QVERIFY(!f.shows("importSheet"));
        QVERIFY(!f.shows("recentImports"));
    }

    void badFilesAreRefusedWithAReasonAndTheOthersGoIn()
    {
        WindowFixture f;
        const auto good = archive(f.folder, "TikTok_Data_1734564600.zip", 2);
        const std::string whole = bytesOf(good);
        const auto cut = f.folder.file("cut.zip", whole.substr(0, whole.size() / 2));
        const auto empty = f.folder.file("empty.json", "");
        const auto page = f.folder.file("page.json", "<!DOCTYPE html><html><body>Log in</body>");
        const auto other = f.folder.file("other.json", R"({"name": "package", "version": 3})");
        QVERIFY(f.import({ path(good), path(cut), path(empty), path(page), path(other) }));
        const QString words = allText(f.find("recentImports"));
        for (const auto& sentence : { u"1 file is in, 4 could not be used."_s,
                 u"“cut.zip” is incomplete: its download broke off. Download it again."_s,
                 u"“empty.json” is empty."_s, u"“page.json” is a web page"_s,
                 u"“other.json” is JSON, but not TikTok's data archive."_s })
            QVERIFY2(words.contains(sentence), qPrintable(sentence + u"\nin\n"_s + words));
        QCOMPARE(f.find("recentImports")->findChildren<QWidget*>(u"refusedCard"_s).size(), 4);
    }

    void aFileThatEndsEarlyOffersItsCompleteRows()
    {
        WindowFixture f;
        ExportBuilder builder;
        builder.owner("ana");
        for (int i = 0; i < 200; ++i)
            builder.follower(
                "fan" + std::to_string(i), "2024-03-01 12:00:" + std::to_string(10 + i % 50));
        const std::string json = builder.json();
        const auto cut =
            f.folder.file("user_data_tiktok.json", json.substr(0, json.find("fan150")));
        f.window->importFiles({ path(cut) });
        QVERIFY(f.asks());
        QCOMPARE(f.find<Label>("sheetTitle")->fullText(), u"One question first"_s);
        QVERIFY(allText(f.find("importSheet")).contains(u"ends in the middle"_s));
        QCOMPARE(f.find<QAbstractButton>("answer0")->text(), u"Take the 150 complete rows"_s);
        f.click("answer0");
        QTRY_COMPARE_WITH_TIMEOUT(
            f.find<QAbstractButton>("sheetGo")->text(), u"Import"_s, WindowFixture::kPatience);
        QVERIFY(f.letIn());
        QVERIFY2(allText(f.find("recentImports")).contains(u"1 file is in."_s),
            qPrintable(allText(f.find("recentImports"))));
    }

    void twoFilesOfOneNameAreTwoFiles()
    {
        WindowFixture f;
        const auto nothing = ExportBuilder().owner("ana");
        const auto one = f.folder.file("one/user_data_tiktok.json", nothing.json());
        const auto two =
            f.folder.file("two/user_data_tiktok.json", ExportBuilder().owner("bea").json());
        f.window->importFiles({ path(one), path(two) }); // neither says its day
        QVERIFY(f.asks());
        for (int left = 2; left > 0; --left) {
            QTRY_COMPARE_WITH_TIMEOUT(
                f.find("importSheet")->findChildren<QWidget*>(u"fileQuestion"_s).size(), left,
                WindowFixture::kPatience);
            f.find<QLineEdit>("answerDay")->setText(u"2024-12-18"_s);
            f.click("answer0");
        }
        QTRY_COMPARE_WITH_TIMEOUT(f.find<QAbstractButton>("sheetGo")->text(), u"Import all 2"_s,
            WindowFixture::kPatience);
        QVERIFY(f.letIn());
        const QString words = allText(f.find("recentImports"));
        QVERIFY2(words.contains(u"2 files are in."_s), qPrintable(words));
    }

    void aQuestionThatStaysOpenKeepsNoOtherFileOut()
    {
        WindowFixture f;
        const std::string nothing = ExportBuilder().owner("ana").json();
        const auto one = f.folder.file("one.json", nothing);
        const auto two = f.folder.file("two.json", nothing);
        const auto good = archive(f.folder, "TikTok_Data_1734564600.zip", 2);
        QVERIFY(f.import({ path(one), path(two), path(good) }));
        const QString words = allText(f.find("recentImports"));
        QVERIFY2(words.contains(u"1 file is in, 2 could not be used."_s), qPrintable(words));
    }

    void whatWasLookedAtGoesWithItsWorkspace()
    {
        WindowFixture f;
        f.window->importFiles({ path(archive(f.folder, "TikTok_Data_1734564600.zip", 2)) });
        QVERIFY(f.asks());
        QVERIFY(f.window->openWorkspace(f.folder / "another.db"));
        QVERIFY(!f.shows("importSheet"));
        QVERIFY(f.find("railImports")->isEnabled());
        f.click("railImports");
        QVERIFY(!f.shows("recentImports"));
        QVERIFY(f.import({ path(f.folder / "TikTok_Data_1734564600.zip") }));
        QVERIFY(f.window->openWorkspace(f.folder / "a third.db"));
        f.click("railImports");
        QVERIFY(!f.shows("recentImports"));
        QVERIFY(!f.find("importCard"));
    }

    void whatLooksLikeHtmlIsShownAsText()
    {
        WindowFixture f;
        const auto file = f.folder.file("<img src=x> <b>bold.json", "[]");
        const auto good = archive(f.folder, "TikTok_Data_1734564600.zip", 2);
        QVERIFY(f.import({ path(file), path(good) }));
        for (const auto* label : f.window->findChildren<QLabel*>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
        QVERIFY(allText(f.find("recentImports")).contains(u"<img src=x>"_s));
        QVERIFY(allText(f.find("importSheet")).contains(u"<img src=x>"_s));
    }

    void aDropSaysWhatItHoldsAndImports()
    {
        WindowFixture f;
        const auto file = archive(f.folder, "TikTok_Data_1734564600.zip", 2);
        const auto other = f.folder.file("letter.txt", "Dear all");
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(path(file)), QUrl::fromLocalFile(path(other)) });
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QVERIFY(QApplication::sendEvent(f.window.get(), &enter));
        QVERIFY(enter.isAccepted());
        QVERIFY(f.shows("dropVeil"));
        QCOMPARE(f.find<Label>("dropText")->fullText(),
            u"2 files: a data archive, one that does not look like a TikTok export"_s);
        QDropEvent drop(QPointF(300, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(f.window.get(), &drop);
        QVERIFY(!f.shows("dropVeil"));
        QVERIFY(f.letIn());
        QVERIFY(allText(f.find("recentImports")).contains(u"1 file is in, 1 could not be used."_s));
    }

    void aLargeFolderIsNotLookedAtWhole()
    {
        WindowFixture f;
        for (int i = 0; i < 60; ++i)
            f.folder.file("drop/" + std::to_string(i) + ".txt", "Dear all");
        QMimeData data;
        data.setUrls({ QUrl::fromLocalFile(path(f.folder / "drop")) });
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(f.window.get(), &enter);
        QCOMPARE(f.find<Label>("dropText")->fullText(),
            u"50 or more files: 50 that do not look like TikTok exports"_s);
    }

    void aDroppedAddressIsNotFetched()
    {
        WindowFixture f;
        QMimeData data;
        data.setUrls({ QUrl(u"https://example.org/TikTok_Data_1.zip"_s) });
        QDragEnterEvent enter(QPoint(300, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QApplication::sendEvent(f.window.get(), &enter);
        QCOMPARE(f.find<Label>("dropText")->fullText(),
            u"Download it first: Mutuals does not go online."_s);
        QDragLeaveEvent leave;
        QApplication::sendEvent(f.window.get(), &leave);
        QVERIFY(!f.shows("dropVeil"));
    }

    void cancelStopsAnImportAndNothingIsLeft()
    {
        WindowFixture f;
        // Many: what is over before the bar comes cannot be stopped.
        const auto file = archive(f.folder, "TikTok_Data_1734564600.zip", 900'000);
        f.window->importFiles({ path(file) });
        QVERIFY(QTest::qWaitFor([&] { return f.shows("jobBar"); }, WindowFixture::kPatience / 4));
        f.click("jobCancel");
        QElapsedTimer timer;
        timer.start();
        QTRY_VERIFY_WITH_TIMEOUT(f.shows("toast"), WindowFixture::kPatience);
        // 200 ms are promised; a machine under load gets some more.
        QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
        QTRY_VERIFY(!f.shows("jobBar"));
        QVERIFY(!f.shows("importSheet"));
        QVERIFY(f.shows("firstRunPage"));
    }

    void aFileWithoutADayAsksForIt()
    {
        WindowFixture f;
        const auto file =
            f.folder.file("user_data_tiktok.json", ExportBuilder().owner("ana").json());
        f.window->importFiles({ path(file) });
        QVERIFY(f.asks());
        QVERIFY(allText(f.find("importSheet")).contains(u"From which day is it?"_s));
        f.find<QLineEdit>("answerDay")->setText(u"18 December 2024"_s);
        f.click("answer0");
        QTRY_COMPARE_WITH_TIMEOUT(
            f.find<QAbstractButton>("sheetGo")->text(), u"Import"_s, WindowFixture::kPatience);
        QVERIFY(f.letIn());
        QVERIFY(allText(f.find("recentImports")).contains(u"18 December 2024"_s));
    }

    void aNameForTheNamelessIsAskedFor()
    {
        WindowFixture f;
        ExportBuilder nameless;
        nameless.follower("ben", "2024-03-01 12:00:00");
        const auto first = nameless.zip(f.folder / "TikTok_Data_1734564600.zip");
        QVERIFY(f.import({ path(first) }));
        ExportBuilder named;
        named.owner("a&b").follower("ben", "2024-03-01 12:00:00");
        f.window->importFiles({ path(named.zip(f.folder / "TikTok_Data_1744564600.zip")) });
        QVERIFY(f.asks());
        const QString words = allText(f.find("importSheet"));
        QVERIFY2(words.contains(u"It says that it is of @a&b."_s), qPrintable(words));
        QCOMPARE(f.find<QAbstractButton>("answer0")->text(),
            u"Yes, all of @a&&b"_s); // else a mnemonic
        f.click("answer0");
        QTRY_COMPARE_WITH_TIMEOUT(
            f.find<QAbstractButton>("sheetGo")->text(), u"Import"_s, WindowFixture::kPatience);
        QVERIFY(f.letIn());
        QCOMPARE(f.find<QAbstractButton>("creatorButton")->text(), u"@a&b"_s);
        QVERIFY(allText(f.find("recentImports")).contains(u"1 file is in."_s));
    }

    void reportsOpenInTheirCard()
    {
        WindowFixture f;
        ExportBuilder builder;
        builder.owner("ana").follower("ben", "2024-03-01 12:00:00");
        builder.follower("cleo", "31 February");
        QVERIFY(f.import({ path(builder.zip(f.folder / "TikTok_Data_1734564600.zip")) }));
        QVERIFY(!f.shows("importReport"));
        QTest::mouseClick(
            f.find("recentImports")->findChild<QWidget*>(u"importOpen"_s), Qt::LeftButton);
        QTRY_VERIFY(f.shows("importReport"));
        QVERIFY2(allText(f.find("importReport")).contains(u"FansList"_s),
            qPrintable(allText(f.find("importReport"))));
    }
};

MUTUALS_WINDOW_TEST(tst_Importing)
#include "tst_Importing.moc"
