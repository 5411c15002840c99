#pragma once

#include "ui/widgets/Card.h"
#include "ui/widgets/Label.h"

namespace mutuals::ui {

/// What a tile says. `tip` explains the number: definition, period, source file.
struct Stat {
    QString caption; ///< "Followers"
    QString value; ///< "2,507", "–" while unknown
    QString change; ///< "+88", "" when there is nothing to compare with
    Label::Tone changeTone = Label::Tone::plain;
    QString note; ///< "in 28 days"
    QString tip;
};

/// One number of a creator, large, with its change.
class StatTile : public Card {
    Q_OBJECT

public:
    explicit StatTile(QWidget* parent = nullptr);
    void setStat(const Stat& stat);

private:
    Label* m_caption;
    Label* m_value;
    Label* m_change;
    Label* m_note;
};

} // namespace mutuals::ui
