#include "ui/charts/ChartCommand.h"

#include "core/store/Workspace.h"
#include "ui/charts/ChartExport.h"
#include "ui/charts/ChartKinds.h"

#include <fmt/format.h>

#include <QCommandLineParser>
#include <QGuiApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cstdio>
#include <string_view>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

enum ExitCode { done = 0, usage = 1, noWorkspace = 4, nothingToDraw = 6 };

int complain(ExitCode code, const std::string& why)
{
    fmt::print(stderr, "mutuals --chart: {}\n", why);
    return code;
}

int complain(const Error& error)
{
    switch (error.code) {
    case Error::Code::invalid:
    case Error::Code::cannotWrite:
        return complain(usage, error.detail);
    case Error::Code::tooFewDays:
    case Error::Code::notFound:
        return complain(nothingToDraw, error.detail);
    default:
        return complain(noWorkspace, error.detail);
    }
}

/// The creator asked for, or the only one.
Result<Creator> creatorOf(Workspace& workspace, const QString& handle)
{
    if (!handle.isEmpty()) {
        const auto found = workspace.creators().find(handle.toStdString());
        if (!found)
            return tl::unexpected(found.error());
        if (!*found)
            return fail(Error::Code::notFound, "no creator of that name");
        return **found;
    }
    auto all = workspace.creators().all();
    if (!all)
        return tl::unexpected(all.error());
    if (all->size() != 1)
        return fail(Error::Code::notFound, "{} creators: name one with --creator", all->size());
    return all->front();
}

int run(const QCommandLineParser& parser)
{
    ExportOptions options;
    options.dark = parser.value(u"theme"_s) == u"dark"_s;
    if (!options.dark && parser.value(u"theme"_s) != u"light"_s)
        return complain(usage, "--theme is light or dark");
    if (parser.isSet(u"size"_s)) {
        const auto size =
            QRegularExpression(u"^(\\d{1,5})x(\\d{1,5})$"_s).match(parser.value(u"size"_s));
        if (!size.hasMatch())
            return complain(usage, "--size is WIDTHxHEIGHT in pixels");
        options.size = { size.captured(1).toInt(), size.captured(2).toInt() };
    }
    bool isNumber = false;
    options.scale = parser.value(u"scale"_s).toDouble(&isNumber);
    if (!isNumber || !(options.scale > 0))
        return complain(usage, "--scale is a number above zero");
    if (!parser.isSet(u"out"_s))
        return complain(usage, "--out FILE is missing");

    const std::string kind = parser.value(u"chart"_s).toStdString();
    const auto kinds = chartKinds();
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end())
        return complain(usage, fmt::format("KIND is one of: {}", fmt::join(kinds, " ")));

    const std::filesystem::path file = parser.isSet(u"workspace"_s)
        ? std::filesystem::path(parser.value(u"workspace"_s).toStdString())
        : defaultWorkspaceFile();
    auto workspace = Workspace::open(file, Workspace::Access::read);
    if (!workspace)
        return complain(noWorkspace, workspace.error().detail);
    const auto creator = creatorOf(*workspace, parser.value(u"creator"_s));
    if (!creator)
        return complain(creator.error());
    const auto figure = chartFigure(*workspace, creator->id, kind, parser.isSet(u"sample"_s));
    if (!figure)
        return complain(figure.error());
    const auto saved = saveFigure(*figure, parser.value(u"out"_s), options);
    return saved ? done : complain(saved.error());
}

} // namespace

std::optional<int> chartCommand(int argc, char** argv)
{
    const auto asksForAChart = [](const char* argument) {
        const std::string_view text(argument);
        return text == "--chart" || text.substr(0, 8) == "--chart=";
    };
    if (std::none_of(argv + 1, argv + argc, asksForAChart))
        return {};
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv);
    QCommandLineParser parser;
    for (const auto& name : { u"chart"_s, u"out"_s, u"workspace"_s, u"creator"_s, u"size"_s })
        parser.addOption({ name, {}, u"value"_s });
    parser.addOption({ u"scale"_s, {}, u"value"_s, u"1"_s });
    parser.addOption({ u"theme"_s, {}, u"value"_s, u"light"_s });
    parser.addOption(QCommandLineOption(u"sample"_s));
    if (!parser.parse(QGuiApplication::arguments()))
        return complain(usage, parser.errorText().toStdString());
    return run(parser);
}

} // namespace mutuals::ui
