#pragma once

#include "ui/pages/Page.h"

#include <vector>

class QButtonGroup;
class QHBoxLayout;
class QStackedWidget;

namespace mutuals::ui {

/// The ways to ask whether following back works, side by side: the days before and after, and
/// whatever else was added. One page of the rail; a part is read when it is first looked at.
class ImpactTabs : public Page {
    Q_OBJECT

public:
    explicit ImpactTabs(QWidget* parent = nullptr);

    /// `target`: what focusOn() calls this part; the first part also hears what no part is called.
    void add(const QString& target, const QString& word, Page* part);

    void reload() override;
    void focusOn(const QString& target) override;

private:
    struct Part {
        QString target;
        Page* page;
        bool stale = true;
    };
    void showPart(std::size_t index);

    std::vector<Part> m_parts;
    QButtonGroup* m_group;
    QWidget* m_tabs;
    QHBoxLayout* m_row;
    QStackedWidget* m_stack;
};

} // namespace mutuals::ui
