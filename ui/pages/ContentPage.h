#pragma once

#include "core/impact/PostCounts.h"
#include "ui/pages/Page.h"

#include <array>
#include <optional>

class QGridLayout;
class QStackedWidget;
class QVBoxLayout;

namespace mutuals::ui {

class Badge;
class Button;
class Card;
class ChartCard;
class Chip;
class ContentAnswers;
class EmptyState;
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
    void arrange();
    void showContent();
    void showMetric();
    void showMethod(bool shown);
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
    QGridLayout* m_body;
    ChartCard* m_chart;
    QWidget* m_side;
    Badge* m_grade;
    Label* m_headline;
    Label* m_verdict;
    Button* m_next;
    Card* m_know;
    Button* m_knowToggle;
    QWidget* m_knowPane;
    QVBoxLayout* m_knowLines;
    RowTable* m_table;
    PostsModel* m_model;
};

} // namespace mutuals::ui
