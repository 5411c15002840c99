#include "tests/ui/support/ImpactPageFixture.h"
#include "tests/ui/support/UiTest.h"
#include "ui/text/Dates.h"

#include <QCheckBox>
#include <QComboBox>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>

#include <algorithm>

using namespace mutuals;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;

/// What the Impact page says of the policy as a whole, and what stands below its chart.
class tst_ImpactVerdict : public QObject, ImpactPageFixture {
    Q_OBJECT

    Plans& plans() { return m_fixture->reading().plans(); }
    Id<Creator> creator() const { return m_fixture->context().creator.id; }
    Policy stored() { return plans().policies(creator())->front(); }
    const Figure& figureOf(const QString& name) const { return find<FigureView>(name)->figure(); }
    static bool holds(const Figure& figure, Dot::Kind kind)
    {
        return std::any_of(
            figure.panels.begin(), figure.panels.end(), [kind](const ui::Panel& panel) {
                return std::any_of(panel.dots.begin(), panel.dots.end(),
                    [kind](const Dot& dot) { return dot.kind == kind; });
            });
    }
    /// All words of a widget.
    QString words(const QString& name) const
    {
        QStringList all;
        for (const auto* label : find<QWidget>(name)->findChildren<Label*>()) {
            if (!label->isHidden())
                all << label->fullText();
        }
        return all.join(u'\n');
    }
    void open(Metric primary = Metric::engagementRate)
    {
        m_fixture->studio(helped().days());
        Policy policy = policyFrom(helped().start());
        policy.primary = primary;
        m_fixture->addPolicy(policy);
        show();
    }
    bool settled() const { return !find<QWidget>(u"reckoned"_s)->isVisible(); }

private slots:
    void init() { m_fixture = std::make_unique<PageFixture>(); }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }

    void thePolicyIsJudgedByTheMeasureThatWasChosen()
    {
        open(Metric::views);
        QTRY_VERIFY(text(u"policyEvidence"_s).startsWith(u"Judged by views."_s));
        QVERIFY(text(u"policyEvidence"_s).contains(u"than your own history predicts"_s));
        QVERIFY(!text(u"policyHeadline"_s).contains(u"helped"_s));
        QCOMPARE(text(u"chartTitle"_s), u"Views"_s);
        QTRY_COMPARE(stored().shownBy, std::optional(Metric::views));
    }
    void oneVerdictStandsOnTop()
    {
        open();
        QTRY_COMPARE(text(u"policyHeadline"_s), u"The data suggest that following back helped."_s);
        QVERIFY(text(u"lookWords"_s).contains(u"day 90"_s));
        QTRY_VERIFY(text(u"familyWords"_s).contains(u"six other measures"_s));
    }
    void aMeasureChosenAfterLookingIsSaidToBe()
    {
        open();
        QTRY_VERIFY(stored().shownBy);
        QTRY_VERIFY(settled());
        QVERIFY(!text(u"policyEvidence"_s).contains(u"hint"_s));
        click(u"measureButton"_s);
        QTRY_VERIFY(box(u"policyDialog"_s));
        QDialog* dialog = box(u"policyDialog"_s);
        const auto* hint = dialog->findChild<Label*>(u"policyMeasureHint"_s);
        QVERIFY(hint->fullText().contains(u"before looking"_s));
        auto* measure = dialog->findChild<QComboBox*>(u"policyMeasure"_s);
        measure->setCurrentIndex(measure->findText(u"Likes"_s));
        QVERIFY(hint->fullText().contains(u"after looking"_s));
        press(dialog, u"policySave"_s);
        QTRY_VERIFY(text(u"policyEvidence"_s).startsWith(u"Judged by likes."_s));
        QTRY_VERIFY(text(u"policyEvidence"_s).contains(u"after an answer by engagement rate"_s));
        QCOMPARE(stored().shownBy, std::optional(Metric::engagementRate));
    }
    void theOtherMeasuresWaitForEachOther()
    {
        open();
        QTRY_VERIFY(!verdict(u"metric-comments"_s).isEmpty());
        QTRY_VERIFY(settled());
        QVERIFY(verdict(u"metric-comments"_s) != u"…"_s);
        QTRY_VERIFY(words(u"metricTable"_s).contains(u"suggests it helped"_s));
    }
    void theReckoningIsStoppedAndTakenUpAgain()
    {
        m_fixture->studio(helped().days());
        m_fixture->addPolicy(policyFrom(helped().start()));
        show();
        click(u"stopReckoning"_s);
        QVERIFY(text(u"reckoned"_s).startsWith(u"Stopped at"_s));
        QTest::qWait(300);
        QVERIFY(text(u"reckoned"_s).startsWith(u"Stopped at"_s));
        click(u"stopReckoning"_s);
        QTRY_VERIFY(settled());
        QCOMPARE(verdict(u"metric-engagement-rate"_s), u"suggests it helped"_s);
    }
    void aDayIsLeftOutByAClickAndPutBack()
    {
        open();
        QTRY_VERIFY(settled());
        QSignalSpy toasts(m_page.get(), &Page::toastRequested);
        auto* view = find<FigureView>(u"impactChart"_s);
        QVERIFY(!find<QWidget>(u"leaveOut"_s)->isVisible());
        QVERIFY(!find<QWidget>(u"leftOutCard"_s)->isVisible());
        const QPoint between(
            (view->handlePosition(0).x() + view->handlePosition(1).x()) / 2, view->height() / 5);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, between);
        QVERIFY(find<QWidget>(u"leaveOut"_s)->isVisible());
        QVERIFY(!holds(view->figure(), Dot::Kind::excluded));
        find<QMenu>(u"leaveOutMenu"_s)->actions().at(1)->trigger();
        QTRY_COMPARE(plans().excludedDays(creator())->size(), 1U);
        QCOMPARE(plans().excludedDays(creator())->front().reason, "a holiday");
        QTRY_VERIFY(holds(view->figure(), Dot::Kind::excluded));
        QVERIFY(find<QWidget>(u"leftOutCard"_s)->isVisible());
        QVERIFY(text(u"chosenDay"_s).endsWith(u"left out: a holiday"_s));
        QCOMPARE(toasts.size(), 1);

        // The toast takes it back; so does the card.
        toasts.front().at(1).value<std::function<void()>>()();
        QTRY_VERIFY(plans().excludedDays(creator())->empty());
        QTRY_VERIFY(!holds(view->figure(), Dot::Kind::excluded));
        find<QMenu>(u"leaveOutMenu"_s)->actions().at(0)->trigger();
        QTRY_VERIFY(find<QWidget>(u"leftOutCard"_s)->isVisible());
        auto* back = find<QWidget>(u"leftOutCard"_s)->findChild<QPushButton*>();
        QVERIFY(back);
        QTest::mouseClick(back, Qt::LeftButton);
        QTRY_VERIFY(plans().excludedDays(creator())->empty());
        QTRY_VERIFY(!find<QWidget>(u"leftOutCard"_s)->isVisible());
    }
    void falseStartsStandBesideTheTrueOne()
    {
        open();
        QTRY_VERIFY(holds(figureOf(u"placeboWall"_s), Dot::Kind::chosen));
        QVERIFY(figureOf(u"placeboWall"_s).panels.front().dots.size() > 40);
        QVERIFY(text(u"placeboWords"_s).contains(u"ranks 1"_s));
    }
    void tooLittleHistoryForFalseStartsIsSaid()
    {
        const test::DayBuilder creator { .before = 40, .after = 40, .rateChange = 0.4 };
        m_fixture->studio(creator.days());
        m_fixture->addPolicy(policyFrom(creator.start()));
        show();
        QTRY_VERIFY(text(u"placeboWords"_s).contains(u"Too little history"_s));
    }
    void beforeAPolicyItIsToldWhatCouldBeSeenByWhen()
    {
        m_fixture->studio(helped().days());
        show();
        QTRY_COMPARE(figureOf(u"horizonChart"_s).panels.size(), 1U);
        QVERIFY(find<QWidget>(u"horizonChart"_s)->isVisible());
        QCOMPARE(figureOf(u"horizonChart"_s).panels.front().bars.size(), 5U);
        QVERIFY(!find<QWidget>(u"policyVerdict"_s)->isVisible());
        QVERIFY(figureOf(u"horizonChart"_s).title.startsWith(u"Changes above"_s));
    }
    void everythingBehindTheAnswerUnfolds()
    {
        open();
        QTRY_VERIFY(find<QWidget>(u"howWeKnowToggle"_s)->isVisible());
        click(u"howWeKnowToggle"_s);
        QVERIFY(find<QWidget>(u"howWeKnow"_s)->isVisible());
        QTRY_VERIFY(words(u"howWeKnow"_s).contains(u"start 3 days earlier: +"_s));
        const QString known = words(u"howWeKnow"_s);
        for (const QString& title : { u"Method"_s, u"Assumptions"_s, u"Days used"_s,
                 u"Days left out or clipped"_s, u"False starts"_s, u"Asked in other ways"_s,
                 u"Viral days"_s, u"For statisticians"_s })
            QVERIFY2(known.contains(title), qPrintable(title));
        QVERIFY(known.contains(u"the same direction in all"_s));
        QVERIFY(known.contains(u"two-sided"_s));
        QVERIFY(!known.contains(u"CausalImpact:"_s));
        find<QCheckBox>(u"comparePeer"_s)->click();
        QTRY_VERIFY(words(u"howWeKnow"_s).contains(u"CausalImpact: +"_s));
        click(u"metric-views"_s);
        QTRY_VERIFY(words(u"howWeKnow"_s).contains(u"no more uneven"_s));
    }
};

MUTUALS_UI_TEST(tst_ImpactVerdict)
#include "tst_ImpactVerdict.moc"
