#include "tests/ui/support/PageFixture.h"
#include "tests/ui/support/UiTest.h"
#include "ui/charts/FigureView.h"
#include "ui/charts/ShareButton.h"
#include "ui/pages/ImpactPage.h"
#include "ui/text/Dates.h"
#include "ui/widgets/DateField.h"
#include "ui/widgets/Label.h"

#include <QCalendarWidget>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>

#include <utility>

using namespace mutuals;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;

class tst_ImpactPage : public QObject {
    Q_OBJECT

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<ImpactPage> m_page;

    static test::DayBuilder helped()
    {
        return { .before = 120, .after = 60, .noise = 0.05, .rateChange = 0.4 };
    }
    static Policy policyFrom(Day start)
    {
        Policy policy;
        policy.name = "follow-back";
        policy.start = start;
        return policy;
    }
    void show()
    {
        m_fixture->open();
        m_page = std::make_unique<ImpactPage>();
        m_page->resize(1080, 732);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->enter(m_fixture->context());
    }
    template <class T> T* find(const QString& name) const { return m_page->findChild<T*>(name); }
    QString text(const QString& name) const
    {
        const auto* label = find<Label>(name);
        return label ? label->fullText() : QString();
    }
    QString verdict(const QString& card) const
    {
        return find<QWidget>(card)->findChild<Label*>(u"verdict"_s)->fullText();
    }
    void click(const QString& name) const
    {
        auto* widget = find<QWidget>(name);
        QVERIFY(widget && widget->isVisible());
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    /// The box that the page has opened.
    static QDialog* box(const QString& name)
    {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == name && widget->isVisible())
                return qobject_cast<QDialog*>(widget);
        }
        return nullptr;
    }
    static void fill(QDialog* dialog, const QString& field, const QString& words)
    {
        auto* edit = dialog->findChild<QLineEdit*>(field);
        edit->clear();
        QTest::keyClicks(edit, words);
    }
    static void press(QDialog* dialog, const QString& button)
    {
        QTest::mouseClick(dialog->findChild<QWidget*>(button), Qt::LeftButton);
    }

private slots:
    void init() { m_fixture = std::make_unique<PageFixture>(); }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }

    void withoutDaysItSaysWhatIsMissing()
    {
        show();
        QSignalSpy wish(m_page.get(), &Page::importRequested);
        QVERIFY(!find<FigureView>(u"impactChart"_s)->isVisible());
        for (auto* button : m_page->findChildren<QPushButton*>()) {
            if (button->isVisible())
                QTest::mouseClick(button, Qt::LeftButton);
        }
        QCOMPARE(wish.size(), 1);
    }
    void withoutAPolicyItShowsTheDaysAndAsksForTheFirst()
    {
        m_fixture->studio(helped().days());
        show();
        QCOMPARE(text(u"impactTitle"_s), u"When did you begin to follow back?"_s);
        QCOMPARE(find<FigureView>(u"impactChart"_s)->figure().panels.size(), 1U);
        QCOMPARE(text(u"chartTitle"_s), u"Engagement rate"_s);
    }
    void theChartFillsTheHeightThatIsLeft()
    {
        m_fixture->studio(helped().days());
        m_fixture->addPolicy(policyFrom(helped().start()));
        show();
        QTRY_COMPARE(find<FigureView>(u"impactChart"_s)->figure().panels.size(), 3U);
        const auto* view = find<FigureView>(u"impactChart"_s);
        const QWidget* card = view->parentWidget();
        for (const int height : { 732, 900, 500 }) {
            m_page->resize(1080, height);
            QCoreApplication::processEvents();
            QVERIFY(card->contentsRect().contains(view->geometry()));
            QVERIFY(view->height() >= view->minimumSizeHint().height());
            const auto below = [&] {
                return height - card->mapTo(m_page.get(), QPoint(0, card->height())).y();
            };
            QTRY_VERIFY2(below() == 24 || height == 500, qPrintable(QString::number(below())));
        }
    }
    void aPolicyIsRecordedAndAnswered()
    {
        m_fixture->studio(helped().days());
        show();
        QSignalSpy wrote(m_page.get(), &Page::dataChanged);
        click(u"policyButton"_s);
        QTRY_VERIFY(box(u"policyDialog"_s));
        QDialog* dialog = box(u"policyDialog"_s);
        fill(dialog, u"policyName"_s, u"fifty <b>a</b> day"_s);
        fill(dialog, u"policyStart"_s, u"6 May 2025"_s);
        QTest::keyClick(dialog->findChild<QWidget*>(u"rulePerDay"_s), Qt::Key_Space);
        dialog->findChild<QSpinBox*>(u"numberPerDay"_s)->setValue(50);
        press(dialog, u"policySave"_s);
        QTRY_COMPARE(wrote.size(), 1);
        QTRY_COMPARE(
            text(u"impactTitle"_s), u"Fifty <b>a</b> day since "_s + dayAndMonth(helped().start()));
        const auto stored = m_fixture->reading().plans().policies(m_fixture->context().creator.id);
        QCOMPARE(stored->size(), 1U);
        QCOMPARE(stored->front().rules.mostPerDay, std::optional(50));
        QTRY_COMPARE(verdict(u"metric-engagement-rate"_s), u"suggests it helped"_s);
        QTRY_VERIFY(text(u"impactSentence"_s).contains(u"The data suggest it helped."_s));
        QTRY_COMPARE(find<FigureView>(u"impactChart"_s)->figure().panels.size(), 3U);
        QCOMPARE(
            text(u"chartTitle"_s), u"Engagement rose after "_s + dayAndMonth(helped().start()));
    }
    void aPolicyThatEndsBeforeItBeginsIsNotSaved()
    {
        m_fixture->studio(helped().days());
        show();
        click(u"policyButton"_s);
        QTRY_VERIFY(box(u"policyDialog"_s));
        QDialog* dialog = box(u"policyDialog"_s);
        fill(dialog, u"policyStart"_s, u"6 May 2025"_s);
        QVERIFY(dialog->findChild<QWidget*>(u"policySave"_s)->isEnabled());
        QTest::keyClick(dialog->findChild<QWidget*>(u"policyEnds"_s), Qt::Key_Space);
        fill(dialog, u"policyEnd"_s, u"5 May 2025"_s);
        QVERIFY(!dialog->findChild<QWidget*>(u"policySave"_s)->isEnabled());
        dialog->reject();
    }
    void whatIsTypedIsTheDayOrNoDayAtAll()
    {
        m_fixture->studio(helped().days());
        show();
        click(u"policyButton"_s);
        QTRY_VERIFY(box(u"policyDialog"_s));
        QDialog* dialog = box(u"policyDialog"_s);
        auto* start = dialog->findChild<DateField*>(u"policyStart"_s);
        const auto* save = dialog->findChild<QWidget*>(u"policySave"_s);
        // Four weeks before the newest day, for the files hold no Following list.
        QCOMPARE(*start->date(), qDate(helped().days().back().day).addDays(-28));
        const auto type = [&](const QString& words) {
            start->setFocus();
            QTest::keySequence(start, QKeySequence(QKeySequence::SelectAll));
            QTest::keyClicks(start, words);
        };
        for (const auto& words : { u"15 October 2024"_s, u"2024-10-15"_s, u"15.10.2024"_s,
                 u"15/10/2024"_s, u"October 15, 2024"_s, u"15 oct 2024"_s }) {
            type(words);
            QCOMPARE(start->date(), std::optional(QDate(2024, 10, 15)));
            QVERIFY(save->isEnabled());
        }
        for (const auto& words : { u"15 October"_s, u"31 June 2024"_s, u"15 Oktember 2024"_s,
                 u"15 October 20245"_s, u""_s }) {
            start->clear();
            type(words);
            QVERIFY2(!start->date(), qPrintable(words));
            QVERIFY(!save->isEnabled());
            QVERIFY(start->property("wrong").toBool());
        }
        type(u"nonsense"_s);
        dialog->findChild<QWidget*>(u"policyName"_s)->setFocus();
        QCOMPARE(start->text(), u"nonsense"_s);
        QVERIFY(dialog->findChild<Label*>(u"policyProblem"_s)->fullText().contains(u"nonsense"_s));
        start->setDate(QDate(2024, 12, 31));
        QTest::keyClick(start, Qt::Key_Up);
        QCOMPARE(start->text(), u"1 January 2025"_s);
        dialog->reject();
    }
    void theCalendarShowsTwoDigitDays()
    {
        DateField field(QDate(2025, 10, 5));
        field.show();
        field.openCalendar();
        auto* calendar = field.findChild<QCalendarWidget*>();
        QVERIFY(calendar && calendar->isVisible());
        auto* days = calendar->findChild<QTableView*>();
        QStyleOptionViewItem option;
        option.initFrom(days);
        option.widget = days;
        option.features |= QStyleOptionViewItem::HasDisplay;
        option.text = u"28"_s;
        option.rect = days->visualRect(days->model()->index(3, 3));
        const QRect room =
            days->style()->subElementRect(QStyle::SE_ItemViewItemText, &option, days);
        const int needed = option.fontMetrics.horizontalAdvance(option.text);
        const int margin = days->style()->pixelMetric(QStyle::PM_FocusFrameHMargin) + 1;
        QVERIFY2(room.width() - 2 * margin >= needed,
            qPrintable(u"%1 of %2"_s.arg(room.width()).arg(needed)));
        emit calendar->clicked(QDate(2025, 10, 28));
        QCOMPARE(field.text(), u"28 October 2025"_s);
    }
    void aPolicyAfterTheDaysShowsTheDaysAndSaysWhatIsMissing()
    {
        m_fixture->studio(helped().days());
        show();
        const Day last = helped().days().back().day;
        click(u"policyButton"_s);
        QTRY_VERIFY(box(u"policyDialog"_s));
        QDialog* dialog = box(u"policyDialog"_s);
        const auto* hint = dialog->findChild<Label*>(u"policyStartHint"_s);
        QVERIFY(!hint->isVisible());
        const QWidget* name = dialog->findChild<QWidget*>(u"policyName"_s);
        const int tall = name->height();
        fill(dialog, u"policyStart"_s, longDate(last + std::chrono::days(40)));
        QVERIFY(hint->isVisible());
        QVERIFY(hint->fullText().contains(longDate(last)));
        QCoreApplication::processEvents();
        QCOMPARE(name->height(), tall);
        press(dialog, u"policySave"_s);
        QTRY_VERIFY(text(u"impactSentence"_s).contains(longDate(last)));
        QVERIFY(find<QWidget>(u"importMore"_s)->isVisible());
        for (int round = 0; round < 20; ++round) // whatever the answers say when they come
            QTest::qWait(20);
        const Figure& figure = find<FigureView>(u"impactChart"_s)->figure();
        QCOMPARE(figure.panels.size(), 1U);
        QVERIFY(!figure.periods);
        QCOMPARE(figure.days.end, last + std::chrono::days(1));
    }
    void anotherMetricIsOneClickAway()
    {
        m_fixture->studio(helped().days());
        m_fixture->addPolicy(policyFrom(helped().start()));
        show();
        click(u"metric-views"_s);
        QTRY_VERIFY(text(u"impactSentence"_s).contains(u"views per day"_s));
        QVERIFY(!verdict(u"metric-views"_s).isEmpty());
        QVERIFY(verdict(u"metric-views"_s) != u"suggests it helped"_s);
    }
    void draggedPeriodsAreAnsweredAnew()
    {
        m_fixture->studio(helped().days());
        m_fixture->addPolicy(policyFrom(helped().start()));
        show();
        auto* view = find<FigureView>(u"impactChart"_s);
        QTRY_COMPARE(view->figure().panels.size(), 3U);
        const DayRange before = view->figure().periods->before;
        const QPoint handle = view->handlePosition(0);
        QTest::mousePress(view->viewport(), Qt::LeftButton, {}, handle);
        QTest::mouseMove(view->viewport(), handle + QPoint(60, 0));
        QTest::mouseMove(view->viewport(), handle + QPoint(120, 0));
        QTest::mouseRelease(view->viewport(), Qt::LeftButton, {}, handle + QPoint(120, 0));
        QTRY_VERIFY(view->figure().periods->before.from > before.from);
        click(u"usualPeriods"_s);
        QTRY_COMPARE(view->figure().periods->before, before);
    }
    void aNoteIsWrittenByDoubleClickAndTakenBack()
    {
        m_fixture->studio(helped().days());
        m_fixture->addPolicy(policyFrom(helped().start()));
        show();
        auto* view = find<FigureView>(u"impactChart"_s);
        QTRY_COMPARE(view->figure().panels.size(), 3U);
        std::function<void()> undo;
        connect(m_page.get(), &Page::toastRequested, this,
            [&](const QString&, const std::function<void()>& offered) { undo = offered; });
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, { 300, 60 });
        QTRY_VERIFY(box(u"noteDialog"_s));
        const Day day = *view->pointedDay();
        fill(box(u"noteDialog"_s), u"noteText"_s, u"<img src=x> went viral"_s);
        press(box(u"noteDialog"_s), u"noteSave"_s);
        const auto dots = [&] {
            const auto& all = view->figure().panels.front().dots;
            return std::count_if(
                all.begin(), all.end(), [](const Dot& dot) { return dot.kind == Dot::Kind::note; });
        };
        QTRY_COMPARE(dots(), 1);
        const auto notes = m_fixture->reading().plans().notes(m_fixture->context().creator.id);
        QCOMPARE(notes->front().text, "<img src=x> went viral");
        QCOMPARE(notes->front().day, day);
        undo();
        QTRY_COMPARE(dots(), 0);
    }
    void anUndoActsOnTheCreatorWhoseNoteItWas()
    {
        m_fixture->studio(helped().days());
        const Creator other = m_fixture->addCreator("other");
        show();
        std::function<void()> undo;
        connect(m_page.get(), &Page::toastRequested, this,
            [&](const QString&, const std::function<void()>& offered) { undo = offered; });
        click(u"addNote"_s);
        QTRY_VERIFY(box(u"noteDialog"_s));
        fill(box(u"noteDialog"_s), u"noteText"_s, u"holiday"_s);
        press(box(u"noteDialog"_s), u"noteSave"_s);
        QTRY_VERIFY(undo);
        Context context = m_fixture->context();
        const auto notes = [&](Id<Creator> creator) {
            return m_fixture->reading().plans().notes(creator)->size();
        };
        const Id<Creator> mine = context.creator.id;
        QCOMPARE(notes(mine), 1U);
        context.creator = other;
        m_page->enter(context);
        std::exchange(undo, {})();
        QTRY_COMPARE(notes(mine), 0U);
        QTRY_VERIFY(undo);
        undo();
        QTRY_COMPARE(notes(mine), 1U);
        QCOMPARE(notes(other.id), 0U);
    }
    void withoutAWriterNoBoxAsksForWhatWouldBeLost()
    {
        m_fixture->studio(helped().days());
        show();
        Context readOnly = m_fixture->context();
        readOnly.writes = nullptr;
        m_page->enter(readOnly);
        QStringList toasts;
        connect(m_page.get(), &Page::toastRequested, this,
            [&](const QString& words) { toasts << words; });
        click(u"addNote"_s);
        click(u"policyButton"_s);
        QVERIFY(!box(u"noteDialog"_s) && !box(u"policyDialog"_s));
        const QString words = u"This workspace is open for reading only. Nothing was changed."_s;
        QCOMPARE(toasts, (QStringList { words, words }));
    }
    void thePoliciesAreListedUnderTheirWholeNames()
    {
        m_fixture->studio(helped().days());
        Policy policy = policyFrom(helped().start());
        policy.name = "fans & friends";
        m_fixture->addPolicy(policy);
        show();
        const auto* entry = find<QMenu>(u"policyMenu"_s)->actions().constFirst();
        QVERIFY2(entry->text().startsWith(u"fans && friends · "_s), qPrintable(entry->text()));
    }
    void aNoteOpensByOneClickNearItsDot()
    {
        m_fixture->studio(helped().days());
        m_fixture->addPolicy(policyFrom(helped().start()));
        show();
        auto* view = find<FigureView>(u"impactChart"_s);
        QTRY_COMPARE(view->figure().panels.size(), 3U);
        QTRY_VERIFY(!verdict(u"metric-net-growth"_s).isEmpty()); // the last: nothing moves any more
        click(u"addNote"_s);
        QTRY_VERIFY(box(u"noteDialog"_s));
        const Day day = helped().start() + std::chrono::days(20);
        fill(box(u"noteDialog"_s), u"noteDay"_s, longDate(day));
        fill(box(u"noteDialog"_s), u"noteText"_s, u"a holiday"_s);
        press(box(u"noteDialog"_s), u"noteSave"_s);
        QTRY_VERIFY(view->notePosition(day));
        QTRY_VERIFY(!box(u"noteDialog"_s));

        const QPoint beside = *view->notePosition(day) + QPoint(4, -5);
        QTest::mouseMove(view->viewport(), beside - QPoint(30, 0));
        QTRY_COMPARE(view->viewport()->cursor().shape(), Qt::ArrowCursor);
        QTest::mouseMove(view->viewport(), beside);
        QTRY_COMPARE(view->viewport()->cursor().shape(), Qt::PointingHandCursor);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, beside);
        QTRY_VERIFY(box(u"noteDialog"_s));
        QCOMPARE(
            box(u"noteDialog"_s)->findChild<QLineEdit*>(u"noteText"_s)->text(), u"a holiday"_s);
        fill(box(u"noteDialog"_s), u"noteText"_s, u"a long holiday"_s);
        press(box(u"noteDialog"_s), u"noteSave"_s);
        const auto texts = [&] {
            std::string all;
            const auto notes = m_fixture->reading().plans().notes(m_fixture->context().creator.id);
            for (const Note& note : *notes)
                all += note.text + ';';
            return all;
        };
        QTRY_COMPARE(texts(), "a long holiday;");
        QTRY_VERIFY(!box(u"noteDialog"_s));
        QTRY_VERIFY(view->notePosition(day));
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, beside);
        QTRY_VERIFY(box(u"noteDialog"_s));
        press(box(u"noteDialog"_s), u"noteRemove"_s);
        QTRY_COMPARE(texts(), "");
    }
    void nothingIsCutWhereTheWindowIsSmallOrTheTextLarge_data()
    {
        QTest::addColumn<int>("percent");
        QTest::addColumn<QSize>("size");
        QTest::addRow("960x600") << 100 << QSize(896, 500);
        QTest::addRow("720x520") << 100 << QSize(656, 420);
        QTest::addRow("150 percent") << 150 << QSize(1206, 680);
        QTest::addRow("200 percent") << 200 << QSize(1190, 640);
    }
    void nothingIsCutWhereTheWindowIsSmallOrTheTextLarge()
    {
        QFETCH(int, percent);
        QFETCH(QSize, size);
        Theme theme;
        theme.setChoice(ThemeChoice::light);
        theme.setTextPercent(percent);
        m_fixture->studio(helped().days());
        Policy policy = policyFrom(helped().start());
        policy.name = "follow-back of everybody who comments twice";
        policy.whom = "people who comment on pots and on plates, sixty a day";
        m_fixture->addPolicy(policy);
        show();
        m_page->resize(size);
        QTRY_VERIFY(text(u"impactSentence"_s).contains(u"suggest"_s));
        QCoreApplication::processEvents();
        for (const auto* widget : m_page->findChildren<QWidget*>()) {
            const int right = widget->mapTo(m_page.get(), QPoint(widget->width(), 0)).x();
            if (widget->isVisible())
                QVERIFY2(right <= m_page->width(), qPrintable(widget->objectName()));
        }
        for (const char* card : { "metric-engagement-rate", "metric-views", "metric-net-growth" }) {
            QTRY_VERIFY(!verdict(QString::fromLatin1(card)).isEmpty());
            for (const auto* label :
                find<QWidget>(QString::fromLatin1(card))->findChildren<Label*>())
                QVERIFY2(label->text() == label->fullText(), qPrintable(label->fullText()));
        }
        theme.setTextPercent(100);
    }
    void tooFewDaysAreNamed()
    {
        m_fixture->studio(test::DayBuilder { .before = 14, .after = 40 }.days());
        m_fixture->addPolicy(policyFrom(test::DayBuilder { .before = 14 }.start()));
        show();
        QTRY_VERIFY(text(u"impactSentence"_s).contains(u"7 more days"_s));
        QCOMPARE(verdict(u"metric-engagement-rate"_s), u"too few days"_s);
        QCOMPARE(find<FigureView>(u"impactChart"_s)->figure().panels.size(), 1U);
    }
    void howWeKnowUnfolds()
    {
        m_fixture->studio(helped().days());
        m_fixture->addPolicy(policyFrom(helped().start()));
        show();
        QTRY_VERIFY(find<QWidget>(u"howWeKnowToggle"_s)->isVisible());
        QVERIFY(!find<QWidget>(u"howWeKnow"_s)->isVisible());
        click(u"howWeKnowToggle"_s);
        QVERIFY(find<QWidget>(u"howWeKnow"_s)->isVisible());
        QTRY_VERIFY(find<QWidget>(u"howWeKnow"_s)->findChildren<Label*>().size() >= 8);
    }
    void theChartIsSavedWithItsSuffix()
    {
        m_fixture->studio(helped().days());
        m_fixture->addPolicy(policyFrom(helped().start()));
        show();
        QTRY_COMPARE(find<FigureView>(u"impactChart"_s)->figure().panels.size(), 3U);
        const auto target = m_fixture->folder() / "chart.svg";
        m_fixture->dialogs.toSave = QString::fromStdString(target.string());
        find<QMenu>(u"shareMenu"_s)->findChild<QAction*>(u"saveSvg"_s)->trigger();
        QFile file(m_fixture->dialogs.toSave);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains(
            "Engagement rose after " + dayAndMonth(helped().start()).toUtf8()));
        QVERIFY(m_fixture->dialogs.proposals.front().endsWith(u".svg"_s));
        m_fixture->dialogs.toSave += u"/nowhere.png"_s;
        find<QMenu>(u"shareMenu"_s)->findChild<QAction*>(u"savePng1"_s)->trigger();
        QCOMPARE(m_fixture->dialogs.told.size(), 1);
    }
};

MUTUALS_UI_TEST(tst_ImpactPage)
#include "tst_ImpactPage.moc"
