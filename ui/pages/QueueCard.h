#pragma once

#include "core/records/Policy.h"
#include "core/store/Followers.h"
#include "ui/text/PersonWords.h"
#include "ui/widgets/Card.h"

#include <vector>

class QGridLayout;
class QLineEdit;
class QVBoxLayout;

namespace mutuals::ui {

class AvatarLabel;
class Badge;
class Button;
class ChoiceBar;
class Label;
class PersonTimeline;

/// One fan to decide on: what speaks for following back on the left, what against on the right,
/// what is not known in gray, the time since they follow, and the choices with their keys.
class QueueCard : public Card {
    Q_OBJECT

public:
    explicit QueueCard(QWidget* parent = nullptr);

    /// today  of the newest archive; `hidden`: a stand-in instead of the handle
    void replace(const QueueItem& item, const std::vector<Followers::Event>& timeline,
        const PolicyRules& rules, Day today, bool hidden);
    QString reason() const;
    void editReason(); ///< puts the cursor there

signals:
    void chosen(mutuals::Choice choice);
    void undoRequested();
    void profileRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void buildHead();
    void buildBody();
    void buildFoot();
    void showEvidence(const Evidence& evidence);
    void addLines(QVBoxLayout* column, const std::vector<EvidenceLine>& lines);

    AvatarLabel* m_avatar;
    Label* m_name;
    Label* m_summary;
    Badge* m_score;
    Button* m_profile;
    Card* m_trial = nullptr;
    Label* m_trialWords = nullptr;
    QVBoxLayout* m_for;
    QVBoxLayout* m_against;
    QVBoxLayout* m_unknown;
    Label* m_since;
    PersonTimeline* m_timeline;
    QLineEdit* m_reason;
    ChoiceBar* m_choices;
};

} // namespace mutuals::ui
