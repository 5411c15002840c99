#pragma once

#include <boost/json/error.hpp>
#include <boost/json/parse_options.hpp>
#include <boost/json/string_view.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>

namespace mutuals {

/// A handler for Boost.JSON's basic_parser that lets everything pass: what derives from it hides
/// the functions that it cares about.
struct QuietJsonHandler {
    using Text = boost::json::string_view;
    using ErrorCode = boost::json::error_code;

    // Boost.JSON's own limits would end the whole file.
    static constexpr std::size_t max_object_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_array_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_key_size = std::numeric_limits<std::size_t>::max();
    static constexpr std::size_t max_string_size = std::numeric_limits<std::size_t>::max();

    bool on_document_begin(ErrorCode&) { return true; }
    bool on_document_end(ErrorCode&) { return true; }
    bool on_object_begin(ErrorCode&) { return true; }
    bool on_object_end(std::size_t, ErrorCode&) { return true; }
    bool on_array_begin(ErrorCode&) { return true; }
    bool on_array_end(std::size_t, ErrorCode&) { return true; }
    bool on_key_part(Text, std::size_t, ErrorCode&) { return true; }
    bool on_key(Text, std::size_t, ErrorCode&) { return true; }
    bool on_string_part(Text, std::size_t, ErrorCode&) { return true; }
    bool on_string(Text, std::size_t, ErrorCode&) { return true; }
    bool on_number_part(Text, ErrorCode&) { return true; }
    bool on_int64(std::int64_t, Text, ErrorCode&) { return true; }
    bool on_uint64(std::uint64_t, Text, ErrorCode&) { return true; }
    bool on_double(double, Text, ErrorCode&) { return true; }
    bool on_bool(bool, ErrorCode&) { return true; }
    bool on_null(ErrorCode&) { return true; }
    bool on_comment_part(Text, ErrorCode&) { return true; }
    bool on_comment(Text, ErrorCode&) { return true; }
};

inline constexpr std::size_t kDeepestJson = 64;

/// Files edited by hand have trailing commas. Comments are refused: Boost.JSON 1.81 reads behind a
/// portion that ends with one.
inline boost::json::parse_options lenientJson()
{
    boost::json::parse_options options;
    options.allow_trailing_commas = true;
    options.max_depth = kDeepestJson + 1;
    return options;
}

} // namespace mutuals
