#pragma once

#include "core/impact/PolicyStart.h"
#include "core/records/Creator.h"
#include "ui/jobs/LatestJob.h"

#include <filesystem>
#include <vector>

namespace mutuals::ui {

/// Looks for first days of a follow-back policy in the dates of the Following list, off the
/// window's thread.
class PolicyStartSearch : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void look(const std::filesystem::path& workspace, Id<Creator> creator);
    void forget(); ///< nothing that runs will be told any more

signals:
    void found(const std::vector<mutuals::PolicyStart>& starts); ///< strongest first; may be empty

private:
    LatestJob m_latest;
};

} // namespace mutuals::ui
