#include "tests/fuzz/Fuzz.h"

#include "core/import/TextDecoder.h"
#include "core/import/archive/JsonFilter.h"

namespace mutuals::fuzz {

namespace {

template <class Step> std::string joined(const std::vector<std::string_view>& cut, Step step)
{
    std::string all;
    for (const auto portion : cut)
        all += step(portion);
    return all;
}

std::string decoded(const std::vector<std::string_view>& cut)
{
    TextDecoder decoder;
    std::string all = joined(cut, [&](std::string_view part) { return decoder.decode(part); });
    all += decoder.finish();
    return all + '\n' + std::to_string(decoder.repaired());
}

std::string filtered(const std::vector<std::string_view>& cut)
{
    JsonFilter filter;
    std::string all = joined(cut, [&](std::string_view part) { return filter.filter(part); });
    all += filter.finish();
    return all;
}

} // namespace

void text(std::string_view bytes)
{
    const std::string whole = decoded({ bytes });
    expect(isUtf8(whole), "decoded text is UTF-8");
    expectSame(whole, decoded(portions(bytes)), "portions are decoded as the whole is");

    const std::string repaired = repairedUtf8(bytes);
    expect(isUtf8(repaired), "repaired text is UTF-8");
    expectSame(repaired, repairedUtf8(repaired), "repaired text needs no repair");
    expect(!isUtf8(bytes) || repaired == bytes, "good text stays");

    const std::string fit = filtered({ bytes });
    expect(fit.size() == bytes.size(), "a filtered text keeps its length");
    expectSame(fit, filtered(portions(bytes, 1)), "portions are filtered as the whole is");
    expectSame(fit, filtered({ fit }), "filtered text passes the filter");
}

} // namespace mutuals::fuzz
