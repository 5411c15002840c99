#pragma once

#include "core/impact/Impact.h"

#include <QWidget>

class QVBoxLayout;

namespace mutuals::ui {

class Badge;
class Button;
class Card;
class Label;

/// Beside the impact chart: the answer in plain words, what could still be wrong, how long it will
/// take, and the way to how we know.
class ImpactSide : public QWidget {
    Q_OBJECT

public:
    explicit ImpactSide(QWidget* parent = nullptr);

    /// told  its verdict stands; else only the effect is said
    void setAnswer(const ImpactAnswer& answer, bool told);
    void setSentence(const QString& text); ///< instead of an answer: what is missing, what failed
    void setMissing(const QString& text); ///< the same, and the way to import more days
    void setHowWeKnowShown(bool shown); ///< what the toggle says

signals:
    void importRequested(); ///< more days are what is missing
    void howWeKnowToggled();

private:
    void fill(QVBoxLayout* column, const QStringList& lines);

    Badge* m_grade;
    Label* m_sentence;
    Button* m_import;
    Card* m_doubts;
    QVBoxLayout* m_doubtLines;
    Card* m_time;
    Label* m_timeText;
    Card* m_know;
    Button* m_knowToggle;
};

} // namespace mutuals::ui
