#pragma once

#include <QDate>
#include <QLineEdit>

#include <optional>

class QCalendarWidget;

namespace mutuals::ui {

/// A day as it is written, or chosen in a calendar (the button, Alt+Down, F4). Up and Down step a
/// day. What is no date stays as written and is marked; it never turns into another day.
class DateField : public QLineEdit {
    Q_OBJECT

public:
    explicit DateField(QDate date, QWidget* parent = nullptr);

    std::optional<QDate> date() const; ///< nothing: what is written is not a date
    void setDate(QDate date);
    void openCalendar();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    void mark();

    QDate m_last; ///< the newest that was one: where the calendar opens and Up and Down begin
};

} // namespace mutuals::ui
