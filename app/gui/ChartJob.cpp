#include "app/gui/ChartJob.h"

#include "core/report/Sentences.h"
#include "core/store/Workspace.h"
#include "ui/charts/ChartExport.h"
#include "ui/charts/ChartKinds.h"

#include <QCommandLineParser>

#include <iostream>

namespace mutuals::app {

using namespace Qt::StringLiterals;

namespace {

// The exit codes that mutuals-cli promises.
constexpr int kDone = 0;
constexpr int kUsage = 1;
constexpr int kWorkspace = 4;
constexpr int kUnanswerable = 6;

int failed(const Error& error)
{
    std::cerr << "mutuals-cli: " << sentence(error) << '\n';
    switch (error.code) {
    case Error::Code::invalid:
        return kUsage;
    case Error::Code::tooFewDays:
    case Error::Code::notFound:
        return kUnanswerable;
    default:
        return kWorkspace;
    }
}

} // namespace

QList<QCommandLineOption> chartOptions()
{
    QList<QCommandLineOption> options;
    for (const auto& name :
        { u"creator"_s, u"chart"_s, u"out"_s, u"size"_s, u"scale"_s, u"theme"_s }) {
        QCommandLineOption option(name, {}, name);
        option.setFlags(QCommandLineOption::HiddenFromHelp);
        options.push_back(option);
    }
    return options;
}

int drawChart(const QCommandLineParser& parser)
{
    auto workspace =
        Workspace::open(parser.value(u"workspace"_s).toStdString(), Workspace::Access::read);
    if (!workspace)
        return failed(workspace.error());
    const auto creator = workspace->creators().find(parser.value(u"creator"_s).toStdString());
    if (!creator)
        return failed(creator.error());
    if (!*creator)
        return failed({ Error::Code::notFound, "the workspace holds no such creator" });
    const auto figure =
        ui::chartFigure(*workspace, (*creator)->id, parser.value(u"chart"_s).toStdString(), false);
    if (!figure)
        return failed(figure.error());
    ui::ExportOptions options;
    const QStringList sides = parser.value(u"size"_s).split(u'x');
    if (sides.size() == 2)
        options.size = QSize(sides[0].toInt(), sides[1].toInt());
    if (parser.isSet(u"scale"_s))
        options.scale = parser.value(u"scale"_s).toDouble();
    options.dark = parser.value(u"theme"_s) == u"dark";
    if (const auto saved = ui::saveFigure(*figure, parser.value(u"out"_s), options); !saved)
        return failed(saved.error());
    return kDone;
}

} // namespace mutuals::app
