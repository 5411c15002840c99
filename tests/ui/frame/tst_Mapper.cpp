#include "tests/ui/support/WindowFixture.h"

#include "core/store/Workspace.h"
#include "ui/widgets/Label.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>

using namespace mutuals;
using namespace mutuals::test;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;

namespace {

QString path(const std::filesystem::path& file)
{
    return QString::fromStdString(file.string());
}

QString words(const QWidget* widget)
{
    QStringList words;
    for (const auto* label : widget->findChildren<Label*>())
        words.append(label->fullText());
    return words.join(u'\n');
}

const std::string kTable = "Nr,Wer,Wann,Was,Herzen\n"
                           "1,@ben,2024-03-01 10:00:00,so good,3\n"
                           "2,@cleo,2024-03-01 10:05:00,it is,0\n"
                           "3,@dora,2024-03-02 08:00:00,how so,12\n";

} // namespace

/// A table that nobody knows, until the user says what its columns are.
class tst_Mapper : public QObject {
    Q_OBJECT

    static QString go(const WindowFixture& f) { return f.find<QAbstractButton>("sheetGo")->text(); }

    static bool opensMapper(const WindowFixture& f)
    {
        if (!f.asks() || !f.find("answer0"))
            return false;
        f.click("answer0");
        return QTest::qWaitFor([&f] { return f.shows("mapperSheet"); }, WindowFixture::kPatience);
    }

    /// With the keys, as who does not use the mouse.
    static void choose(const WindowFixture& f, const char* box, const QString& words)
    {
        auto* combo = f.find<QComboBox>(box);
        combo->setFocus(Qt::TabFocusReason);
        QTest::keyClick(combo, Qt::Key_Home);
        for (int i = 0; i < combo->count() && combo->currentText() != words; ++i)
            QTest::keyClick(combo, Qt::Key_Down);
        QCOMPARE(combo->currentText(), words);
    }

    static int comments(const WindowFixture& f)
    {
        auto workspace = Workspace::open(f.folder / "test.db", Workspace::Access::read);
        const auto counts = workspace->talk().counts(workspace->creators().all()->front().id);
        return counts ? counts->comments : -1;
    }

private slots:
    void theGuessIsCorrectedByMouseAndKeysAndRemembered()
    {
        WindowFixture f;
        f.window->importFiles({ path(f.folder.file("odd.csv", kTable)) });
        QVERIFY(opensMapper(f));
        QCOMPARE(f.find<QComboBox>("role0")->currentText(), u"Not needed"_s);
        QCOMPARE(f.find<QComboBox>("role1")->currentText(), u"User name"_s);
        QCOMPARE(f.find<QComboBox>("role2")->currentText(), u"Time"_s);
        QCOMPARE(f.find<QComboBox>("role3")->currentText(), u"Text"_s);
        QCOMPARE(f.find<Label>("mapperReads")->fullText(),
            u"3 of the first 3 rows can be read as comments."_s);
        QVERIFY(words(f.find("mapperLines")).startsWith(u"@ben  ·  1 Mar 2024, 10:00 UTC"_s));

        auto* hearts = f.find<QComboBox>("role4");
        QTest::mouseClick(hearts, Qt::LeftButton);
        QTRY_VERIFY(hearts->view()->isVisible());
        const QModelIndex likes = hearts->model()->index(hearts->findText(u"Likes"_s), 0);
        QTest::qWait(QApplication::doubleClickInterval() + 10); // else it opens and closes
        hearts->view()->scrollTo(likes);
        const QPoint at = hearts->view()->visualRect(likes).center();
        QTest::mouseMove(hearts->view()->viewport(), at);
        QTRY_COMPARE(hearts->view()->currentIndex(), likes); // it follows the pointer
        QTest::mouseClick(hearts->view()->viewport(), Qt::LeftButton, {}, at);
        QTRY_COMPARE(hearts->currentText(), u"Likes"_s);
        QVERIFY2(words(f.find("mapperLines")).contains(u"“how so”  ·  12 likes"_s),
            qPrintable(words(f.find("mapperLines"))));

        f.click("mapperUse");
        QVERIFY(!f.shows("mapperSheet"));
        QTRY_COMPARE_WITH_TIMEOUT(go(f), u"Import"_s, WindowFixture::kPatience);
        QVERIFY(f.letIn());
        QCOMPARE(comments(f), 3);

        // The next download of the same header needs no word.
        f.window->importFiles({ path(f.folder.file(
            "odd 2.csv", "Nr,Wer,Wann,Was,Herzen\n9,@eve,2024-03-03 10:00:00,again,1\n")) });
        QVERIFY(f.asks());
        QCOMPARE(f.find<Label>("sheetTitle")->fullText(), u"Ready to import"_s);
        f.click("changeColumns"); // but what was said can be changed
        QCOMPARE(f.find<QComboBox>("role4")->currentText(), u"Likes"_s);
        choose(f, "role4", u"Not needed"_s);
        f.click("mapperUse");
        QVERIFY(f.letIn());
        QCOMPARE(comments(f), 4);
    }

    void everythingIsReachedWithTheKeys()
    {
        WindowFixture f;
        f.window->importFiles({ path(f.folder.file("odd.csv", kTable)) });
        QVERIFY(opensMapper(f));
        QCOMPARE(QApplication::focusWidget(), f.find("mapperUse"));
        QSet<QString> reached;
        for (int i = 0; i < 12; ++i) {
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
            QVERIFY(f.find("mapperSheet")->isAncestorOf(QApplication::focusWidget()));
            reached.insert(QApplication::focusWidget()->objectName());
        }
        for (const char* name : { "role0", "role4", "mapperBack", "mapperUse" })
            QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
        choose(f, "role4", u"Likes"_s);
        choose(f, "role3", u"Bio"_s);
        choose(f, "role2", u"Not needed"_s);
        QCOMPARE(f.find<Label>("mapperReads")->fullText(),
            u"3 of the first 3 rows can be read as people."_s);
        f.find("mapperUse")->setFocus(Qt::TabFocusReason);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(
            words(f.find("importSheet")).contains(u"3 profiles"_s), WindowFixture::kPatience);
    }

    void aRoleIsHeldByOneColumn()
    {
        WindowFixture f;
        f.window->importFiles({ path(f.folder.file("odd.csv", kTable)) });
        QVERIFY(opensMapper(f));
        choose(f, "role0", u"User name"_s);
        QCOMPARE(f.find<QComboBox>("role1")->currentText(), u"Not needed"_s);
        choose(f, "role0", u"Not needed"_s);
        QCOMPARE(f.find<QComboBox>("role1")->currentText(), u"User name"_s);
    }

    void tooLittleIsSaidAndCannotBeUsed()
    {
        WindowFixture f;
        f.window->importFiles({ path(f.folder.file("odd.csv", kTable)) });
        QVERIFY(opensMapper(f));
        choose(f, "role1", u"Not needed"_s);
        QVERIFY(!f.find("mapperUse")->isEnabled());
        QCOMPARE(f.find<Label>("mapperReads")->fullText(), u"Which column holds the user names?"_s);
        QVERIFY(!f.shows("mapperLines"));
    }

    void escapeGoesBackToTheFiles()
    {
        WindowFixture f;
        f.window->importFiles({ path(f.folder.file("odd.csv", kTable)) });
        QVERIFY(f.asks());
        f.find("answer0")->setFocus(Qt::TabFocusReason);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(f.shows("mapperSheet"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!f.shows("mapperSheet"));
        QVERIFY(f.shows("importSheet"));
        QVERIFY(!f.find("railHome")->isEnabled()); // the files still wait
        QCOMPARE(QApplication::focusWidget(), f.find("answer0"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QVERIFY(!f.shows("importSheet"));
        QVERIFY(f.find("railHome")->isEnabled());
    }

    void itGoesWithItsWorkspace()
    {
        WindowFixture f;
        f.window->importFiles({ path(f.folder.file("odd.csv", kTable)) });
        QVERIFY(opensMapper(f));
        QVERIFY(f.window->openWorkspace(f.folder / "another.db"));
        QVERIFY(!f.shows("mapperSheet"));
        QVERIFY(f.find("railHome")->isEnabled());
    }

    void oneWordIsEnoughForAllTablesWithTheHeader()
    {
        WindowFixture f;
        QStringList files;
        for (int i = 0; i < 3; ++i)
            files.append(path(f.folder.file("odd " + std::to_string(i) + ".csv",
                kTable + std::to_string(i) + ",@eve,2024-03-03 10:00:00,once again,1\n")));
        f.window->importFiles(files);
        QVERIFY(opensMapper(f));
        QVERIFY(f.find("mapperUse")->isEnabled());
        f.click("mapperUse");
        QTRY_COMPARE_WITH_TIMEOUT(go(f), u"Import all 3"_s, WindowFixture::kPatience);
    }

    void theOrderOfDayAndMonthIsAsked()
    {
        WindowFixture f;
        f.window->importFiles({ path(f.folder.file(
            "odd.csv", "Wer,Wann,Was\n@ben,01/02/2023,so good\n@cleo,03/04/2023,it is\n")) });
        QVERIFY(opensMapper(f));
        QVERIFY(f.shows("mapperDates"));
        QVERIFY(!f.find("mapperUse")->isEnabled());
        choose(f, "mapperDates", u"The day comes first"_s);
        QVERIFY2(words(f.find("mapperLines")).contains(u"1 Feb 2023"_s),
            qPrintable(words(f.find("mapperLines"))));
        choose(f, "mapperDates", u"The month comes first"_s);
        QVERIFY(words(f.find("mapperLines")).contains(u"2 Jan 2023"_s));
        f.click("mapperUse");
        QTRY_COMPARE_WITH_TIMEOUT(go(f), u"Import"_s, WindowFixture::kPatience);
    }

    void hiddenNamesStayHidden()
    {
        WindowFixture f;
        f.click("hideNamesEye");
        f.window->importFiles({ path(f.folder.file("odd.csv", kTable)) });
        QVERIFY(opensMapper(f));
        const QString shown = words(f.find("mapperSheet"));
        QVERIFY2(!shown.contains(u"ben"_s) && !shown.contains(u"dora"_s), qPrintable(shown));
    }

    void nothingIsCutInASmallWindowWithLargeText()
    {
        WindowFixture f;
        f.theme.setTextPercent(150);
        f.window->resize(960, 600);
        f.window->importFiles({ path(f.folder.file("odd.csv", kTable)) });
        QVERIFY(opensMapper(f));
        QCoreApplication::processEvents();
        const QWidget* sheet = f.find("mapperSheet");
        for (const char* name : { "mapperBack", "mapperUse" }) {
            const QWidget* part = f.find(name);
            const QRect at(part->mapTo(sheet, QPoint()), part->size());
            QVERIFY2(sheet->rect().contains(at), name);
            QVERIFY2(part->width() >= part->sizeHint().width() - 1, name);
        }
        f.theme.setTextPercent(100);
    }
};

MUTUALS_WINDOW_TEST(tst_Mapper)
#include "tst_Mapper.moc"
