#include "ui/widgets/IntervalBar.h"

#include "core/impact/Verdict.h"
#include "ui/text/Numbers.h"
#include "ui/theme/Theme.h"
#include "ui/theme/Tokens.h"

#include <QEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

IntervalBar::IntervalBar(Size size, QWidget* parent)
    : QWidget(parent)
    , m_size(size)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void IntervalBar::setInterval(std::optional<Interval> interval)
{
    m_interval = interval;
    setAccessibleName(interval
            ? tr("%1, likely between %2 and %3")
                  .arg(label(interval->value), label(interval->low), label(interval->high))
            : tr("no effect to show yet"));
    update();
}

QString IntervalBar::label(double value) const
{
    if (!counts())
        return signedPercent(value);
    return (value > 0 ? u"+"_s : QString()) + compact(value);
}

int IntervalBar::lane() const
{
    return tokens::scaled(m_size == Size::full ? 28 : 20);
}

QSize IntervalBar::sizeHint() const
{
    return { m_size == Size::full ? 400 : 140, minimumSizeHint().height() };
}

QSize IntervalBar::minimumSizeHint() const
{
    return { m_size == Size::full ? 220 : 100, lane() + tokens::textPixels(tokens::kText11) + 10 };
}

void IntervalBar::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

IntervalBar::Axis IntervalBar::axis() const
{
    // An effect without bounds (a long tail of the interval) must not squeeze the rest to a point.
    constexpr double kMost = 3.0;
    double from = -0.10, to = 0.10;
    if (counts()) {
        from = std::min({ 0.0, m_interval->low, -m_interval->high / 4 });
        to = std::max({ 0.0, m_interval->high, -m_interval->low / 4 });
    } else if (m_interval) {
        from = std::clamp(std::min(from, m_interval->low), -1.0, 0.0);
        to = std::clamp(std::max(to, m_interval->high), 0.0, kMost);
    }
    const double room = (to - from) * 0.12;
    from -= room;
    to += room;
    const int most = m_size == Size::full ? 7 : 3;
    const double fewest = (to - from) / (most + 0.5); // between two labels
    if (counts()) {
        const double ten = std::pow(10.0, std::floor(std::log10(std::max(fewest, 1e-3))));
        const double times = fewest / ten;
        return { from, to, ten * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10) };
    }
    double step = 2.0;
    for (const double candidate : { 0.05, 0.10, 0.20, 0.25, 0.50, 1.0 }) {
        if (candidate >= fewest) {
            step = candidate;
            break;
        }
    }
    return { from, to, step };
}

void IntervalBar::paintEvent(QPaintEvent*)
{
    const auto& c = tokens::colors(palette());
    const Axis a = axis();
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QFont labels = textFont(tokens::kText11);
    p.setFont(labels);
    const QFontMetricsF metrics(labels);
    const double side = metrics.horizontalAdvance(u"+100%"_s) / 2;
    const double left = side, right = width() - side;
    const double y = lane() / 2.0;
    const auto x = [&](double share) {
        return left + (right - left) * (std::clamp(share, a.from, a.to) - a.from) / (a.to - a.from);
    };

    const double half = tokens::scaled(m_size == Size::full ? 8 : 7);
    if (!counts()) {
        p.setPen(Qt::NoPen);
        p.setBrush(c.fill);
        p.drawRoundedRect(
            QRectF(QPointF(x(-kSmallestEffect), y - half), QPointF(x(kSmallestEffect), y + half)),
            2, 2);
    }
    p.setPen(QPen(c.line, 2, Qt::SolidLine, Qt::RoundCap));
    p.drawLine(QPointF(left, y), QPointF(right, y));
    p.setPen(QPen(c.ink, 1));
    p.drawLine(QPointF(x(0), y - half - 4), QPointF(x(0), y + half + 4));

    if (m_interval) {
        const double thick = tokens::scaled(3);
        QColor band = c.accent;
        band.setAlphaF(0.42F);
        p.setPen(Qt::NoPen);
        p.setBrush(band);
        p.drawRoundedRect(
            QRectF(QPointF(x(m_interval->low), y - thick),
                QPointF(std::max(x(m_interval->high), x(m_interval->low) + 6), y + thick)),
            thick, thick);
        p.setBrush(c.accent);
        p.drawEllipse(QPointF(x(m_interval->value), y), 2 * thick, 2 * thick);
    }

    p.setPen(c.quiet);
    const int first = static_cast<int>(std::ceil(a.from / a.step));
    const int last = static_cast<int>(std::floor(a.to / a.step));
    double reached = -1e9; // right end of the label before, so that none runs into the next
    for (int i = first; i <= last; ++i) {
        const QString text = label(i * a.step);
        const double w = metrics.horizontalAdvance(text);
        const double at = x(i * a.step) - w / 2;
        if (at < reached + 6)
            continue;
        p.drawText(QPointF(at, lane() + 4 + metrics.ascent()), text);
        reached = at + w;
    }
}

} // namespace mutuals::ui
