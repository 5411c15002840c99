#include "core/audience/FollowerIndex.h"
#include "core/import/CommentSorter.h"
#include "tests/support/PlainFollowers.h"
#include "tests/support/StoreFixture.h"

#include <gtest/gtest.h>

#include <random>

using namespace mutuals;
using namespace mutuals::test;

namespace {

constexpr FollowerView kViews[] { FollowerView::all, FollowerView::mutual, FollowerView::fans,
    FollowerView::followingOnly, FollowerView::came, FollowerView::left, FollowerView::returned,
    FollowerView::renamed, FollowerView::nameGone, FollowerView::nameless };
constexpr FollowerColumn kColumns[] { FollowerColumn::handle, FollowerColumn::followedAt,
    FollowerColumn::followedBackAt, FollowerColumn::relation, FollowerColumn::comments,
    FollowerColumn::messages, FollowerColumn::decision };

/// Archives of some people who come, leave, return, rename themselves and are followed back.
class Crowd {
public:
    explicit Crowd(unsigned seed)
        : m_random(seed)
    {
        for (int i = 0; i < 40; ++i)
            m_people.push_back({ nameFor(i), i % 3 == 0 ? 7 : 1 + i % 28 }); // many of one second
        for (int day = 1; day <= 4; ++day) {
            std::map<std::string, int> followers, following;
            for (auto& person : m_people) {
                if (chance(4))
                    person.follows = !person.follows;
                if (chance(5))
                    person.followed = !person.followed;
                if (person.follows && chance(10))
                    person.name = nameFor(100 * day + static_cast<int>(m_random() % 50));
                if (person.follows)
                    followers.emplace(person.name, person.day);
                if (person.followed)
                    following.emplace(person.name, person.day + 1);
            }
            store.archive(day, followers, following);
            if (day == 2)
                store.list(ListKind::followers, 20, followers, 3);
        }
        talk();
        for (int i = 0; i < 12; ++i)
            decide();
    }

    void decide()
    {
        const auto person = store.workspace().followers().find(
            store.creator(), m_people[m_random() % m_people.size()].name);
        constexpr Choice kChoices[] { Choice::follow, Choice::later, Choice::no, Choice::keep,
            Choice::never };
        if (*person) {
            ASSERT_TRUE(store.workspace().decisions().decide(
                **person, kChoices[m_random() % 5], "", exportedOn(5)));
        }
    }

    StoreFixture store;

private:
    struct Someone {
        std::string name;
        int day;
        bool follows = true, followed = false;
    };
    static std::string nameFor(int i)
    {
        constexpr const char* kFirst[] { "ana", "ben", "cleo", "dora" };
        return std::string(kFirst[i % 4]) + "." + std::to_string(i);
    }
    bool chance(unsigned of) { return m_random() % of == 0; }
    /// Comments of two files, some of them in both, and messages.
    void talk()
    {
        for (int file = 0; file < 2; ++file) {
            CommentSorter comments;
            std::vector<Message> messages;
            for (int i = 20 * file; i < 20 * file + 40; ++i) {
                const auto& name = m_people[m_random() % 30].name;
                Comment comment;
                comment.handle = name;
                comment.at = followedOn(i % 25 + 1);
                comment.id = std::to_string(i);
                ASSERT_TRUE(comments.add(comment));
                messages.push_back({ name, comment.at, false });
            }
            ASSERT_TRUE(comments.rewind());
            Import import;
            import.creator = store.creator();
            import.kind = ImportKind::comments;
            import.asOf = exportedOn(5 + file);
            RowSeal seal;
            ASSERT_TRUE(store.workspace().transactImport([&]() -> Result<> {
                import.id = *store.workspace().imports().begin(import, std::to_string(file));
                auto& talk = store.workspace().talk();
                EXPECT_TRUE(talk.addComments(store.creator(), import.id, comments, seal));
                EXPECT_TRUE(talk.addMessages(store.creator(), import.id, messages, seal));
                return store.workspace().imports().finish(import, seal, {});
            }));
        }
    }

    std::mt19937 m_random;
    std::vector<Someone> m_people;
};

std::string handles(
    StoreFixture& store, const FollowerQuery& query, const std::vector<Id<Person>>& persons)
{
    std::string text;
    const auto rows = store.workspace().followers().rows(store.creator(), query.at, persons);
    for (const FollowerRow& row : *rows)
        text += row.handle + " ";
    return text;
}

void expectTwins(Crowd& crowd, FollowerIndex& index, const FollowerQuery& query)
{
    const auto persons = index.order(crowd.store.workspace(), query, {});
    ASSERT_TRUE(persons) << persons.error().detail;
    const auto plain = plainOrder(crowd.store.file(), query);
    EXPECT_EQ(handles(crowd.store, query, *persons), handles(crowd.store, query, plain))
        << viewName(query.view) << " column " << static_cast<int>(query.sort)
        << (query.descending ? " descending" : " ascending") << " \"" << query.search << '"';
}

} // namespace

TEST(FollowerIndex, OrdersAsAPlainQueryDoes)
{
    for (const unsigned seed : { 1U, 2U }) {
        Crowd crowd(seed);
        FollowerIndex index;
        for (const int day : { 0, 1, 3, 25 }) {
            FollowerQuery query;
            query.creator = crowd.store.creator();
            if (day > 0)
                query.at = dayOf(exportedOn(day));
            for (const auto view : kViews) {
                query.view = view;
                for (const auto column : kColumns) {
                    query.sort = column;
                    for (const bool descending : { true, false }) {
                        query.descending = descending;
                        for (const char* search : { "", "@Ana", "n.1", "2", "nobody" }) {
                            query.search = search;
                            expectTwins(crowd, index, query);
                        }
                    }
                }
            }
        }
    }
}

TEST(FollowerIndex, FirstPageBeginsTheOrder)
{
    Crowd crowd(8);
    FollowerQuery query;
    query.creator = crowd.store.creator();
    for (const bool descending : { true, false }) {
        query.descending = descending;
        for (const auto view : kViews) {
            query.view = view;
            for (const std::size_t most : { 0U, 1U, 3U, 1000U }) {
                FollowerIndex index;
                const auto page = index.firstPage(crowd.store.workspace(), query, most, {});
                auto order = *index.order(crowd.store.workspace(), query, {});
                EXPECT_EQ(page->total, order.size()) << viewName(view);
                order.resize(std::min(order.size(), most));
                EXPECT_EQ(page->persons, order) << viewName(view) << " " << most;
            }
        }
    }
}

TEST(FollowerIndex, TypingOnFindsWhatALookFromTheStartFinds)
{
    Crowd crowd(4);
    FollowerIndex typed;
    FollowerQuery query;
    query.creator = crowd.store.creator();
    for (const char* search : { "d", "do", "dor", "dora", "dora.1", "dora.", "a.1", "a.11", "" }) {
        query.search = search;
        FollowerIndex fresh;
        EXPECT_EQ(*typed.order(crowd.store.workspace(), query, {}),
            *fresh.order(crowd.store.workspace(), query, {}))
            << search;
    }
}

TEST(FollowerIndex, CountsEveryView)
{
    Crowd crowd(5);
    FollowerIndex index;
    for (const int day : { 0, 1, 3, 25 }) {
        FollowerQuery query;
        query.creator = crowd.store.creator();
        if (day > 0)
            query.at = dayOf(exportedOn(day));
        const auto counts = index.counts(crowd.store.workspace(), query, {});
        const auto plain = [&](FollowerView view) {
            query.view = view;
            return static_cast<int>(plainOrder(crowd.store.file(), query).size());
        };
        EXPECT_EQ(counts->all, plain(FollowerView::all));
        EXPECT_EQ(counts->mutual, plain(FollowerView::mutual));
        EXPECT_EQ(counts->fans, plain(FollowerView::fans));
        EXPECT_EQ(counts->followingOnly, plain(FollowerView::followingOnly));
        EXPECT_EQ(counts->nameless, plain(FollowerView::nameless));
        EXPECT_EQ(counts->came.has_value(), day != 1) << "a first list has none before it";
        if (day == 1)
            continue;
        EXPECT_EQ(counts->came, plain(FollowerView::came));
        EXPECT_EQ(counts->left, plain(FollowerView::left));
        EXPECT_EQ(counts->returned, plain(FollowerView::returned));
        EXPECT_EQ(counts->renamed, plain(FollowerView::renamed));
        EXPECT_EQ(counts->nameGone, plain(FollowerView::nameGone));
    }
}

TEST(FollowerIndex, SeesWhatIsWrittenBetweenTwoQuestions)
{
    Crowd crowd(6);
    FollowerIndex index;
    FollowerQuery query;
    query.creator = crowd.store.creator();
    query.sort = FollowerColumn::decision;
    expectTwins(crowd, index, query);
    crowd.decide();
    crowd.decide();
    expectTwins(crowd, index, query);
    ASSERT_TRUE(crowd.store.workspace().decisions().undo(crowd.store.creator()));
    expectTwins(crowd, index, query);
    crowd.store.archive(28, { { "newcomer", 3 }, { "ana.0", 7 } }, { { "newcomer", 9 } });
    for (const auto view : kViews) {
        query.view = view;
        expectTwins(crowd, index, query);
    }
}

TEST(FollowerIndex, KeepsCreatorsApart)
{
    StoreFixture store;
    store.archive(1, { { "ana", 1 }, { "ben", 2 } }, { { "ana", 3 } });
    const auto other = store.workspace().creators().add("second", true);
    FollowerIndex index;
    FollowerQuery query;
    query.creator = store.creator();
    EXPECT_EQ(index.order(store.workspace(), query, {})->size(), 2U);
    query.creator = other->id;
    EXPECT_TRUE(index.order(store.workspace(), query, {})->empty());
    query.creator = store.creator();
    EXPECT_EQ(index.order(store.workspace(), query, {})->size(), 2U);
}

TEST(FollowerIndex, StopsWhenItIsAskedTo)
{
    StoreFixture store;
    std::map<std::string, int> many;
    for (int i = 0; i < 10'000; ++i)
        many.emplace("name" + std::to_string(i), 1 + i % 28);
    store.archive(1, many, {});
    std::stop_source stop;
    stop.request_stop();
    FollowerIndex index;
    FollowerQuery query;
    query.creator = store.creator();
    const auto stopped = index.order(store.workspace(), query, { stop.get_token(), {} });
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, Error::Code::cancelled);
    EXPECT_EQ(index.order(store.workspace(), query, {})->size(), many.size())
        << "and half a fill is no answer later";
}

TEST(FollowerIndex, TakesNoMoreThan24BytesARowBesideTheNames)
{
    StoreFixture store;
    std::map<std::string, int> many;
    for (int i = 0; i < 20'000; ++i)
        many.emplace("name" + std::to_string(i), 1 + i % 28);
    store.archive(1, many, many);
    FollowerIndex index;
    FollowerQuery query;
    query.creator = store.creator();
    query.search = "n";
    ASSERT_EQ(index.order(store.workspace(), query, {})->size(), many.size());
    EXPECT_LE(index.columnBytes(), 24 * many.size());
    index.clear();
    EXPECT_EQ(index.columnBytes() + index.nameBytes(), 0U);
}
