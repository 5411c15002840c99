#pragma once

#include <QObject>
#include <QString>

#include "core/base/Run.h"

#include <chrono>

namespace mutuals::ui {

/// A piece of long work as the window sees it: what it is, how far it is, and a way to stop it.
/// Lives on the GUI thread; its signals arrive there.
class Work : public QObject {
    Q_OBJECT

public:
    explicit Work(const QString& title, QObject* parent = nullptr)
        : QObject(parent)
        , m_title(title)
    {
    }

    /// What its progress counts, for the user to read.
    enum class Unit { none, bytes, rows };

    QString title() const { return m_title; } ///< "Importing 3 files"; "" for work nobody waits for
    Unit unit() const { return m_unit; }
    Work* counting(Unit unit)
    {
        m_unit = unit;
        return this;
    }
    virtual void cancel() = 0; ///< asks; the work ends within a second or so, with `cancelled`

signals:
    void progressed(qint64 done, qint64 total); ///< total 0: not known; some 20 a second at most
    void finished(); ///< once; just before the work's `done`

private:
    QString m_title;
    Unit m_unit = Unit::none;
};

/// Lets some 20 reports a second pass, and always the last one. Belongs to the working thread.
class ThinnedProgress {
public:
    bool due(const Progress& progress)
    {
        const auto now = std::chrono::steady_clock::now();
        const bool last = progress.total > 0 && progress.done >= progress.total;
        if (!last && now - m_passed < std::chrono::milliseconds(50))
            return false;
        m_passed = now;
        return true;
    }

private:
    std::chrono::steady_clock::time_point m_passed {};
};

} // namespace mutuals::ui
