#pragma once

#include <QElapsedTimer>
#include <QList>
#include <QWidget>

class QProgressBar;
class QTimer;

namespace mutuals::ui {

class Button;
class Label;
class Work;

/// The thin bar at the foot of the window: what is being done, how far, how much time is left, and
/// Cancel. It comes only for work that lasts longer than a moment.
class JobBar : public QWidget {
    Q_OBJECT

public:
    explicit JobBar(QWidget* parent = nullptr);
    void watch(Work* work); ///< until it finishes; several are shown one after the other
    bool busy() const { return !m_works.isEmpty(); }
    void cancelAll();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showFirst();
    void showProgress(qint64 done, qint64 total);
    void drop(QObject* work);
    QString amount(qint64 done, qint64 total) const; ///< "312 of 540 MB"

    QList<Work*> m_works;
    Label* m_title;
    Label* m_left;
    QProgressBar* m_bar;
    Button* m_cancel;
    QTimer* m_delay;
    QTimer* m_linger; ///< the next step of the same matter often follows at once
    QElapsedTimer m_elapsed;
    double m_share = 0; ///< shown of the first work; it never falls
};

} // namespace mutuals::ui
