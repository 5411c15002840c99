#pragma once

#include "core/base/Hash.h"
#include "tests/support/ExportBuilder.h"
#include "tests/support/StudioBuilder.h"
#include "tests/support/TempFolder.h"

#include <filesystem>
#include <string>
#include <vector>

namespace mutuals::test {

/// Three archives of one creator: people come, leave, return and are renamed; posts gain likes;
/// comments with and without ids overlap.
inline std::vector<std::filesystem::path> sampleExports(const TempFolder& folder)
{
    const auto base = [] {
        return ExportBuilder().owner("ana").follower("always", "2024-01-01 00:00:00");
    };
    return {
        base()
            .follower("leaves", "2024-01-02 00:00:00")
            .follower("old.name", "2024-01-03 00:00:00")
            .following("always", "2024-02-01 00:00:00")
            .post("2024-01-05 00:00:00", "1")
            .post("2024-01-05 00:00:00", "2")
            .comment("2024-01-06 00:00:00", "mine")
            .message("always", "2024-01-07 00:00:00", "always", "hi")
            .zip(folder / "TikTok_Data_1711929600.zip"), // 1 April 2024
        base()
            .follower("new.name", "2024-01-03 00:00:00")
            .follower("comes", "2024-04-03 00:00:00")
            .follower("N/A", "2024-04-04 00:00:00")
            .post("2024-01-05 00:00:00", "10")
            .post("2024-01-05 00:00:00", "20")
            .message("always", "2024-01-07 00:00:00", "always", "hi")
            .message("comes", "2024-04-07 00:00:00", "ana", "welcome")
            .zip(folder / "TikTok_Data_1719792000.zip"), // 1 July 2024
        base()
            .follower("leaves", "2024-08-01 00:00:00")
            .follower("new.name", "2024-01-03 00:00:00")
            .null(ExportBuilder::List::following)
            .comment("2024-01-06 00:00:00", "mine")
            .zip(folder / "TikTok_Data_1727740800.zip"), // 1 October 2024
        folder.file("comments1.csv",
            "username,text,date,cid,likes,videourl\n"
            "always,nice,1704672000,7001,1,https://www.tiktok.com/@ana/video/7\n"
            "old.name,same second,1704672000,,0,\ncomes,same second,1704672000,,0,\n"),
        folder.file("comments2.csv",
            "username,text,date,cid,likes,videourl\n"
            "always,nice (edited),1704672000,7001,5,https://www.tiktok.com/@ana/video/7\n"
            "comes,same second,1704672000,,0,\ncomes,later,1712000000,,0,\n"),
    };
}
/// An archive of random rows, good and bad, that shares most of its people with the next one.
inline ExportBuilder randomArchive(std::uint64_t seed)
{
    std::uint64_t state = seed << 20;
    const auto random = [&](std::uint64_t below) { return mixed(++state) % below; };
    ExportBuilder builder(static_cast<ExportBuilder::Era>(seed % 3));
    builder.owner("ana");
    const auto date = [&] {
        if (random(10) == 0)
            return std::string(random(2) ? "N/A" : "2024-02-30 00:00:00");
        return fmt::format(
            "2024-{:02}-{:02} 10:00:{:02}", 1 + random(12), 1 + random(28), random(3));
    };
    const auto name = [&] {
        return random(15) == 0 ? std::string("N/A") : "user" + std::to_string(random(30));
    };
    for (std::uint64_t i = 0; i < 10 + seed % 20; ++i) {
        builder.follower(name(), date());
        if (i % 2)
            builder.following(name(), date());
        if (i % 5 == 0)
            builder.post(date(), std::to_string(i));
        if (i % 7 == 0)
            builder.comment(date(), "words").message(name(), date(), name(), "secret");
    }
    return builder;
}

} // namespace mutuals::test
