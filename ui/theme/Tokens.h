#pragma once

#include <QColor>
#include <QFont>
#include <QGuiApplication>
#include <QPalette>

/// Every color and size of the window. Nothing else names one: widgets, charts and the style sheet
/// all take them from here.
namespace mutuals::ui::tokens {

inline constexpr int kSpace4 = 4;
inline constexpr int kSpace8 = 8;
inline constexpr int kSpace12 = 12;
inline constexpr int kSpace16 = 16;
inline constexpr int kSpace24 = 24;
inline constexpr int kSpace32 = 32;

inline constexpr int kCardRadius = 10;
inline constexpr int kControlRadius = 8;
inline constexpr int kSmallRadius = 5;
inline constexpr qreal kChartLine = 1.5;
inline constexpr qreal kBandOpacity = 0.18; ///< of the accent, for expected bands

/// Text sizes in pixels at 100 %; textPixels() gives them at the user's text size.
inline constexpr int kText11 = 11;
inline constexpr int kText13 = 13;
inline constexpr int kText15 = 15;
inline constexpr int kText20 = 20;
inline constexpr int kText28 = 28;

inline constexpr int kIconSize = 20;
inline constexpr int kToastMs = 8000;

constexpr QColor rgb(unsigned hex, int alpha = 255)
{
    return { static_cast<int>(hex >> 16 & 0xff), static_cast<int>(hex >> 8 & 0xff),
        static_cast<int>(hex & 0xff), alpha };
}

/// Text colors reach 4.5:1 on card and ground, marks 3:1.
struct Colors {
    bool dark = false;
    QColor ground, card, ink, quiet, line, accent;
    QColor onAccent; ///< text on an accent surface
    QColor accentSoft; ///< selected row, current page
    QColor accentHover; ///< an accent surface under the pointer
    QColor fill; ///< count badges, keys, unfilled gauges
    QColor hover; ///< a plain surface under the pointer
    QColor up, down; ///< teal, coral: always with a sign or a word beside them
    QColor upSoft, downSoft; ///< grounds for a word in `up` or `down`
    QColor unsure; ///< marks that cannot tell; hatched when an area
    QColor overlay; ///< dims the window while something is dragged over it
};

inline constexpr Colors kLight { false, rgb(0xF6F7F9), rgb(0xFFFFFF), rgb(0x15181E), rgb(0x5A6270),
    rgb(0xE2E5EA), rgb(0x4F46C8), rgb(0xFFFFFF), rgb(0xECEBFB), rgb(0x4038AE), rgb(0xF0F1F4),
    rgb(0xF1F2F5), rgb(0x0E8074), rgb(0xC4442F), rgb(0xE3F3F1), rgb(0xFBEBE8), rgb(0x868E9B),
    rgb(0x15181E, 150) };

inline constexpr Colors kDark { true, rgb(0x0F1116), rgb(0x181B22), rgb(0xECEEF2), rgb(0x9BA4B3),
    rgb(0x272C37), rgb(0x918BFF), rgb(0x14112B), rgb(0x262240), rgb(0xA7A2FF), rgb(0x232833),
    rgb(0x20242D), rgb(0x4CC7B6), rgb(0xFF8A75), rgb(0x16302F), rgb(0x3A2325), rgb(0x77808F),
    rgb(0x05060A, 190) };

/// The tokens that belong to a palette made by Theme; repaint on QEvent::PaletteChange.
inline const Colors& colors(const QPalette& palette = QGuiApplication::palette())
{
    return palette.color(QPalette::Window).lightness() < 128 ? kDark : kLight;
}

/// A text size of above at the text size that the user has chosen.
inline int textPixels(int size)
{
    const int base = QGuiApplication::font().pixelSize();
    return base <= 0 ? size : (size * base + kText13 / 2) / kText13;
}

/// Any other length that goes with the text, such as an icon beside it.
inline int scaled(int pixels)
{
    return pixels * textPixels(kText13) / kText13;
}

} // namespace mutuals::ui::tokens
