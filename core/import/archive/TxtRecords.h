#pragma once

#include "core/base/Result.h"
#include "core/import/archive/TxtLines.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mutuals {

/// The labels of a list, by their letters.
struct TxtLayout {
    std::string start; ///< begins a record
    std::string date;
    std::string value; ///< the user name, the comment or the likes; "": the list has none
    std::string last; ///< ends each record; "": that varies
    std::vector<std::string> labels; ///< all of them
    /// A text may go on over lines, blank ones too: only `start` with a time begins a new record.
    /// Else each block is one.
    bool hasText = false;
    bool valueIsText = false; ///< it is the value that may go on over lines
    /// How many records the profile counts: a file without a last line end that holds fewer is cut.
    std::optional<std::int64_t> expected;
};

struct TxtRecord {
    std::int64_t line = 0; ///< where it begins, from 1
    std::string date, value;
    bool hasDate = false, hasValue = false, hasLast = false;
};

/// Cuts a list of the archive's TXT variant into its records.
///
///   list    = { record blank-line }
///   record  = "Label: value" { "Label: value" | more of the value before }
class TxtRecords {
public:
    using Take = std::function<Result<>(const TxtRecord& record)>;
    /// stray  a block without any label of the list, and its line
    TxtRecords(TxtLayout layout, Take take, std::function<void(std::int64_t line)> stray);

    Result<> feed(std::string_view text) { return m_lines.feed(text); }
    /// The end of the file. A last record that is not complete is not given.
    Result<> finish();

    /// After finish(): the line of a last record that the end cut, or 0.
    std::int64_t cutAt() const { return m_cutAt; }
    /// After finish(): nothing ended the last line, so that it may be cut.
    bool endsOpen() const { return m_lines.endsOpen(); }

private:
    /// What a label is in the list.
    struct Label {
        std::string spelled;
        bool isOurs, isStart, isDate, isValue, isLast;
    };
    const Label& labelOf(std::string_view spelled);
    Result<> line(std::string_view line);
    bool begins(const Label& label, std::string_view value) const;
    void set(const Label& label, std::string_view value);
    void goOn(std::string_view line);
    Result<> give();
    bool isComplete() const;

    TxtLayout m_layout;
    Take m_take;
    std::function<void(std::int64_t)> m_stray;
    TxtLines m_lines;
    TxtRecord m_record;
    std::vector<Label> m_labels; ///< as this file spells them: a million records share a few
    Label m_other {}; ///< one that found no room there
    std::int64_t m_line = 0;
    std::int64_t m_given = 0;
    std::int64_t m_cutAt = 0;
    std::size_t m_blanks = 0; ///< blank lines before this one
    bool m_isOpen = false; ///< a record is being read
    bool m_inValue = false; ///< ... and its value may go on
    bool m_inStray = false;
};

} // namespace mutuals
