#include "tests/core/import/ImporterFixture.h"

using namespace mutuals;
using namespace mutuals::test;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

std::string list(int names, const std::string& stem, const std::string& label = "Nomika")
{
    std::string text;
    for (int i = 0; i < names; ++i)
        text += fmt::format("Hetu: 2026-01-01 00:00:{:02} UTC\n{}: {}{}\n\n", i, label, stem, i);
    return text;
}

/// An archive in a language that nobody knows.
class TxtLists : public ImporterFixture {
protected:
    using Files = std::vector<std::pair<std::string, std::string>>;
    FileOutcome importZip(const Files& files)
    {
        freshWorkspace("roles-" + std::to_string(++m_count) + ".db");
        ZipBuilder zip;
        for (const auto& [name, text] : files)
            zip.entry("TikTok/Tsoru/" + name, text);
        return importOne(zip.save(folder / "TikTok_Data_1772000000.zip"));
    }
    static std::string lists(const FileOutcome& outcome)
    {
        const auto count = [](std::optional<int> number) {
            return number ? std::to_string(*number) : "none";
        };
        return count(outcome.lists.followers) + ", " + count(outcome.lists.following) + ", "
            + count(outcome.lists.blocked);
    }

private:
    int m_count = 0;
};

} // namespace

TEST_F(TxtLists, AreToldByTheNamesOfTheFilesInEachLanguage)
{
    const std::vector<std::array<std::string, 3>> names {
        { "Follower", "Following", "Block List" }, // seen
        { "Follower List", "Following List", "Block List" }, // seen
        { "Volger", "Volgend", "Blokkeringslijst" }, // seen
        { "Подписчик", "Подписки", "Список блокировки" }, // seen
        { "Follower", "Folge ich", "Blockierliste" }, // plausible, as all below
        { "Abonnés", "Abonnements", "Liste de blocage" },
        { "Seguidores", "Siguiendo", "Lista de bloqueos" },
        { "Follower", "Seguiti", "Elenco bloccati" },
        { "Seguidores", "Seguindo", "Lista de bloqueios" },
        { "Takipçiler", "Takip Edilenler", "Engelleme listesi" },
        { "フォロワー", "フォロー中", "ブロックリスト" },
        { "팔로워", "팔로잉", "차단 목록" },
        { "粉丝", "关注", "黑名单" },
    };
    for (const auto& [followers, following, blocked] : names) {
        const auto outcome = importZip({ { followers + ".txt", list(3, "fan") },
            { following + ".txt", list(2, "star") }, { blocked + ".txt", list(1, "foe") } });
        EXPECT_EQ(lists(outcome), "3, 2, 1") << followers << ' ' << sentence(outcome);
    }
}

TEST_F(TxtLists, AreToldByNamesHoweverTheyAreSpelled)
{
    // Letters taken apart by macOS, capitals, copies and parts.
    const std::string apart = "Abonne\u0301s.txt"; // e and an accent of its own
    EXPECT_EQ(lists(importZip({ { apart, list(3, "fan") } })), "3, none, none");
    EXPECT_EQ(lists(importZip({ { "FOLLOWER.TXT", list(3, "fan") } })), "3, none, none");
    EXPECT_EQ(lists(importZip({ { "ПОДПИСКИ.txt", list(3, "fan") } })), "none, 3, none");
    EXPECT_EQ(lists(importZip({ { "Block_List.txt", list(3, "fan") } })), "none, none, 3");
    EXPECT_EQ(lists(importZip({ { "Following (1).txt", list(3, "fan") } })), "none, 3, none");
    EXPECT_EQ(lists(importZip({ { "Following - Copy.txt", list(3, "x") } })), "none, 3, none");
    EXPECT_EQ(lists(importZip(
                  { { "Following_1.txt", list(3, "a") }, { "Following_2.txt", list(2, "b") } })),
        "none, 5, none");
}

TEST_F(TxtLists, AreAskedWhereOnlyTheUserCanTell)
{
    const ImportOptions before = options;
    const Files files { { "Zanebi.txt", list(7, "fan") }, { "Ozanebi.txt", list(2, "star") } };
    auto outcome = importZip(files);
    EXPECT_EQ(drawn(outcome),
        "rejected: TikTok_Data_1772000000.zip: which list is Zanebi.txt (7 names), and which "
        "Ozanebi.txt (2 names)? Followers, following, blocked or none. Say which with --list "
        "FILE=followers.");
    EXPECT_EQ(outcome.error.code, Error::Code::ambiguous);
    EXPECT_EQ(outcome.question, Question::lists);
    ASSERT_EQ(outcome.undecided.size(), 2U);
    EXPECT_EQ(outcome.undecided[0].file, "Zanebi.txt");
    EXPECT_EQ(outcome.undecided[0].rows, 7);
    ASSERT_EQ(outcome.undecided[0].first.size(), 5U);
    EXPECT_EQ(outcome.undecided[0].first[4].name, "fan4");
    EXPECT_EQ(outcome.undecided[0].first[4].date, "2026-01-01 00:00:04 UTC");

    options.lists = { { "Zanebi.txt", ListChoice::followers } };
    outcome = importZip(files);
    ASSERT_EQ(outcome.undecided.size(), 1U);
    EXPECT_EQ(outcome.undecided[0].file, "Ozanebi.txt");
    options.lists["Ozanebi.txt"] = ListChoice::following;
    EXPECT_EQ(lists(importZip(files)), "7, 2, none");
    options.lists["Ozanebi.txt"] = ListChoice::none;
    EXPECT_EQ(lists(importZip(files)), "7, none, none");
    // An answer is stronger than a name.
    options.lists = { { "Follower.txt", ListChoice::blocked } };
    EXPECT_EQ(lists(importZip({ { "Follower.txt", list(2, "fan") } })), "none, none, 2");
    options = before;
}

TEST_F(TxtLists, AreToldByTheProfilesCounts)
{
    const std::string profile = "Nomika: ana\nFollower count: 7\nFollowing count: 2\n";
    auto outcome = importZip({ { "Zanebi.txt", list(7, "fan") }, { "Ozanebi.txt", list(2, "star") },
        { "Bakuro.txt", profile } });
    EXPECT_EQ(lists(outcome), "7, 2, none");
    EXPECT_EQ(outcome.creator, "ana"); // its label is that of the lists
    // A third list of names is neither.
    outcome = importZip({ { "Zanebi.txt", list(7, "fan") }, { "Ozanebi.txt", list(2, "star") },
        { "Nezu.txt", list(1, "foe") }, { "Bakuro.txt", profile } });
    EXPECT_EQ(lists(outcome), "7, 2, none");
    EXPECT_THAT(outcome.notes,
        testing::Contains(HasSubstr("Nezu.txt is a list of 1 names, neither followers nor")));
    // Counts that fit both tell nothing.
    outcome = importZip({ { "Zanebi.txt", list(2, "fan") }, { "Ozanebi.txt", list(2, "star") },
        { "Bakuro.txt", "Nomika: ana\nFollower count: 2\nFollowing count: 2\n" } });
    EXPECT_EQ(outcome.question, Question::lists);
    // One that is known by its name leaves the other.
    outcome = importZip({ { "Follower.txt", list(2, "fan") }, { "Ozanebi.txt", list(2, "star") },
        { "Bakuro.txt", "Nomika: ana\nFollower count: 2\nFollowing count: 2\n" } });
    EXPECT_EQ(lists(outcome), "2, 2, none");
}

TEST_F(TxtLists, DoNotTakeWhatWasSearchedForNames)
{
    // All lists of names share their labels; searches have their own.
    const auto outcome = importZip({ { "Follower.txt", list(2, "fan") },
        { "Following.txt", list(2, "star") }, { "Zoku.txt", list(9, "word", "Zokuta") } });
    EXPECT_EQ(lists(outcome), "2, 2, none");
    EXPECT_THAT(outcome.notes, ElementsAre());
    EXPECT_EQ(importZip({ { "Zoku.txt", "Hetu: 2026-01-01 00:00:00 UTC\nZokuta: two words\n" } })
                  .error.code,
        Error::Code::notAnExport);
}

TEST_F(TxtLists, FindPostsByTheirShape)
{
    const auto outcome = importZip({ { "Munoko.txt",
        "Hetu: 2026-01-01 00:00:00 UTC\nTuri: https://p16.tiktokcdn.com/a~1.jpeg\n"
        "https://p16.tiktokcdn.com/b~1.jpeg\nRazo: 12\nWenu: Tako\n\n"
        "Hetu: 2026-01-02 00:00:00 UTC\nTuri: https://v16.tiktokcdn.com/c\nRazo: -1\nWenu: Tako\n"
        "\n" } });
    EXPECT_EQ(outcome.lists.posts, 2);
    EXPECT_THAT(rows(), HasSubstr("|12\n"));
}
