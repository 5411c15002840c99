#pragma once

#include <QTableView>

namespace mutuals::ui {

/// A table as all pages show it: rows of one height, a hairline between them, the whole row under
/// the pointer lit. It paints its cells itself, without the style sheet, so that a hundred thousand
/// rows scroll smoothly.
///
/// Roles  Qt::DisplayRole, Qt::CheckStateRole and Qt::TextAlignmentRole as usual, and those below
class RowTable : public QTableView {
    Q_OBJECT

public:
    enum Roles {
        avatarRole = Qt::UserRole + 100, ///< QByteArray: the handle to draw a round mark from
        detailRole, ///< QString: a quiet word after the text
        toneRole, ///< int of Tone
    };
    enum Tone { plain, quiet, up, down, accent };

    explicit RowTable(QWidget* parent = nullptr);

    int hoveredRow() const { return m_hovered; }

signals:
    void rowActivated(int row); ///< a click, or Return

protected:
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class Painter;

    void fit();
    void hover(int row);

    int m_hovered = -1;
};

} // namespace mutuals::ui
