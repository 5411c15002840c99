#pragma once

#include "core/store/Workspace.h"
#include "tests/support/DayBuilder.h"
#include "tests/support/ExportBuilder.h"
#include "tests/support/TempFolder.h"
#include "tests/ui/support/ScriptedDialogs.h"
#include "ui/Settings.h"
#include "ui/jobs/WriteQueue.h"
#include "ui/pages/Page.h"

#include <memory>

namespace mutuals::ui {

/// A workspace filled by importing made-up exports, and the Context that MainWindow would hand to a
/// page: fill it, open(), then page.enter(fixture.context()).
class PageFixture {
public:
    PageFixture();
    ~PageFixture();

    /// Imports an archive as of noon of a day, "2025-03-01".
    void archive(const test::ExportBuilder& archive, const std::string& day);
    /// Imports the days as Studio's two tables.
    void studio(const std::vector<DayMetrics>& days);
    void addPolicy(const Policy& policy);
    Creator addCreator(const std::string& handle); ///< beside the one of the exports

    void open(); ///< the connections of the window
    void close(); ///< ends them; every page must be gone
    Context context() const { return m_context; }
    void hideNames(bool hide) { m_context.hideNames = hide; }
    Workspace& reading() { return *m_reading; }
    const std::filesystem::path& folder() const { return m_folder.path(); }

    ScriptedDialogs dialogs;

private:
    void import(const std::filesystem::path& file, const std::string& day);
    Workspace& writing();

    test::TempFolder m_folder;
    std::optional<Workspace> m_filling;
    std::optional<Workspace> m_reading;
    std::unique_ptr<WriteQueue> m_writes;
    Settings m_settings;
    Context m_context;
};

} // namespace mutuals::ui
