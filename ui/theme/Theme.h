#pragma once

#include <QFont>
#include <QObject>

namespace mutuals::ui {

enum class ThemeChoice { system, light, dark };

/// Dresses the whole application: style, palette, font and the one style sheet, all made from
/// Tokens.h. Widgets that paint themselves ask tokens::colors() and repaint on PaletteChange.
class Theme : public QObject {
    Q_OBJECT

public:
    explicit Theme(QObject* parent = nullptr);

    ThemeChoice choice() const { return m_choice; }
    int textPercent() const { return m_textPercent; }
    bool dark() const;

    void setChoice(ThemeChoice choice);
    void setTextPercent(int percent); ///< 100 to 200

signals:
    void changed();

private:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void apply();

    ThemeChoice m_choice = ThemeChoice::system;
    int m_textPercent = 100;
    bool m_systemDark = false;
    bool m_applying = false;
};

/// Inter when installed, else the system's sans serif, in pixels at 100 % text size.
QFont appFont(int pixels);

/// The application's font at a size of Tokens.h; weight 400 or 600.
QFont textFont(int tokenSize, QFont::Weight weight = QFont::Normal);

} // namespace mutuals::ui
