#include "core/import/archive/TxtProfile.h"

#include "core/import/TextDecoder.h"
#include "core/import/archive/TxtLines.h"
#include "core/import/archive/TxtWords.h"

#include <charconv>

namespace mutuals {

namespace {

std::optional<std::int64_t> number(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0)
        return {};
    return value;
}

} // namespace

Result<TxtProfile> readTxtProfile(
    const TxtSource& source, std::string_view nameLabel, const Run& run)
{
    TxtProfile profile;
    TxtLines lines([&](std::string_view line) -> Result<> {
        TxtField field;
        if (!TxtField::parse(line, field))
            return {};
        const auto letters = txtLetters(field.label);
        const auto word = txtWord(letters);
        // The first of each counts: a bio may go on over lines and say what it likes.
        if (profile.name.empty() && (word == TxtWord::name || letters == nameLabel))
            profile.name = field.value;
        else if (word == TxtWord::followerCount && !profile.followers)
            profile.followers = number(field.value);
        else if (word == TxtWord::followingCount && !profile.following)
            profile.following = number(field.value);
        return {};
    });
    TextDecoder decoder;
    auto read = source.read(
        [&](std::string_view bytes) { return lines.feed(decoder.decode(bytes)).has_value(); }, run);
    if (!read)
        return tl::unexpected(read.error());
    if (auto last = lines.feed(decoder.finish()).and_then([&] { return lines.finish(); }); !last)
        return tl::unexpected(last.error());
    return profile;
}

} // namespace mutuals
