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
        QTRY_VERIFY_WITH_TIMEOUT(
            text(u"policyEvidence"_s).startsWith(u"Judged by views."_s), kPatience);
        QVERIFY(text(u"policyEvidence"_s).contains(u"than your own history predicts"_s));
        QVERIFY(!text(u"policyHeadline"_s).contains(u"helped"_s));
        QCOMPARE(text(u"chartTitle"_s), u"Views"_s);
        QTRY_COMPARE_WITH_TIMEOUT(stored().shownBy, std::optional(Metric::views), kPatience);
    }
    void oneVerdictStandsOnTop()
    {
        open();
        QTRY_COMPARE_WITH_TIMEOUT(text(u"policyHeadline"_s),
            u"The data suggest that following back helped."_s, kPatience);
        QVERIFY(text(u"lookWords"_s).contains(u"day 90"_s));
        QTRY_VERIFY_WITH_TIMEOUT(
            text(u"familyWords"_s).contains(u"six other measures"_s), kPatience);
    }
    void aMeasureChosenAfterLookingIsSaidToBe()
    {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(stored().shownBy, kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        QVERIFY(!text(u"policyEvidence"_s).contains(u"hint"_s));
        click(u"measureButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(box(u"policyDialog"_s), kPatience);
        QDialog* dialog = box(u"policyDialog"_s);
        const auto* hint = dialog->findChild<Label*>(u"policyMeasureHint"_s);
        QVERIFY(hint->fullText().contains(u"before looking"_s));
        auto* measure = dialog->findChild<QComboBox*>(u"policyMeasure"_s);
        measure->setCurrentIndex(measure->findText(u"Likes"_s));
        QVERIFY(hint->fullText().contains(u"after looking"_s));
        press(dialog, u"policySave"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            text(u"policyEvidence"_s).startsWith(u"Judged by likes."_s), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(
            text(u"policyEvidence"_s).contains(u"after an answer by engagement rate"_s), kPatience);
        QCOMPARE(stored().shownBy, std::optional(Metric::engagementRate));
    }
    void theOtherMeasuresWaitForEachOther()
    {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(!verdict(u"metric-comments"_s).isEmpty(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        QVERIFY(verdict(u"metric-comments"_s) != u"…"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            words(u"metricTable"_s).contains(u"suggests it helped"_s), kPatience);
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
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
        QCOMPARE(verdict(u"metric-engagement-rate"_s), u"suggests it helped"_s);
    }
    void aDayIsLeftOutByAClickAndPutBack()
    {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(settled(), kPatience);
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
        QTRY_COMPARE_WITH_TIMEOUT(plans().excludedDays(creator())->size(), 1U, kPatience);
        QCOMPARE(plans().excludedDays(creator())->front().reason, "a holiday");
        QTRY_VERIFY_WITH_TIMEOUT(holds(view->figure(), Dot::Kind::excluded), kPatience);
        QVERIFY(find<QWidget>(u"leftOutCard"_s)->isVisible());
        QVERIFY(text(u"chosenDay"_s).endsWith(u"left out: a holiday"_s));
        QCOMPARE(toasts.size(), 1);

        // The toast takes it back; so does the card.
        toasts.front().at(1).value<std::function<void()>>()();
        QTRY_VERIFY_WITH_TIMEOUT(plans().excludedDays(creator())->empty(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!holds(view->figure(), Dot::Kind::excluded), kPatience);
        find<QMenu>(u"leaveOutMenu"_s)->actions().at(0)->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"leftOutCard"_s)->isVisible(), kPatience);
        auto* back = find<QWidget>(u"leftOutCard"_s)->findChild<QPushButton*>();
        QVERIFY(back);
        QTest::mouseClick(back, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(plans().excludedDays(creator())->empty(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(!find<QWidget>(u"leftOutCard"_s)->isVisible(), kPatience);
    }
    void falseStartsStandBesideTheTrueOne()
    {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(holds(figureOf(u"placeboWall"_s), Dot::Kind::chosen), kPatience);
        QVERIFY(figureOf(u"placeboWall"_s).panels.front().dots.size() > 40);
        QVERIFY(text(u"placeboWords"_s).contains(u"ranks 1"_s));
    }
    void tooLittleHistoryForFalseStartsIsSaid()
    {
        const test::DayBuilder creator { .before = 40, .after = 40, .rateChange = 0.4 };
        m_fixture->studio(creator.days());
        m_fixture->addPolicy(policyFrom(creator.start()));
        show();
        QTRY_VERIFY_WITH_TIMEOUT(
            text(u"placeboWords"_s).contains(u"Too little history"_s), kPatience);
    }
    void beforeAPolicyItIsToldWhatCouldBeSeenByWhen()
    {
        m_fixture->studio(helped().days());
        show();
        QTRY_COMPARE_WITH_TIMEOUT(figureOf(u"horizonChart"_s).panels.size(), 1U, kPatience);
        QVERIFY(find<QWidget>(u"horizonChart"_s)->isVisible());
        QCOMPARE(figureOf(u"horizonChart"_s).panels.front().bars.size(), 5U);
        QVERIFY(!find<QWidget>(u"policyVerdict"_s)->isVisible());
        QVERIFY(figureOf(u"horizonChart"_s).title.startsWith(u"Changes above"_s));
    }
    void everythingBehindTheAnswerUnfolds()
    {
        open();
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"howWeKnowToggle"_s)->isVisible(), kPatience);
        click(u"howWeKnowToggle"_s);
        QVERIFY(find<QWidget>(u"howWeKnow"_s)->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(
            words(u"howWeKnow"_s).contains(u"start 3 days earlier: +"_s), kPatience);
        const QString known = words(u"howWeKnow"_s);
        for (const QString& title : { u"Method"_s, u"Assumptions"_s, u"Days used"_s,
                 u"Days left out or clipped"_s, u"False starts"_s, u"Asked in other ways"_s,
                 u"Viral days"_s, u"For statisticians"_s })
            QVERIFY2(known.contains(title), qPrintable(title));
        QVERIFY(known.contains(u"the same direction in all"_s));
        QVERIFY(known.contains(u"two-sided"_s));
        QVERIFY(!known.contains(u"CausalImpact:"_s));
        find<QCheckBox>(u"comparePeer"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(words(u"howWeKnow"_s).contains(u"CausalImpact: +"_s), kPatience);
        click(u"metric-views"_s);
        QTRY_VERIFY_WITH_TIMEOUT(words(u"howWeKnow"_s).contains(u"no more uneven"_s), kPatience);
    }
};

MUTUALS_UI_TEST(tst_ImpactVerdict)
#include "tst_ImpactVerdict.moc"
