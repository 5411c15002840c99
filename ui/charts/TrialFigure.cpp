#include "ui/charts/TrialFigure.h"

#include "ui/charts/Scales.h"
#include "ui/text/Numbers.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kSizes = 40;

QString tr(const char* text)
{
    return QCoreApplication::translate("TrialFigure", text);
}

/// A share, or comments per 100 people.
std::optional<double> seenDifference(const TrialOutlook& outlook)
{
    if (outlook.outcome == TrialOutcome::stays)
        return outlook.rise;
    return outlook.delta ? std::optional(100 * *outlook.delta) : std::nullopt;
}

/// Rounded up: it must not promise too much.
double wholeOf(double seen, bool stays)
{
    return stays ? std::ceil(100 * seen - 1e-9) / 100 : std::ceil(seen - 1e-9);
}

QString said(double seen, bool stays)
{
    if (stays)
        return points(seen).remove(u'+');
    return tr("%1 comments").arg(number(std::llround(std::ceil(seen))));
}

} // namespace

Figure trialPowerFigure(const TrialProposal& proposal, int available, bool sample)
{
    Figure figure;
    const bool stays = proposal.outlook.outcome == TrialOutcome::stays;
    const int most = std::max({ available, proposal.people, 2 * kFewestTrialPeople });
    Panel panel;
    Piece curve;
    double tallest = 0;
    for (int i = 0; i < kSizes; ++i) {
        const int people = kFewestTrialPeople + (most - kFewestTrialPeople) * i / (kSizes - 1);
        const auto seen = seenDifference(proposal.outlookOf(people));
        if (!seen)
            continue;
        curve.append({ static_cast<double>(people), *seen });
        tallest = std::max(tallest, *seen);
        figure.readouts.push_back(
            { static_cast<double>(people), tr("%1 people").arg(number(people)),
                { { tr("can be seen"), tr("%1 or more").arg(said(*seen, stays)) } } });
    }
    if (curve.size() < 2)
        return {};
    panel.curves.push_back({ Ink::quiet, { curve }, {} });
    panel.scale = valueScale(0, tallest, stays ? Unit::points : Unit::count, true, {});
    const auto seen = seenDifference(proposal.outlook);
    if (seen)
        panel.dots.push_back({ Dot::Kind::chosen, { static_cast<double>(proposal.people), *seen },
            {}, Ink::accent });
    figure.title = seen ? tr("%1 people would show %2 or more")
                              .arg(number(proposal.people), said(wholeOf(*seen, stays), stays))
                        : tr("How small a difference you would see");
    figure.subtitle = stays
        ? tr("found in 4 of 5 trials · %1 of them expected to stay without a follow-back")
              .arg(sharePercent(proposal.outlook.staying, 0))
        : tr("comments per 100 people · found in 4 of 5 trials · %1 expected without a follow-back")
              .arg(number(std::llround(100 * proposal.outlook.comments->mean)));
    if (sample)
        figure.subtitle += u" · "_s + tr("sample data");
    figure.fileName = u"trial-power"_s;
    QList<Tick> ticks;
    for (const Tick& tick : valueScale(kFewestTrialPeople, most, Unit::count, false, {}).ticks) {
        if (tick.at >= kFewestTrialPeople && tick.at <= most)
            ticks.append(tick);
    }
    figure.across = Across { { kFewestTrialPeople, static_cast<double>(most), ticks },
        tr("people who take part") };
    figure.panels.push_back(std::move(panel));
    return figure;
}

} // namespace mutuals::ui
