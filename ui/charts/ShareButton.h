#pragma once

#include "ui/charts/ChartExport.h"
#include "ui/widgets/Button.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace mutuals::ui {

class Dialogs;
class Settings;

/// "Share" beside a chart: copies it, saves it as PNG, SVG or PDF, and lets it be dragged out of
/// the window as an image file. Every way gives the light picture without names.
class ShareButton : public Button {
    Q_OBJECT

public:
    using CurrentFigure = std::function<Figure()>;

    /// current  asked at the moment of sharing; an empty figure disables nothing, it is just empty
    explicit ShareButton(CurrentFigure current, QWidget* parent = nullptr);
    /// Where files are asked for and the last folder is kept; both may be nullptr until then.
    void setCollaborators(Dialogs* dialogs, Settings* settings);

signals:
    void shared(const QString& what); ///< in words, for a toast: "Saved as views.png."

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void copy();
    void saveAs(const QString& suffix, double scale);

    CurrentFigure m_current;
    Dialogs* m_dialogs = nullptr;
    Settings* m_settings = nullptr;
    QMenu* m_choices;
    std::optional<QPoint> m_pressed;
    std::unique_ptr<QTemporaryDir> m_folder; ///< of the dragged file
};

} // namespace mutuals::ui
