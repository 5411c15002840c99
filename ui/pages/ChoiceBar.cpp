#include "ui/pages/ChoiceBar.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Label.h"

#include <QHBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

/// A button that has its key's cap inside, as wide as both need.
class KeyButton : public Button {
public:
    KeyButton(const QString& text, const QString& key, QWidget* parent)
        : Button(text, Kind::secondary, parent)
    {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins({ 0, 0, tokens::kSpace12, 0 });
        row->addStretch(1);
        m_hint = new KeyHint(key, this);
        m_hint->setAttribute(Qt::WA_TransparentForMouseEvents);
        row->addWidget(m_hint, 0, Qt::AlignVCenter);
        setStyleSheet(u"text-align: left;"_s);
    }
    QSize sizeHint() const override
    {
        QSize size = Button::sizeHint();
        size.rwidth() += m_hint->sizeHint().width() + tokens::kSpace4;
        return size;
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

private:
    KeyHint* m_hint;
};

} // namespace

QString choiceAction(Choice choice)
{
    switch (choice) {
    case Choice::follow:
        return ChoiceBar::tr("Follow");
    case Choice::later:
        return ChoiceBar::tr("Later");
    case Choice::no:
        return ChoiceBar::tr("No");
    case Choice::keep:
        return ChoiceBar::tr("Keep");
    case Choice::never:
        return ChoiceBar::tr("Never");
    }
    return {};
}

QString choiceKey(Choice choice)
{
    switch (choice) {
    case Choice::follow:
        return u"F"_s;
    case Choice::later:
        return u"L"_s;
    case Choice::no:
        return u"N"_s;
    case Choice::keep:
        return u"K"_s;
    case Choice::never:
        return u"X"_s;
    }
    return {};
}

QString choiceMeaning(Choice choice)
{
    switch (choice) {
    case Choice::follow:
        return ChoiceBar::tr("Follow back: onto the list.");
    case Choice::later:
        return ChoiceBar::tr("Decide another time: comes back at the end of the queue.");
    case Choice::no:
        return ChoiceBar::tr("Not now: leaves the queue.");
    case Choice::keep:
        return ChoiceBar::tr("A lasting mark: keep, whatever a clean-up says.");
    case Choice::never:
        return ChoiceBar::tr("A lasting mark: never offer this person again.");
    }
    return {};
}

ChoiceBar::ChoiceBar(Keys keys, QWidget* parent)
    : QWidget(parent)
{
    auto* row = new FlowLayout(keys == Keys::shown ? tokens::kSpace8 : tokens::kSpace4, this);
    for (std::size_t i = 0; i < kChoices.size(); ++i) {
        const Choice choice = kChoices[i];
        if (keys == Keys::shown)
            m_buttons[i] = new KeyButton(choiceAction(choice), choiceKey(choice), this);
        else
            m_buttons[i] = new Chip(choiceAction(choice), this);
        m_buttons[i]->setObjectName(u"choice-"_s + choiceKey(choice));
        m_buttons[i]->setToolTip(plainTip(choiceMeaning(choice)));
        connect(m_buttons[i], &QPushButton::clicked, this, [this, choice] { emit chosen(choice); });
        row->addWidget(m_buttons[i]);
    }
    setChoice({});
}

void ChoiceBar::setFollowed(bool followed)
{
    for (std::size_t i = 0; i < kChoices.size(); ++i) {
        const bool toFollow = kChoices[i] == Choice::follow || kChoices[i] == Choice::later;
        m_buttons[i]->setVisible(!followed || !toFollow);
    }
}

void ChoiceBar::setChoice(std::optional<Choice> choice)
{
    for (std::size_t i = 0; i < kChoices.size(); ++i) {
        const bool stands = choice == kChoices[i];
        if (auto* button = qobject_cast<Button*>(m_buttons[i]))
            // The next step is to follow while nothing stands decided.
            button->setKind(stands || (!choice && kChoices[i] == Choice::follow)
                    ? Button::Kind::primary
                    : Button::Kind::secondary);
        else
            m_buttons[i]->setChecked(stands);
    }
}

} // namespace mutuals::ui
