#include <boost/json.hpp>

#include <gtest/gtest.h>

namespace json = boost::json;

TEST(Json, ReadsAndWritesWithoutALibraryToLink)
{
    const json::value document = json::parse(R"({"views": [1, null, 2.5]})");
    EXPECT_EQ(document.at("views").as_array().size(), 3U);
    EXPECT_EQ(json::serialize(document), R"({"views":[1,null,2.5E0]})");
}

TEST(Json, ReportsWhatIsNotJson)
{
    json::error_code error;
    json::parse("{\"views\": [1,", error);
    EXPECT_TRUE(error);
}
