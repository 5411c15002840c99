#include "tests/core/faults/Acts.h"

#include "core/import/Importer.h"
#include "core/import/Undo.h"
#include "core/store/Workspace.h"
#include "tests/support/ExportBuilder.h"
#include "tests/support/StudioBuilder.h"
#include "tests/support/TestData.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>

namespace mutuals::test {

namespace fs = std::filesystem;

namespace {

constexpr int kRows = 2000;

std::string at(int number)
{
    return formatTime(Seconds(*parseDay("2024-01-01")) + std::chrono::hours(number)).substr(0, 10)
        + " 12:00:00";
}

/// An archive of 2,000 rows; those of another month lack some and bring others.
std::string archive(int month)
{
    ExportBuilder built;
    built.owner("ana");
    for (int i = month * 80; i < 1000 + month * 80; ++i)
        built.follower(fmt::format("follower{}", i * 7919 % kRows), at(i));
    for (int i = month * 50; i < 500 + month * 50; ++i)
        built.following(fmt::format("follower{}", i * 31), at(i));
    for (int i = 0; i < 200 + month; ++i)
        built.post(at(i), std::to_string(i + month)).comment(at(i), "a comment of some length");
    for (int i = 0; i < 100 + month; ++i)
        built.message(fmt::format("follower{}", i), at(i), "ana", "hello");
    return built.json();
}

std::string comments()
{
    std::string csv = "username,text,date,likes,videourl,cid\n";
    for (int i = 0; i < kRows; ++i)
        csv += fmt::format("follower{},\"text, {}\",{},3,"
                           "https://www.tiktok.com/@ana/video/73000000000000{:05},c{}\n",
            i % 300, i, 1'709'287'200 + i, i % 90, i);
    return csv;
}

std::string content()
{
    std::string csv = "Video title,Video link,Post time,Video views,Likes,Comments,Shares\n";
    for (int i = 0; i < kRows; ++i)
        csv += fmt::format("title {},https://www.tiktok.com/@ana/video/7300000000{:09},"
                           "March 1,{},2,3,4\n",
            i, i * 1000, i);
    return csv;
}

std::string overview(int days)
{
    std::vector<int> views(static_cast<std::size_t>(days));
    for (std::size_t i = 0; i < views.size(); ++i)
        views[i] = static_cast<int>(i) * 10;
    return overviewCsv("2024-06-01", views);
}

Result<> import(Workspace& workspace, const fs::path& file)
{
    ImportOptions options;
    options.today = *parseDay("2026-03-15");
    options.year = 2025;
    options.creator = "ana";
    const auto outcomes = importFiles(workspace, { file }, options);
    if (!outcomes)
        return tl::unexpected(outcomes.error());
    for (const FileOutcome& outcome : *outcomes)
        EXPECT_NE(outcome.state, FileOutcome::State::rejected) << outcome.error.detail;
    return {};
}

/// Imports one file into a workspace that knows an archive.
Act importing(const char* name, const char* file, std::string bytes)
{
    return { name,
        [=](const TempFolder& folder, const fs::path& workspace) {
            folder.file(file, bytes);
            auto opened = Workspace::open(workspace, Workspace::Access::write);
            ASSERT_TRUE(opened);
            ASSERT_TRUE(import(*opened, folder.file("TikTok_Data_1717243200.json", archive(0))));
        },
        [=](Workspace& workspace, const TempFolder& folder) {
            return import(workspace, folder / file);
        } };
}

} // namespace

std::vector<Act> acts()
{
    return {
        importing("ImportOfAnArchive", "TikTok_Data_1719921600.json", archive(1)),
        importing("ImportOfAnOverview", "Overview.csv", overview(400)),
        importing("ImportOfVideos", "Content.csv", content()),
        importing("ImportOfComments", "comments.csv", comments()),
        { "FirstImport",
            [](const TempFolder& folder, const fs::path&) {
                folder.file("TikTok_Data_1719921600.json", archive(1));
            },
            [](Workspace& workspace, const TempFolder& folder) {
                return import(workspace, folder / "TikTok_Data_1719921600.json");
            } },
        { "Undo",
            [](const TempFolder& folder, const fs::path& workspace) {
                auto opened = Workspace::open(workspace, Workspace::Access::write);
                ASSERT_TRUE(opened);
                for (const int month : { 0, 1, 2 })
                    ASSERT_TRUE(import(*opened,
                        folder.file(fmt::format("TikTok_Data_17{}0000000.json", month + 1),
                            archive(month))));
            },
            [](Workspace& workspace, const TempFolder&) -> Result<> {
                if (auto undone = undoImport(workspace, { 2 }); !undone)
                    return tl::unexpected(undone.error());
                return {};
            } },
        { "Restore",
            [](const TempFolder& folder, const fs::path& workspace) {
                auto opened = Workspace::open(workspace, Workspace::Access::write);
                ASSERT_TRUE(opened);
                ASSERT_TRUE(import(*opened, folder.file("Overview.csv", overview(400))));
                ASSERT_TRUE(opened->backups().copyTo(folder / "kept.db"));
                ASSERT_TRUE(
                    import(*opened, folder.file("TikTok_Data_1719921600.json", archive(1))));
            },
            [](Workspace& workspace, const TempFolder& folder) {
                return workspace.backups().restore(folder / "kept.db");
            } },
        { "Migration",
            [](const TempFolder&, const fs::path& workspace) {
                SQLite::Database(workspace.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
                    .exec(bytesOf(testData("schema-1.sql")));
            },
            [](Workspace&, const TempFolder&) { return Result<>(); }, true },
    };
}

} // namespace mutuals::test
