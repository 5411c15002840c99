#pragma once

#include "core/impact/FollowerSpans.h"
#include "ui/widgets/Card.h"

class QGridLayout;

namespace mutuals::ui {

class Label;

/// Who left by the archives beside what TikTok Studio's follower counts say of the same days.
class StudioCard : public Card {
    Q_OBJECT

public:
    explicit StudioCard(QWidget* parent = nullptr);
    void replace(const std::vector<FollowerSpan>& spans);

private:
    Label* m_sentence;
    QGridLayout* m_grid;
};

} // namespace mutuals::ui
