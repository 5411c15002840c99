#include "core/records/Handle.h"

namespace mutuals {

namespace {

bool isClean(std::string_view handle)
{
    if (handle.empty() || handle.front() == '@' || handle.front() == ' ' || handle.back() == ' ')
        return false;
    unsigned controls = 0; // counted without branches: several characters at once
    for (const char c : handle) {
        const auto byte = static_cast<unsigned char>(c);
        controls += static_cast<unsigned>(byte < 0x20) + static_cast<unsigned>(byte == 0x7f);
    }
    return controls == 0;
}

} // namespace

std::string cleanHandle(std::string_view spelled)
{
    if (isClean(spelled))
        return std::string(spelled);
    std::string handle;
    handle.reserve(spelled.size());
    for (const char c : spelled) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7f)
            handle += c;
    }
    const auto first = handle.find_first_not_of(" @");
    if (first == std::string::npos)
        return {};
    return handle.substr(first, handle.find_last_not_of(' ') - first + 1);
}

std::string_view cleanHandle(std::string_view spelled, std::string& room)
{
    if (isClean(spelled))
        return spelled;
    room = cleanHandle(spelled);
    return room;
}

std::string handleKey(std::string_view handle)
{
    std::string key;
    assignHandleKey(key, handle);
    return key;
}

bool assignHandleKey(std::string& key, std::string_view handle)
{
    key = handle;
    unsigned capitals = 0; // without branches: several characters at once
    for (char& c : key) {
        const unsigned isCapital =
            static_cast<unsigned>(c >= 'A') & static_cast<unsigned>(c <= 'Z');
        c = static_cast<char>(c + static_cast<char>(isCapital * ('a' - 'A')));
        capitals |= isCapital;
    }
    return capitals == 0;
}

std::string searchKey(std::string_view text)
{
    if (text.starts_with('@'))
        text.remove_prefix(1);
    return handleKey(text);
}

bool isNameless(std::string_view handle)
{
    return handle.empty() || handle == "N/A";
}

} // namespace mutuals
