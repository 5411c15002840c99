#pragma once

#include <QString>
#include <QStringList>

#include <optional>

class QWidget;

namespace mutuals::ui {

/// Everything that stops the user with a box of its own. Behind an interface, so that tests answer
/// by a script.
class Dialogs {
public:
    virtual ~Dialogs() = default;

    /// Files to read; empty: the user thought better of it.
    virtual QStringList filesToOpen(QWidget* parent, const QString& title, const QString& folder,
        const QString& filter, bool several) = 0;
    /// A file to write; "" for none. The suffix is added before the question about overwriting.
    virtual QString fileToSave(QWidget* parent, const QString& title, const QString& proposal,
        const QString& filter, const QString& suffix) = 0;

    struct Message {
        QString title; ///< what happened, in a few words
        QString text; ///< the sentence, and what to do
        QString details; ///< folded away; may be empty
    };
    virtual void tell(QWidget* parent, const Message& message) = 0;

    /// The number of the pressed button; nothing: closed by Escape.
    virtual std::optional<int> choose(
        QWidget* parent, const Message& message, const QStringList& buttons) = 0;
    /// A line of text, taken by a button of that name; nothing: cancelled.
    virtual std::optional<QString> askText(
        QWidget* parent, const Message& message, const QString& button) = 0;
};

/// The real boxes, in the program's own dress.
class WindowDialogs : public Dialogs {
public:
    QStringList filesToOpen(QWidget* parent, const QString& title, const QString& folder,
        const QString& filter, bool several) override;
    QString fileToSave(QWidget* parent, const QString& title, const QString& proposal,
        const QString& filter, const QString& suffix) override;
    void tell(QWidget* parent, const Message& message) override;
    std::optional<int> choose(
        QWidget* parent, const Message& message, const QStringList& buttons) override;
    std::optional<QString> askText(
        QWidget* parent, const Message& message, const QString& button) override;
};

} // namespace mutuals::ui
