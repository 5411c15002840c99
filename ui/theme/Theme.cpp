#include "ui/theme/Theme.h"

#include "ui/theme/Tokens.h"

#include <QApplication>
#include <QCalendarWidget>
#include <QEvent>
#include <QFile>
#include <QFontDatabase>
#include <QStyleFactory>
#include <QTextCharFormat>
#include <QToolTip>

#include <algorithm>

static void initResources()
{
    Q_INIT_RESOURCE(mutuals);
}

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

QPalette paletteOf(const tokens::Colors& c)
{
    QPalette p;
    p.setColor(QPalette::Window, c.ground);
    p.setColor(QPalette::WindowText, c.ink);
    p.setColor(QPalette::Base, c.card);
    p.setColor(QPalette::AlternateBase, c.ground);
    p.setColor(QPalette::Text, c.ink);
    p.setColor(QPalette::PlaceholderText, c.quiet);
    p.setColor(QPalette::Button, c.card);
    p.setColor(QPalette::ButtonText, c.ink);
    p.setColor(QPalette::BrightText, c.down);
    p.setColor(QPalette::Light, c.card);
    p.setColor(QPalette::Midlight, c.fill);
    p.setColor(QPalette::Mid, c.line);
    p.setColor(QPalette::Dark, c.line);
    p.setColor(QPalette::Shadow, c.line);
    p.setColor(QPalette::Highlight, c.accentSoft);
    p.setColor(QPalette::HighlightedText, c.ink);
    p.setColor(QPalette::Link, c.accent);
    p.setColor(QPalette::LinkVisited, c.accent);
    p.setColor(QPalette::ToolTipBase, c.ink);
    p.setColor(QPalette::ToolTipText, c.card);
    for (const auto role : { QPalette::WindowText, QPalette::Text, QPalette::ButtonText })
        p.setColor(QPalette::Disabled, role, c.unsure);
    return p;
}

QString styleSheetOf(const tokens::Colors& c)
{
    QFile file(u":/themes/mutuals.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const auto color = [&sheet](const QString& name, const QColor& value) {
        sheet.replace(u"@"_s + name + u";"_s, value.name() + u";"_s);
        sheet.replace(u"@"_s + name + u" "_s, value.name() + u" "_s);
    };
    color(u"ground"_s, c.ground);
    color(u"card"_s, c.card);
    color(u"ink"_s, c.ink);
    color(u"quiet"_s, c.quiet);
    color(u"line"_s, c.line);
    color(u"accent"_s, c.accent);
    color(u"onAccent"_s, c.onAccent);
    color(u"accentSoft"_s, c.accentSoft);
    color(u"accentHover"_s, c.accentHover);
    color(u"fill"_s, c.fill);
    color(u"hover"_s, c.hover);
    color(u"up"_s, c.up);
    color(u"down"_s, c.down);
    color(u"upSoft"_s, c.upSoft);
    color(u"downSoft"_s, c.downSoft);
    color(u"unsure"_s, c.unsure);
    for (const int size :
        { tokens::kText11, tokens::kText13, tokens::kText15, tokens::kText20, tokens::kText28 })
        sheet.replace(u"@text%1"_s.arg(size), u"%1px"_s.arg(tokens::textPixels(size)));
    sheet.replace(u"@cardRadius"_s, u"%1px"_s.arg(tokens::kCardRadius));
    sheet.replace(u"@controlRadius"_s, u"%1px"_s.arg(tokens::kControlRadius));
    sheet.replace(u"@smallRadius"_s, u"%1px"_s.arg(tokens::kSmallRadius));
    sheet.replace(u"@mode"_s, c.dark ? u"dark"_s : u"light"_s);
    return sheet;
}

/// A style sheet reaches neither the week numbers nor the red of the weekend.
void dress(QCalendarWidget& calendar)
{
    calendar.setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    calendar.setHorizontalHeaderFormat(QCalendarWidget::SingleLetterDayNames);
    QTextCharFormat days;
    days.setForeground(tokens::colors().ink);
    for (const auto day : { Qt::Saturday, Qt::Sunday })
        calendar.setWeekdayTextFormat(day, days);
    QTextCharFormat names;
    names.setForeground(tokens::colors().quiet);
    calendar.setHeaderTextFormat(names);
}

} // namespace

Theme::Theme(QObject* parent)
    : QObject(parent)
{
    initResources();
    m_systemDark = QGuiApplication::palette().color(QPalette::Window).lightness() < 128;
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
    qApp->installEventFilter(this);
    apply();
}

bool Theme::dark() const
{
    return m_choice == ThemeChoice::dark || (m_choice == ThemeChoice::system && m_systemDark);
}

void Theme::setChoice(ThemeChoice choice)
{
    m_choice = choice;
    apply();
}

void Theme::setTextPercent(int percent)
{
    m_textPercent = std::clamp(percent, 100, 200);
    apply();
}

bool Theme::eventFilter(QObject* watched, QEvent* event)
{
    // The desktop switched between light and dark: its palette arrives as a theme change.
    if (watched == qApp && event->type() == QEvent::ThemeChange && !m_applying) {
        m_systemDark =
            QApplication::style()->standardPalette().color(QPalette::Window).lightness() < 128;
        if (m_choice == ThemeChoice::system)
            apply();
    }
    if (event->type() == QEvent::Polish) {
        if (auto* calendar = qobject_cast<QCalendarWidget*>(watched))
            dress(*calendar);
    }
    return QObject::eventFilter(watched, event);
}

void Theme::apply()
{
    m_applying = true;
    const auto& colors = dark() ? tokens::kDark : tokens::kLight;
    QApplication::setFont(appFont(tokens::kText13 * m_textPercent / 100));
    QApplication::setPalette(paletteOf(colors));
    QToolTip::setPalette(paletteOf(colors));
    qApp->setStyleSheet(styleSheetOf(colors));
    m_applying = false;
    emit changed();
}

QFont appFont(int pixels)
{
    static const bool inter = QFontDatabase::hasFamily(u"Inter"_s);
    QFont font = inter ? QFont(u"Inter"_s) : QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPixelSize(pixels);
    font.setHintingPreference(QFont::PreferVerticalHinting);
    return font;
}

QFont textFont(int tokenSize, QFont::Weight weight)
{
    QFont font = appFont(tokens::textPixels(tokenSize));
    font.setWeight(weight);
    return font;
}

} // namespace mutuals::ui
