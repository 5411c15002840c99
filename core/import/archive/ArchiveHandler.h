#pragma once

#include "core/import/archive/ArchiveRows.h"

#include <boost/json/error.hpp>
#include <boost/json/string_view.hpp>

#include <limits>
#include <string>
#include <vector>

namespace mutuals {

/// Follows the parser through the document: which list are we in, which item, which field.
class ArchiveHandler {
public:
    using Text = boost::json::string_view;
    using ErrorCode = boost::json::error_code;

    static constexpr std::size_t kDeepest = 64;
    static constexpr std::size_t kMostText = 65'536; ///< longer keys and values are cut

    // What Boost.JSON asks of a handler; its own limits would end the whole file.
    static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_key_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();

    explicit ArchiveHandler(Seconds latest)
        : rows(latest)
    {
    }

    bool on_document_begin(ErrorCode&) { return true; }
    bool on_document_end(ErrorCode&) { return true; }

    bool on_object_begin(ErrorCode& error) { return open(true, error); }
    bool on_object_end(std::size_t, ErrorCode& error) { return close(error); }
    bool on_array_begin(ErrorCode& error)
    {
        if (m_depth == 0)
            rootIsArray = true;
        return open(false, error);
    }
    bool on_array_end(std::size_t, ErrorCode& error) { return close(error); }

    bool on_key_part(Text part, std::size_t, ErrorCode&)
    {
        if (!m_skipped)
            append(m_key, part);
        return true;
    }
    bool on_key(Text part, std::size_t size, ErrorCode& error);

    bool on_string_part(Text part, std::size_t, ErrorCode&)
    {
        if (wanted())
            append(m_text, part);
        return true;
    }
    bool on_string(Text part, std::size_t size, ErrorCode& error)
    {
        if (m_text.empty() && part.size() <= kMostText && wanted()) {
            rows.set(m_field, { part.data(), part.size() });
            m_field = ArchiveRows::Field::none;
            return true;
        }
        on_string_part(part, size, error);
        return scalar();
    }
    bool on_number_part(Text part, ErrorCode& error) { return on_string_part(part, 0, error); }
    bool on_int64(std::int64_t, Text part, ErrorCode& error) { return on_string(part, 0, error); }
    bool on_uint64(std::uint64_t, Text part, ErrorCode& error) { return on_string(part, 0, error); }
    bool on_double(double, Text part, ErrorCode& error) { return on_string(part, 0, error); }
    bool on_bool(bool, ErrorCode&) { return scalar(); }
    bool on_null(ErrorCode& error);
    bool on_comment_part(Text, ErrorCode&) { return true; }
    bool on_comment(Text, ErrorCode&) { return true; }

    /// The list that a file which ends here cuts.
    std::optional<ArchiveList> cutList() const { return m_list; }

    ArchiveRows rows;
    bool tooDeep = false;
    bool rootIsArray = false;
    std::optional<Error> failure;

private:
    static void append(std::string& text, Text part);
    bool wanted() const
    {
        return m_list && m_depth == m_itemDepth && m_field != ArchiveRows::Field::none;
    }
    /// An item that is no object, where objects are listed.
    bool isStrayItem() const { return m_list && m_inArray && m_depth + 1 == m_itemDepth; }
    void reportStrayItem() { rows.strayItem(*m_list, m_place, ++m_number); }
    bool open(bool isObject, ErrorCode& error);
    void openInList(bool isObject);
    bool close(ErrorCode& error);
    void leave();
    bool scalar();
    ArchiveRows::Field fieldOf(std::string_view key);

    /// The keys of the list's items as the file spells them: a million items share two.
    struct Spelled {
        std::string key;
        ArchiveRows::Field field;
    };
    static constexpr std::size_t kMostSpelled = 16;
    std::vector<Spelled> m_spelled;

    std::size_t m_depth = 0;
    std::size_t m_skipped = 0; ///< depth of the subtree that is passed over; 0: none
    std::vector<std::string> m_path, m_names;
    std::string m_key, m_lastKey, m_text;
    std::optional<ArchiveList> m_list;
    std::size_t m_listDepth = 0, m_itemDepth = 0;
    bool m_inArray = false; ///< what holds the items is a list, as it should be
    std::int64_t m_number = 0;
    std::string m_place, m_conversation;
    ArchiveRows::Field m_field = ArchiveRows::Field::none;
};

} // namespace mutuals
