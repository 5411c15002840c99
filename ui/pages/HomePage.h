#pragma once

#include "ui/pages/HomeFacts.h"
#include "ui/pages/Page.h"

#include <QPointer>

#include <array>

class QBoxLayout;
class QGridLayout;

namespace mutuals::ui {

class AnswerCard;
class Job;
class StatTile;
class WeekCard;

/// The answer first: whether following back works, what to do this week, four numbers, one chart.
class HomePage : public Page {
    Q_OBJECT

public:
    explicit HomePage(QWidget* parent = nullptr);
    void reload() override;

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildLayout();
    void showFacts(HomeFacts facts);
    void arrange(int width);

    HomeFacts m_facts;
    AnswerCard* m_answer;
    WeekCard* m_week;
    QBoxLayout* m_top = nullptr;
    QGridLayout* m_tileGrid = nullptr;
    std::array<StatTile*, 4> m_tiles {};
    int m_columns = 0;
    QPointer<Job> m_job;
    int m_asked = 0; ///< only the newest question may be answered
};

} // namespace mutuals::ui
