#include "tests/ui/support/ImpactPageFixture.h"
#include "tests/ui/support/UiTest.h"
#include "ui/pages/PolicySuggestions.h"
#include "ui/text/Dates.h"
#include "ui/widgets/DateField.h"

#include <QCalendarWidget>
#include <QMenu>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>

#include <utility>

using namespace mutuals;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;

/// Policies and notes, written on the Impact page.
class tst_PlanEditor : public QObject, ImpactPageFixture {
    Q_OBJECT

private slots:
    void init() { m_fixture = std::make_unique<PageFixture>(); }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
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

    void aStartThatCameLittleByLittleIsToldSo()
    {
        PolicyStart start;
        start.day = *parseDay("2025-06-02");
        start.low = *parseDay("2025-05-30");
        start.high = *parseDay("2025-06-09");
        start.followBacksPerDayAfter = 4;
        PolicySuggestions suggestions;
        suggestions.replace({ start }, {});
        const auto words = [&] {
            QString all;
            for (const QLabel* label : suggestions.findChildren<QLabel*>())
                all += label->text();
            return all;
        };
        QVERIFY(!words().contains(u"little by little"));
        start.risingDays = 21;
        suggestions.replace({ start }, {});
        QVERIFY(words().contains(u"They rose little by little, over some 21 days"));
        QSignalSpy chosen(&suggestions, &PolicySuggestions::chosen);
        suggestions.show();
        QTest::mouseClick(
            suggestions.findChild<QWidget*>(u"useSuggestion"_s, Qt::FindChildrenRecursively),
            Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].value<Day>(), start.day);
    }
};

MUTUALS_UI_TEST(tst_PlanEditor)
#include "tst_PlanEditor.moc"
