#pragma once

#include "ui/pages/Page.h"

#include "core/records/Follower.h"

#include <QLineEdit>
#include <QPointer>

#include <string>
#include <vector>

class QFrame;
class QListWidget;
class QTimer;

namespace mutuals::ui {

class Job;

/// Search or jump (Ctrl+K): pages by name and followers, present and past, by any part of a handle,
/// as you type.
class SearchField : public QLineEdit {
    Q_OBJECT

public:
    explicit SearchField(QWidget* parent = nullptr);
    void setContext(const Context& context);

    struct Hit {
        Id<Person> person;
        std::string handle;
        bool left = false;
    };

signals:
    void jumpRequested(mutuals::ui::PageName page, const QString& target);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void search();
    void showPages();
    void showHits(const std::vector<Hit>& hits);
    void say(const QString& words);
    void add(const QString& icon, const QString& words, PageName page, const QString& target);
    void placeList();
    void choose();
    void makeRoomForIcons();

    Context m_context;
    QFrame* m_popup;
    QListWidget* m_list;
    QTimer* m_pause; // a search starts when the keys rest
    QPointer<Job> m_job;
};

} // namespace mutuals::ui
