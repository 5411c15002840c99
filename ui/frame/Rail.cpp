#include "ui/frame/Rail.h"

#include "ui/text/Numbers.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"

#include <QFocusEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kWide = 200;
constexpr int kNarrow = 64;

/// The name of the program with its two overlapping circles.
class Logo : public QWidget {
public:
    using QWidget::QWidget;
    QSize sizeHint() const override
    {
        return { 40, qMax(36, tokens::textPixels(tokens::kText15) + 20) };
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter p(this);
        const int mark = tokens::scaled(24);
        const bool narrow = width() < tokens::scaled(kWide) / 2;
        p.drawPixmap(narrow ? (width() - mark) / 2 : 10, (height() - mark) / 2,
            iconPixmap(u"logo"_s, Tint::accent, mark, devicePixelRatioF()));
        if (narrow)
            return;
        p.setFont(textFont(tokens::kText15, QFont::DemiBold));
        p.setPen(tokens::colors().ink);
        p.drawText(rect().adjusted(mark + 20, 0, 0, 0), Qt::AlignVCenter, u"Mutuals"_s);
    }
};

} // namespace

RailButton::RailButton(const QString& icon, const QString& word, QWidget* parent)
    : QAbstractButton(parent)
    , m_icon(icon)
{
    setText(word);
    setAccessibleName(word);
    setCheckable(true);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RailButton::setCount(int count)
{
    m_count = count;
    update();
}

void RailButton::setNarrow(bool narrow)
{
    m_narrow = narrow;
    setToolTip(plainTip(narrow ? text() : QString()));
    update();
}

QSize RailButton::sizeHint() const
{
    return { 40, qMax(37, tokens::textPixels(tokens::kText13) + 22) };
}

void RailButton::paintEvent(QPaintEvent*)
{
    const auto& c = tokens::colors();
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    const QRectF area = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    p.setBrush(isChecked() ? c.accentSoft : underMouse() ? c.hover : QColor(Qt::transparent));
    p.setPen(hasFocus() && m_ring ? QPen(c.accent, 1) : QPen(Qt::NoPen));
    p.drawRoundedRect(area, tokens::kControlRadius, tokens::kControlRadius);

    const int icon = tokens::scaled(tokens::kIconSize);
    const int x = m_narrow ? (width() - icon) / 2 : 9;
    p.drawPixmap(x, (height() - icon) / 2,
        iconPixmap(m_icon, isChecked() ? Tint::accent : Tint::quiet, icon, devicePixelRatioF()));
    if (m_narrow) {
        if (m_count > 0) {
            p.setPen(Qt::NoPen);
            p.setBrush(c.accent);
            p.drawEllipse(QPointF(x + icon, height() / 2.0 - icon / 2.0 + 1), 3.5, 3.5);
        }
        return;
    }
    p.setFont(textFont(tokens::kText13, isChecked() ? QFont::DemiBold : QFont::Normal));
    p.setPen(isChecked() ? c.accent : c.quiet);
    p.drawText(rect().adjusted(icon + 20, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    if (m_count <= 0)
        return;
    const QFont font = textFont(tokens::kText11, QFont::DemiBold);
    const QString digits = m_count < 10'000 ? number(m_count) : compact(m_count);
    const int w = QFontMetrics(font).horizontalAdvance(digits) + 14;
    const int h = QFontMetrics(font).height() + 4;
    const QRect badge(width() - w - 9, (height() - h) / 2, w, h);
    p.setPen(Qt::NoPen);
    p.setBrush(c.dark ? c.line : c.fill);
    p.drawRoundedRect(badge, h / 2.0, h / 2.0);
    p.setFont(font);
    p.setPen(c.quiet);
    p.drawText(badge, Qt::AlignCenter, digits);
}

void RailButton::focusInEvent(QFocusEvent* event)
{
    m_ring = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    QAbstractButton::focusInEvent(event);
}

void RailButton::enterEvent(QEnterEvent*)
{
    update();
}
void RailButton::leaveEvent(QEvent*)
{
    update();
}

Rail::Rail(QWidget* parent)
    : QFrame(parent)
{
    setObjectName(u"rail"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(tokens::kSpace12, 14, tokens::kSpace12 + 1, tokens::kSpace16);
    column->setSpacing(tokens::kSpace4);
    column->addWidget(new Logo(this));
    column->addSpacing(tokens::kSpace12);
    column->addWidget(add(PageName::home, u"home"_s, tr("Home"), u"railHome"_s));
    column->addWidget(
        add(PageName::followers, u"followers"_s, tr("Followers"), u"railFollowers"_s));
    column->addWidget(add(PageName::impact, u"impact"_s, tr("Impact"), u"railImpact"_s));
    column->addWidget(add(PageName::followList, u"list"_s, tr("Follow list"), u"railFollowList"_s));
    column->addWidget(add(PageName::content, u"content"_s, tr("Content"), u"railContent"_s));
    column->addWidget(add(PageName::imports, u"imports"_s, tr("Imports"), u"railImports"_s));
    column->addStretch(1);
    column->addWidget(add(PageName::settings, u"settings"_s, tr("Settings"), u"railSettings"_s));
    showCurrent(PageName::home);
    fitWidth();
}

RailButton* Rail::add(PageName page, const QString& icon, const QString& word, const QString& name)
{
    auto* button = new RailButton(icon, word, this);
    button->setObjectName(name);
    m_buttons[page] = button;
    connect(button, &QAbstractButton::clicked, this, [this, page] {
        showCurrent(page); // a click on the current one must not take its mark
        emit pageRequested(page);
    });
    return button;
}

void Rail::showCurrent(PageName page)
{
    // How to ask TikTok has no entry of its own: then none is marked.
    for (const auto& [name, button] : m_buttons)
        button->setChecked(name == page);
}
void Rail::setCount(PageName page, int count)
{
    m_buttons.at(page)->setCount(count);
}

void Rail::setNarrow(bool narrow)
{
    if (m_narrow == narrow)
        return;
    m_narrow = narrow;
    for (const auto& [page, button] : m_buttons)
        button->setNarrow(narrow);
    fitWidth();
}

void Rail::fitWidth()
{
    setFixedWidth(m_narrow ? kNarrow - tokens::kIconSize + tokens::scaled(tokens::kIconSize)
                           : tokens::scaled(kWide));
}

void Rail::changeEvent(QEvent* event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        fitWidth();
}

void Rail::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(QRect(width() - 1, 0, 1, height()), tokens::colors().line);
}

} // namespace mutuals::ui
