#pragma once

#include "core/impact/TrialAnalysis.h"
#include "core/impact/TrialPlan.h"

#include <QString>
#include <QStringList>

/// A trial in words without jargon.
namespace mutuals::ui {

/// "With 320 followers over 56 days you would see a difference of 9 points or more, ..."
QString outlookSentence(const TrialProposal& proposal);
QString trialHeadline(const TrialAnswer& answer); ///< "Following back keeps followers."
QString trialSentence(const TrialAnswer& answer); ///< the shares behind it, or what is awaited
/// Early looks, who was not followed as drawn, who cannot be told, what it does not prove.
QStringList trialDoubts(const TrialAnswer& answer);
QString trialNumbers(const Trial& trial, const TrialAnswer& answer); ///< for statisticians
QString armSentence(const TrialAnswer& answer); ///< who was followed, as far as known

} // namespace mutuals::ui
