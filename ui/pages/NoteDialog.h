#pragma once

#include "core/records/Policy.h"

#include <QDialog>

#include <vector>

class QDateEdit;
class QLineEdit;

namespace mutuals::ui {

/// Writes a note on a day and shows those that are there, each with a way to remove it.
class NoteDialog : public QDialog {
    Q_OBJECT

public:
    NoteDialog(Day day, const std::vector<Note>& notes, QWidget* parent = nullptr);

signals:
    void saved(const mutuals::Note& note);
    void removed(mutuals::Id<mutuals::Note> note);

private:
    QDateEdit* m_day;
    QLineEdit* m_text;
};

} // namespace mutuals::ui
