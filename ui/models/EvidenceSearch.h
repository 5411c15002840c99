#pragma once

#include "core/impact/Evidence.h"

#include <QObject>
#include <QPointer>

#include <filesystem>
#include <optional>

namespace mutuals::ui {

class Job;

/// Looks for better evidence than before and after, off the window's thread.
class EvidenceSearch : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void look(const std::filesystem::path& workspace, Id<Creator> creator);
    void forget(); ///< nothing that runs will be told any more
    const Evidence* found() const { return m_found ? &*m_found : nullptr; }

signals:
    void changed(); ///< found() is of the last look()

private:
    QPointer<Job> m_job;
    std::optional<Evidence> m_found;
    int m_round = 0;
};

} // namespace mutuals::ui
