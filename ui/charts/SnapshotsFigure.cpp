#include "ui/charts/SnapshotsFigure.h"

#include "ui/charts/Scales.h"
#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("SnapshotsFigure", text);
}

QString joined(QStringList parts, bool sample)
{
    if (sample)
        parts << tr("sample data");
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

} // namespace

Figure snapshotsFigure(const std::vector<Snapshot>& snapshots, bool sample)
{
    Figure figure;
    Panel panel;
    double least = 0, most = 0;
    for (const Snapshot& snapshot : snapshots) {
        if (!snapshot.came || !snapshot.left)
            continue;
        const Day day = dayOf(snapshot.asOf);
        const double x = axisPosition(day);
        panel.bars.push_back({ x, static_cast<double>(*snapshot.came), Ink::up,
            tr("%1 came").arg(number(*snapshot.came)) });
        panel.bars.push_back({ x, -static_cast<double>(*snapshot.left), Ink::down,
            tr("%1 left").arg(number(*snapshot.left)) });
        most = std::max<double>(most, *snapshot.came);
        least = std::min<double>(least, -*snapshot.left);
        figure.readouts.push_back({ x, mediumDate(day),
            { { tr("came"), signedNumber(*snapshot.came) },
                { tr("left"), signedNumber(-*snapshot.left) } } });
    }
    if (panel.bars.empty())
        return figure;
    const Day first = dayOf(snapshots.front().asOf), last = dayOf(snapshots.back().asOf);
    const std::chrono::days air { std::max(3, static_cast<int>((last - first).count() / 20)) };
    figure.days = { first - air, last + air };
    panel.zeroLine = true;
    panel.scale = valueScale(1.15 * least, 1.15 * most, Unit::difference, true, {});
    figure.title = tr("Who came and who left between the archives");
    figure.subtitle =
        joined({ dayRange(first, last), tr("%1 archives").arg(snapshots.size()) }, sample);
    figure.panels.push_back(std::move(panel));
    figure.fileName = u"came-and-left"_s;
    return figure;
}

} // namespace mutuals::ui
