#pragma once

#include "core/impact/Impact.h"
#include "core/records/Decision.h"
#include "core/records/Follower.h"
#include "core/records/Import.h"

#include <QString>

/// Answers in words without jargon. The statistician's words stay in the details pane.
namespace mutuals::ui {

QString metricTitle(Metric metric); ///< "Engagement rate"
QString metricSubject(Metric metric); ///< "engagement", "views per day": for sentences
QString metricDefinition(Metric metric); ///< "(likes + comments + shares) / views of a day"

QString metricSource(Metric metric); ///< "TikTok Studio Overview": the file that it comes from

QString relationTitle(Relation relation); ///< "mutual", "fan", "you follow only", "not following"
QString viewTitle(FollowerView view); ///< "All", "Mutual", "Fans", ...
QString choiceTitle(Choice choice); ///< "follow", "later", "no", "keep", "never"
/// Why nothing is written: the workspace is open for reading only.
QString readingOnlyWords();
QString kindTitle(ImportKind kind); ///< "Data archive", "Studio overview", ...

/// "Engagement is 25% higher than your own history predicts, likely between 21% and 30%." While
/// days are missing: what is missing.
QString headline(const ImpactAnswer& answer);
/// "The data suggest it helped." or "That is within normal ups and downs. Cannot tell yet: about 28
/// more days."
QString verdictSentence(const ImpactAnswer& answer);
/// STATISTICS D6: "After you began following back, views per day were 8% higher than ...", whole.
QString answerSentence(const ImpactAnswer& answer);
QString verdictWords(const Verdict& verdict); ///< "suggests it helped", "cannot tell yet"
QString gradeWords(char grade); ///< "evidence C · before and after"
/// The effect alone: "+25%", or "+3.2 a day" where a share makes no sense; "–" while unknown.
QString effectWords(const ImpactAnswer& answer);
/// The title of a chart: "Engagement rose after 4 August", else the measure.
QString chartTitle(const ImpactAnswer& answer);
QString missingSentence(const ImpactAnswer& answer); ///< "" when nothing is missing

} // namespace mutuals::ui
