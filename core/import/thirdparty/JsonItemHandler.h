#pragma once

#include "core/import/thirdparty/JsonItems.h"
#include "core/import/thirdparty/QuietJsonHandler.h"

namespace mutuals {

/// Follows the parser through the document and gives each object of a list when it ends.
class JsonItemHandler : public QuietJsonHandler {
public:
    JsonItemHandler(JsonItems::Take take, JsonItems::Refuse refuse)
        : m_take(std::move(take))
        , m_refuse(std::move(refuse))
    {
    }

    bool on_document_begin(ErrorCode&);
    bool on_object_begin(ErrorCode& error);
    bool on_object_end(std::size_t, ErrorCode&);
    bool on_array_begin(ErrorCode& error);
    bool on_array_end(std::size_t, ErrorCode&);
    bool on_key_part(Text part, std::size_t, ErrorCode&);
    bool on_key(Text part, std::size_t size, ErrorCode& error);
    bool on_string_part(Text part, std::size_t, ErrorCode&);
    bool on_string(Text part, std::size_t size, ErrorCode& error);
    bool on_number_part(Text part, ErrorCode& error) { return on_string_part(part, 0, error); }
    bool on_int64(std::int64_t, Text part, ErrorCode& error) { return on_string(part, 0, error); }
    bool on_uint64(std::uint64_t, Text part, ErrorCode& error) { return on_string(part, 0, error); }
    bool on_double(double, Text part, ErrorCode& error) { return on_string(part, 0, error); }
    bool on_bool(bool value, ErrorCode& error)
    {
        return on_string(value ? "true" : "false", 0, error);
    }
    bool on_null(ErrorCode&);

    std::int64_t given = 0; ///< items
    bool tooDeep = false;

private:
    enum class Kind { item, object, list };
    struct Frame {
        Kind kind;
        std::size_t path; ///< length of m_path outside of it
    };
    struct OpenItem {
        JsonItem item;
        std::size_t path = 0; ///< length of m_path where its names begin
        std::size_t bytes = 0;
        bool isPage = false; ///< a list in it holds the items
    };

    bool deeper(ErrorCode& error);
    bool inItem() const { return !m_frames.empty() && m_frames.back().kind != Kind::list; }
    bool wantsValue() const { return m_skipped == 0 && inItem(); }
    void openItem();
    void closeItem();
    void openList();

    JsonItems::Take m_take;
    JsonItems::Refuse m_refuse;
    std::size_t m_depth = 0;
    std::size_t m_skipped = 0; ///< depth of the subtree that is passed over; 0: none
    std::vector<Frame> m_frames;
    std::vector<OpenItem> m_items; ///< an item and the replies in it
    std::vector<std::string> m_lists; ///< names of the open lists
    std::string m_path, m_key, m_lastKey, m_text;
    std::int64_t m_number = 0;
};

} // namespace mutuals
