#include "ui/charts/PersonTimeline.h"

#include "ui/charts/ChartStyle.h"
#include "ui/charts/Scales.h"
#include "ui/text/Dates.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Label.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <map>

namespace mutuals::ui {

namespace {

constexpr std::chrono::days kOneDay { 1 };
constexpr int kSide = 10; ///< room left and right, so that the first dot is whole
constexpr int kFewestDays = 28; ///< a follower of yesterday still gets a line with some length
constexpr double kTallest = 26;

Day dayOfEvent(const Followers::Event& event)
{
    return dayOf(event.at);
}

} // namespace

QString eventTitle(const Followers::Event& event)
{
    using Kind = Followers::Event::Kind;
    switch (event.kind) {
    case Kind::followed:
        return PersonTimeline::tr("followed you");
    case Kind::followedBack:
        return PersonTimeline::tr("you followed back");
    case Kind::left:
        return PersonTimeline::tr("left");
    case Kind::returned:
        return PersonTimeline::tr("listed again");
    case Kind::unfollowed:
        return PersonTimeline::tr("no longer in your Following");
    case Kind::renamed:
        return PersonTimeline::tr("took another name");
    case Kind::nameGone:
        return PersonTimeline::tr("listed without a name");
    case Kind::message:
        return PersonTimeline::tr("message");
    case Kind::comment:
        return PersonTimeline::tr("comment");
    }
    return {};
}

QString eventDay(const Followers::Event& event)
{
    if (!event.until || dayOf(*event.until) == dayOf(event.at))
        return mediumDate(dayOf(event.at));
    return PersonTimeline::tr("between %1 and %2")
        .arg(mediumDate(dayOf(event.at)), mediumDate(dayOf(*event.until)));
}

PersonTimeline::PersonTimeline(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PersonTimeline::replace(std::vector<Followers::Event> events, Day until)
{
    m_events = std::move(events);
    m_days = { until - std::chrono::days(kFewestDays), until + kOneDay };
    for (const Followers::Event& event : m_events) {
        m_days.from = std::min(m_days.from, dayOfEvent(event));
        m_days.end = std::max(m_days.end, dayOf(event.until.value_or(event.at)) + kOneDay);
    }
    updateGeometry();
    QStringList words;
    for (const Followers::Event& event : m_events) {
        if (event.kind != Kind::comment && event.kind != Kind::message)
            words << eventTitle(event) + u' ' + eventDay(event);
    }
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(words.join(QStringLiteral(", ")));
    update();
}

QSize PersonTimeline::sizeHint() const
{
    return { 400, minimumSizeHint().height() };
}

QSize PersonTimeline::minimumSizeHint() const
{
    const int line = QFontMetrics(textFont(tokens::kText11)).height();
    const int lower = hasMessages() ? line + tokens::kSpace12 : 0;
    return { 200, 3 * line + static_cast<int>(kTallest) + 2 * tokens::kSpace12 + lower };
}

bool PersonTimeline::hasMessages() const
{
    return std::any_of(m_events.begin(), m_events.end(), [](const Followers::Event& event) {
        return event.kind == Followers::Event::Kind::message;
    });
}

double PersonTimeline::x(Day day) const
{
    const double part = double((day - m_days.from).count()) / std::max(1, m_days.count() - 1);
    return kSide + part * (width() - 2 * kSide);
}

double PersonTimeline::axisY() const
{
    const QFontMetricsF metrics(textFont(tokens::kText11));
    return std::round(2 * metrics.height() + tokens::kSpace4 + kTallest) + 0.5;
}

void PersonTimeline::paintEvent(QPaintEvent*)
{
    if (m_days.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(textFont(tokens::kText11));
    paintAxis(painter);
    paintCounted(painter);
    paintTurns(painter);
}

void PersonTimeline::paintAxis(QPainter& painter) const
{
    const auto& colors = tokens::colors();
    const QFontMetricsF metrics(painter.font());
    painter.setPen(QPen(colors.line, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(kSide, axisY()), QPointF(width() - kSide, axisY()));
    painter.setPen(colors.quiet);
    const double baseline = hasMessages() ? height() - metrics.descent() - 1
                                          : axisY() + tokens::kSpace12 + metrics.ascent();
    const int most = std::clamp(width() / 70, 2, 9);
    double reached = -1;
    for (const Tick& tick : dayTicks(m_days, most, {})) {
        const double wide = metrics.horizontalAdvance(tick.text);
        const double left =
            std::clamp(x(dayAt(tick.at)) - wide / 2, 0.0, std::max(0.0, width() - wide));
        if (left < reached)
            continue;
        painter.drawText(QPointF(left, baseline), tick.text);
        reached = left + wide + tokens::kSpace8;
    }
}

/// Comments as bars above the line, messages as dots below it: one mark per day.
void PersonTimeline::paintCounted(QPainter& painter) const
{
    const auto& colors = tokens::colors();
    std::map<Day, int> comments, messages;
    for (const Followers::Event& event : m_events) {
        if (event.kind == Kind::comment)
            ++comments[dayOfEvent(event)];
        else if (event.kind == Kind::message)
            ++messages[dayOfEvent(event)];
    }
    int most = 1;
    for (const auto& entry : comments)
        most = std::max(most, entry.second);
    painter.setPen(QPen(colors.unsure, 4, Qt::SolidLine, Qt::FlatCap));
    for (const auto& [day, count] : comments) {
        const double tall = kTallest * (0.4 + 0.6 * count / most);
        painter.drawLine(QPointF(x(day), axisY() - 1), QPointF(x(day), axisY() - tall));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.up);
    for (const auto& entry : messages)
        painter.drawEllipse(QPointF(x(entry.first), axisY() + tokens::kSpace12 + 1), 3.5, 3.5);
    // Each kind is named once, beside its last mark.
    const QFontMetricsF metrics(painter.font());
    painter.setPen(colors.quiet);
    const auto name = [&](const std::map<Day, int>& marks, const QString& text, double baseline) {
        const double wide = metrics.horizontalAdvance(text);
        if (!marks.empty())
            painter.drawText(QPointF(std::clamp(x(marks.rbegin()->first) - wide / 2, 0.0,
                                         std::max(0.0, width() - wide)),
                                 baseline),
                text);
    };
    name(messages, tr("messages"), axisY() + 2 * tokens::kSpace12 + metrics.ascent() - 2);
    name(comments, tr("comments"), axisY() - kTallest - metrics.descent() - 1);
}

/// What changed between the two: dots on the line, each named above it while there is room.
void PersonTimeline::paintTurns(QPainter& painter) const
{
    const auto& colors = tokens::colors();
    QFont strong = painter.font();
    strong.setWeight(QFont::DemiBold);
    const QFontMetricsF metrics(strong);
    painter.setFont(strong);
    double reached = -1;
    for (const Followers::Event& event : m_events) {
        if (event.kind == Kind::comment || event.kind == Kind::message)
            continue;
        const double at = x(dayOfEvent(event));
        const bool gone = event.kind == Kind::left || event.kind == Kind::unfollowed
            || event.kind == Kind::nameGone;
        if (event.until) {
            painter.setPen(QPen(colors.unsure, 4, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(QPointF(at, axisY()), QPointF(x(dayOf(*event.until)), axisY()));
        }
        painter.setPen(QPen(gone ? colors.quiet : colors.accent, 1.75));
        painter.setBrush(gone || event.kind == Kind::renamed ? colors.card : colors.accent);
        painter.drawEllipse(QPointF(at, axisY()), 5, 5);
        const QString title = eventTitle(event);
        const double wide = metrics.horizontalAdvance(title);
        const double left = std::clamp(at - wide / 2, 0.0, std::max(0.0, width() - wide));
        if (left < reached)
            continue;
        painter.setPen(gone ? colors.quiet : colors.ink);
        painter.drawText(QPointF(left, metrics.ascent() + 1), title);
        painter.setPen(QPen(colors.line, 1));
        const double stem = std::round(at) + 0.5;
        painter.drawLine(
            QPointF(stem, metrics.height() + tokens::kSpace4), QPointF(stem, axisY() - 7));
        reached = left + wide + tokens::kSpace8;
    }
}

bool PersonTimeline::event(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        updateGeometry();
    if (event->type() != QEvent::ToolTip || m_days.empty())
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const double day = 1.0 * (width() - 2 * kSide) / std::max(1, m_days.count() - 1);
    QStringList lines;
    int comments = 0, messages = 0;
    for (const Followers::Event& entry : m_events) {
        if (std::abs(x(dayOfEvent(entry)) - help->pos().x()) > std::max(5.0, day))
            continue;
        comments += entry.kind == Kind::comment;
        messages += entry.kind == Kind::message;
        if (entry.kind != Kind::comment && entry.kind != Kind::message)
            lines << eventTitle(entry) + u' ' + eventDay(entry);
    }
    if (comments > 0)
        lines << (comments == 1 ? tr("1 comment") : tr("%1 comments").arg(comments));
    if (messages > 0)
        lines << (messages == 1 ? tr("1 message") : tr("%1 messages").arg(messages));
    if (lines.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), plainTip(lines.join(u'\n')), this);
    return true;
}

} // namespace mutuals::ui
