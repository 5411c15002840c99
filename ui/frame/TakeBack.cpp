#include "ui/frame/TakeBack.h"

#include "ui/Settings.h"
#include "ui/frame/Desk.h"
#include "ui/frame/ImportFlow.h"
#include "ui/text/Numbers.h"
#include "ui/text/PersonName.h"

#include "core/import/Undo.h"

#include <QPointer>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

TakeBack::TakeBack(Desk& desk, ImportFlow& flow, const Settings& settings, QObject* parent)
    : QObject(parent)
    , m_desk(desk)
    , m_flow(flow)
    , m_settings(settings)
{
}

std::filesystem::path TakeBack::sourceOf(const Import& import) const
{
    std::error_code error;
    std::filesystem::path source = m_flow.sourceOf(import.id);
    const std::filesystem::path folder = m_settings.lastFolder().toStdString();
    if (source.empty() && !folder.empty()) // a table in a zip is named after the zip
        source = folder / import.file.substr(0, import.file.find('/'));
    return !source.empty() && std::filesystem::exists(source, error) ? source
                                                                     : std::filesystem::path();
}

void TakeBack::start(const Import& import)
{
    const Context& context = m_desk.context();
    if (!context.writes)
        return;
    const QString file = withoutHandle(QString::fromStdString(import.file),
        context.hideNames ? context.creator.handle : std::string());
    context.writes->enqueue(
        this, tr("Taking back %1").arg(file),
        [id = import.id](
            Workspace& workspace, const Run& run) { return undoImport(workspace, id, run); },
        [this, file, source = sourceOf(import)](const Result<Import>& undone) {
            if (!undone) {
                emit failed(undone.error(), file);
                return;
            }
            m_desk.reload();
            emit done(*undone);
            const QString text =
                tr("“%1” is taken back. What you decided and wrote yourself stays.").arg(file);
            if (source.empty())
                emit said(text, {}, {});
            else
                emit said(
                    text,
                    [flow = QPointer(&m_flow), source] {
                        if (flow)
                            flow->start({ source }, ImportFlow::Look::whenAsked);
                    },
                    tr("Import again"));
        });
}

} // namespace mutuals::ui
