#include "tests/support/ExportBuilder.h"

#include "core/import/SourceFile.h"
#include "tests/support/TempFolder.h"

#include <gtest/gtest.h>

using namespace mutuals;
using namespace mutuals::test;

namespace {

using List = ExportBuilder::List;

} // namespace

TEST(ExportBuilder, WritesWhatTikTokWrites)
{
    EXPECT_EQ(ExportBuilder()
                  .owner("ana")
                  .ownCounts(2, 0)
                  .follower("ben", "2024-03-01 12:00:00")
                  .null(List::following)
                  .json(),
        R"({"Profile And Settings":{"Follower":{"FansList":[{"Date":"2024-03-01 12:00:00",)"
        R"("UserName":"ben"}]},"Following":{"Following":null},"Profile Info":{"ProfileMap":)"
        R"({"userName":"ana","emailAddress":"someone@example.org","telephoneNumber":"+4912345",)"
        R"("followerCount":2,"followingCount":0}}}})");
    EXPECT_EQ(ExportBuilder(ExportBuilder::Era::a)
                  .without(List::followers)
                  .without(List::following)
                  .message("ben", "2024-03-01 12:00:00", "ana", "hi")
                  .json(),
        R"({"Direct Messages":{"Chat History":{"ChatHistory":{"Chat History with ben:":)"
        R"([{"Date":"2024-03-01 12:00:00","From":"ana","Content":"hi"}]}}}})");
}

TEST(ExportBuilder, PacksAZipThatCanBeReadBack)
{
    const TempFolder folder;
    const auto source = SourceFile::open(ExportBuilder().owner("ana").zip(folder / "a.zip"));
    ASSERT_TRUE(source);
    ASSERT_EQ(source->entries().size(), 1U);
    EXPECT_EQ(source->entries()[0].name, "user_data_tiktok.json");
    std::string read;
    ASSERT_TRUE(source->read(source->entries()[0], [&](std::string_view bytes) {
        read += bytes;
        return true;
    }));
    EXPECT_EQ(read, ExportBuilder().owner("ana").json());
}
