#include "core/import/studio/StudioHeader.h"

#include <algorithm>
#include <utility>

namespace mutuals {

namespace {

using Column = StudioColumn;

/// Spelled as columnKey() leaves them: lower case where ASCII, letters and digits only.
constexpr std::pair<std::string_view, Column> kWords[] {
    { "date", Column::day },
    { "videoviews", Column::views },
    { "profileviews", Column::profileViews },
    { "likes", Column::likes },
    { "comments", Column::comments },
    { "shares", Column::shares },
    { "followers", Column::followers },
    { "differenceinfollowersfrompreviousday", Column::unused },
    { "totalviewers", Column::viewers },
    { "newviewers", Column::newViewers },
    { "returningviewers", Column::returningViewers },
    { "hour", Column::hour },
    { "activefollowers", Column::activeFollowers },
    { "gender", Column::gender },
    { "topterritories", Column::territory },
    { "distribution", Column::share },
    { "time", Column::exportDay },
    { "videotitle", Column::videoTitle },
    { "videolink", Column::videoLink },
    { "posttime", Column::unused },
    { "totallikes", Column::likes },
    { "totalcomments", Column::comments },
    { "totalshares", Column::shares },
    { "totalviews", Column::views },
    // Swedish
    { "datum", Column::day },
    { "videovisningar", Column::views },
    { "profilvisningar", Column::profileViews },
    { "gillamarkeringar", Column::likes },
    { "kommentarer", Column::comments },
    { "delningar", Column::shares },
    { "videotitel", Column::videoTitle },
    { "videolänk", Column::videoLink },
    // Portuguese, Spanish, Japanese
    { "data", Column::day },
    { "fecha", Column::day },
    { "日付", Column::day },
    { "visualizaçõesdevídeo", Column::views },
    { "visualizacionestotales", Column::views },
    { "再生数", Column::views },
};

/// Those of Business Suite alone.
constexpr std::pair<std::string_view, Column> kBusinessWords[] {
    { "reachedaudience", Column::reached },
    { "engagedaudience", Column::engaged },
    { "newfollowers", Column::newFollowers },
    { "lostfollowers", Column::lostFollowers },
    { "totalfollowers", Column::followers },
    { "netgrowth", Column::unused },
    { "phonenumberclicks", Column::unused },
    { "leadssubmission", Column::unused },
    { "productlinkclicks", Column::unused },
    { "productlinkcompletepayment", Column::unused },
    { "productlinkgmv", Column::unused },
    { "websiteclicks", Column::unused },
    { "appdownloadlinkclicks", Column::unused },
    { "addtofavorites", Column::unused },
    { "målgruppsomnåtts", Column::reached },
    { "nyaföljare", Column::newFollowers },
    { "tappadeföljare", Column::lostFollowers },
    { "nettotillväxt", Column::unused },
    { "publiceringstid", Column::unused },
    { "läggtillifavoriter", Column::unused },
};

template <class Words> std::optional<Column> meaning(const Words& words, std::string_view key)
{
    const auto found = std::find_if(
        std::begin(words), std::end(words), [&](const auto& word) { return word.first == key; });
    if (found == std::end(words))
        return {};
    return found->second;
}

} // namespace

StudioHeader::StudioHeader(const std::vector<std::string>& keys)
{
    for (const std::string& key : keys) {
        auto column = meaning(kWords, key);
        if (!column) {
            column = meaning(kBusinessWords, key);
            m_isBusiness = m_isBusiness || column.has_value();
        }
        if (!column && !key.empty())
            m_unknown.push_back(m_columns.size());
        m_columns.push_back(column);
    }
}

std::optional<std::size_t> StudioHeader::place(StudioColumn column) const
{
    const auto found = std::find(m_columns.begin(), m_columns.end(), column);
    if (found == m_columns.end())
        return {};
    return static_cast<std::size_t>(found - m_columns.begin());
}

} // namespace mutuals
