#pragma once

#include "ui/pages/Page.h"

#include "core/records/Creator.h"

#include <QWidget>

#include <vector>

class QAction;
class QToolButton;

namespace mutuals::ui {

class Badge;
class Button;
class CreatorButton;
class SearchField;

/// Above every page: whose numbers these are, search, Import, hide names, and the promise that
/// nothing leaves the machine.
class TopBar : public QWidget {
    Q_OBJECT

public:
    /// hideNames  the window's checkable action; the eye shows and triggers it
    TopBar(QAction* hideNames, QWidget* parent = nullptr);

    void showCreators(const std::vector<Creator>& creators, const Context& context);
    SearchField* search() const { return m_search; }
    void setNarrow(bool narrow);

signals:
    void importRequested();
    void creatorChosen(const mutuals::Creator& creator);

private:
    CreatorButton* m_creator;
    Badge* m_sample;
    SearchField* m_search;
    Button* m_import;
    QToolButton* m_eye;
    QWidget* m_offlineWord;
};

} // namespace mutuals::ui
