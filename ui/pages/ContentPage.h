#pragma once

#include "core/impact/PostCounts.h"
#include "ui/pages/Page.h"

#include <array>
#include <optional>

class QStackedWidget;

namespace mutuals::ui {

class Badge;
class Button;
class ChartCard;
class Chip;
class ContentAnswers;
class EmptyState;
class KnowCard;
class Label;
class PostsModel;
class RowTable;
class ShareButton;
struct Figure;

/// The creator's posts: whether they do better since the policy, how their counts are spread before
/// and after, and the table of all.
class ContentPage : public Page {
    Q_OBJECT

public:
    explicit ContentPage(QWidget* parent = nullptr);

    void reload() override;
    void focusOn(const QString& target) override; ///< "views", "likes", ...

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildLayout();
    QWidget* buildHead(QWidget* parent);
    QWidget* buildAnswer(QWidget* parent);
    QWidget* buildTable(QWidget* parent);
    void fit(); ///< chart and table to the size of the text
    void showContent();
    void showMetric();
    PostMetric metric() const;
    Figure figure() const;

    ContentAnswers* m_answers;
    std::optional<PostMetric> m_chosen;
    Id<Creator> m_creator;

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    Label* m_failure;
    std::array<Chip*, 4> m_chips {};
    ShareButton* m_share;
    ChartCard* m_chart;
    Badge* m_grade;
    Label* m_headline;
    Label* m_verdict;
    Button* m_next;
    KnowCard* m_know;
    RowTable* m_table = nullptr;
    PostsModel* m_model;
};

} // namespace mutuals::ui
