#pragma once

#include "core/base/Result.h"

#include <QString>

namespace mutuals::ui {

/// An error in words: what happened and to which file, what to do next, and for people who debug
/// the code's own detail, shown folded.
struct ErrorWords {
    QString what;
    QString advice;
    QString details;

    QString sentence() const; ///< what and advice in one line
};

/// `file` is the name that the user knows; "" when no file is concerned.
ErrorWords errorWords(const Error& error, const QString& file = {});

} // namespace mutuals::ui
