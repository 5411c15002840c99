#pragma once

#include "core/base/Result.h"
#include "core/records/Follower.h"
#include "ui/jobs/Job.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <filesystem>
#include <vector>

namespace mutuals::ui {

/// Asks the workspace who is in a view, off the window's thread: the order of the table and the
/// counts of the chips. A newer question stops the older one; typing waits for a pause.
class FollowersSearch : public QObject {
    Q_OBJECT

public:
    explicit FollowersSearch(QObject* parent = nullptr);

    enum class Haste { now, typing };
    void find(const std::filesystem::path& workspace, const FollowerQuery& query, Haste haste);
    void count(const std::filesystem::path& workspace, Id<Creator> creator, std::optional<Day> at);

signals:
    void found(const std::vector<mutuals::Id<mutuals::Person>>& persons);
    void counted(const mutuals::FollowerCounts& counts);
    void failed(const mutuals::Error& error);

private:
    void start();

    std::filesystem::path m_file;
    FollowerQuery m_query;
    QTimer m_pause;
    QPointer<Job> m_order, m_count;
    int m_round = 0, m_countRound = 0;
};

} // namespace mutuals::ui
