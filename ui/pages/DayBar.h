#pragma once

#include "core/records/Policy.h"

#include <QWidget>

#include <optional>

class QMenu;

namespace mutuals::ui {

class Button;
class Label;

/// Below the chart: what can be done with the day that was clicked.
class DayBar : public QWidget {
    Q_OBJECT

public:
    explicit DayBar(QWidget* parent = nullptr);

    void choose(std::optional<Day> day); ///< nothing: says how to choose one
    std::optional<Day> day() const { return m_day; }
    void setExcluded(const std::vector<ExcludedDay>& days); ///< all there are

signals:
    void leaveOutRequested(const mutuals::ExcludedDay& day);
    void putBackRequested(mutuals::Day day);
    void noteRequested(mutuals::Day day);

private:
    void show();

    std::optional<Day> m_day;
    std::vector<ExcludedDay> m_excluded;
    Label* m_name;
    Button* m_leaveOut;
    QMenu* m_reasons;
    Button* m_putBack;
    Button* m_note;
};

} // namespace mutuals::ui
