#include "ui/pages/Page.h"

#include "core/store/Workspace.h"

namespace mutuals::ui {

Page::Page(QWidget* parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
}

QString Page::workspaceName() const
{
    return m_context.reading ? QString::fromStdString(m_context.reading->file().filename().string())
                             : QString();
}

void Page::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    setFocus(); // single keys act at once, and no button looks chosen before anything was
}

} // namespace mutuals::ui
