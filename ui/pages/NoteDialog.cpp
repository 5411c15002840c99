#include "ui/pages/NoteDialog.h"

#include "ui/text/Dates.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/DateField.h"
#include "ui/widgets/Label.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDialogWidth = 420;
constexpr int kMostLetters = 500;

} // namespace

NoteDialog::NoteDialog(const Note& note, QWidget* parent)
    : QDialog(parent)
    , m_id(note.id)
    , m_day(new DateField(qDate(note.day), this))
    , m_text(new QLineEdit(QString::fromStdString(note.text), this))
    , m_save(new Button(m_id ? tr("Save") : tr("Add note"), Button::Kind::primary, this))
{
    setObjectName(u"noteDialog"_s);
    setWindowTitle(m_id ? tr("Note") : tr("Note on a day"));
    setMinimumWidth(tokens::scaled(kDialogWidth));
    m_day->setObjectName(u"noteDay"_s);
    m_text->setObjectName(u"noteText"_s);
    m_text->setMaxLength(kMostLetters);
    m_text->setPlaceholderText(tr("holiday, viral video, pause…"));
    m_save->setObjectName(u"noteSave"_s);
    m_save->setDefault(true);
    connect(m_text, &QLineEdit::textChanged, this, &NoteDialog::judge);
    connect(m_day, &QLineEdit::textChanged, this, &NoteDialog::judge);
    connect(m_save, &Button::clicked, this, &NoteDialog::save);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(
        tokens::kSpace24, tokens::kSpace24, tokens::kSpace24, tokens::kSpace16);
    column->setSpacing(tokens::kSpace8);
    column->addWidget(new Label(windowTitle(), Label::Look::title, this));
    column->addWidget(m_day);
    column->addWidget(m_text);
    column->addSpacing(tokens::kSpace8);
    auto* buttons = new QHBoxLayout;
    if (m_id) {
        auto* remove = new Button(tr("Remove"), Button::Kind::quiet, this);
        remove->setObjectName(u"noteRemove"_s);
        connect(remove, &Button::clicked, this, [this] {
            emit removed(m_id);
            reject();
        });
        buttons->addWidget(remove);
    }
    auto* cancel = new Button(tr("Cancel"), Button::Kind::secondary, this);
    connect(cancel, &Button::clicked, this, &QDialog::reject);
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    column->addLayout(buttons);
    m_text->setFocus();
    judge();
}

void NoteDialog::judge()
{
    m_save->setEnabled(m_day->date() && !m_text->text().simplified().isEmpty());
}

void NoteDialog::save()
{
    emit saved({ m_id, dayFrom(*m_day->date()), m_text->text().simplified().toStdString() });
    accept();
}

} // namespace mutuals::ui
