#pragma once

#include "ui/pages/Page.h"

namespace mutuals::ui {

class Button;
class Card;
class Label;
class Theme;

/// How Mutuals looks, where the workspace lies, and what the program is.
class SettingsPage : public Page {
    Q_OBJECT

public:
    SettingsPage(Theme& theme, Settings& settings, QWidget* parent = nullptr);
    void reload() override;

signals:
    void saveCopyRequested();
    void restoreRequested();
    void openWorkspaceRequested();
    void newWorkspaceRequested();

private:
    Card* appearance();
    Card* workspace();
    Card* about();
    void checkWorkspace();

    Theme& m_theme;
    Settings& m_settings;
    Label* m_file = nullptr;
    Label* m_checked = nullptr;
    Button* m_check = nullptr;
};

} // namespace mutuals::ui
