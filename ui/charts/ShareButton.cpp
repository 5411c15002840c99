#include "ui/charts/ShareButton.h"

#include "ui/Dialogs.h"
#include "ui/Settings.h"
#include "ui/text/ErrorText.h"
#include "ui/widgets/Label.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QMouseEvent>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

ShareButton::ShareButton(CurrentFigure current, QWidget* parent)
    : Button(tr("Share"), Kind::secondary, parent)
    , m_current(std::move(current))
    , m_choices(new QMenu(this))
{
    setObjectName(u"share"_s);
    setToolTip(plainTip(tr("Copy or save the chart, or drag it from here into another program.")));
    m_choices->setObjectName(u"shareMenu"_s);
    const auto add = [this](const QString& name, const QString& text, auto&& act) {
        QAction* action = m_choices->addAction(text);
        action->setObjectName(name);
        connect(action, &QAction::triggered, this, act);
    };
    add(u"copyChart"_s, tr("Copy picture"), [this] { copy(); });
    m_choices->addSeparator();
    add(u"savePng1"_s, tr("Save as PNG…"), [this] { saveAs(u"png"_s, 1); });
    add(u"savePng2"_s, tr("Save as PNG, double size…"), [this] { saveAs(u"png"_s, 2); });
    add(u"savePng3"_s, tr("Save as PNG, triple size…"), [this] { saveAs(u"png"_s, 3); });
    add(u"saveSvg"_s, tr("Save as SVG…"), [this] { saveAs(u"svg"_s, 1); });
    add(u"savePdf"_s, tr("Save as PDF…"), [this] { saveAs(u"pdf"_s, 1); });
    connect(this, &Button::clicked, this,
        [this] { m_choices->popup(mapToGlobal(QPoint(0, height() + 2))); });
}

void ShareButton::setCollaborators(Dialogs* dialogs, Settings* settings)
{
    m_dialogs = dialogs;
    m_settings = settings;
}

void ShareButton::copy()
{
    copyFigure(m_current());
    emit shared(tr("Copied. Paste it into a message or a document."));
}

void ShareButton::saveAs(const QString& suffix, double scale)
{
    if (!m_dialogs)
        return;
    const Figure figure = m_current();
    QString name = figure.fileName.isEmpty() ? u"chart"_s : figure.fileName;
    if (scale > 1)
        name += u"@%1x"_s.arg(scale);
    const QString folder = m_settings && !m_settings->lastFolder().isEmpty()
        ? m_settings->lastFolder()
        : QDir::homePath();
    //: %1 is PNG, SVG or PDF
    const QString filter = tr("%1 picture").arg(suffix.toUpper()) + u" (*.%1)"_s.arg(suffix);
    const QString path = m_dialogs->fileToSave(window(), tr("Save the chart"),
        QDir(folder).filePath(name + u'.' + suffix), filter, suffix);
    if (path.isEmpty())
        return;
    const QFileInfo file(path);
    const auto saved = saveFigure(figure, path, { .scale = scale });
    if (!saved) {
        const ErrorWords words = errorWords(saved.error(), file.fileName());
        m_dialogs->tell(window(), { words.what, words.advice, words.details });
        return;
    }
    if (m_settings)
        m_settings->setLastFolder(file.absolutePath());
    emit shared(tr("Saved as %1.").arg(file.fileName()));
}

void ShareButton::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_pressed = event->pos();
    Button::mousePressEvent(event);
}

void ShareButton::mouseMoveEvent(QMouseEvent* event)
{
    const int far = QApplication::startDragDistance();
    if (!m_pressed || (event->pos() - *m_pressed).manhattanLength() < far)
        return Button::mouseMoveEvent(event);
    m_pressed.reset();
    setDown(false);
    if (!m_folder)
        m_folder = std::make_unique<QTemporaryDir>();
    if (m_folder->isValid())
        dragFigure(*this, m_current(), m_folder->path());
}

void ShareButton::mouseReleaseEvent(QMouseEvent* event)
{
    m_pressed.reset();
    Button::mouseReleaseEvent(event);
}

} // namespace mutuals::ui
