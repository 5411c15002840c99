#pragma once

#include "ui/pages/Page.h"

class QBoxLayout;

namespace mutuals::ui {

/// What a workspace without imports shows: three doors to the first answer.
class FirstRunPage : public Page {
    Q_OBJECT

public:
    explicit FirstRunPage(QWidget* parent = nullptr);
    void reload() override { }

signals:
    void sampleRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    QBoxLayout* m_doors;
};

} // namespace mutuals::ui
