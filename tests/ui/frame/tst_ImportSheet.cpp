#include "tests/support/ExportBuilder.h"
#include "tests/ui/support/WindowFixture.h"

#include "core/store/Workspace.h"
#include "ui/widgets/Label.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QElapsedTimer>

using namespace mutuals;
using namespace mutuals::test;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;

/// The look at files before they go in: what it says, and what the user can do there.
class tst_ImportSheet : public QObject {
    Q_OBJECT

    static QString path(const std::filesystem::path& file)
    {
        return QString::fromStdString(file.string());
    }

    static QString archive(const WindowFixture& f, const char* owner, const char* name)
    {
        ExportBuilder builder;
        builder.owner(owner).follower("ben", "2024-03-01 12:00:00");
        return path(builder.zip(f.folder / name));
    }

    /// Days of December 2024, views as given.
    static QString overview(const WindowFixture& f, const char* name, int from, int to, int views)
    {
        std::string rows = "Date,Video Views,Profile Views,Likes,Comments,Shares\n";
        for (int day = from; day <= to; ++day)
            rows += "2024-12-" + std::string(day < 10 ? "0" : "") + std::to_string(day) + ","
                + std::to_string(day == to ? views + 1 : views) + ",8,3,2,1\n";
        return path(f.folder.file(name, rows));
    }

    static QString words(const QWidget* widget)
    {
        QStringList words;
        for (const auto* label : widget->findChildren<Label*>())
            words.append(label->fullText());
        return words.join(u'\n');
    }
    static QString words(const WindowFixture& f) { return words(f.find("importSheet")); }

    static QString go(const WindowFixture& f) { return f.find<QAbstractButton>("sheetGo")->text(); }

    static std::size_t imports(const WindowFixture& f)
    {
        auto workspace = Workspace::open(f.folder / "test.db", Workspace::Access::read);
        return workspace->imports().all()->size();
    }

private slots:
    void aCleanFileCostsOneKey()
    {
        WindowFixture f;
        f.window->importFiles({ archive(f, "ana", "TikTok_Data_1734564600.zip") });
        QVERIFY(f.asks());
        QCOMPARE(f.find<Label>("sheetTitle")->fullText(), u"Ready to import"_s);
        QCOMPARE(go(f), u"Import"_s);
        QVERIFY2(words(f).contains(u"@ana  ·  "_s), qPrintable(words(f)));
        QVERIFY2(words(f).contains(u"1 follower and 0 following as of 18 December 2024."_s),
            qPrintable(words(f)));
        QVERIFY(!f.shows("fileCheck"));
        QCOMPARE(imports(f), 0U);
        QCOMPARE(QApplication::focusWidget(), f.find("sheetGo"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(f.shows("recentImports"), WindowFixture::kPatience);
        QCOMPARE(imports(f), 1U);
    }

    void escapeLeavesEverythingOut()
    {
        WindowFixture f;
        f.window->importFiles({ archive(f, "ana", "TikTok_Data_1734564600.zip") });
        QVERIFY(f.asks());
        QVERIFY(!f.find("railHome")->isEnabled()); // what lies under it waits
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!f.shows("importSheet"));
        QVERIFY(f.find("railHome")->isEnabled());
        QCOMPARE(imports(f), 0U);
        QVERIFY(f.shows("firstRunPage"));
    }

    void theKeysStayInTheSheet()
    {
        WindowFixture f;
        f.window->importFiles({ archive(f, "ana", "TikTok_Data_1734564600.zip"),
            overview(f, "Overview.csv", 1, 9, 50) });
        QVERIFY(f.asks());
        QSet<QString> reached;
        for (int i = 0; i < 20; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(f.find("importSheet")->isAncestorOf(QApplication::focusWidget()));
            reached.insert(QApplication::focusWidget()->objectName());
        }
        for (const auto& name :
            { u"fileCheck"_s, u"importOpen"_s, u"sheetAll"_s, u"sheetLeave"_s, u"sheetGo"_s })
            QVERIFY2(reached.contains(name), qPrintable(name));
        QTest::keyClick(f.window.get(), Qt::Key_K, Qt::ControlModifier);
        QVERIFY(!f.find("search")->hasFocus());
        f.find("sheetLeave")->setFocus(Qt::TabFocusReason);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(!f.shows("importSheet"));
        QCOMPARE(imports(f), 0U);
    }

    void filesAreLeftOutOneByOneOrAllTogether()
    {
        WindowFixture f;
        f.window->importFiles({ archive(f, "ana", "TikTok_Data_1734564600.zip"),
            overview(f, "Overview.csv", 1, 9, 50), path(f.folder.file("letter.json", "{}")) });
        QVERIFY(f.asks());
        QCOMPARE(f.find<Label>("sheetTitle")->fullText(), u"2 of 3 files are ready"_s);
        QVERIFY2(words(f).contains(u"1 cannot be used."_s), qPrintable(words(f)));
        QCOMPARE(go(f), u"Import all 2"_s);
        QList<QCheckBox*> boxes;
        for (auto* box : f.find("importSheet")->findChildren<QCheckBox*>(u"fileCheck"_s)) {
            if (box->isVisible())
                boxes.append(box);
        }
        QCOMPARE(boxes.size(), 2);
        QTest::mouseClick(boxes[0], Qt::LeftButton, {}, QPoint(8, boxes[0]->height() / 2));
        QCOMPARE(go(f), u"Import 1 of 2"_s);
        QCOMPARE(f.find<QCheckBox>("sheetAll")->checkState(), Qt::PartiallyChecked);
        f.find<QCheckBox>("sheetAll")->click();
        QCOMPARE(go(f), u"Import all 2"_s);
        f.find<QCheckBox>("sheetAll")->click();
        QVERIFY(!f.find("sheetGo")->isEnabled());
        boxes[1]->click();
        QCOMPARE(go(f), u"Import 1 of 2"_s);
        f.click("sheetGo");
        QTRY_VERIFY_WITH_TIMEOUT(f.shows("recentImports"), WindowFixture::kPatience);
        QCOMPARE(f.find<Label>("recentTitle")->fullText(), u"1 file is in, 1 could not be used."_s);
        QCOMPARE(imports(f), 1U);
    }

    void aSecondCreatorIsSaidBefore()
    {
        WindowFixture f;
        QVERIFY(f.import({ archive(f, "ana", "TikTok_Data_1734564600.zip") }));
        f.window->importFiles({ archive(f, "bea", "TikTok_Data_1734564601.zip") });
        QVERIFY(f.asks());
        QVERIFY2(words(f).contains(u"It makes a second creator, kept apart from @ana."_s),
            qPrintable(words(f)));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        auto workspace = Workspace::open(f.folder / "test.db", Workspace::Access::read);
        QCOMPARE(workspace->creators().all()->size(), 1U);
    }

    void whoseATableIsIsAsked()
    {
        WindowFixture f;
        QVERIFY(f.import({ archive(f, "ana", "TikTok_Data_1734564600.zip"),
            archive(f, "bea", "TikTok_Data_1734564601.zip") }));
        f.window->importFiles({ overview(f, "Overview.csv", 1, 9, 50) });
        QVERIFY(f.asks());
        QVERIFY2(words(f).contains(u"Whose file is it?"_s), qPrintable(words(f)));
        QCOMPARE(go(f), u"Close"_s);
        for (auto* answer : f.find("fileQuestion")->findChildren<QAbstractButton*>()) {
            if (answer->text() == u"@bea"_s) {
                answer->click();
                break;
            }
        }
        QTRY_COMPARE_WITH_TIMEOUT(go(f), u"Import"_s, WindowFixture::kPatience);
        QVERIFY2(words(f).contains(u"@bea  ·  "_s), qPrintable(words(f)));
        QVERIFY(f.letIn());
    }

    void theYearIsChosenAmongThoseThatFit()
    {
        WindowFixture f;
        std::string rows = "Date,Video Views,Profile Views,Likes,Comments,Shares\n";
        for (int day = 1; day <= 12; ++day)
            rows += "December " + std::to_string(day) + ",9,8,3,2,1\n";
        f.window->importFiles({ path(f.folder.file("Overview.csv", rows)) });
        QVERIFY(f.asks());
        QVERIFY2(words(f).contains(u"In which year does it end?"_s), qPrintable(words(f)));
        const QString year = f.find<QAbstractButton>("answer1")->text();
        QVERIFY2(year.startsWith(u"20"_s), qPrintable(year));
        f.click("answer1");
        QTRY_COMPARE_WITH_TIMEOUT(go(f), u"Import"_s, WindowFixture::kPatience);
        QVERIFY2(words(f).contains(u"12 December "_s + year), qPrintable(words(f)));
    }

    void whichListATextFileIsIsAskedBesideItsFirstRows()
    {
        WindowFixture f;
        ExportBuilder builder;
        builder.owner("ana").follower("ben", "2024-03-01 12:00:00");
        builder.follower("cleo", "2024-03-02 12:00:00");
        builder.following("dora", "2024-03-03 12:00:00");
        f.window->importFiles({ path(
            builder.textZip(f.folder / "TikTok_Data_1734564600.zip", TxtLanguage::invented())) });
        QVERIFY(f.asks());
        QVERIFY2(
            words(f).contains(u"in a language that Mutuals does not know"_s), qPrintable(words(f)));
        const auto boxes = f.find("fileQuestion")->findChildren<QComboBox*>();
        QVERIFY(!boxes.isEmpty());
        QVERIFY(!f.find("answer0")->isEnabled());
        QVERIFY2(words(f).contains(u"dora"_s), qPrintable(words(f)));
        for (int i = 0; i < boxes.size(); ++i) {
            const bool isFollowing = words(boxes[i]->parentWidget()).contains(u"dora"_s);
            boxes[i]->setFocus();
            QTest::keyClick(boxes[i], Qt::Key_Down); // My followers
            if (isFollowing)
                QTest::keyClick(boxes[i], Qt::Key_Down);
        }
        QVERIFY(f.find("answer0")->isEnabled());
        f.click("answer0");
        QTRY_COMPARE_WITH_TIMEOUT(go(f), u"Import"_s, WindowFixture::kPatience);
        QVERIFY2(words(f).contains(u"2 followers"_s) && words(f).contains(u"1 following"_s),
            qPrintable(words(f)));
    }

    void daysThatAreInAlreadyAreCompared()
    {
        WindowFixture f;
        QVERIFY(f.import({ overview(f, "Overview_2024-12-11.csv", 1, 10, 50) }));
        f.window->importFiles({ overview(f, "Overview_2024-12-15.csv", 4, 14, 50) });
        QVERIFY(f.asks());
        QVERIFY2(
            words(f).contains(u"Repeats 4 Dec – 10 Dec 2024 of “Overview_2024-12-11.csv”: 1 day "
                              "differs, and this newer download wins."_s),
            qPrintable(words(f)));
    }

    void aDropDuringTheLookComesNext()
    {
        WindowFixture f;
        f.window->importFiles({ archive(f, "ana", "TikTok_Data_1734564600.zip") });
        QVERIFY(f.asks());
        f.window->importFiles({ overview(f, "Overview.csv", 1, 9, 50) });
        QVERIFY(f.shows("toast"));
        QVERIFY(f.letIn());
        QVERIFY(f.asks());
        QVERIFY2(words(f).contains(u"Overview.csv"_s), qPrintable(words(f)));
        QVERIFY(f.letIn());
        QCOMPARE(imports(f), 2U);
    }

    void fiveHundredFilesAreOneList()
    {
        WindowFixture f;
        QStringList files;
        for (int i = 0; i < 500; ++i)
            files.append(path(f.folder.file("many/" + std::to_string(i) + ".json", "{}")));
        files.append(archive(f, "ana", "TikTok_Data_1734564600.zip"));
        f.window->importFiles(files);
        QVERIFY(f.asks());
        QCOMPARE(f.find<Label>("sheetTitle")->fullText(), u"1 of 501 files is ready"_s);
        QVERIFY(f.find("importSheet")->findChildren<QWidget*>(u"stagedCard"_s).size() < 100);
        QElapsedTimer timer;
        timer.start();
        f.window->grab();
        QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        QVERIFY(f.letIn());
        QCOMPARE(
            f.find<Label>("recentTitle")->fullText(), u"1 file is in, 500 could not be used."_s);
    }

    void nothingIsCutInASmallWindowWithLargeText()
    {
        WindowFixture f;
        f.theme.setTextPercent(150);
        f.window->resize(960, 600);
        f.window->importFiles({ archive(f, "ana", "TikTok_Data_1734564600.zip"),
            overview(f, "Overview.csv", 1, 9, 50), path(f.folder.file("letter.json", "{}")) });
        QVERIFY(f.asks());
        QCoreApplication::processEvents();
        const QWidget* sheet = f.find("importSheet");
        for (const char* name : { "sheetTitle", "sheetLeave", "sheetGo" }) {
            const QWidget* part = f.find(name);
            const QRect at(part->mapTo(sheet, QPoint()), part->size());
            QVERIFY2(sheet->rect().contains(at), name);
            QVERIFY2(part->width() >= part->sizeHint().width() - 1, name);
        }
        f.theme.setTextPercent(100);
    }
};

MUTUALS_WINDOW_TEST(tst_ImportSheet)
#include "tst_ImportSheet.moc"
