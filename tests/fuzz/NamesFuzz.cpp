#include "tests/fuzz/Fuzz.h"

#include "core/import/FileName.h"
#include "core/import/SourceFile.h"
#include "core/import/TextDecoder.h"
#include "core/import/archive/ArchivePaths.h"
#include "core/records/Handle.h"

#include <algorithm>

namespace mutuals::fuzz {

namespace {

bool hasControl(std::string_view text)
{
    return std::any_of(text.begin(), text.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

void userName(const std::string& spelled)
{
    const std::string handle = cleanHandle(spelled);
    expect(isUtf8(handle), "a user name stays UTF-8");
    expect(!hasControl(handle), "a user name has no control character");
    expectSame(handle, cleanHandle(handle), "a clean name stays as it is");
    expectSame(handle, cleanHandle('@' + handle), "a name is the same with an @");
    expect(!handle.starts_with(' ') && !handle.ends_with(' '), "no blanks around a name");
    expectSame(handleKey(handle), handleKey(handleKey(handle)), "a key is its own key");
    expect(handleKey(handle).size() == handle.size(), "a key is as long as its name");
}

} // namespace

void names(std::string_view bytes)
{
    const std::string label = fileLabel(bytes);
    expect(isUtf8(label) && !hasControl(label), "a label is printable UTF-8");
    expect(label.size() <= 255, "a label has at most 255 bytes");
    expect(label.find('/') == std::string::npos && label.find('\\') == std::string::npos,
        "a label is no path");
    expectSame(label, fileLabel(label), "a label is its own label");

    const FileName said = fileName(label);
    expect(isUtf8(said.handle), "a handle in a file's name is UTF-8");
    expectSame(said.handle, cleanHandle(said.handle), "a handle in a file's name is clean");

    const std::string text = repairedUtf8(bytes);
    userName(text);
    std::vector<std::string> path;
    for (std::size_t at = 0; at < text.size() && path.size() < 5;) {
        const auto end = std::min(text.find('/', at), text.size());
        path.push_back(normalizedKey(std::string_view(text).substr(at, end - at)));
        at = end + 1;
    }
    static_cast<void>(archivePlace(path));
}

} // namespace mutuals::fuzz
