#pragma once

#include "core/store/Followers.h"

#include <QWidget>

#include <vector>

namespace mutuals::ui {

/// One person over time on a line of months: since when they follow, what they wrote, when the
/// creator followed back, when they left. What no file says is not drawn.
class PersonTimeline : public QWidget {
    Q_OBJECT

public:
    explicit PersonTimeline(QWidget* parent = nullptr);

    /// events  oldest first; until  the day of the newest archive, where the line ends
    void replace(std::vector<Followers::Event> events, Day until);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    using Kind = Followers::Event::Kind;

    bool hasMessages() const;
    double x(Day day) const;
    double axisY() const;
    void paintAxis(QPainter& painter) const;
    void paintCounted(QPainter& painter) const;
    void paintTurns(QPainter& painter) const;

    std::vector<Followers::Event> m_events;
    DayRange m_days;
};

/// "followed you", "you followed back", "left", ... as a label says it.
QString eventTitle(const Followers::Event& event);

/// The day of an event as people say it; "between 3 and 12 Mar 2025" when only that is known.
QString eventDay(const Followers::Event& event);

} // namespace mutuals::ui
