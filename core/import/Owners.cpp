#include "core/import/Owners.h"

#include "core/records/Handle.h"
#include "core/store/Workspace.h"

#include <algorithm>
#include <set>

namespace mutuals {

namespace {

/// Of a file that does not say: the handle asked for, or the only one there is.
Result<std::string> handleFor(const Staged& staged, const ImportOptions& options,
    const std::vector<Creator>& creators, const std::vector<NamedOwner>& beside)
{
    if (!staged.owner.empty())
        return staged.owner;
    if (options.creator)
        return cleanHandle(*options.creator);
    std::set<std::string> handles;
    for (const Creator& creator : creators)
        handles.insert(creator.handle);
    if (handles.empty()) {
        for (const bool isByTool : { false, true }) {
            for (const NamedOwner& other : beside) {
                if (other.isByTool == isByTool && (!isByTool || handles.empty()))
                    handles.insert(handleKey(other.handle));
            }
        }
    }
    if (handles.size() > 1)
        return fail(Error::Code::ambiguous,
            "{}: does not say whose it is, and there are {} creators", staged.file, handles.size());
    return handles.empty() ? std::string("me") : *handles.begin();
}

/// Whether a name that only a tool gives is that of somebody else.
bool isStranger(const Staged& staged, std::string_view handle, const ImportOptions& options,
    const std::vector<Creator>& creators, const std::vector<NamedOwner>& beside)
{
    const auto key = handleKey(handle);
    return staged.isByTool && !staged.owner.empty()
        && std::any_of(
            creators.begin(), creators.end(), [](const Creator& one) { return one.named; })
        && !(options.creator && handleKey(cleanHandle(*options.creator)) == key)
        && std::none_of(beside.begin(), beside.end(), [&](const NamedOwner& other) {
               return !other.isByTool && handleKey(other.handle) == key;
           });
}

} // namespace

Result<Owner> ownerOf(Workspace& workspace, const Staged& staged, const ImportOptions& options,
    const std::vector<NamedOwner>& beside, Question& question)
{
    const auto creators = workspace.creators().all();
    if (!creators)
        return tl::unexpected(creators.error());
    const auto handle = handleFor(staged, options, *creators, beside);
    if (!handle) {
        question = Question::whose;
        return tl::unexpected(handle.error());
    }
    const auto known = workspace.creators().find(*handle);
    if (!known)
        return tl::unexpected(known.error());
    const bool isTold = !staged.owner.empty() || options.creator;
    const std::string told = isTold ? *handle : std::string();
    if (*known)
        return Owner { **known, told };
    if (isStranger(staged, *handle, options, *creators, beside))
        return fail(Error::Code::ambiguous, "{}: is about @{}, who is none of the creators here",
            staged.file, *handle);
    const auto me = std::find_if(
        creators->begin(), creators->end(), [](const Creator& creator) { return !creator.named; });
    if (me == creators->end() || !isTold || options.renameMe == false) {
        auto made = workspace.creators().add(*handle, isTold || *handle != "me");
        if (!made)
            return tl::unexpected(made.error());
        return Owner { *made, told, true };
    }
    if (!options.renameMe) {
        question = Question::isMe;
        return fail(Error::Code::ambiguous,
            "{}: names @{}; are the earlier files without a name theirs?", staged.file, *handle);
    }
    if (auto renamed = workspace.creators().rename(me->id, *handle); !renamed)
        return tl::unexpected(renamed.error());
    return Owner { Creator { me->id, *handle, true }, told };
}

} // namespace mutuals
