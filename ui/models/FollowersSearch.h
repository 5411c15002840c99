#pragma once

#include "core/base/Result.h"
#include "core/records/Follower.h"
#include "ui/jobs/Job.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace mutuals::ui {

/// Asks who is in a view, off the window's thread: the order of the table and the counts of the
/// chips. The columns that answer (core/audience/FollowerIndex) are read once and kept, so that each
/// letter typed is answered within milliseconds. Of questions that wait the newest is asked; one
/// about another snapshot stops the reading for the one before.
class FollowersSearch : public QObject {
    Q_OBJECT

public:
    explicit FollowersSearch(QObject* parent = nullptr);

    void find(const std::filesystem::path& workspace, const FollowerQuery& query);
    void count(const std::filesystem::path& workspace, const FollowerQuery& query);

    void forget(); ///< no question waits, and the memory is given back
    void rest(); ///< nobody looks: forget() after some minutes, unless somebody asks

signals:
    /// The receiver may take them.
    void found(std::vector<mutuals::Id<mutuals::Person>>& persons);
    void counted(const mutuals::FollowerCounts& counts);
    void failed(const mutuals::Error& error);

private:
    /// What is asked about; the columns of one cannot answer for another.
    struct Subject {
        std::filesystem::path file;
        Id<Creator> creator;
        std::optional<Day> at, since;
        friend bool operator==(const Subject&, const Subject&) = default;
    };
    struct Columns;

    void ask(const Subject& subject); ///< now, or when the question before is answered
    void next();
    template <class Answer, class Ask, class Take> void start(Ask ask, Take take);

    std::shared_ptr<Columns> m_columns; ///< shared with the job that reads
    Subject m_subject;
    std::optional<FollowerQuery> m_query; ///< waits to be asked
    bool m_countWanted = false; ///< of the subject
    QPointer<Job> m_job;
    int m_round = 0; ///< answers of an earlier one are not wanted
    QTimer m_rest;
};

} // namespace mutuals::ui
