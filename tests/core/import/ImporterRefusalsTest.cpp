#include "tests/core/import/ImporterFixture.h"
#include "tests/support/RawZip.h"

#include <sys/resource.h>

#include <csignal>

using namespace mutuals;
using namespace mutuals::test;
using namespace std::string_literals;
using testing::AllOf;
using testing::HasSubstr;

namespace {

using List = ExportBuilder::List;

const std::string kAsGiven =
    " Use the data archive (zip, JSON or TXT) or a Studio table (zip, CSV or XLSX) "
    "as TikTok gave it to you.";
const std::string kAgain = " Download it again; nothing of it was imported.";

struct Bad {
    const char* file;
    std::string bytes;
    std::string sentence;
};

std::string zipOf(const std::vector<RawEntry>& entries)
{
    return rawZip(entries);
}

ExportBuilder good()
{
    return ExportBuilder()
        .owner("ana")
        .follower("ben", "2024-03-01 12:00:00")
        .follower("cleo", "2024-03-02 12:00:00");
}

std::string upTo(const std::string& text, const std::string& end)
{
    return text.substr(0, text.find(end));
}

std::string utf16(const std::string& ascii)
{
    std::string bytes = "\xff\xfe";
    for (const char c : ascii)
        bytes += c + "\0"s;
    return bytes;
}

class ImporterRefusals : public ImporterFixture {
protected:
    ImporterRefusals()
    {
        importOne(good().post("2024-02-01 00:00:00", "1").zip(folder / "before.zip"));
        importOne(folder.file("Overview.csv", overviewCsv("2026-01-05", { 1, 2, 3 })));
    }
};

} // namespace

TEST_F(ImporterRefusals, SayWhyAndWhatToDoAndChangeNothing)
{
    const std::string json = good().json();
    const std::string cut = upTo(json, "cleo");
    const std::string zip = bytesOf(good().zip(folder / "good.zip"));
    const std::vector<Bad> all {
        { "empty.json", "", "empty.json is empty." + kAsGiven },
        { "blank.json", " \n\n ", "blank.json holds nothing but blanks." + kAsGiven },
        { "TikTok_Data_1735588272.zip", zip.substr(0, zip.size() - 30),
            "TikTok_Data_1735588272.zip: the zip has no end (" + std::to_string(zip.size() - 30)
                + " bytes are here); the download is incomplete." + kAgain },
        { "cut.json", cut,
            "cut.json: the file ends early, at byte " + std::to_string(cut.size())
                + ", after 1 complete rows." + kAgain },
        { "cut-inside.zip", zipOf({ { .name = "user_data.json", .data = cut } }),
            "cut-inside.zip: the file ends early, at byte " + std::to_string(cut.size())
                + ", after 1 complete rows." + kAgain },
        { "package.json", R"({"name":"mutuals","version":"1.0.0"})",
            "package.json: JSON without any list of TikTok's data archive (followers, following, "
            "posts, comments, messages)."
                + kAsGiven },
        { "list.json", R"(["ben","cleo"])",
            "list.json: JSON without any list of TikTok's data archive (followers, following, "
            "posts, comments, messages)."
                + kAsGiven },
        { "error.html", "<!DOCTYPE html><html><body>Too many requests</body></html>",
            "error.html is a web page, not an export." + kAsGiven },
        { "picture.csv", "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\0\0\0\x01\0\b\x06"s,
            "picture.csv is neither text nor a zip." + kAsGiven },
        { "latin1.csv", "Datum;Aufrufe f\xfcr Videos\n1;2\n",
            "latin1.csv: a table with the columns Datum, Aufrufe f\xc3\xbcr Videos; none of "
            "them holds user names."
                + kAsGiven },
        { "utf16.csv", utf16("a,b\n1,2\n"),
            "utf16.csv: a table with the columns a, b; none of them holds user names." + kAsGiven },
        { "null.json", good().null(List::followers).null(List::following).json(),
            "null.json: there is nothing in it to import. The follower list of this export is "
            "null: nothing is said of who is in it. The following list of this export is null: "
            "nothing is said of who is in it."
                + kAsGiven },
        { "missing.json",
            ExportBuilder().owner("ana").without(List::followers).without(List::following).json(),
            "missing.json: there is nothing in it to import. This export has no follower list. To "
            "see who follows you, ask TikTok for all data. This export has no following list. To "
            "see whom you follow, ask TikTok for all data."
                + kAsGiven },
        { "climbing.zip", zipOf({ { .name = "../../x", .data = "{}" } }),
            "climbing.zip: JSON without any list of TikTok's data archive (followers, following, "
            "posts, comments, messages)."
                + kAsGiven },
        { "nothing.zip", zipOf({}), "nothing.zip: the zip is empty." + kAsGiven },
        { "hollow.zip", zipOf({ { .name = "user_data.json" } }),
            "hollow.zip: the files in it are empty." + kAsGiven },
        { "nested.zip", zipOf({ { .name = "TikTok_Data_1.zip", .data = zip } }),
            "nested.zip: a zip within a zip; unpack it first." + kAsGiven },
        { "films.zip",
            zipOf({ { .name = "1.mp4", .data = "x" }, { .name = "2.mp4", .data = "x" } }),
            "films.zip: no JSON, no table and no TXT of the archive among its 2 files."
                + kAsGiven },
        { "bad-crc.zip", zipOf({ { .name = "user_data.json", .data = json, .crc = 1 } }),
            "bad-crc.zip: user_data.json: CRC error." + kAgain },
        { "header.csv", "Date,Video Views\n",
            "header.csv: the table has a header and no day; choose a period with data in Studio."
                + kAsGiven },
        { "Viewers_ana.zip",
            zipOf({ { .name = "Viewers.csv", .data = "Date,Total Viewers\n" },
                { .name = "FollowerGender.csv", .data = "Gender,Distribution\n" } }),
            "Viewers_ana.zip: nothing in it can be used: Viewers_ana.zip/Viewers.csv: the "
            "table has a header and no day; choose a period with data in Studio; "
            "Viewers_ana.zip/FollowerGender.csv: the table has a header and no row; TikTok fills "
            "it from 100 followers on. There is nothing in it to import." },
    };
    const std::string before = rows();
    for (const Bad& bad : all) {
        const auto outcome = importOne(folder.file(bad.file, bad.bytes));
        EXPECT_EQ(outcome.state, State::rejected) << bad.file;
        EXPECT_EQ(sentence(outcome), bad.sentence);
        EXPECT_EQ(rows(), before) << bad.file;
    }
}

TEST_F(ImporterRefusals, OfSpreadsheetsSayWhatIsInThem)
{
    const std::string sheet = zipOf({ { .name = "[Content_Types].xml", .data = "<Types/>" },
        { .name = "xl/worksheets/sheet1.xml", .data = "<worksheet/>" } });
    const std::string before = rows();
    EXPECT_EQ(imported(folder.file("Overview.xlsx", sheet)),
        "rejected: Overview.xlsx: no table is in it." + kAsGiven);
    EXPECT_EQ(imported(folder.file(
                  "Viewers_ana.zip", zipOf({ { .name = "Viewers.xlsx", .data = sheet } }))),
        "rejected: Viewers_ana.zip: no table is in it." + kAsGiven);
    EXPECT_EQ(rows(), before);
}

TEST_F(ImporterRefusals, OfTextFilesSayThatNoListIsAmongThem)
{
    const std::string before = rows();
    const std::string link = "Date: 2026-01-31 06:18:18 UTC\nLink: https://www.tiktok.com/\n";
    const std::string why = ": text files without any list of TikTok's data archive (followers, "
                            "following, posts, comments, messages).";
    EXPECT_EQ(imported(folder.file("TikTok_Data_1735588272.zip",
                  zipOf({ { .name = "TikTok/Your Activity/Watch History.txt", .data = link },
                      { .name = "TikTok/Your Activity/Hashtag.txt",
                          .data = "You have no data in this section\n" } }))),
        "rejected: TikTok_Data_1735588272.zip" + why + kAsGiven);
    EXPECT_EQ(
        imported(folder.file("Like List.txt", link)), "rejected: Like List.txt" + why + kAsGiven);
    EXPECT_EQ(rows(), before);
}

TEST_F(ImporterRefusals, AtTheFirstWishToStopLeaveNothing)
{
    ExportBuilder many = good();
    for (int i = 0; i < 40'000; ++i)
        many.follower("user" + std::to_string(i), "2024-03-01 12:00:00");
    const Paths files { many.zip(folder / "many.zip"), folder.file("many.json", many.json()),
        good().comment("2024-01-01 00:00:00", "x").zip(folder / "small.zip") };
    const std::string before = rows();
    for (const int after : { 1, 2, 3, 4 }) {
        std::stop_source stop;
        mutuals::Run run;
        run.stop = stop.get_token();
        int reports = 0;
        std::int64_t done = 0;
        run.progress = [&](const Progress& progress) {
            EXPECT_GE(progress.done, done);
            EXPECT_LE(progress.done, progress.total);
            done = progress.done;
            if (++reports == after)
                stop.request_stop();
        };
        const auto outcomes = importFiles(workspace(), files, options, run);
        ASSERT_FALSE(outcomes);
        EXPECT_EQ(outcomes.error().code, Error::Code::cancelled);
        EXPECT_EQ(reports, after) << "it stops at once";
        EXPECT_EQ(rows(), before);
    }
}

TEST_F(ImporterRefusals, OfAFullDiskChangeNothing)
{
    ExportBuilder many = good();
    for (int i = 0; i < 20'000; ++i)
        many.follower("user" + std::to_string(i), "2024-03-01 12:00:00");
    const auto zip = many.zip(folder / "many.zip");
    const std::string before = rows();
    rlimit old {};
    ::getrlimit(RLIMIT_FSIZE, &old);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit full { std::filesystem::file_size(file) + 50'000, old.rlim_max };
    ::setrlimit(RLIMIT_FSIZE, &full);
    const auto outcomes = importFiles(workspace(), { zip }, options);
    ::setrlimit(RLIMIT_FSIZE, &old);
    std::signal(SIGXFSZ, handler);
    ASSERT_FALSE(outcomes);
    EXPECT_EQ(outcomes.error().code, Error::Code::cannotWrite) << outcomes.error().detail;
    EXPECT_EQ(rows(), before);
    EXPECT_EQ(imported(zip), "archive imported ana: 20002 seen, 20000 new, 2 known, 0 rejected")
        << "the workspace goes on when there is room again";
}

TEST_F(ImporterRefusals, OfACutFileCanBeOverruled)
{
    const auto cut = folder.file("cut.json",
        upTo(ExportBuilder()
                 .owner("bea")
                 .follower("dora", "2024-04-01 12:00:00")
                 .follower("emil", "2024-04-02 12:00:00")
                 .json(),
            "emil"));
    EXPECT_THAT(imported(cut), HasSubstr("the file ends early"));
    options.acceptPartial = true;
    options.creator = "bea";
    const auto outcome = importOne(cut);
    EXPECT_EQ(drawn(outcome), "archive imported bea: 1 seen, 1 new, 0 known, 0 rejected");
    EXPECT_THAT(sentence(outcome), HasSubstr("The follower list is cut."));
}

TEST_F(ImporterRefusals, OfACutListKeepNobodyFromStaying)
{
    const auto cut = folder.file("cut.json",
        upTo(ExportBuilder()
                 .owner("ana")
                 .post("2024-02-02 00:00:00", "1")
                 .follower("dora", "2024-04-01 12:00:00")
                 .follower("emil", "2024-04-02 12:00:00")
                 .json(),
            "emil"));
    const auto creator = workspace().creators().find("ana");
    const auto snapshots = workspace().imports().snapshots((*creator)->id)->size();
    options.acceptPartial = true;
    const auto outcome = importOne(cut);
    EXPECT_EQ(drawn(outcome), "archive imported ana: 1 seen, 0 new, 0 known, 1 rejected");
    EXPECT_THAT(sentence(outcome), HasSubstr("so the list was left out"));
    EXPECT_EQ(workspace().imports().snapshots((*creator)->id)->size(), snapshots)
        << "whoever is missing in a list that is cut has not left";
}
