#pragma once

#include "core/impact/Evidence.h"
#include "core/impact/SpillOver.h"
#include "ui/jobs/LatestJob.h"

#include <QObject>

#include <filesystem>
#include <optional>

namespace mutuals::ui {

/// Looks for better evidence than before and after, and for how much of the talk comes from those
/// who are followed back, off the window's thread.
class EvidenceSearch : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void look(const std::filesystem::path& workspace, Id<Creator> creator);
    void forget(); ///< nothing that runs will be told any more
    const Evidence* found() const { return m_found.evidence ? &*m_found.evidence : nullptr; }
    const std::optional<SpillOver>& spillOver() const { return m_found.spillOver; }

signals:
    void changed(); ///< found() is of the last look()

private:
    struct Found {
        std::optional<Evidence> evidence;
        std::optional<SpillOver> spillOver;
    };
    LatestJob m_latest;
    Found m_found;
};

} // namespace mutuals::ui
