#include "core/impact/Impact.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace mutuals;
using testing::ElementsAre;
using testing::Eq;

namespace {

using Value = std::optional<double>;

DayMetrics day(const char* text, std::optional<std::int64_t> followers)
{
    DayMetrics metrics;
    metrics.day = *parseDay(text);
    metrics.followers = followers;
    return metrics;
}

} // namespace

TEST(Metrics, CountNetGrowthAgainstTheCalendarDayBefore)
{
    const std::vector<DayMetrics> days { day("2025-03-01", 100), day("2025-03-02", 90),
        day("2025-03-04", 95), day("2025-03-05", {}), day("2025-03-06", 97),
        day("2025-03-07", 99) };
    EXPECT_THAT(metricValues(days, Metric::netGrowth),
        ElementsAre(Value(), Value(-10), Value(), Value(), Value(), Value(2)));
}

TEST(Metrics, DivideInteractionsByViews)
{
    DayMetrics whole = day("2025-03-01", 1);
    whole.views = 200;
    whole.likes = 10;
    whole.comments = 4;
    whole.shares = 2;
    DayMetrics unseen = whole;
    unseen.views = 0;
    DayMetrics torn = whole;
    torn.comments = -1;
    DayMetrics holed = whole;
    holed.likes.reset();
    EXPECT_THAT(metricValues({ whole, unseen, torn, holed }, Metric::engagementRate),
        ElementsAre(Value(0.08), Value(), Value(), Value()));
    EXPECT_THAT(metricValues({ whole, torn }, Metric::comments), ElementsAre(Value(4), Value(-1)));
    EXPECT_THAT(metricValues({ whole, holed }, Metric::likes), ElementsAre(Value(10), Value()));
}
