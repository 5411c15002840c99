#pragma once

#include "core/records/Policy.h"

#include <QDialog>

class QLineEdit;

namespace mutuals::ui {

class Button;
class DateField;

/// Writes a note on a day, or changes one.
class NoteDialog : public QDialog {
    Q_OBJECT

public:
    /// note  what the fields begin with; without an id it is a new one
    explicit NoteDialog(const Note& note, QWidget* parent = nullptr);

signals:
    void saved(const mutuals::Note& note);
    void removed(mutuals::Id<mutuals::Note> note);

private:
    void judge();
    void save();

    Id<Note> m_id;
    DateField* m_day;
    QLineEdit* m_text;
    Button* m_save;
};

} // namespace mutuals::ui
