#pragma once

#include "core/impact/TrialAnalysis.h"
#include "core/impact/TrialDraw.h"
#include "ui/jobs/LatestJob.h"

#include <QObject>

#include <filesystem>
#include <optional>
#include <vector>

namespace mutuals::ui {

/// How trials stand: who could take part in a new one, the sealed plans, and the answer of the one
/// that is looked at.
struct TrialState {
    std::optional<TrialEligible> eligible; ///< nothing: no follower list was imported
    std::vector<Trial> trials; ///< newest first
    std::optional<std::size_t> shown; ///< index in `trials`
    TrialAnswer answer; ///< of the shown one, as are the next two
    std::vector<Trials::Sighting> sightings; ///< by unit, as of now
    bool asSealed = true;

    const Trial* trial() const { return shown ? &trials[*shown] : nullptr; }
};

/// errors  those of the store; cancelled
Result<TrialState> trialState(
    Workspace& workspace, Id<Creator> creator, Id<Trial> shown, const Run& run = {});

/// Reads and reckons off the window's thread.
class TrialStates : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// shown  the trial to look at; id 0: the newest
    void ask(const std::filesystem::path& workspace, Id<Creator> creator, Id<Trial> shown);
    void clear();
    const TrialState* state() const { return m_state ? &*m_state : nullptr; }

signals:
    void answered();
    void failed(const mutuals::Error& error);

private:
    LatestJob m_latest;
    std::optional<TrialState> m_state;
};

} // namespace mutuals::ui
