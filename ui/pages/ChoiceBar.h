#pragma once

#include "core/records/Decision.h"

#include <QWidget>

#include <array>
#include <optional>

class QPushButton;

namespace mutuals::ui {

/// The five things that can be decided about a person, each a button with its key.
class ChoiceBar : public QWidget {
    Q_OBJECT

public:
    enum class Keys {
        shown, ///< large buttons with their keys
        hidden, ///< chips
    };

    explicit ChoiceBar(Keys keys, QWidget* parent = nullptr);

    /// Marks what stands decided; nothing: none yet.
    void setChoice(std::optional<Choice> choice);
    /// Whom the creator follows already nobody needs to choose for following, now or later.
    void setFollowed(bool followed);

signals:
    void chosen(mutuals::Choice choice);

private:
    std::array<QPushButton*, 5> m_buttons {};
};

/// "Follow", "Later", ...: as a button says it.
QString choiceAction(Choice choice);
/// The single key that decides: F, L, N, K or X.
QString choiceKey(Choice choice);
/// What the choice means, for a tip.
QString choiceMeaning(Choice choice);

inline constexpr std::array kChoices { Choice::follow, Choice::later, Choice::no, Choice::keep,
    Choice::never };

} // namespace mutuals::ui
