#include "ui/Dialogs.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"

#include <QDialog>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace mutuals::ui {

namespace {

constexpr int kDialogWidth = 440;

/// Title, sentence, folded details, a row of buttons of which the first is the proposal.
class MessageDialog : public QDialog {
public:
    MessageDialog(QWidget* parent, const Dialogs::Message& message, const QStringList& buttons)
        : QDialog(parent)
    {
        setWindowTitle(QObject::tr("Mutuals"));
        setMinimumWidth(kDialogWidth);
        auto* column = new QVBoxLayout(this);
        column->setContentsMargins(
            tokens::kSpace24, tokens::kSpace24, tokens::kSpace24, tokens::kSpace16);
        column->setSpacing(tokens::kSpace8);
        column->addWidget(wrapped(new Label(message.title, Label::Look::title, this)));
        if (!message.text.isEmpty())
            column->addWidget(wrapped(new Label(message.text, Label::Look::body, this)));
        m_content = new QVBoxLayout;
        column->addLayout(m_content);
        if (!message.details.isEmpty())
            addDetails(column, message.details);
        column->addStretch(1);
        column->addSpacing(tokens::kSpace8);
        addButtons(column, buttons);
    }

    QVBoxLayout* content() const { return m_content; }
    std::optional<int> pressed() const { return m_pressed; }

private:
    static Label* wrapped(Label* label)
    {
        label->setWordWrap(true);
        return label;
    }

    void addDetails(QVBoxLayout* column, const QString& details)
    {
        auto* toggle = new Button(QObject::tr("Details"), Button::Kind::link, this);
        auto* text = new QPlainTextEdit(details, this);
        text->setReadOnly(true);
        text->setFixedHeight(110);
        text->hide();
        connect(toggle, &Button::clicked, text, [this, text] {
            text->setVisible(!text->isVisible());
            adjustSize();
        });
        column->addWidget(toggle, 0, Qt::AlignLeft);
        column->addWidget(text);
    }

    void addButtons(QVBoxLayout* column, const QStringList& buttons)
    {
        auto* row = new QHBoxLayout;
        row->addStretch(1);
        for (int i = static_cast<int>(buttons.size()) - 1; i >= 0; --i) {
            const auto kind = i == 0 ? Button::Kind::primary : Button::Kind::secondary;
            auto* button = new Button(buttons[i], kind, this);
            button->setDefault(i == 0);
            connect(button, &Button::clicked, this, [this, i] {
                m_pressed = i;
                accept();
            });
            row->addWidget(button);
            if (i == 0)
                button->setFocus();
        }
        column->addLayout(row);
    }

    QVBoxLayout* m_content = nullptr;
    std::optional<int> m_pressed;
};

} // namespace

QStringList WindowDialogs::filesToOpen(QWidget* parent, const QString& title, const QString& folder,
    const QString& filter, bool several)
{
    if (several)
        return QFileDialog::getOpenFileNames(parent, title, folder, filter);
    const QString file = QFileDialog::getOpenFileName(parent, title, folder, filter);
    return file.isEmpty() ? QStringList() : QStringList { file };
}

QString WindowDialogs::fileToSave(QWidget* parent, const QString& title, const QString& proposal,
    const QString& filter, const QString& suffix)
{
    QFileDialog dialog(parent, title, proposal, filter);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(suffix);
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return {};
    return dialog.selectedFiles().constFirst();
}

void WindowDialogs::tell(QWidget* parent, const Message& message)
{
    MessageDialog(parent, message, { QObject::tr("OK") }).exec();
}

std::optional<int> WindowDialogs::choose(
    QWidget* parent, const Message& message, const QStringList& buttons)
{
    MessageDialog dialog(parent, message, buttons);
    dialog.exec();
    return dialog.pressed();
}

std::optional<QString> WindowDialogs::askText(
    QWidget* parent, const Message& message, const QString& button)
{
    MessageDialog dialog(parent, message, { button, QObject::tr("Cancel") });
    auto* edit = new QLineEdit(&dialog);
    dialog.content()->addWidget(edit);
    edit->setFocus();
    dialog.exec();
    if (dialog.pressed() != 0)
        return {};
    return edit->text();
}

} // namespace mutuals::ui
