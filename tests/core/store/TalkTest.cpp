#include "core/audience/FollowerIndex.h"
#include "core/import/CommentSorter.h"
#include "tests/support/StoreFixture.h"

#include <gtest/gtest.h>

#include <sstream>

using namespace mutuals;
using namespace mutuals::test;

namespace {

/// Comments of a file as of a day of January 2025: lines "handle id text".
void comment(StoreFixture& store, int day, const std::string& lines)
{
    CommentSorter sorter;
    std::istringstream in(lines);
    Comment comment;
    for (std::string line; std::getline(in, line);) {
        std::istringstream words(line);
        words >> comment.handle >> comment.id;
        std::getline(words, comment.text);
        comment.at = followedOn(std::stoi(comment.id));
        ASSERT_TRUE(sorter.add(comment));
    }
    Import import;
    import.creator = store.creator();
    import.kind = ImportKind::comments;
    import.asOf = exportedOn(day);
    import.lists.comments = static_cast<int>(sorter.rows());
    sorter.ownedBy("potter");
    ASSERT_TRUE(sorter.rewind());
    RowSeal seal;
    ASSERT_TRUE(store.workspace().transactImport([&]() -> Result<> {
        import.id = *store.workspace().imports().begin(import, "comments" + lines);
        const auto fresh =
            store.workspace().talk().addComments(store.creator(), import.id, sorter, seal);
        if (!fresh)
            return tl::unexpected(fresh.error());
        import.rows.fresh = *fresh;
        return store.workspace().imports().finish(import, seal, {});
    }));
}

std::int64_t freshOfNewest(StoreFixture& store)
{
    return store.workspace().imports().all()->front().rows.fresh;
}

/// Comments of a person: in the table, in the queue, on their time line.
std::string counted(StoreFixture& store, const char* handle)
{
    const auto person = **store.workspace().followers().find(store.creator(), handle);
    const auto rows = store.workspace().followers().rows(store.creator(), {}, { &person, 1 });
    std::string drawn = std::to_string(rows->front().comments.value_or(-1));
    const auto open = store.workspace().decisions().open(store.creator());
    for (const auto& fan : *open) {
        if (fan.person == person)
            drawn += " " + std::to_string(fan.comments.value_or(-1));
    }
    int events = 0;
    const auto timeline = store.workspace().followers().timeline(store.creator(), person);
    for (const auto& event : *timeline)
        events += event.kind == Followers::Event::Kind::comment;
    return drawn + " " + std::to_string(events);
}

} // namespace

TEST(Talk, CountsACommentThatSeveralFilesHoldOnce)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, { { "ana", 1 }, { "ben", 2 } });
    comment(store, 2, "ben 1 hi\nana 2 wow\nstranger 3 who\npotter 4 thanks\n");
    EXPECT_EQ(freshOfNewest(store), 4);
    EXPECT_EQ(store.workspace().talk().counts(store.creator())->comments, 3);
    comment(store, 3, "ben 1 hi there\nana 5 again\npotter 4 thanks\n");
    EXPECT_EQ(freshOfNewest(store), 1);
    EXPECT_EQ(store.workspace().talk().counts(store.creator())->comments, 4);
    EXPECT_EQ(counted(store, "ben"), "1 1 1");
    EXPECT_EQ(counted(store, "ana"), "2 2 2");
    EXPECT_FALSE(*store.workspace().followers().find(store.creator(), "stranger"))
        << "who only comments is no person of any list";
    EXPECT_TRUE(store.workspace().imports().check()->empty());
}

TEST(Talk, FollowsAPersonThroughARename)
{
    StoreFixture store;
    store.list(ListKind::followers, 1, { { "ana", 1 }, { "ben", 2 } });
    comment(store, 1, "ana 1 hi\nana 2 wow\nben 3 so\n");
    store.list(ListKind::followers, 2, { { "anna.clay", 1 }, { "ben", 2 } });
    comment(store, 3, "anna.clay 2 wow\nanna.clay 5 new\n");
    EXPECT_EQ(counted(store, "anna.clay"), "3 3 3");
    EXPECT_EQ(counted(store, "ben"), "1 1 1");
    FollowerQuery query;
    query.creator = store.creator();
    query.sort = FollowerColumn::comments;
    query.descending = true;
    FollowerIndex index;
    const auto order = index.order(store.workspace(), query, {});
    EXPECT_EQ(order->front(), **store.workspace().followers().find(store.creator(), "anna.clay"));
}

TEST(Talk, HearsStopWhileCommentsGoIn)
{
    StoreFixture store;
    CommentSorter sorter;
    Comment comment;
    for (int i = 0; i < 20'000; ++i) {
        comment.handle = "user" + std::to_string(i);
        ASSERT_TRUE(sorter.add(comment));
    }
    ASSERT_TRUE(sorter.rewind());
    Import import;
    import.creator = store.creator();
    import.id = *store.workspace().imports().begin(import, "comments");
    std::stop_source stop;
    std::int64_t told = 0;
    const mutuals::Run run { stop.get_token(), [&](const Progress& progress) {
                                // On a busy machine the last progress is told again.
                                EXPECT_GE(progress.done, told);
                                EXPECT_EQ(progress.total, progress.done > 0 ? 20'000 : 0);
                                told = progress.done;
                                if (told > 8000)
                                    stop.request_stop();
                            } };
    RowSeal seal;
    const auto added =
        store.workspace().talk().addComments(store.creator(), import.id, sorter, seal, run);
    ASSERT_FALSE(added);
    EXPECT_EQ(added.error().code, Error::Code::cancelled);
    EXPECT_LT(told, 13'000);
}
