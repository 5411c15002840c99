#pragma once

#include "core/base/Run.h"
#include "core/curation/Curation.h"
#include "core/records/Policy.h"
#include "ui/pages/Page.h"

#include <QPointer>

#include <deque>
#include <filesystem>
#include <optional>
#include <set>

class QStackedWidget;
class QVBoxLayout;

namespace mutuals::ui {

class Decider;
class EmptyState;
class Job;
class Label;
class QueueCard;

/// Reviewing fans one after the other: the card, what was just decided, and how much is left. The
/// next card comes at once; the decision is written behind it.
class QueuePane : public QWidget {
    Q_OBJECT

public:
    /// page, decider  whose Context is used and who writes; both outlive the pane
    QueuePane(Page& page, Decider& decider, QWidget* parent = nullptr);

    void reload(); ///< reads everything anew, off the window's thread
    const QueueSummary& summary() const { return m_summary; }

    /// Acts on a single key; false: not one of ours.
    bool press(int key);
    void undo();

signals:
    void changed(); ///< the numbers are others now

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void fitSide();
    struct Loaded {
        std::vector<QueueItem> items;
        QueueSummary summary;
        PolicyRules rules;
        Day today {};
    };

    void buildLayout();
    static Result<Loaded> load(
        const std::filesystem::path& file, Id<Creator> creator, const Run& run);
    void take(Loaded loaded);
    void decide(Choice choice);
    void takeBack(const std::optional<Decision>& decision);
    void showCard();
    void showCounts();
    void showRecent();
    void openProfile();

    Page& m_page;
    Decider& m_decider;
    std::deque<QueueItem> m_queue;
    std::set<Id<Person>> m_pending; ///< decided, not yet written
    std::optional<Id<Person>> m_first; ///< to be shown next, wherever the queue ranks them
    Id<Creator> m_creator;
    QueueSummary m_summary;
    PolicyRules m_rules;
    Day m_today {};
    QPointer<Job> m_job;
    int m_round = 0;

    QStackedWidget* m_stack;
    QueueCard* m_card;
    EmptyState* m_done;
    QWidget* m_side = nullptr;
    Label* m_open;
    Label* m_chosen;
    Label* m_confirmed;
    QVBoxLayout* m_recent;
};

} // namespace mutuals::ui
