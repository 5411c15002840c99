#pragma once

#include "ui/Dialogs.h"

#include <QList>

namespace mutuals::ui {

/// Answers boxes as a test has written down, and keeps what they said.
class ScriptedDialogs : public Dialogs {
public:
    QStringList toOpen; ///< what the next question for files gets
    QString toSave; ///< what the next question for a target gets
    std::optional<int> choice;
    std::optional<QString> text;

    QList<Message> told; ///< everything said or asked, oldest first
    QStringList proposals; ///< of the questions for a target
    QStringList titles; ///< of the questions for files
    QStringList buttons; ///< of the newest choice

    /// "title: text" of the newest box.
    QString last() const
    {
        return told.isEmpty()
            ? QString()
            : told.constLast().title + QLatin1String(": ") + told.constLast().text;
    }

    QStringList filesToOpen(
        QWidget*, const QString& title, const QString&, const QString&, bool) override
    {
        titles << title;
        return toOpen;
    }
    QString fileToSave(
        QWidget*, const QString&, const QString& proposal, const QString&, const QString&) override
    {
        proposals << proposal;
        return toSave;
    }
    void tell(QWidget*, const Message& message) override { told << message; }
    std::optional<int> choose(QWidget*, const Message& message, const QStringList& offered) override
    {
        told << message;
        buttons = offered;
        return choice;
    }
    std::optional<QString> askText(QWidget*, const Message& message, const QString&) override
    {
        told << message;
        return text;
    }
};

} // namespace mutuals::ui
