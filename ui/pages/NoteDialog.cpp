#include "ui/pages/NoteDialog.h"

#include "ui/text/Dates.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Label.h"

#include <QDateEdit>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDialogWidth = 420;
constexpr int kMostLetters = 500;

} // namespace

NoteDialog::NoteDialog(Day day, const std::vector<Note>& notes, QWidget* parent)
    : QDialog(parent)
    , m_day(new QDateEdit(qDate(day), this))
    , m_text(new QLineEdit(this))
{
    setObjectName(u"noteDialog"_s);
    setWindowTitle(tr("Note on a day"));
    setMinimumWidth(kDialogWidth);
    m_day->setObjectName(u"noteDay"_s);
    m_day->setCalendarPopup(true);
    m_day->setDisplayFormat(u"d MMMM yyyy"_s);
    m_text->setObjectName(u"noteText"_s);
    m_text->setMaxLength(kMostLetters);
    m_text->setPlaceholderText(tr("holiday, viral video, pause…"));

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        tokens::kSpace24, tokens::kSpace24, tokens::kSpace24, tokens::kSpace16);
    column->setSpacing(tokens::kSpace8);
    column->addWidget(new Label(windowTitle(), Label::Look::title, this));
    for (const Note& note : notes) {
        if (note.day != day)
            continue;
        auto* row = new QHBoxLayout;
        auto* text = new Label(QString::fromStdString(note.text), Label::Look::body, this);
        text->setWordWrap(true);
        auto* remove = new Button(tr("Remove"), Button::Kind::quiet, this);
        remove->setObjectName(u"noteRemove"_s);
        connect(remove, &Button::clicked, this, [this, id = note.id] {
            emit removed(id);
            reject();
        });
        row->addWidget(text, 1);
        row->addWidget(remove, 0, Qt::AlignTop);
        column->addLayout(row);
        column->addWidget(new Line(this));
    }
    column->addWidget(m_day);
    column->addWidget(m_text);
    column->addSpacing(tokens::kSpace8);

    auto* save = new Button(tr("Add note"), Button::Kind::primary, this);
    save->setObjectName(u"noteSave"_s);
    save->setDefault(true);
    save->setEnabled(false);
    connect(m_text, &QLineEdit::textChanged, save,
        [save](const QString& text) { save->setEnabled(!text.simplified().isEmpty()); });
    connect(save, &Button::clicked, this, [this] {
        emit saved({ {}, dayFrom(m_day->date()), m_text->text().simplified().toStdString() });
        accept();
    });
    auto* cancel = new Button(tr("Cancel"), Button::Kind::secondary, this);
    connect(cancel, &Button::clicked, this, &QDialog::reject);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(save);
    column->addLayout(buttons);
    m_text->setFocus();
}

} // namespace mutuals::ui
