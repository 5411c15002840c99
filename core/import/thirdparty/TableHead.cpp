#include "core/import/thirdparty/TableHead.h"

#include "core/import/table/TableReader.h"
#include "core/records/Handle.h"

#include <algorithm>

namespace mutuals {

std::string_view TableHead::said(std::string_view key) const
{
    for (const auto& row : above) {
        if (row.size() > 1 && columnKey(row[0]) == key)
            return row[1];
    }
    return {};
}

bool TableOwner::isKnown(std::string_view handle) const
{
    return std::find(m_creators.begin(), m_creators.end(), handleKey(handle)) != m_creators.end();
}

TableOwner::Turn TableOwner::take(std::string_view handle)
{
    if (m_handle.empty()) {
        m_handle = handle;
        return Turn::ours;
    }
    if (handleKey(handle) == handleKey(m_handle))
        return Turn::ours;
    if (isKnown() || !isKnown(handle))
        return Turn::foreign;
    m_handle = handle;
    return Turn::changed;
}

} // namespace mutuals
