#pragma once

#include "core/impact/Impact.h"
#include "core/impact/ImpactChecks.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace mutuals::ui {

/// What stands between the answer and a proof, one sentence each, the weightiest first.
QStringList doubts(const ImpactAnswer& answer);

/// How long until the data can settle it, and how small a change they would show; "" when there is
/// no answer yet.
QString timeToAnswer(const ImpactAnswer& answer);

/// Whether the false starts let the verdict stand, in words: "Of 124 false starts ..."
QString placeboWords(const ImpactAnswer& answer);

/// A part of the "How we know" pane.
struct Section {
    QString title, text;
};

/// In the user's words: method, assumptions, the days used and left out, viral days, the same asked
/// in other ways.
///
/// checks  nullptr while they are reckoned
std::vector<Section> howWeKnow(const ImpactAnswer& answer, const ImpactChecks* checks);

/// In the statistician's words, below; nothing without an effect.
std::vector<Section> statistics(const ImpactAnswer& answer, const ImpactChecks* checks);

/// CausalImpact's numbers beside ours, and why they differ.
Section peerSection(const ImpactAnswer& answer, const ImpactChecks& checks);

} // namespace mutuals::ui
