#pragma once

#include "core/records/Follower.h"
#include "core/records/Snapshot.h"

#include <QWidget>

#include <map>
#include <optional>
#include <vector>

class QBoxLayout;
class QComboBox;
class QLineEdit;

namespace mutuals::ui {

class Button;
class Chip;
class Label;

/// The head of the Followers page: which snapshot, which view with its count, which names.
class FollowersFilter : public QWidget {
    Q_OBJECT

public:
    explicit FollowersFilter(QWidget* parent = nullptr);

    /// snapshots  those with a follower list, oldest first
    /// at         the day looked at; nothing: the newest
    /// since      the day compared with; nothing: the one before
    void setSnapshots(
        const std::vector<Snapshot>& snapshots, std::optional<Day> at, std::optional<Day> since);
    void setCounts(const FollowerCounts& counts);
    void setView(FollowerView view);
    void setFound(std::optional<int> rows); ///< while a search goes on: how many it found
    void setStatus(const QString& text); ///< instead of what a snapshot is compared with
    void clearSearch();

signals:
    void viewChosen(mutuals::FollowerView view);
    void snapshotChosen(const std::optional<mutuals::Day>& at); ///< compared with the one before
    void sinceChosen(const std::optional<mutuals::Day>& since);
    void searched(const QString& text);
    void chartToggled(bool shown);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fit(); ///< title and fields in one row or two
    void buildHead();
    void buildChips();
    void chooseSnapshot(int index);
    void chooseSince(int index);
    std::size_t shownPlace() const; ///< of the snapshot shown; there must be one
    void offerSince(std::optional<Day> since);
    void showComparison();

    std::vector<Snapshot> m_snapshots; ///< oldest first
    QWidget* m_head;
    QWidget* m_chipRow;
    QBoxLayout* m_row = nullptr;
    QBoxLayout* m_fields = nullptr;
    Label* m_status;
    Button* m_chart;
    QComboBox* m_snapshot; ///< newest first
    QComboBox* m_since; ///< those before it, newest first; hidden while there is no choice
    QLineEdit* m_search;
    std::map<FollowerView, Chip*> m_chips;
    Button* m_nameless;
};

} // namespace mutuals::ui
