#pragma once

#include "ui/pages/Page.h"

namespace mutuals::ui {

/// How to ask TikTok for the two kinds of files, click by click, with lists to copy.
class HowToPage : public Page {
    Q_OBJECT

public:
    explicit HowToPage(QWidget* parent = nullptr);
    void reload() override { }
};

} // namespace mutuals::ui
