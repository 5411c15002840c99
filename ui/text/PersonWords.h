#pragma once

#include "core/curation/Curation.h"
#include "core/records/Policy.h"
#include "core/store/Followers.h"

#include <QString>
#include <QStringList>

#include <vector>

/// A person in words. Kind ones: what is not known stays unknown and counts neither way.
namespace mutuals::ui {

/// "follows you since 12 March 2025, 8 months · fan"; what no file says is left out.
QString personSummary(const FollowerRow& row, Day today);

/// "In the trial: left alone until 3 March", "In the trial: it asks you to follow them"
QString trialPlaceWords(const TrialPlace& place);

/// One thing that the files say about a person.
struct EvidenceLine {
    QString figure; ///< "14", or "" where there is nothing to count
    QString text; ///< "comments on your posts"
};

struct Evidence {
    std::vector<EvidenceLine> speaksFor, against;
    QStringList unknown;
};

/// What the files hold for and against following a fan back.
///
/// timeline  of the person, oldest first; may be empty
/// rules     of the policy that goes on, if any: each is met, or not, or cannot be told
Evidence evidence(
    const QueueItem& item, const std::vector<Followers::Event>& timeline, const PolicyRules& rules);

} // namespace mutuals::ui
