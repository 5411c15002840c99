#pragma once

#include "core/audience/Posts.h"
#include "core/impact/PostComparison.h"
#include "core/records/Creator.h"
#include "ui/jobs/LatestJob.h"

#include <QObject>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mutuals {
class Workspace;
}

namespace mutuals::ui {

/// All posts, and where there is a policy what became of them after it.
struct Content {
    std::vector<JoinedPost> posts; ///< oldest first
    std::optional<Day> start; ///< of the policy
    std::string policy; ///< its name
    std::vector<PostComparison>
        comparisons; ///< in the order of kPostMetrics; none without a policy

    const PostComparison* comparison(PostMetric metric) const; ///< nullptr: none
    /// The first that can be compared; else the first that some posts are counted by.
    PostMetric usualMetric() const;
};

/// errors  those of the store; cancelled
Result<Content> contentOf(Workspace& workspace, Id<Creator> creator, const Run& run = {});

/// Reads and compares off the window's thread.
class ContentAnswers : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    void ask(const std::filesystem::path& workspace, Id<Creator> creator);
    void clear(); ///< forgets; what runs is stopped
    const Content* content() const { return m_content ? &*m_content : nullptr; }
    bool busy() const { return m_latest.busy(); }

signals:
    void answered();
    void failed(const mutuals::Error& error);

private:
    LatestJob m_latest;
    std::optional<Content> m_content;
};

} // namespace mutuals::ui
