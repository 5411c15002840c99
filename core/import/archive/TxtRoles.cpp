#include "core/import/archive/TxtRoles.h"

#include "core/import/TextDecoder.h"
#include "core/import/archive/TxtProfile.h"
#include "core/records/Handle.h"

#include <algorithm>

namespace mutuals {

namespace {

using Shape = TxtSurvey::Shape;
using Section = TxtSection;

constexpr std::size_t kPreview = 5;

bool isFollow(Section section)
{
    return section == Section::followers || section == Section::following
        || section == Section::blocked;
}

const TxtColumn* wordColumn(const TxtSurvey& survey, TxtWord word)
{
    const auto found = std::find_if(survey.columns.begin(), survey.columns.end(),
        [&](const TxtColumn& column) { return txtWord(column.label) == word; });
    return found == survey.columns.end() ? nullptr : &*found;
}

/// The time, or the label of one that the end of the file cut.
const TxtColumn* dateColumn(const TxtSurvey& survey)
{
    return survey.shape == Shape::records ? survey.times() : wordColumn(survey, TxtWord::date);
}

TxtLayout layoutOf(const TxtSurvey& survey, const TxtColumn* value)
{
    TxtLayout layout;
    layout.start = survey.start;
    layout.last = survey.last;
    for (const TxtColumn& column : survey.columns)
        layout.labels.push_back(column.label);
    layout.date = dateColumn(survey)->label;
    layout.value = value ? value->label : std::string();
    return layout;
}

/// How TikTok says that there is no data; not "Dat", which a cut file leaves of a label.
bool isSentence(const TxtSurvey& survey)
{
    return survey.shape == Shape::sentence && !beginsTxtWord(survey.sentence);
}

/// One label of a time, an address, a number behind it: a post. Source: FORMATS 1.10.
bool isLikePosts(const TxtSurvey& survey)
{
    const TxtColumn* date = survey.times();
    const auto times = std::count_if(survey.columns.begin(), survey.columns.end(),
        [](const TxtColumn& column) { return column.times > 0; });
    const auto address = std::find_if(survey.columns.begin(), survey.columns.end(),
        [&](const TxtColumn& column) { return column.addresses * 2 > survey.records; });
    return date && times == 1 && address != survey.columns.end()
        && std::any_of(address, survey.columns.end(),
            [&](const TxtColumn& column) { return column.numbers == column.given; });
}

const TxtColumn* likesColumn(const TxtSurvey& survey)
{
    if (const TxtColumn* known = wordColumn(survey, TxtWord::likes))
        return known;
    const auto found = std::find_if(survey.columns.begin(), survey.columns.end(),
        [](const TxtColumn& column) { return column.numbers == column.given; });
    return found == survey.columns.end() ? nullptr : &*found;
}

const TxtColumn* commentColumn(const TxtSurvey& survey)
{
    if (const TxtColumn* known = wordColumn(survey, TxtWord::comment))
        return known;
    const TxtColumn* date = dateColumn(survey);
    const auto found = std::find_if(survey.columns.begin(), survey.columns.end(),
        [&](const TxtColumn& column) { return &column != date; });
    return found == survey.columns.end() ? nullptr : &*found;
}

/// One archive whose files are being told apart.
class Teller {
public:
    Teller(const std::vector<TxtPart>& parts, const std::map<std::string, ListChoice>& answers,
        const Run& run)
        : m_parts(parts)
        , m_answers(answers)
        , m_run(run)
    {
        m_told.roles.resize(parts.size());
    }

    Result<TxtRoles> tell()
    {
        for (std::size_t i = 0; i < m_parts.size(); ++i)
            tellByName(i);
        findNameLabel();
        if (auto read = readProfile(); !read)
            return tl::unexpected(read.error());
        if (auto counted = weighOpenLists(); !counted)
            return tl::unexpected(counted.error());
        for (std::size_t i = 0; i < m_parts.size(); ++i)
            layOut(i);
        return std::move(m_told);
    }

private:
    bool holds(Section section) const
    {
        return std::any_of(m_told.roles.begin(), m_told.roles.end(),
            [&](const TxtRole& role) { return role.section == section; });
    }

    void tellByName(std::size_t i)
    {
        const TxtPart& part = m_parts[i];
        const TxtSurvey& survey = part.survey;
        TxtRole& role = m_told.roles[i];
        if (const auto answer = m_answers.find(part.source.label); answer != m_answers.end()) {
            role.section = answer->second == ListChoice::followers ? Section::followers
                : answer->second == ListChoice::following          ? Section::following
                : answer->second == ListChoice::blocked            ? Section::blocked
                                                                   : Section::other;
            if (!dateColumn(survey))
                role.section = Section::other;
            return;
        }
        const auto section = txtFileName(part.source.label).section;
        if (survey.shape == Shape::chats) {
            role.section = Section::messages;
        } else if (section && *section != Section::other) {
            role.section = *section;
            role.isEmpty = isSentence(survey) && *section != Section::profile;
            if (!fits(*section, survey)) {
                if (survey.shape != Shape::foreign && *section != Section::profile)
                    m_told.notes.push_back(
                        fmt::format("{} holds no record that Mutuals can read; it was left out.",
                            part.source.label));
                role.section = Section::other;
            }
        } else if (!section && survey.shape == Shape::records) {
            if (isLikePosts(survey))
                role.section = Section::posts;
            else if (wordColumn(survey, TxtWord::comment))
                role.section = Section::comments;
            else if (isLikeNames(survey))
                m_open.push_back(i);
        }
    }

    /// Whether a file can hold what its name says.
    static bool fits(Section section, const TxtSurvey& survey)
    {
        switch (survey.shape) {
        case Shape::sentence:
            return section != Section::profile && isSentence(survey);
        case Shape::fields:
            return section == Section::profile
                || (section != Section::messages && dateColumn(survey) != nullptr);
        case Shape::records:
            return section != Section::messages;
        default:
            return false;
        }
    }

    /// Two labels: a time, and what may be a handle.
    static bool isLikeNames(const TxtSurvey& survey)
    {
        if (survey.columns.size() != 2 || !survey.times())
            return false;
        const TxtColumn& other = survey.columns[survey.times() == &survey.columns[0] ? 1 : 0];
        const auto word = txtWord(other.label);
        return word ? *word == TxtWord::name : other.names == other.given;
    }

    static std::string otherLabel(const TxtSurvey& survey)
    {
        const TxtColumn* date = dateColumn(survey);
        for (const TxtColumn& column : survey.columns) {
            if (&column != date && txtWord(column.label) == TxtWord::name)
                return column.label;
        }
        for (const TxtColumn& column : survey.columns) {
            if (&column != date)
                return column.label;
        }
        return {};
    }

    /// All lists of names of an archive have the same labels: searches, which look like them, fall
    /// out by theirs.
    void findNameLabel()
    {
        std::map<std::string, int> votes;
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            if (isFollow(m_told.roles[i].section) && dateColumn(m_parts[i].survey))
                votes[otherLabel(m_parts[i].survey)] += 1000;
        }
        for (const std::size_t i : m_open)
            ++votes[otherLabel(m_parts[i].survey)];
        votes.erase("");
        const auto most = std::max_element(votes.begin(), votes.end(),
            [](const auto& a, const auto& b) { return a.second < b.second; });
        if (most == votes.end())
            return;
        const bool isTie = std::count_if(votes.begin(), votes.end(), [&](const auto& vote) {
            return vote.second == most->second;
        }) > 1;
        if (isTie)
            return;
        m_told.nameLabel = most->first;
        std::erase_if(m_open,
            [&](std::size_t i) { return otherLabel(m_parts[i].survey) != m_told.nameLabel; });
    }

    Result<> readProfile()
    {
        for (std::size_t i = 0; i < m_parts.size() && !holds(Section::profile); ++i) {
            const TxtSurvey& survey = m_parts[i].survey;
            const bool isUnknown = !txtFileName(m_parts[i].source.label).section;
            if (isUnknown && survey.shape == Shape::fields
                && (wordColumn(survey, TxtWord::name)
                    || (!m_told.nameLabel.empty() && survey.column(m_told.nameLabel))))
                m_told.roles[i].section = Section::profile;
        }
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            if (m_told.roles[i].section != Section::profile)
                continue;
            auto profile = readTxtProfile(m_parts[i].source, m_told.nameLabel, m_run);
            if (!profile)
                return tl::unexpected(profile.error());
            m_told.owner = profile->name;
            m_told.followerCount = profile->followers;
            m_told.followingCount = profile->following;
        }
        return {};
    }

    Result<UndecidedList> count(std::size_t i) const
    {
        UndecidedList list;
        list.file = m_parts[i].source.label;
        const TxtSurvey& survey = m_parts[i].survey;
        TxtRecords records(
            layoutOf(survey, survey.column(otherLabel(survey))),
            [&](const TxtRecord& record) -> Result<> {
                ++list.rows;
                if (list.first.size() < kPreview)
                    list.first.push_back({ record.date, cleanHandle(record.value) });
                return {};
            },
            [](std::int64_t) {});
        TextDecoder decoder;
        Result<> fed;
        auto read = m_parts[i].source.read(
            [&](std::string_view bytes) {
                fed = records.feed(decoder.decode(bytes));
                return fed.has_value();
            },
            m_run);
        if (!read || !fed)
            return tl::unexpected(read ? fed.error() : read.error());
        if (auto done = records.finish(); !done)
            return tl::unexpected(done.error());
        return list;
    }

    /// A list may be a little shorter than the profile says, never longer.
    static bool fitsCount(std::int64_t rows, std::optional<std::int64_t> count)
    {
        return count && rows <= *count && rows * 10 >= *count * 9;
    }

    Result<> weighOpenLists()
    {
        std::vector<UndecidedList> open;
        for (const std::size_t i : m_open) {
            auto counted = count(i);
            if (!counted)
                return tl::unexpected(counted.error());
            open.push_back(std::move(*counted));
        }
        const auto only = [&](Section section, std::optional<std::int64_t> own,
                              std::optional<std::int64_t> rival) {
            if (holds(section))
                return;
            std::vector<std::size_t> fitting;
            for (std::size_t n = 0; n < open.size(); ++n) {
                if (fitsCount(open[n].rows, own)
                    && m_told.roles[m_open[n]].section == Section::other)
                    fitting.push_back(n);
            }
            if (fitting.size() == 1 && !fitsCount(open[fitting[0]].rows, rival))
                m_told.roles[m_open[fitting[0]]].section = section;
        };
        const auto rivalOf = [&](Section section, std::optional<std::int64_t> count) {
            return holds(section) ? std::nullopt : count;
        };
        only(Section::followers, m_told.followerCount,
            rivalOf(Section::following, m_told.followingCount));
        only(Section::following, m_told.followingCount,
            rivalOf(Section::followers, m_told.followerCount));
        const bool isSettled = holds(Section::followers) && holds(Section::following);
        for (std::size_t n = 0; n < open.size(); ++n) {
            if (m_told.roles[m_open[n]].section != Section::other)
                continue;
            if (isSettled)
                m_told.notes.push_back(fmt::format(
                    "{} is a list of {} names, neither followers nor following; it was left out.",
                    open[n].file, open[n].rows));
            else
                m_told.undecided.push_back(std::move(open[n]));
        }
        return {};
    }

    void layOut(std::size_t i)
    {
        TxtRole& role = m_told.roles[i];
        const TxtSurvey& survey = m_parts[i].survey;
        if (role.isEmpty || role.section == Section::other || !dateColumn(survey)
            || role.section == Section::profile || role.section == Section::messages)
            return;
        if (isFollow(role.section)) {
            role.layout = layoutOf(survey, survey.column(otherLabel(survey)));
            if (role.layout.value.empty()) // cut before the first name
                role.layout.value = "username";
            role.layout.expected = role.section == Section::followers ? m_told.followerCount
                : role.section == Section::following                  ? m_told.followingCount
                                                                      : std::nullopt;
            return;
        }
        const bool isPosts = role.section == Section::posts;
        role.layout = layoutOf(survey, isPosts ? likesColumn(survey) : commentColumn(survey));
        role.layout.hasText = true;
        role.layout.valueIsText = !isPosts;
        if (!isPosts && role.layout.value.empty())
            role.layout.value = "comment";
    }

    const std::vector<TxtPart>& m_parts;
    const std::map<std::string, ListChoice>& m_answers;
    const Run& m_run;
    TxtRoles m_told;
    std::vector<std::size_t> m_open; ///< lists of names that their files' names do not tell
};

} // namespace

bool isTxtArchive(const TxtPart& part)
{
    const Shape shape = part.survey.shape;
    if (shape == Shape::records || shape == Shape::chats || shape == Shape::groupChats)
        return true;
    const auto section = txtFileName(part.source.label).section;
    return section && (isSentence(part.survey) || shape == Shape::fields);
}

Result<TxtRoles> txtRoles(const std::vector<TxtPart>& parts,
    const std::map<std::string, ListChoice>& answers, const Run& run)
{
    return Teller(parts, answers, run).tell();
}

} // namespace mutuals
