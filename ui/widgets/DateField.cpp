#include "ui/widgets/DateField.h"

#include "ui/text/Dates.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Tokens.h"

#include <QAction>
#include <QCalendarWidget>
#include <QFrame>
#include <QKeyEvent>
#include <QScreen>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMostLetters = 40;
constexpr QSize kCalendarSize { 308, 280 };

} // namespace

DateField::DateField(QDate date, QWidget* parent)
    : QLineEdit(parent)
    , m_last(date)
{
    setMaxLength(kMostLetters);
    QAction* open = addAction(icon(u"calendar"_s, Tint::quiet), TrailingPosition);
    open->setObjectName(u"openCalendar"_s);
    open->setToolTip(tr("Choose a day (Alt+Down)"));
    connect(open, &QAction::triggered, this, &DateField::openCalendar);
    connect(this, &QLineEdit::textChanged, this, &DateField::mark);
    setDate(date);
}

std::optional<QDate> DateField::date() const
{
    return writtenDate(text());
}

void DateField::setDate(QDate date)
{
    setText(longDate(dayFrom(date)));
}

void DateField::mark()
{
    const auto written = date();
    m_last = written.value_or(m_last);
    if (property("wrong").toBool() == !written)
        return;
    setProperty("wrong", !written);
    style()->unpolish(this);
    style()->polish(this);
}

void DateField::openCalendar()
{
    auto* popup = new QFrame(this, Qt::Popup);
    popup->setObjectName(u"calendarPopup"_s);
    popup->setAttribute(Qt::WA_DeleteOnClose);
    auto* calendar = new QCalendarWidget(popup);
    calendar->setMinimumSize(
        tokens::scaled(kCalendarSize.width()), tokens::scaled(kCalendarSize.height()));
    calendar->setSelectedDate(m_last);
    const auto choose = [this, popup](QDate chosen) {
        setDate(chosen);
        popup->close();
        setFocus();
    };
    connect(calendar, &QCalendarWidget::clicked, popup, choose);
    connect(calendar, &QCalendarWidget::activated, popup, choose);
    auto* column = new QVBoxLayout(popup);
    column->setContentsMargins(tokens::kSpace8, tokens::kSpace8, tokens::kSpace8, tokens::kSpace8);
    column->addWidget(calendar);
    popup->ensurePolished();
    popup->adjustSize();
    // Below the field; where the screen ends, above it.
    const QRect room = screen()->availableGeometry();
    QPoint at = mapToGlobal(QPoint(0, height() + 2));
    if (at.y() + popup->height() > room.bottom())
        at.setY(std::max(room.top(), mapToGlobal(QPoint()).y() - popup->height() - 2));
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - popup->width())));
    popup->move(at);
    popup->show();
    calendar->setFocus();
}

void DateField::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key == Qt::Key_F4 || (key == Qt::Key_Down && event->modifiers() == Qt::AltModifier))
        return openCalendar();
    if (key == Qt::Key_Up || key == Qt::Key_Down) {
        setDate(m_last.addDays(key == Qt::Key_Up ? 1 : -1));
        selectAll();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void DateField::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    // Says how it was understood: "3/4/2025" reads as "4 March 2025" or as "3 April 2025".
    if (const auto written = date())
        setDate(*written);
}

} // namespace mutuals::ui
