#pragma once

#include "ui/pages/ImpactWords.h"
#include "ui/widgets/Card.h"

#include <vector>

class QVBoxLayout;

namespace mutuals::ui {

class Button;

/// "How we know", folded until it is asked for: sections of text below each other.
class KnowCard : public Card {
    Q_OBJECT

public:
    explicit KnowCard(QWidget* parent = nullptr);
    void replace(const std::vector<Section>& sections); ///< none: hides the card

private:
    void unfold(bool shown);

    Button* m_toggle;
    QWidget* m_pane;
    QVBoxLayout* m_lines;
};

} // namespace mutuals::ui
