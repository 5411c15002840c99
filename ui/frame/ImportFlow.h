#pragma once

#include "ui/frame/ImportSheet.h"

#include "core/import/StagedImport.h"

#include <QObject>

#include <deque>
#include <filesystem>
#include <memory>
#include <vector>

namespace mutuals::ui {

class Desk;
class Work;

/// Takes files from a drop or a file box into the workspace: reads them, shows what they would
/// bring, hears the user, stores what was chosen. One drop after the other.
class ImportFlow : public QObject {
    Q_OBJECT

public:
    enum class Look {
        first, ///< nothing goes in before the user saw it
        whenAsked, ///< only where a file is refused or asks something
    };

    ImportFlow(Desk& desk, ImportSheet* sheet, QObject* parent);
    void start(std::vector<std::filesystem::path> paths, Look look = Look::first);
    void clear(); ///< the workspace closes: whatever waits is left out

    /// From where a file came in since the workspace was opened; "" not known.
    std::filesystem::path sourceOf(Id<Import> import) const;

signals:
    void workStarted(mutuals::ui::Work* work);
    void finished(const std::vector<mutuals::FileOutcome>& outcomes);
    /// Nothing more of these files goes in.
    /// anyIn  some of them may be in before it happened
    void failed(const mutuals::Error& error, bool anyIn);
    void queued(); ///< the files come after those that are being looked at

private:
    struct Drop {
        std::vector<std::filesystem::path> paths;
        Look look = Look::first;
    };
    void read();
    void preview(bool again);
    void show(bool again);
    void answer(const std::vector<ImportSheet::Answer>& answers);
    void commit(const std::vector<bool>& chosen);
    void end(); ///< and on to the next drop
    void fail(const Error& error, bool anyIn);
    QString title(const QString& one, const QString& many) const;

    Desk& m_desk;
    ImportSheet* m_sheet;
    std::deque<Drop> m_drops; ///< the first is the one at hand
    std::shared_ptr<StagedImport> m_staged;
    int m_round = 0; ///< what answers to an earlier one comes too late
    std::vector<std::pair<Id<Import>, std::filesystem::path>> m_sources;
};

} // namespace mutuals::ui
