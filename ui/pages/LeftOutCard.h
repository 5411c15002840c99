#pragma once

#include "core/records/Policy.h"
#include "ui/widgets/Card.h"

#include <vector>

class QVBoxLayout;

namespace mutuals::ui {

/// The days that the user left out, each with a way back. Hidden while there is none.
class LeftOutCard : public Card {
    Q_OBJECT

public:
    explicit LeftOutCard(QWidget* parent = nullptr);
    void replace(const std::vector<ExcludedDay>& days);

signals:
    void putBackRequested(mutuals::Day day);

private:
    QVBoxLayout* m_rows;
};

} // namespace mutuals::ui
