#pragma once

#include <QLabel>

class QTextLayout;

namespace mutuals::ui {

/// The only way to show text in a label. It is always plain text: what a file or a person wrote is
/// never drawn as HTML, never a link, never an image.
class Label : public QLabel {
    Q_OBJECT

public:
    enum class Look {
        body, ///< 13 px
        quiet, ///< 13 px, second voice
        strong, ///< 13 px, 600
        caption, ///< 13 px, 600, quiet: the name of a card
        small, ///< 11 px, quiet
        lead, ///< 15 px, quiet: a sentence below a heading
        title, ///< 15 px, 600
        heading, ///< 20 px, 600
        display, ///< 28 px, 600: the figure of a tile
    };
    enum class Tone { plain, up, down, quiet, accent };

    explicit Label(const QString& text = {}, Look look = Look::body, QWidget* parent = nullptr);

    void setLook(Look look);
    void setTone(Tone tone);
    /// Cuts the text with "…" where the room ends and shows all of it as a tip.
    void setElided(bool elided);
    void setText(const QString& text); ///< hides QLabel::setText, which knows nothing of eliding
    QString fullText() const { return m_text; }

    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit();
    bool airy() const; ///< several lines, set with more room between them than QLabel gives
    qreal lineFactor() const; ///< of the font's own line
    QSizeF arrange(QTextLayout& layout, qreal width) const;

    QString m_text;
    bool m_elided = false;
};

/// A tip that shows exactly `text`: Qt would draw what looks like HTML.
QString plainTip(const QString& text);

/// The words of a button or a menu entry that show exactly `text`: Qt would take an "&" for the
/// mark of a mnemonic.
QString plainAction(QString text);

} // namespace mutuals::ui
