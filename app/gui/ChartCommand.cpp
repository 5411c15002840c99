#include "app/gui/ChartCommand.h"

#include "core/report/Sentences.h"
#include "core/store/Workspace.h"
#include "ui/charts/ChartExport.h"
#include "ui/charts/ChartKinds.h"
#include "ui/frame/Sample.h"

#include <QCommandLineParser>
#include <QGuiApplication>

#include <algorithm>
#include <iostream>
#include <string_view>

namespace mutuals::app {

using namespace Qt::StringLiterals;

namespace {

Result<> draw(const QCommandLineParser& parser)
{
    auto workspace =
        Workspace::open(parser.value(u"workspace"_s).toStdString(), Workspace::Access::read);
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto creator = workspace->creators().find(parser.value(u"creator"_s).toStdString());
    if (!creator)
        return tl::unexpected(creator.error());
    if (!*creator)
        return fail(Error::Code::notFound, "the workspace holds no such creator");
    const auto figure = ui::chartFigure(*workspace, (*creator)->id,
        parser.value(u"chart"_s).toStdString(), ui::isSampleWorkspace(workspace->file()));
    if (!figure)
        return tl::unexpected(figure.error());
    ui::ExportOptions options;
    options.dark = parser.value(u"theme"_s) == u"dark";
    options.scale = parser.value(u"scale"_s).toDouble();
    const QStringList sides = parser.value(u"size"_s).split(u'x');
    if (sides.size() == 2)
        options.size = QSize(sides[0].toInt(), sides[1].toInt());
    return ui::saveFigure(*figure, parser.value(u"out"_s), options);
}

} // namespace

std::optional<ExitCode> chartCommand(int argc, char** argv)
{
    if (std::none_of(argv + 1, argv + argc,
            [](const char* argument) { return std::string_view(argument) == "--chart"; }))
        return {};
    const QGuiApplication app(argc, argv);
    QCommandLineParser parser;
    for (const auto& name :
        { u"chart"_s, u"out"_s, u"workspace"_s, u"creator"_s, u"size"_s, u"scale"_s, u"theme"_s })
        parser.addOption({ name, {}, u"value"_s });
    parser.process(app);
    const auto drawn = draw(parser);
    if (drawn)
        return ExitCode::done;
    std::cerr << "mutuals-cli: " << sentence(drawn.error()) << '\n';
    return exitCode(drawn.error());
}

} // namespace mutuals::app
