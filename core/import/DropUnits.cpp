#include "core/import/DropUnits.h"

#include "core/import/FileName.h"
#include "core/records/Handle.h"

#include <algorithm>
#include <map>
#include <set>

namespace mutuals {

namespace fs = std::filesystem;

namespace {

bool isText(const fs::path& path)
{
    return handleKey(path.extension().string()) == ".txt";
}

std::int64_t bytesOf(const fs::path& file)
{
    std::error_code error;
    const auto size = fs::file_size(file, error);
    return error ? 0 : static_cast<std::int64_t>(size);
}

/// The file's absolute path, links in it and all: what tells files apart and which belong together.
fs::path whole(const fs::path& path)
{
    std::error_code error;
    auto absolute = fs::absolute(path, error);
    return (error ? path : absolute).lexically_normal();
}

/// Not above what was dropped.
std::string rootOf(const fs::path& folder, const fs::path& top)
{
    const fs::path root = txtRoot(folder.string());
    const fs::path limit = top.empty() ? folder : whole(top / "x").parent_path();
    const bool isTikTok = txtLetters(root.filename().string()) == "tiktok";
    return isTikTok || folder != limit ? root.string() : folder.string();
}

/// A folder within the drop that says more than "TikTok", or the folder itself.
std::string nameOf(const TxtGroup& group, const std::vector<DroppedFile>& files)
{
    const DroppedFile& first = files[group.parts.front().source.number];
    if (group.parts.size() == 1)
        return fileLabel(first.path.string());
    const fs::path root = group.root;
    const std::string above = fileLabel(root.parent_path().string());
    const bool isInside = !first.top.empty() && whole(first.top / "x").parent_path() != root;
    const bool isPlain = txtLetters(root.filename().string()) != "tiktok";
    return !isPlain && (isInside || fileName(above).madeAt) ? above : fileLabel(group.root);
}

std::vector<TxtPart> surveyed(const std::vector<DroppedFile>& files, const Run& run)
{
    std::vector<TxtPart> parts;
    std::set<fs::path> seen;
    for (std::size_t i = 0; i < files.size() && !run.stopped(); ++i) {
        if (!isText(files[i].path))
            continue;
        const fs::path path = whole(files[i].path);
        const fs::path folder = path.parent_path();
        TxtPart part;
        part.source = { fileLabel(path.string()), folder.string(), rootOf(folder, files[i].top),
            static_cast<std::uint64_t>(bytesOf(path)), i,
            [path](const SourceFile::Take& take, const Run& stop) -> Result<> {
                // Opened anew each time: a folder may hold more files than may be open at once.
                const auto source = SourceFile::open(path);
                if (!source)
                    return tl::unexpected(source.error());
                return source->read(source->entries().front(), take, stop);
            } };
        auto survey = surveyTxt(part.source, run);
        if (!survey)
            continue;
        part.survey = std::move(*survey);
        if (seen.insert(path).second)
            parts.push_back(std::move(part));
    }
    return parts;
}

} // namespace

std::vector<DropUnit> dropUnits(const std::vector<DroppedFile>& files, const Run& run)
{
    auto parts = surveyed(files, run);
    std::map<fs::path, std::shared_ptr<const TxtGroup>> archives; // by their files
    for (TxtGroup& group : txtGroups(parts)) {
        const auto archive = std::make_shared<const TxtGroup>(std::move(group));
        for (const TxtPart& part : archive->parts)
            archives.emplace(whole(files[part.source.number].path), archive);
    }
    std::vector<DropUnit> units;
    std::set<const TxtGroup*> told;
    for (const DroppedFile& file : files) {
        const auto found = archives.find(whole(file.path));
        if (found == archives.end()) {
            units.push_back({ {}, file.path, {}, bytesOf(file.path) });
            continue;
        }
        const auto& texts = found->second;
        if (!told.insert(texts.get()).second)
            continue;
        const bool isOne = texts->parts.size() == 1;
        DropUnit unit { nameOf(*texts, files), isOne ? file.path : fs::path(texts->root), texts,
            0 };
        for (const TxtPart& part : texts->parts)
            unit.bytes += static_cast<std::int64_t>(part.source.bytes);
        units.push_back(std::move(unit));
    }
    return units;
}

} // namespace mutuals
