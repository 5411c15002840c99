#include "ui/widgets/Toast.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QTimer>

#include <utility>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

Toast::Toast(QWidget* host)
    : QFrame(host)
    , m_text(new Label({}, Label::Look::body, this))
    , m_undoButton(new Button(tr("Undo"), Button::Kind::link, this))
    , m_close(new Button(tr("Close"), Button::Kind::link, this))
    , m_timer(new QTimer(this))
{
    setObjectName(u"toast"_s);
    m_undoButton->setObjectName(u"toastUndo"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(tokens::kSpace16, 10, tokens::kSpace12, 10);
    row->setSpacing(tokens::kSpace16);
    row->addWidget(m_text);
    row->addWidget(m_undoButton);
    row->addWidget(m_close);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &Toast::hide);
    connect(m_close, &Button::clicked, this, &Toast::hide);
    connect(m_undoButton, &Button::clicked, this, [this] { undo(); });
    host->installEventFilter(this);
    dress();
    hide();
}

void Toast::say(const QString& text, std::function<void()> undo)
{
    offer(text, std::move(undo), tr("Undo"));
}

void Toast::offer(const QString& text, std::function<void()> undo, const QString& word)
{
    m_undoButton->setText(word);
    m_undo = std::move(undo);
    m_text->setText(text);
    m_undoButton->setVisible(static_cast<bool>(m_undo));
    m_timer->start(tokens::kToastMs);
    show();
    raise();
    place();
}

bool Toast::undo()
{
    if (!m_undo || !isVisible())
        return false;
    hide();
    std::exchange(m_undo, {})();
    return true;
}

bool Toast::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

void Toast::enterEvent(QEnterEvent*)
{
    m_timer->stop();
}
void Toast::leaveEvent(QEvent*)
{
    m_timer->start(tokens::kToastMs / 2);
}

void Toast::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    p.setPen(Qt::NoPen);
    p.setBrush(tokens::colors().ink);
    p.drawRoundedRect(rect(), tokens::kCardRadius, tokens::kCardRadius);
}

void Toast::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_close)
        dress();
}

void Toast::place()
{
    const int widest = parentWidget()->width() - 2 * tokens::kSpace24;
    m_text->setWordWrap(false);
    if (sizeHint().width() > widest)
        m_text->setWordWrap(true);
    resize(qMin(sizeHint().width(), widest), 0);
    adjustSize();
    move((parentWidget()->width() - width()) / 2,
        parentWidget()->height() - height() - tokens::kSpace24);
}

void Toast::dress()
{
    // The toast wears the other theme's ground, so its words wear the other theme's colors.
    const auto& other = tokens::colors().dark ? tokens::kLight : tokens::kDark;
    m_text->setStyleSheet(u"color: %1;"_s.arg(other.ink.name()));
    m_undoButton->setStyleSheet(u"color: %1;"_s.arg(other.accent.name()));
    m_close->setStyleSheet(u"color: %1;"_s.arg(other.quiet.name()));
}

} // namespace mutuals::ui
