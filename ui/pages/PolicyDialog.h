#pragma once

#include "core/records/Policy.h"

#include <QDialog>

#include <array>
#include <optional>

class QCheckBox;
class QDateEdit;
class QLineEdit;
class QSpinBox;

namespace mutuals::ui {

class Button;
class Label;

/// Records a follow-back policy, or changes one: name, days, whom in words, and whom as rules.
class PolicyDialog : public QDialog {
    Q_OBJECT

public:
    /// `policy`: what the fields begin with; a policy without an id is a new one
    explicit PolicyDialog(const Policy& policy, QWidget* parent = nullptr);

    Policy policy() const; ///< what the fields say

signals:
    void saved(const mutuals::Policy& policy);
    void removed(mutuals::Id<mutuals::Policy> policy);

private:
    struct Rule {
        QCheckBox* on;
        QSpinBox* number;
    };
    void buildLayout(const Policy& policy);
    Rule rule(const QString& name, const QString& text, const QString& unit,
        const std::optional<int>& value, int proposal);
    void judge(); ///< says what stands in the way and allows saving

    Id<Policy> m_id;
    QLineEdit* m_name;
    QDateEdit* m_start;
    QCheckBox* m_ends;
    QDateEdit* m_end;
    QLineEdit* m_whom;
    std::array<Rule, 4> m_rules {}; ///< comments, messages, days, a day
    Label* m_problem;
    Button* m_save;
};

} // namespace mutuals::ui
