#pragma once

#include <QWidget>

#include <optional>

namespace mutuals::ui {

/// An effect and what it likely lies between, on a line around zero, with the band of changes too
/// small to matter. Values are shares: 0.25 is +25 %.
class IntervalBar : public QWidget {
    Q_OBJECT

public:
    struct Interval {
        double value = 0, low = 0, high = 0;
    };
    enum class Size { full, small };

    explicit IntervalBar(Size size = Size::full, QWidget* parent = nullptr);

    void setInterval(std::optional<Interval> interval); ///< nothing: the axis alone
    void setSmallestEffect(double share); ///< half the width of the band, 0.05 by default
    std::optional<Interval> interval() const { return m_interval; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    struct Axis {
        double from, to, step;
    };
    Axis axis() const;
    int lane() const; ///< height of the graphic above its labels

    Size m_size;
    std::optional<Interval> m_interval;
    double m_smallest = 0.05;
};

} // namespace mutuals::ui
