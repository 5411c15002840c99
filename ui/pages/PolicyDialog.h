#pragma once

#include "core/records/Policy.h"

#include <QDialog>

#include <array>
#include <optional>

class QCheckBox;
class QLineEdit;
class QScrollArea;
class QSpinBox;

namespace mutuals::ui {

class Button;
class ComboBox;
class DateField;
class Label;

/// Records a follow-back policy, or changes one: name, days, whom in words, and whom as rules.
class PolicyDialog : public QDialog {
    Q_OBJECT

public:
    /// policy   what the fields begin with; a policy without an id is a new one
    /// lastDay  with numbers in the files; a policy that begins later cannot be compared yet
    PolicyDialog(const Policy& policy, std::optional<Day> lastDay, QWidget* parent = nullptr);

    Policy policy() const; ///< what the fields say; both days must be dates

signals:
    void saved(const mutuals::Policy& policy);
    void removed(mutuals::Id<mutuals::Policy> policy);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Rule {
        QCheckBox* on;
        QSpinBox* number;
    };
    void buildLayout(const Policy& policy);
    Rule rule(const QString& name, const QString& text, const QString& unit,
        const std::optional<int>& value, int proposal);
    void judge(); ///< says what stands in the way and allows saving
    Metric chosenMeasure() const;
    QString problem() const; ///< empty: it can be saved
    void grow(); ///< to what the fields need, as far as the screen reaches

    Id<Policy> m_id;
    std::optional<Day> m_lastDay;
    QScrollArea* m_fields = nullptr;
    QLineEdit* m_name;
    DateField* m_start;
    Label* m_startHint; ///< below the first day
    QCheckBox* m_ends;
    DateField* m_end;
    QLineEdit* m_whom;
    ComboBox* m_measure;
    std::optional<Metric> m_shownBy; ///< an answer by it was seen
    Label* m_measureHint;
    std::array<Rule, 4> m_rules {}; ///< comments, messages, days, a day
    Label* m_problem;
    Button* m_save;
};

} // namespace mutuals::ui
