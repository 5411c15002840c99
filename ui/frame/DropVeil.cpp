#include "ui/frame/DropVeil.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Label.h"

#include "core/import/Files.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPainter>
#include <QUrl>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

/// The local files and folders of a drop; addresses of the web are left out.
static QStringList filesOf(const QMimeData& dragged)
{
    QStringList files;
    for (const QUrl& url : dragged.urls()) {
        if (url.isLocalFile())
            files.append(url.toLocalFile());
    }
    return files;
}

DropVeil::DropVeil(QWidget* host)
    : QWidget(host)
    , m_title(new Label({}, Label::Look::title))
    , m_text(new Label({}, Label::Look::quiet))
{
    setObjectName(u"dropVeil"_s);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    auto* card = new Card(this);
    card->column()->setContentsMargins(36, 28, 36, 28);
    auto* icon = new Label;
    icon->setPixmap(iconPixmap(u"import"_s, Tint::accent, 36, devicePixelRatioF()));
    for (Label* label : { icon, m_title, m_text }) {
        label->setAlignment(Qt::AlignCenter);
        card->column()->addWidget(label);
    }
    m_title->setObjectName(u"dropTitle"_s);
    m_text->setObjectName(u"dropText"_s);
    auto* column = new QVBoxLayout(this);
    column->addWidget(card, 0, Qt::AlignCenter);
    host->setAcceptDrops(true);
    host->installEventFilter(this);
    hide();
}

bool DropVeil::show(const QMimeData& dragged)
{
    if (!dragged.hasUrls())
        return false;
    const QStringList files = filesOf(dragged);
    if (files.isEmpty()) {
        m_title->setText(tr("That is an address, not a file"));
        m_text->setText(tr("Download it first: Mutuals does not go online."));
    } else {
        std::vector<std::filesystem::path> paths;
        for (const QString& file : files)
            paths.emplace_back(file.toStdString());
        const DropSummary summary = dropSummary(paths);
        QStringList parts;
        if (summary.archives > 0)
            parts.append(summary.archives == 1 ? tr("a data archive")
                                               : tr("%1 data archives").arg(summary.archives));
        if (summary.studioTables > 0)
            parts.append(summary.studioTables == 1
                    ? tr("a Studio table")
                    : tr("%1 Studio tables").arg(summary.studioTables));
        if (summary.others > 0)
            parts.append(summary.others == 1
                    ? tr("one that does not look like a TikTok export")
                    : tr("%1 that do not look like TikTok exports").arg(summary.others));
        const int count = summary.archives + summary.studioTables + summary.others;
        m_title->setText(tr("Drop to import"));
        const QString what = parts.join(u", "_s);
        m_text->setText(count == 0 ? tr("Nothing of this is a file that Mutuals can read.")
                : count == 1       ? tr("1 file: %1").arg(what)
                : summary.more     ? tr("%1 or more files: %2").arg(QString::number(count), what)
                                   : tr("%1 files: %2").arg(QString::number(count), what));
    }
    setGeometry(parentWidget()->rect());
    QWidget::show();
    raise();
    return !files.isEmpty();
}

void DropVeil::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), tokens::colors().overlay);
}

bool DropVeil::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != parentWidget())
        return QWidget::eventFilter(watched, event);
    switch (event->type()) {
    case QEvent::Resize:
        setGeometry(parentWidget()->rect());
        return false;
    case QEvent::DragEnter:
        enter(static_cast<QDragEnterEvent*>(event));
        return true;
    case QEvent::DragMove:
        static_cast<QDragMoveEvent*>(event)->acceptProposedAction();
        return true;
    case QEvent::DragLeave:
        hide();
        return true;
    case QEvent::Drop:
        drop(static_cast<QDropEvent*>(event));
        return true;
    default:
        return false;
    }
}

void DropVeil::enter(QDragEnterEvent* event)
{
    if (show(*event->mimeData()))
        event->acceptProposedAction();
    else if (event->mimeData()->hasUrls())
        event->accept(); // keeps the card, which says why it will not work
}

void DropVeil::drop(QDropEvent* event)
{
    hide();
    const QStringList files = filesOf(*event->mimeData());
    event->acceptProposedAction();
    if (files.isEmpty())
        emit addressDropped();
    else
        emit dropped(files);
}

} // namespace mutuals::ui
