#include "ui/text/ErrorText.h"

#include <QCoreApplication>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

static QString tr(const char* text)
{
    return QCoreApplication::translate("ErrorText", text);
}

QString ErrorWords::sentence() const
{
    return advice.isEmpty() ? what : what + u" "_s + advice;
}

ErrorWords errorWords(const Error& error, const QString& file)
{
    const QString name = file.isEmpty() ? tr("The file") : u"“%1”"_s.arg(file);
    const QString details = QString::fromStdString(error.detail);
    switch (error.code) {
    case Error::Code::cannotOpen:
        return { tr("%1 could not be opened.").arg(name),
            tr("Check that it is still there and that you may read it."), details };
    case Error::Code::cannotWrite:
        return { tr("%1 could not be written.").arg(name),
            tr("Check the free space and your right to write there. Nothing was changed."),
            details };
    case Error::Code::notAnExport:
        return { tr("%1 is not a file that Mutuals can read.").arg(name),
            tr("Use the data archive (zip, JSON or TXT) or a Studio table (zip, CSV or XLSX), just "
               "as "
               "TikTok "
               "gave it to you."),
            details };
    case Error::Code::cutShort:
        return { tr("%1 ends in the middle.").arg(name),
            tr("Download it again. Nothing of this one was taken."), details };
    case Error::Code::damaged:
        return { tr("%1 is damaged or incomplete.").arg(name),
            tr("Download it again, and import the new file. Nothing of this one was taken."),
            details };
    case Error::Code::notAWorkspace:
        return { tr("%1 is not a Mutuals workspace.").arg(name),
            tr("Choose another file, or make a new workspace."), details };
    case Error::Code::schemaTooNew:
        return { tr("%1 was made by a newer Mutuals.").arg(name),
            tr("Update Mutuals to open it. The file was not changed."), details };
    case Error::Code::workspaceBusy:
        return { tr("%1 is open in another Mutuals window.").arg(name), tr("Close it there first."),
            details };
    case Error::Code::database:
        return { tr("%1 could not be read or changed.").arg(name),
            tr("Save a copy, and check the disk."), details };
    case Error::Code::ambiguous:
        return { tr("Mutuals cannot tell one thing about %1 by itself.").arg(name),
            tr("Import it alone, and answer the question."), details };
    case Error::Code::tooFewDays:
        return { tr("There are too few days for an answer."),
            tr("Import more of your Studio tables."), details };
    case Error::Code::notFound:
        return { tr("That is not in this workspace."), {}, details };
    case Error::Code::invalid:
        return { tr("That is not possible."), {}, details };
    case Error::Code::cancelled:
        return { tr("Stopped."), tr("What was not finished left nothing behind."), details };
    }
    return { {}, {}, details };
}

} // namespace mutuals::ui
