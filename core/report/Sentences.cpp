#include "core/report/Sentences.h"

#include "core/import/studio/YearlessDates.h"

#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace mutuals {

namespace {

std::string grouped(std::int64_t number)
{
    std::string digits = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > (number < 0 ? 1 : 0);
         at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

std::string longDay(Day day)
{
    static constexpr std::array kMonths { "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December" };
    const std::chrono::year_month_day date(day);
    return fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
        kMonths[static_cast<unsigned>(date.month()) - 1], static_cast<int>(date.year()));
}

std::string joined(const std::vector<std::string>& parts)
{
    if (parts.size() < 2)
        return parts.empty() ? std::string() : parts.front();
    return fmt::format("{} and {}", fmt::join(parts.begin(), parts.end() - 1, ", "), parts.back());
}

std::string counted(std::int64_t number, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", grouped(number), number == 1 ? one : many);
}

/// Where a question is open, the option of mutuals-cli that answers it; where a file cannot help,
/// what can.
std::string answerTo(std::string_view question)
{
    static constexpr std::pair<std::string_view, std::string_view> kAnswers[] {
        { "does not say whose", "Say whose with --creator." },
        { "several creators", "Say which with --creator." },
        { "are the earlier files", "If they are, say --yes." },
        { "the days may end on", "Say the year of the last one with --year." },
        { "fills it from 100 followers", "There is nothing in it to import." },
        { kUnreadMonths, "Say the day of the download with --as-of." },
        { "when the export was made", "Say the day with --as-of." },
        { "which list is", "Say which with --list FILE=followers." },
        { "holds user names", "" },
        { "columns and no header",
            "Say what they are with --map, as \"handle=#1,time=#2,text=#3\"." },
        { "a table with the columns",
            "Say what they are with --map, as \"handle=Who,time=When,text=Comment\"." },
        { "the day first or with the month first",
            "Say which in --map, with dates=day-first or dates=month-first." },
        { "none of the creators here", "If that is you as well, say so with --creator." },
        { "Research API", "Take a tool that exports the user names as well." },
        { "what yt-dlp says", "Take a tool that exports comments." },
        { "a header and no row", "Export it again, with its rows." },
    };
    for (const auto& [words, answer] : kAnswers) {
        if (question.find(words) != question.npos)
            return std::string(answer);
    }
    return {};
}

std::string remedy(const Error& error)
{
    switch (error.code) {
    case Error::Code::cannotOpen:
        return "Check that the file is still there and that you may read it.";
    case Error::Code::cannotWrite:
        return "Check the free space and your right to write there; what was there before is as it "
               "was.";
    case Error::Code::notAnExport:
        if (const auto answer = answerTo(error.detail); !answer.empty())
            return answer;
        return "Use the data archive (zip, JSON or TXT) or a Studio table (zip, CSV or XLSX) as "
               "TikTok gave it to you.";
    case Error::Code::cutShort:
    case Error::Code::damaged:
        return "Download it again; nothing of it was imported.";
    case Error::Code::notAWorkspace:
        return "Choose another file, or let Mutuals make a new workspace.";
    case Error::Code::schemaTooNew:
        return "Update Mutuals to open it; the file was not changed.";
    case Error::Code::workspaceBusy:
        return "Close it there first.";
    case Error::Code::ambiguous:
        return answerTo(error.detail);
    case Error::Code::tooFewDays:
        return "Import more of your Studio tables.";
    case Error::Code::database:
        return "Open a copy of the workspace that you saved earlier.";
    case Error::Code::notFound:
    case Error::Code::invalid:
    case Error::Code::cancelled:
        break;
    }
    return {};
}

std::string_view subject(Metric metric)
{
    switch (metric) {
    case Metric::engagementRate:
        return "the engagement rate was";
    case Metric::views:
        return "views per day were";
    case Metric::profileViews:
        return "profile views per day were";
    case Metric::likes:
        return "likes per day were";
    case Metric::comments:
        return "comments per day were";
    case Metric::shares:
        return "shares per day were";
    case Metric::netGrowth:
        return "net follower growth per day was";
    }
    return {};
}

/// What else changed on the same day and cannot be the policy's doing.
std::string confounded(const ImpactAnswer& answer)
{
    for (const PlaceboOutcome& outcome : answer.placebo.outcomes) {
        if (outcome.moved)
            return fmt::format(" You also began to post {} often then, which may be why.",
                outcome.z > 0 ? "more" : "less");
    }
    return {};
}

std::string verdictSentence(const ImpactAnswer& answer)
{
    const Estimate& effect = answer.relative ? *answer.relative : *answer.absolute;
    const std::string ups =
        effect.low <= 0 && effect.high >= 0 ? "That is within normal ups and downs. " : "";
    const std::string unchecked =
        answer.placebo.enough() ? "" : " There is too little history for a placebo check.";
    switch (answer.verdict.kind) {
    case Verdict::Kind::helped:
        return "The data suggest that it helped." + unchecked;
    case Verdict::Kind::hurt:
        return "The data suggest that it hurt." + unchecked;
    case Verdict::Kind::noDifference:
        return "No difference that matters.";
    case Verdict::Kind::onlyATrial:
        return ups + "More days will not settle this; only a trial can.";
    case Verdict::Kind::cannotTellYet:
        if (answer.discovery && *answer.discovery > 0.05 && ups.empty())
            return "As one of several metrics looked at, that may be chance. Cannot tell yet.";
        return ups
            + (answer.verdict.moreDays
                    ? fmt::format("Cannot tell yet: about {} more days.", *answer.verdict.moreDays)
                    : "Cannot tell yet.");
    }
    return {};
}

} // namespace

std::string sentence(const Error& error)
{
    const std::string advice = remedy(error);
    const bool ended = error.detail.ends_with('.') || error.detail.ends_with('?');
    return error.detail + (ended ? "" : ".") + (advice.empty() ? "" : " " + advice);
}

std::string sentence(const Overlap& overlap)
{
    const bool areVideos = overlap.videos > 0;
    const int number = areVideos ? overlap.videos
        : overlap.groups > 0     ? overlap.groups
                                 : overlap.days;
    std::string text = "It repeats ";
    if (areVideos)
        text += counted(number, "video", "videos");
    else if (overlap.groups > 0)
        text += counted(number, "group", "groups");
    else if (number == 1)
        text += longDay(overlap.from);
    else
        text += fmt::format(
            "{} days, {} to {}", grouped(number), longDay(overlap.from), longDay(overlap.to));
    text += fmt::format(", of \"{}\"", overlap.with);
    if (overlap.changed == 0)
        return text + " with the same values.";
    const std::string which = number == 1 ? "it differs"
        : overlap.changed == number       ? "all differ"
                                    : fmt::format("{} of them differ", grouped(overlap.changed));
    return text
        + (overlap.thisWins
                ? fmt::format(": {}, and this newer download corrects them.", which)
                : fmt::format(": {}, and the values of that newer download stay.", which));
}

/// Studio's tables without days or persons.
std::string_view tableName(std::optional<ImportKind> kind)
{
    return kind == ImportKind::studioGender     ? "The gender of followers"
        : kind == ImportKind::studioTerritories ? "The territories of followers"
        : kind == ImportKind::studioActivity    ? "Active followers by hour:"
                                                : "";
}

std::string sentence(const FileOutcome& outcome)
{
    if (outcome.state == FileOutcome::State::rejected)
        return sentence(outcome.error);
    std::vector<std::string> parts;
    const auto part = [&](std::optional<int> count, std::string_view one, std::string_view many) {
        if (count)
            parts.push_back(counted(*count, one, many));
    };
    part(outcome.lists.followers, "follower", "followers");
    part(outcome.lists.following, "following", "following");
    part(outcome.lists.posts, "post", "posts");
    part(outcome.lists.days, "day", "days");
    const bool isArchive =
        outcome.kind == ImportKind::archive || outcome.kind == ImportKind::archiveText;
    if (!isArchive) // in an archive they are the creator's own
        part(outcome.lists.comments, "comment", "comments");
    part(outcome.lists.profiles, "profile", "profiles");
    std::string text(tableName(outcome.kind));
    text += (text.empty() || parts.empty() ? "" : " ") + joined(parts);
    if (outcome.lists.days && outcome.from && outcome.to)
        text += fmt::format(" from {} to {}.", longDay(*outcome.from), longDay(*outcome.to));
    else if (outcome.asOf)
        text += fmt::format("{}as of {}.", text.empty() ? "" : " ", longDay(dayOf(*outcome.asOf)));
    if (outcome.rows.rejected > 0)
        text +=
            fmt::format(" {} left out{}.", counted(outcome.rows.rejected, "row was", "rows were"),
                outcome.reportCount > 0 ? ", see the reports" : "");
    for (const Overlap& overlap : outcome.overlaps)
        text += " " + sentence(overlap);
    for (const std::string& note : outcome.notes)
        text += " " + note;
    return text;
}

std::string sentence(const ImpactAnswer& answer)
{
    if (!answer.missing.empty())
        return fmt::format("This cannot be answered yet: {}.", joined(answer.missing));
    const bool relative = answer.relative.has_value();
    const Estimate& effect = relative ? *answer.relative : *answer.absolute;
    const auto size = [&](double value) {
        return relative ? fmt::format("{:.0f}%", std::abs(value) * 100)
                        : fmt::format("{:.1f}", std::abs(value));
    };
    const auto end = [&](double value) {
        return relative ? fmt::format("{:+.0f}%", value * 100) : fmt::format("{:+.1f}", value);
    };
    const bool none = size(effect.value) == size(0);
    const std::string difference = none
        ? "about what"
        : fmt::format("{} {} than", size(effect.value), effect.value >= 0 ? "higher" : "lower");
    return fmt::format("After you began following back, {} {} your own history predicts "
                       "(likely between {} and {}). {}",
        subject(answer.metric), difference, end(effect.low), end(effect.high),
        verdictSentence(answer) + confounded(answer));
}

} // namespace mutuals
