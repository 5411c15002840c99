#include "core/import/archive/TxtArchive.h"

#include "core/import/TextDecoder.h"
#include "core/import/archive/ArchiveReader.h"
#include "core/import/archive/TxtChats.h"

#include <algorithm>

namespace mutuals {

namespace {

using Section = TxtSection;

ArchiveList listOf(Section section)
{
    switch (section) {
    case Section::followers:
        return ArchiveList::followers;
    case Section::following:
        return ArchiveList::following;
    case Section::blocked:
        return ArchiveList::blocked;
    case Section::posts:
        return ArchiveList::posts;
    case Section::comments:
        return ArchiveList::comments;
    case Section::messages:
        return ArchiveList::messages;
    case Section::profile:
    case Section::other:
        break;
    }
    return ArchiveList::profile;
}

ArchiveRows::Field fieldOf(ArchiveList list)
{
    return list == ArchiveList::posts   ? ArchiveRows::Field::likes
        : list == ArchiveList::comments ? ArchiveRows::Field::text
                                        : ArchiveRows::Field::name;
}

} // namespace

TxtArchive::TxtArchive(const std::vector<TxtPart>& parts, TxtRoles roles, Seconds latest,
    std::function<void(std::uint64_t)> consumed)
    : m_parts(parts)
    , m_roles(std::move(roles))
    , m_consumed(std::move(consumed))
    , m_rows(latest, "line")
{
}

/// The files that are used, by list and then by name: the order of the fingerprint, which is the
/// same for a zip and for what was unpacked from it.
std::vector<std::size_t> TxtArchive::order() const
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        if (m_roles.roles[i].section != Section::other)
            order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const auto key = [&](std::size_t i) {
            return std::make_tuple(m_roles.roles[i].section,
                txtFileName(m_parts[i].source.label).part, m_parts[i].source.label);
        };
        return key(a) < key(b);
    });
    return order;
}

Result<> TxtArchive::read(bool acceptPartial, const Run& run)
{
    for (const std::size_t part : order()) {
        if (auto done = readPart(part, run); !done)
            return done;
    }
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        if (m_roles.roles[i].section == Section::other)
            m_consumed(m_parts[i].source.bytes);
    }
    if (m_cuts.empty() || acceptPartial)
        return {};
    return fail(Error::Code::cutShort, "{} ends early, in line {}, after {} complete rows",
        m_cuts.front().file, m_cuts.front().line, m_rows.completeRows());
}

Result<> TxtArchive::pour(
    std::size_t part, const std::function<Result<>(std::string_view text)>& feed, const Run& run)
{
    m_hash.add(static_cast<std::uint64_t>(m_roles.roles[part].section));
    TextDecoder decoder;
    Result<> fed;
    auto read = m_parts[part].source.read(
        [&](std::string_view bytes) {
            m_consumed(bytes.size());
            m_hash.add(bytes);
            fed = feed(decoder.decode(bytes));
            return fed.has_value();
        },
        run);
    if (!read)
        return read;
    if (fed)
        fed = feed(decoder.finish());
    m_repaired += decoder.repaired();
    return fed;
}

void TxtArchive::takeProfile(const std::string& label)
{
    using Field = ArchiveRows::Field;
    if (!m_rows.begin({ ArchiveList::profile, 0 }, false))
        return;
    m_rows.set(Field::name, m_roles.owner);
    if (m_roles.followerCount)
        m_rows.set(Field::followerCount, std::to_string(*m_roles.followerCount));
    if (m_roles.followingCount)
        m_rows.set(Field::followingCount, std::to_string(*m_roles.followingCount));
    (void)m_rows.endItem(ArchiveList::profile, label, 1, {});
}

Result<> TxtArchive::readPart(std::size_t part, const Run& run)
{
    const TxtRole& role = m_roles.roles[part];
    const auto nothing = [](std::string_view) -> Result<> { return {}; };
    if (role.section == Section::profile) {
        takeProfile(m_parts[part].source.label);
        return pour(part, nothing, run); // it was read before; here it counts for the fingerprint
    }
    m_rows.begin({ listOf(role.section), 0 }, false);
    if (role.isEmpty)
        return pour(part, nothing, run);
    return role.section == Section::messages ? readChats(part, run) : readList(part, run);
}

Result<> TxtArchive::readList(std::size_t part, const Run& run)
{
    const TxtRole& role = m_roles.roles[part];
    const std::string& file = m_parts[part].source.label;
    const ArchiveList list = listOf(role.section);
    TxtRecords records(
        role.layout,
        [&](const TxtRecord& record) -> Result<> {
            m_rows.set(ArchiveRows::Field::date, record.date);
            m_rows.set(
                fieldOf(list), isTxtNothing(record.value) ? std::string_view("N/A") : record.value);
            return m_rows.endItem(list, file, record.line, {});
        },
        [&](std::int64_t line) { m_rows.strayItem(list, file, line); });
    auto done = pour(
        part, [&](std::string_view text) { return records.feed(text); }, run);
    if (done)
        done = records.finish();
    if (!done)
        return done;
    const bool isFollow = fieldOf(list) == ArchiveRows::Field::name;
    if (records.cutAt() > 0)
        m_cuts.push_back({ role.section, file, records.cutAt() });
    else if (isFollow && records.endsOpen() && m_rows.completeRows() > 1)
        m_notes.push_back(
            fmt::format("{} has no line end at its end: if it was cut, names are missing.", file));
    return done;
}

Result<> TxtArchive::readChats(std::size_t part, const Run& run)
{
    const std::string& file = m_parts[part].source.label;
    TxtChats chats({ [&] { m_rows.countConversation(); },
        [&](std::string_view with, std::string_view date, std::string_view from,
            std::int64_t line) {
            m_rows.set(ArchiveRows::Field::date, date);
            m_rows.set(ArchiveRows::Field::from, from);
            return m_rows.endItem(ArchiveList::messages, file, line, with);
        } });
    auto done = pour(
        part, [&](std::string_view text) { return chats.feed(text); }, run);
    return done ? chats.finish() : done;
}

Result<> TxtArchive::stage(Staged& staged)
{
    if (!m_rows.any())
        return fail(Error::Code::notAnExport,
            "text files without any list of TikTok's data archive (followers, following, posts, "
            "comments, messages)");
    if (auto done = m_rows.stage(staged); !done)
        return done;
    staged.kind = ImportKind::archiveText;
    staged.content = m_hash.text();
    for (const Cut& cut : m_cuts) {
        ArchiveContent& content = *staged.archive;
        content.followers.isCut |= cut.section == Section::followers;
        content.following.isCut |= cut.section == Section::following;
        content.blocked.isCut |= cut.section == Section::blocked;
        m_notes.push_back(fmt::format(
            "{} ends early, in line {}; only the complete rows were taken.", cut.file, cut.line));
    }
    if (saysNothing(*staged.archive))
        return fail(Error::Code::notAnExport, "there is nothing in it to import. {}",
            fmt::join(staged.notes, " "));
    if (m_repaired > 0)
        m_notes.push_back(fmt::format("Unreadable characters, replaced: {}.", m_repaired));
    for (auto* notes : { &m_roles.notes, &m_notes })
        staged.notes.insert(staged.notes.end(), notes->begin(), notes->end());
    return {};
}

} // namespace mutuals
