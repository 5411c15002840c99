#pragma once

#include <fmt/format.h>
#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace mutuals {

/// Why something could not be done.
///
/// code    for programs: the window and mutuals-cli choose their words and exit codes by it
/// detail  for people who debug: file, place, numbers; never a person's name or a message's text
struct Error {
    enum class Code {
        cannotOpen, ///< a file that is not there, not readable, not a regular file
        cannotWrite, ///< no right, no space, a full disk in the middle
        notAnExport, ///< readable, but none of the formats of core/import
        cutShort, ///< a file that ends early; its complete rows could be taken
        damaged, ///< one of the formats, but cut, corrupt or hostile
        notAWorkspace, ///< a file of another program where a workspace is expected
        schemaTooNew, ///< a workspace of a later Mutuals
        workspaceBusy, ///< another Mutuals holds the right to write
        database, ///< SQLite refused; detail holds its message
        ambiguous, ///< a choice is the user's: which creator, which year
        tooFewDays, ///< the statistics ask for more observed days
        notFound, ///< a handle, a policy, a creator that the workspace does not hold
        invalid, ///< an argument outside its range
        cancelled,
    } code;
    std::string detail;
};

template <class T = void> using Result = tl::expected<T, Error>;

/// Builds the error value of any Result: `return fail(Error::Code::tooFewDays, "{} days", n);`
template <class... Args>
tl::unexpected<Error> fail(Error::Code code, fmt::format_string<Args...> detail, Args&&... args)
{
    return tl::unexpected<Error>(Error { code, fmt::format(detail, std::forward<Args>(args)...) });
}

} // namespace mutuals
