#pragma once

#include "core/records/Policy.h"

#include <QWidget>

#include <vector>

class QHBoxLayout;
class QMenu;

namespace mutuals::ui {

class Badge;
class Button;
class Label;

/// The head of the Impact page: which policy is looked at, whom it follows back, and the ways to
/// change that.
class PolicyHeader : public QWidget {
    Q_OBJECT

public:
    explicit PolicyHeader(QWidget* parent = nullptr);

    /// shown  one of `policies`, or nullptr while none is recorded
    void replace(const std::vector<Policy>& policies, const Policy* shown);
    void addButton(QWidget* button); ///< at the end of the row

signals:
    void policyChosen(mutuals::Id<mutuals::Policy> policy);
    void editRequested();
    void newRequested();
    void noteRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void openMenu();
    void fit();

    QHBoxLayout* m_row;
    QHBoxLayout* m_buttons;
    Label* m_title;
    Badge* m_whom;
    Button* m_note;
    Button* m_policy;
    QMenu* m_menu;
    bool m_recorded = false;
};

/// A policy's name, or another text of the user, short enough for a title or a flag.
QString shortName(const std::string& text);

} // namespace mutuals::ui
