#pragma once

#include "core/audience/Posts.h"
#include "core/impact/PostComparison.h"
#include "core/records/Creator.h"

#include <QObject>
#include <QPointer>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace mutuals {
class Workspace;
}

namespace mutuals::ui {

class Job;

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
    bool busy() const { return !m_job.isNull(); }

signals:
    void answered();
    void failed(const mutuals::Error& error);

private:
    QPointer<Job> m_job;
    std::optional<Content> m_content;
    int m_round = 0;
};

} // namespace mutuals::ui
