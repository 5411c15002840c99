#include "core/report/TableJson.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

namespace mutuals {

namespace json = boost::json;

namespace {

json::value text(std::string_view words)
{
    return json::string(json::string_view(words.data(), words.size()));
}

template <class Value> json::value orNull(const std::optional<Value>& value)
{
    return value ? json::value(*value) : json::value(nullptr);
}

json::array texts(const std::vector<std::string>& cells)
{
    json::array all;
    for (const std::string& cell : cells)
        all.push_back(text(cell));
    return all;
}

json::value readsName(ColumnMapping::Reads reads)
{
    switch (reads) {
    case ColumnMapping::Reads::comments:
        return "comments";
    case ColumnMapping::Reads::profiles:
        return "profiles";
    case ColumnMapping::Reads::nothing:
        break;
    }
    return nullptr;
}

void addPreview(json::object& object, const MappingPreview& shown)
{
    object["readable"] = shown.readable;
    object["refused"] = shown.refused;
    object["asksForDates"] = shown.asksForDates;
    json::array comments, profiles, reports;
    for (const Comment& comment : shown.comments)
        comments.push_back(json::object { { "handle", text(comment.handle) },
            { "at", text(formatTime(comment.at)) }, { "text", text(comment.text) },
            { "likes", orNull(comment.likes) },
            { "video",
                comment.video ? text(std::to_string(*comment.video)) : json::value(nullptr) } });
    for (const Profile& profile : shown.profiles) {
        json::value one = toJson(profile);
        one.as_object()["handle"] = text(profile.handle);
        one.as_object()["displayName"] =
            profile.displayName ? text(*profile.displayName) : json::value(nullptr);
        profiles.push_back(std::move(one));
    }
    for (const Report& report : shown.reports)
        reports.push_back(
            json::object { { "place", text(report.place) }, { "reason", text(report.reason) } });
    object["comments"] = std::move(comments);
    object["profiles"] = std::move(profiles);
    object["reports"] = std::move(reports);
}

} // namespace

json::value toJson(const UnknownTable& table, Day latest)
{
    const MappingPreview shown = preview(table, table.guessed, latest);
    json::array columns, rows, lacking;
    for (std::size_t i = 0; i < table.header.size(); ++i)
        columns.push_back(text(columnName(table.header, i)));
    for (const auto& row : table.rows)
        rows.push_back(texts(row));
    for (const ColumnRole role : shown.lacking)
        lacking.push_back(text(roleName(role)));
    json::object mapping;
    for (const auto& [role, column] : table.guessed.columns)
        mapping[std::string(roleName(role))] = text(column);
    json::object object;
    object["header"] = texts(table.header);
    object["columns"] = std::move(columns);
    object["rows"] = std::move(rows);
    object["mapping"] = std::move(mapping);
    object["dates"] = nullptr;
    if (table.guessed.dates)
        object["dates"] = *table.guessed.dates == DateOrder::dayFirst ? "day-first" : "month-first";
    object["map"] = text(typed(table.guessed));
    object["reads"] = readsName(shown.reads);
    object["lacking"] = std::move(lacking);
    addPreview(object, shown);
    return object;
}

json::value toJson(const Profile& profile)
{
    const auto textOrNull = [](const std::optional<std::string>& words) {
        return words ? text(*words) : nullptr;
    };
    json::object object;
    object["bio"] = textOrNull(profile.bio);
    object["region"] = textOrNull(profile.region);
    object["followers"] = orNull(profile.followers);
    object["following"] = orNull(profile.following);
    object["likes"] = orNull(profile.likes);
    object["videos"] = orNull(profile.videos);
    object["verified"] = orNull(profile.verified);
    object["private"] = orNull(profile.isPrivate);
    object["connection"] = nullptr;
    if (profile.connection)
        object["connection"] =
            *profile.connection == Profile::Connection::follower ? "follower" : "followed";
    return object;
}

} // namespace mutuals
