#pragma once

#include "core/import/Importer.h"
#include "core/report/Sentences.h"
#include "core/store/Workspace.h"
#include "tests/support/ExportBuilder.h"
#include "tests/support/StudioBuilder.h"
#include "tests/support/TempFolder.h"
#include "tests/support/WorkspaceDump.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace mutuals::test {

/// A workspace to import into; today is 15 March 2026.
class ImporterFixture : public testing::Test {
protected:
    using Paths = std::vector<std::filesystem::path>;
    using State = FileOutcome::State;

    ImporterFixture()
    {
        options.today = *parseDay("2026-03-15");
        freshWorkspace("workspace.db");
    }

    /// Every import leaves rows that point somewhere, though that isn't looked up one by one.
    void TearDown() override
    {
        const auto damages = m_workspace->imports().check();
        ASSERT_TRUE(damages);
        for (const Damage& damage : *damages)
            ADD_FAILURE() << damage.what;
    }

    /// Goes on with a new, empty workspace.
    void freshWorkspace(std::string_view name)
    {
        m_workspace.reset();
        file = folder / name;
        auto opened = Workspace::open(file, Workspace::Access::write);
        ASSERT_TRUE(opened) << opened.error().detail;
        m_workspace.emplace(std::move(*opened));
    }
    Workspace& workspace() { return *m_workspace; }

    std::vector<FileOutcome> import(const Paths& paths)
    {
        auto outcomes = importFiles(*m_workspace, paths, options);
        EXPECT_TRUE(outcomes) << outcomes.error().detail;
        return outcomes ? std::move(*outcomes) : std::vector<FileOutcome> {};
    }
    FileOutcome importOne(const std::filesystem::path& path)
    {
        auto outcomes = import({ path });
        EXPECT_EQ(outcomes.size(), 1U);
        return outcomes.empty() ? FileOutcome {} : std::move(outcomes.front());
    }

    /// "archive imported ana: 3 seen, 3 new, 0 known, 0 rejected", or the refusal's sentence.
    static std::string drawn(const FileOutcome& outcome)
    {
        if (outcome.state == State::rejected)
            return "rejected: " + sentence(outcome);
        return fmt::format("{} {} {}: {} seen, {} new, {} known, {} rejected",
            kindName(outcome.kind.value()), stateName(outcome.state), outcome.creator,
            outcome.rows.seen, outcome.rows.fresh, outcome.rows.known, outcome.rows.rejected);
    }
    std::string imported(const std::filesystem::path& path) { return drawn(importOne(path)); }

    std::string rows() const { return everyRow(file); }

    TempFolder folder;
    std::filesystem::path file;
    ImportOptions options;

private:
    std::optional<Workspace> m_workspace;
};

} // namespace mutuals::test
