#include "core/records/Handle.h"

namespace mutuals {

std::string cleanHandle(std::string_view spelled)
{
    std::string handle;
    handle.reserve(spelled.size());
    for (const char c : spelled) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7f)
            handle += c;
    }
    const auto first = handle.find_first_not_of(' ');
    if (first == std::string::npos)
        return {};
    handle = handle.substr(first, handle.find_last_not_of(' ') - first + 1);
    if (handle.starts_with('@'))
        handle.erase(0, 1);
    return handle;
}

std::string_view cleanHandle(std::string_view spelled, std::string& room)
{
    bool isClean = !spelled.empty() && spelled.front() != '@' && spelled.front() != ' '
        && spelled.back() != ' ';
    for (const char c : spelled) {
        const auto byte = static_cast<unsigned char>(c);
        isClean = isClean && byte >= 0x20 && byte != 0x7f;
    }
    if (isClean)
        return spelled;
    room = cleanHandle(spelled);
    return room;
}

std::string handleKey(std::string_view handle)
{
    std::string key(handle);
    for (char& c : key) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return key;
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
