#include "core/import/thirdparty/JsonKind.h"
#include "tests/core/import/ReadTable.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace mutuals;
using namespace mutuals::test;
using testing::AllOf;
using testing::HasSubstr;

namespace {

/// The items of a text, one a line: "1 comments: a=1 b.c=2", then what was refused.
std::string items(const std::vector<std::string_view>& portions, bool acceptPartial = false)
{
    std::string drawn;
    JsonItems reader(
        [&](const JsonItem& item) {
            drawn += fmt::format("{} {}:", item.number, item.list);
            for (const auto& [name, value] : item.values)
                drawn += fmt::format(" {}={}", name, value);
            drawn += '\n';
        },
        [&](const std::string& place, const std::string& reason) {
            drawn += place + ": " + reason + '\n';
        });
    for (const auto portion : portions) {
        if (const auto fed = reader.feed(portion); !fed)
            return drawn + text(fed.error());
    }
    if (const auto done = reader.finish(acceptPartial); !done)
        return drawn + text(done.error());
    return drawn;
}

std::string items(std::string_view text)
{
    return items(std::vector<std::string_view> { text });
}

} // namespace

TEST(JsonItems, AreFlattened)
{
    EXPECT_EQ(items(R"([{"a":1,"b":{"c":"x\ny","d":{"e":true}},"f":null,"g":[1,{"h":2}],"i":1.5},)"
                    R"({"a":-2}])"),
        "1 : a=1 b.c=x\ny b.d.e=true i=1.5\n2 : a=-2\n");
}

TEST(JsonItems, StandInAListOfAPageOrOnALine)
{
    EXPECT_EQ(items(R"({"cursor":1,"comments":[{"a":1},{"a":2}],"more":{"b":1}})"),
        "1 comments: a=1\n2 comments: a=2\n");
    EXPECT_EQ(
        items(R"({"data":{"comments":[{"a":1}],"cursor":2},"error":{}})"), "1 comments: a=1\n");
    EXPECT_EQ(items(R"([{"comments":[{"a":1}]},{"comments":[{"a":2}]}])"),
        "1 comments: a=1\n2 comments: a=2\n");
    EXPECT_EQ(items("{\"a\":1}\n\n{\"a\":2}\r\n{\"a\":3}"), "1 : a=1\n2 : a=2\n3 : a=3\n");
    EXPECT_EQ(items("{\"userList\":[{\"a\":1}]}\n{\"userList\":[{\"a\":2}]}\n"),
        "1 userlist: a=1\n2 userlist: a=2\n");
    EXPECT_EQ(items(R"({"item_id":"5","data":{"cid":"7","user":{"data":{"x":1}}}})"),
        "1 : item_id=5 cid=7 user.data.x=1\n");
}

TEST(JsonItems, OfRepliesAreItemsOfTheirOwn)
{
    EXPECT_EQ(
        items(R"({"comments":[{"a":1,"replies":[{"a":2,"replies":[{"a":3}]}],"b":1},{"a":4}]})"),
        "3 comments: a=3\n2 comments: a=2\n1 comments: a=1 b=1\n4 comments: a=4\n");
}

TEST(JsonItems, ThatAreNoObjectsAreRefused)
{
    EXPECT_EQ(items(R"([{"a":1},"x",null,7,{"a":2}])"),
        "1 : a=1\nitem 2: not a row of named values\nitem 3: not a row of named values\n"
        "4 : a=2\n");
    EXPECT_EQ(items("[]"), "");
    EXPECT_EQ(items("{}"), "");
}

TEST(JsonItems, ALineThatCannotBeReadCostsItself)
{
    EXPECT_EQ(items("{\"a\":1}\n{\"a\":}\n{\"a\":3\n{\"a\":4}\nnonsense {\"a\":5}\n{\"a\":6}\n"),
        "1 : a=1\nline 2: no JSON (syntax error)\nline 3: no JSON (it ends early)\n4 : a=4\n"
        "line 5: no JSON (syntax error)\n5 : a=6\n");
}

TEST(JsonItems, ThatEndEarlySayHowManyAreComplete)
{
    EXPECT_EQ(items(R"([{"a":1},{"a":)"),
        "1 : a=1\ncutShort: the file ends early, at byte 14, after 1 complete rows");
    EXPECT_EQ(items("{\"a\":1}\n{\"a\":"),
        "1 : a=1\ncutShort: the file ends early, at byte 13, after 1 complete rows");
    EXPECT_EQ(items({ R"([{"a":1},{"a":)" }, true), "1 : a=1\n");
    EXPECT_EQ(items("[{\"a\":"),
        "notAnExport: the JSON ends after 6 bytes, before any row that can be read");
    EXPECT_EQ(items("[{\"a\" 1}]"), "notAnExport: byte 6: no JSON (syntax error)");
    EXPECT_THAT(items("[{\"a\":1},{\"a\" 1}]"), HasSubstr("damaged: byte 14: syntax error"));
}

TEST(JsonItems, NestedTooDeeplyAreDamaged)
{
    const std::string deep = std::string(70, '[');
    EXPECT_THAT(items("[{\"a\":1},{\"b\":" + deep), HasSubstr("nested deeper than 64 levels"));
}

TEST(JsonItems, KeepLongDigitsAsTheyAreAndCutLongTexts)
{
    EXPECT_EQ(items(R"([{"id":7300000000000000099,"big":123456789012345678901234567890}])"),
        "1 : id=7300000000000000099 big=123456789012345678901234567890\n");
    EXPECT_EQ(items(R"([{"a":")" + std::string(70'000, 'x') + R"(","b":1}])").size(), 65'547U);
}

TEST(JsonItems, AreTheSameWhereverThePortionsAreCut)
{
    const std::string list = R"([{"cid":"7","user":{"n":"\ud83c\udffa é"},"r":[{"x":[1]}],)"
                             R"("replies":[{"cid":8}]},"stray",{"cid":"9"}])";
    const std::string lines = "{\"a\":1}\n{\"a\":}\n{\"a\":\"\\ud83c\"}\n{\"a\":4}\n";
    for (const std::string& text : { list, lines }) {
        const std::string expected = items(text);
        for (std::size_t cut = 0; cut <= text.size(); ++cut) {
            if (cut < text.size() && (static_cast<unsigned char>(text[cut]) & 0xc0) == 0x80)
                continue; // portions are of whole characters
            const std::string_view whole = text;
            EXPECT_EQ(items({ whole.substr(0, cut), whole.substr(cut) }), expected) << cut;
        }
    }
}

TEST(JsonTable, ReportsTheItem)
{
    EXPECT_THAT(readJson(R"([{"uniqueId":"ben","text":"a","createTime":1709287200},)"
                         R"({"uniqueId":"cleo","text":"b","createTime":"soon"},5])"),
        AllOf(HasSubstr("3 seen, 2 rejected\n"), HasSubstr("item 2: unreadable time \"soon\"\n"),
            HasSubstr("item 3: not a row of named values\n")));
}

TEST(JsonTable, TakesItsColumnsFromManyItems)
{
    std::string list = R"([{"uniqueId":"a0","followerCount":1})";
    for (int i = 1; i < 500; ++i)
        list +=
            fmt::format(R"(,{{"followerCount":{},"uniqueId":"a{}","signature":"s{}"}})", i, i, i);
    EXPECT_THAT(readJson(list + "]"),
        AllOf(HasSubstr("500 seen, 0 rejected\n"), HasSubstr("profile: a0 ? bio ? ?, 1 followers"),
            HasSubstr("profile: a499 ? bio \"s499\" ?, 499 followers")));
}

TEST(JsonTable, WithoutRowsOfOursIsRefused)
{
    for (const char* json : { "{}", "[]", "[1,2]", R"({"a":1})", R"({"name":"x","version":"1"})",
             R"([{"a":1,"b":2},{"a":3,"b":4}])" })
        EXPECT_EQ(readJson(json),
            "notAnExport: JSON without any list of TikTok's data archive (followers, following, "
            "posts, comments, messages)")
            << json;
}

TEST(JsonKind, IsToldByTheNamesOfTheBeginning)
{
    for (const char* head : { R"({"Your Activity":)", R"({"Profile And Settings": {"Follower)",
             R"({"x":[{"y":1}],"App Settings":{)", R"({"Video":{"Videos":{)",
             R"({"Comment":{"Comments":{"CommentsList":[{)", R"({"Profile":{"Profile Info":{)",
             R"({"Profile":{"Follower List":{)", R"({"Tiktok Live":{)" })
        EXPECT_EQ(jsonKind(head), JsonKind::archive) << head;
    for (const char* head : { "[", " [{\"a\"", R"({"comments":[{)",
             R"({"data":{"comments":[{"cid")", R"({"a":1})", R"({"cid":"1","user":{"video":{}}})",
             R"({"userList":[{"user")", R"({"video":{"id":1},"author":{}})", R"({"data":[{)" })
        EXPECT_EQ(jsonKind(head), JsonKind::items) << head;
    for (const char* head : { "", "{", "{}", R"({"Video":{"x")", R"({"x":{"FansList":[{"Date")",
             R"({"comments":[)", "nonsense", R"({"a":[1,2],)" })
        EXPECT_EQ(jsonKind(head), JsonKind::unknown) << head;
}
