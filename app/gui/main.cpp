#include "app/gui/ChartCommand.h"
#include "ui/Dialogs.h"
#include "ui/MainWindow.h"
#include "ui/Settings.h"
#include "ui/theme/Theme.h"

#include "core/store/Workspace.h"

#include <QApplication>
#include <QCommandLineParser>

#include <malloc.h>

using namespace mutuals::ui;
using namespace Qt::StringLiterals;

int main(int argc, char** argv)
{
    // What one thread of an import gives back serves the others: a fifth less memory at its peak.
    ::mallopt(M_ARENA_MAX, 1);
    if (const auto exitCode = mutuals::app::chartCommand(argc, argv))
        return static_cast<int>(*exitCode);

    QApplication app(argc, argv);
    QApplication::setApplicationName(u"mutuals"_s);
    QApplication::setApplicationDisplayName(u"Mutuals"_s);
    QApplication::setApplicationVersion(QStringLiteral(MUTUALS_VERSION));
    QGuiApplication::setDesktopFileName(u"mutuals"_s);

    QCommandLineParser parser;
    parser.setApplicationDescription(QApplication::translate("main",
        "Shows a TikTok creator, from their own export files, who follows whom and whether "
        "following back works. Never goes online."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOptions(
        { { u"workspace"_s, QApplication::translate("main", "Open this workspace."), u"file"_s },
            { u"sample"_s, QApplication::translate("main", "Open the made-up creator.") } });
    parser.addPositionalArgument(u"files"_s,
        QApplication::translate("main", "TikTok files or folders to import."), u"[files…]"_s);
    parser.process(app);

    Settings settings;
    Theme theme;
    theme.setTextPercent(settings.textPercent());
    theme.setChoice(settings.theme());
    WindowDialogs dialogs;
    MainWindow window(settings, theme, dialogs);
    window.show();

    std::filesystem::path file = parser.value(u"workspace"_s).toStdString();
    if (file.empty())
        file = settings.lastWorkspace().toStdString();
    if (parser.isSet(u"sample"_s)) {
        window.openSample();
    } else if (!file.empty() && std::filesystem::exists(file)) {
        window.openWorkspace(file);
    } else {
        window.openWorkspace(parser.isSet(u"workspace"_s) ? file : mutuals::defaultWorkspaceFile());
    }
    if (!parser.positionalArguments().isEmpty())
        window.importFiles(parser.positionalArguments());
    return QApplication::exec();
}
