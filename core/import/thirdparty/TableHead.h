#pragma once

#include "core/import/thirdparty/Times.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// What a reader of third-party tables knows before the first row.
struct TableHead {
    std::vector<std::string> keys; ///< columnKey() of the header's cells
    /// Rows above the header, where a tool says what the table is of: "Post URL", "https://...".
    std::vector<std::vector<std::string>> above {};
    std::vector<std::string> creators {}; ///< handleKey() of the creators that are known
    std::optional<DateOrder> dates {}; ///< how days like 01/02/2023 are read, where that is known

    /// The cell beside a word above the header; "" where there is none.
    std::string_view said(std::string_view key) const;
};

/// Of which creator a table tells. Tools read anybody's videos and lists, and a table may be about
/// several creators: it is about the first whom the workspace knows, else about the first.
class TableOwner {
public:
    explicit TableOwner(std::vector<std::string> creators)
        : m_creators(std::move(creators))
    {
    }

    enum class Turn {
        ours, ///< the row is about the owner
        foreign, ///< about somebody else
        changed, ///< about the owner, and all rows before it that named one were not
    };
    Turn take(std::string_view handle);

    const std::string& handle() const { return m_handle; } ///< "" nobody yet
    bool isKnown() const { return isKnown(m_handle); }

private:
    bool isKnown(std::string_view handle) const;

    std::vector<std::string> m_creators;
    std::string m_handle;
};

} // namespace mutuals
