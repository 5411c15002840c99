#pragma once

#include <QWidget>

#include <optional>

namespace mutuals::ui {

/// An effect and what it likely lies between, on a line around zero; of shares also the band of
/// changes too small to matter.
class IntervalBar : public QWidget {
    Q_OBJECT

public:
    enum class Unit { share, count }; ///< 0.25 is +25 %; 0.25 is a quarter of a follower
    struct Interval {
        double value = 0, low = 0, high = 0;
        Unit unit = Unit::share;
    };
    enum class Size { full, small };

    explicit IntervalBar(Size size = Size::full, QWidget* parent = nullptr);

    void setInterval(std::optional<Interval> interval); ///< nothing: the axis alone
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
    bool counts() const { return m_interval && m_interval->unit == Unit::count; }
    Axis axis() const;
    QString label(double value) const;
    int lane() const; ///< height of the graphic above its labels

    Size m_size;
    std::optional<Interval> m_interval;
};

} // namespace mutuals::ui
