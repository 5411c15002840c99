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

} // namespace

Figure trialPowerFigure(
    const TrialProposal& proposal, int available, std::optional<double> staying, bool sample)
{
    Figure figure;
    const int most = std::max({ available, proposal.people, 2 * kFewestTrialPeople });
    Panel panel;
    Piece curve;
    double tallest = 0;
    for (int i = 0; i < kSizes; ++i) {
        const int people = kFewestTrialPeople + (most - kFewestTrialPeople) * i / (kSizes - 1);
        const auto outlook = trialOutlook(people, proposal.outlook.days, staying);
        if (!outlook.rise)
            continue;
        curve.append({ static_cast<double>(people), *outlook.rise });
        tallest = std::max(tallest, *outlook.rise);
        figure.readouts.push_back(
            { static_cast<double>(people), tr("%1 people").arg(number(people)),
                { { tr("can be seen"), tr("%1 or more").arg(points(*outlook.rise)) } } });
    }
    if (curve.size() < 2)
        return {};
    panel.curves.push_back({ Ink::quiet, { curve }, {} });
    panel.scale = valueScale(0, tallest, Unit::points, true, {});
    if (proposal.outlook.rise)
        panel.dots.push_back({ Dot::Kind::chosen,
            { static_cast<double>(proposal.people), *proposal.outlook.rise }, {}, Ink::accent });
    const auto whole = [](double share) { return std::ceil(100 * share - 1e-9) / 100; };
    figure.title = proposal.outlook.rise
        ? tr("%1 people would show %2 or more")
              .arg(number(proposal.people), points(whole(*proposal.outlook.rise)).remove(u'+'))
        : tr("How small a difference you would see");
    figure.subtitle =
        tr("found in 4 of 5 trials · %1 of them expected to stay without a follow-back")
            .arg(sharePercent(proposal.outlook.staying, 0));
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
