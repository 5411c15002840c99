#pragma once

#include "ui/pages/ImpactWords.h"

#include <QWidget>

class QVBoxLayout;

namespace mutuals::ui {

class Badge;
class Button;
class Card;
class KnowCard;
class Label;

/// What stands beside a chart: the answer in plain words, what it does not prove, whatever else is
/// worth knowing, and folded below them how we know.
class AnswerSide : public QWidget {
    Q_OBJECT

public:
    struct Words {
        QStringList answer; ///< one sentence each
        char grade = 0; ///< of the evidence; 0: there is no answer
        bool importWanted = false; ///< more files are what is missing
        QStringList doubts;
        std::vector<Section> more; ///< a card each
        std::vector<Section> know;
    };

    explicit AnswerSide(QWidget* parent = nullptr);
    void replace(const Words& words);

signals:
    void importRequested();

private:
    Badge* m_grade;
    QVBoxLayout* m_answerLines;
    Button* m_import;
    Card* m_doubts;
    QVBoxLayout* m_doubtLines;
    QVBoxLayout* m_more;
    KnowCard* m_know;
};

} // namespace mutuals::ui
