#pragma once

#include "core/impact/Impact.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace mutuals::ui {

/// What stands between the answer and a proof, one sentence each, the weightiest first.
QStringList doubts(const ImpactAnswer& answer);

/// How long until the data can settle it, and how small a change they would show; "" when there is
/// no answer yet.
QString timeToAnswer(const ImpactAnswer& answer);

/// A part of the "How we know" pane.
struct Section {
    QString title, text;
};

/// Method, assumptions, the days used and left out, and below them the statistician's words.
std::vector<Section> howWeKnow(const ImpactAnswer& answer);

} // namespace mutuals::ui
