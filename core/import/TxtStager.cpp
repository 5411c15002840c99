#include "core/import/TxtStager.h"

#include "core/import/Provenance.h"
#include "core/import/archive/TxtArchive.h"

#include <algorithm>
#include <map>
#include <set>

namespace mutuals {

namespace {

std::string_view lastOf(std::string_view folder)
{
    const auto cut = folder.find_last_of('/');
    return cut == std::string_view::npos ? folder : folder.substr(cut + 1);
}

std::string_view parentOf(std::string_view folder)
{
    const auto cut = folder.find_last_of('/');
    return cut == std::string_view::npos ? std::string_view() : folder.substr(0, cut);
}

/// What the files of one folder are, of two folders must not be.
bool isList(const TxtPart& part)
{
    const auto section = txtFileName(part.source.label).section;
    return section && *section != TxtSection::other && isTxtArchive(part);
}

/// Moves each copy of a list that is there already into a group of its own.
void partCopies(TxtGroup& group, std::vector<TxtGroup>& groups)
{
    std::stable_sort(
        group.parts.begin(), group.parts.end(), [](const TxtPart& a, const TxtPart& b) {
            return txtFileName(a.source.label).isCopy < txtFileName(b.source.label).isCopy;
        });
    std::set<std::pair<TxtSection, int>> taken;
    std::vector<TxtPart> kept;
    for (TxtPart& part : group.parts) {
        const auto said = txtFileName(part.source.label);
        if (isList(part) && !taken.emplace(*said.section, said.part).second)
            groups.push_back({ part.source.folder, { std::move(part) } });
        else
            kept.push_back(std::move(part));
    }
    group.parts = std::move(kept);
}

/// Whether two folders of a group hold the same list.
bool isSeveral(const TxtGroup& group)
{
    std::map<TxtSection, std::string_view> lists;
    std::map<std::string, std::string_view> files;
    const auto isElsewhere = [](const auto& known, const TxtPart& part) {
        return !known.second && known.first->second != part.source.folder;
    };
    for (const TxtPart& part : group.parts) {
        if (isList(part)
            && isElsewhere(
                lists.emplace(*txtFileName(part.source.label).section, part.source.folder), part))
            return true;
        if (part.survey.shape == TxtSurvey::Shape::records
            && isElsewhere(files.emplace(part.source.label, part.source.folder), part))
            return true;
    }
    return false;
}

} // namespace

std::string txtRoot(std::string_view folder)
{
    const bool isRoot = txtLetters(lastOf(folder)) == "tiktok";
    return std::string(isRoot ? folder : parentOf(folder));
}

std::vector<TxtGroup> txtGroups(std::vector<TxtPart>& parts)
{
    std::map<std::string, TxtGroup> byRoot;
    for (TxtPart& part : parts) {
        TxtGroup& group = byRoot[part.source.root];
        group.root = part.source.root;
        group.parts.push_back(std::move(part));
    }
    parts.clear();
    std::vector<TxtGroup> apart;
    for (auto& [root, group] : byRoot) {
        if (!isSeveral(group)) {
            apart.push_back(std::move(group));
            continue;
        }
        std::map<std::string, TxtGroup> byFolder;
        for (TxtPart& part : group.parts) {
            TxtGroup& own = byFolder[part.source.folder];
            own.root = part.source.folder;
            own.parts.push_back(std::move(part));
        }
        for (auto& [folder, own] : byFolder)
            apart.push_back(std::move(own));
    }
    std::vector<TxtGroup> groups;
    for (TxtGroup& group : apart) {
        std::vector<TxtPart> ours;
        const bool isArchive = std::any_of(group.parts.begin(), group.parts.end(), isTxtArchive);
        for (TxtPart& part : group.parts) {
            const bool isForeign = part.survey.shape == TxtSurvey::Shape::foreign;
            (isArchive && !isForeign ? ours : parts).push_back(std::move(part));
        }
        if (!isArchive)
            continue;
        group.parts = std::move(ours);
        std::vector<TxtGroup> copies;
        partCopies(group, copies);
        groups.push_back(std::move(group));
        std::move(copies.begin(), copies.end(), std::back_inserter(groups));
    }
    return groups;
}

StagedFile stageTxt(const std::string& name, const FileName& said, const TxtGroup& group,
    const ImportOptions& options, Day latest, const std::function<void(std::uint64_t)>& consumed,
    const Run& run)
{
    StagedFile file { name, Staged {} };
    const auto failed = [&](Error error) {
        error.detail = name + ": " + error.detail;
        file.staged = tl::unexpected(std::move(error));
        return std::move(file);
    };
    // The folder into which a zip was unpacked says when it was made, or the zip's name.
    std::optional<Seconds> made;
    for (std::string_view up = group.root; !made && !up.empty(); up = parentOf(up))
        made = fileName(lastOf(up)).madeAt;
    if (!made)
        made = said.madeAt;
    if (!made && options.asOf)
        made = endOf(*options.asOf);

    auto roles = txtRoles(group.parts, options.lists, run);
    if (!roles)
        return failed(roles.error());
    file.undecided = std::move(roles->undecided);
    if (!file.undecided.empty()) {
        file.question = Question::lists;
        std::vector<std::string> open;
        for (const UndecidedList& list : file.undecided)
            open.push_back(fmt::format("{} ({} names)", list.file, list.rows));
        return failed({ Error::Code::ambiguous,
            fmt::format("which list is {}? Followers, following, blocked or none",
                fmt::join(open, ", and which ")) });
    }
    TxtArchive archive(group.parts, std::move(*roles), made.value_or(endOf(latest)), consumed);
    if (auto read = archive.read(options.acceptPartial, run); !read) {
        if (read.error().code == Error::Code::cutShort)
            file.question = Question::cut;
        file.completeRows = archive.completeRows();
        return failed(read.error());
    }
    Staged staged;
    if (auto done = archive.stage(staged); !done)
        return failed(done.error());
    staged.file = name;
    staged.asOf = made.value_or(staged.asOf);
    if (staged.asOf == Seconds {})
        file.question = Question::when;
    if (staged.asOf == Seconds {})
        return failed({ Error::Code::ambiguous, "nothing says when the export was made" });
    file.staged = std::move(staged);
    return file;
}

} // namespace mutuals
