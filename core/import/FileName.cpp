#include "core/import/FileName.h"

#include "core/records/Handle.h"

#include <algorithm>

namespace mutuals {

namespace {

bool isNumber(std::string_view text)
{
    return !text.empty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Unix seconds have ten digits from 2001 to 2286.
std::optional<Seconds> unixTime(std::string_view digits)
{
    if (digits.size() != 10 || !isNumber(digits))
        return {};
    std::int64_t seconds = 0;
    for (const char c : digits)
        seconds = seconds * 10 + (c - '0');
    return Seconds(std::chrono::seconds(seconds));
}

/// Cuts the next part up to an underscore off the front.
std::string_view takePart(std::string_view& rest)
{
    const auto cut = rest.find('_');
    const auto part = rest.substr(0, cut);
    rest = cut == std::string_view::npos ? std::string_view() : rest.substr(cut + 1);
    return part;
}

std::string_view trimmed(std::string_view text)
{
    while (text.ends_with(' '))
        text.remove_suffix(1);
    return text;
}

} // namespace

FileName fileName(std::string_view name)
{
    FileName said;
    std::string_view extension;
    if (const auto dot = name.find_last_of('.');
        dot != std::string_view::npos && name.size() - dot <= 5) {
        extension = name.substr(dot + 1);
        name = name.substr(0, dot);
    }
    name = trimmed(name);
    if (const auto open = name.find_last_of('('); name.ends_with(')')
        && open != std::string_view::npos
        && isNumber(name.substr(open + 1, name.size() - open - 2)))
        name = trimmed(name.substr(0, open));
    if (name.size() > 11 && (name[name.size() - 11] == ' ' || name[name.size() - 11] == '_')) {
        said.day = parseDay(name.substr(name.size() - 10));
        if (said.day)
            name = trimmed(name.substr(0, name.size() - 11));
    }
    // Neither handles nor TikTok's own names hold a blank: what follows is "- Copy", "copy 2".
    name = name.substr(0, name.find(' '));

    std::string_view rest = name;
    const auto kind = takePart(rest);
    if (handleKey(kind) == "tiktok" && rest.starts_with("Data_")) {
        said.madeAt = unixTime(rest.substr(5));
        return said;
    }
    bool isStudio = kind == "Followers" || kind == "Viewers" || kind == "Content";
    if (kind == "Overview") {
        if (rest.empty())
            said.day.reset(); // the window's first day, not its last
        const bool hasDay = parseDay(takePart(rest)).has_value();
        if (hasDay)
            said.madeAt = unixTime(takePart(rest));
        isStudio = said.madeAt.has_value();
    }
    if (isStudio && handleKey(extension) == "zip")
        said.handle = cleanHandle(rest);
    return said;
}

} // namespace mutuals
