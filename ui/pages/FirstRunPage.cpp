#include "ui/pages/FirstRunPage.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PageScroll.h"

#include <QHBoxLayout>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

struct Door {
    QString name, icon, title, text, action;
    Button::Kind kind;
};

Button* addDoor(QBoxLayout* doors, const Door& door)
{
    auto* card = new Card;
    card->setObjectName(door.name);
    card->column()->setContentsMargins(24, 24, 24, 24);
    card->column()->addWidget(new IconLabel(door.icon, Tint::accent, 30), 0, Qt::AlignLeft);
    card->column()->addSpacing(tokens::kSpace8);
    auto* title = new Label(door.title, Label::Look::title);
    auto* text = new Label(door.text, Label::Look::quiet);
    for (Label* label : { title, text }) {
        label->setWordWrap(true);
        card->column()->addWidget(label);
    }
    card->column()->addStretch(1);
    card->column()->addSpacing(tokens::kSpace12);
    auto* button = new Button(door.action, door.kind);
    button->setObjectName(door.name + u"Button"_s);
    card->column()->addWidget(button, 0, Qt::AlignLeft);
    doors->addWidget(card, 1);
    return button;
}

} // namespace

FirstRunPage::FirstRunPage(QWidget* parent)
    : Page(parent)
    , m_doors(new QHBoxLayout)
{
    setObjectName(u"firstRunPage"_s);
    auto* body = new PageScroll(this);
    auto* title = new Label(tr("Is following back working for you?"), Label::Look::display);
    auto* intro = new Label(tr("Mutuals reads the files that TikTok gives you, shows who follows "
                               "whom, compares before and after, and helps you choose whom to "
                               "follow. Three ways to begin:"),
        Label::Look::lead);
    for (Label* label : { title, intro })
        label->setWordWrap(true);
    m_doors->setSpacing(tokens::kSpace16);

    auto* files = addDoor(m_doors,
        { u"doorFiles"_s, u"import"_s, tr("Drop your files"),
            tr("Drop the data archive and the Studio tables anywhere on this window, several at "
               "once and in any order. Mutuals looks inside to see what each one is."),
            tr("Choose files…"), Button::Kind::primary });
    auto* sample = addDoor(m_doors,
        { u"doorSample"_s, u"sparkle"_s, tr("Look around first"),
            tr("Open a made-up potter with a year of numbers and followers of every kind. It lives "
               "in a "
               "workspace of its own; nothing of it mixes with yours."),
            tr("Open the sample creator"), Button::Kind::secondary });
    auto* ask = addDoor(m_doors,
        { u"doorAsk"_s, u"help"_s, tr("Get your files from TikTok"),
            tr("The data archive comes from the app, the daily tables from Studio in the browser. "
               "Every step of both, to read or to copy."),
            tr("Show me how"), Button::Kind::secondary });

    auto* promise = new Label(tr("Mutuals never goes online. Your files, and all that it works out "
                                 "of them, stay on this computer."),
        Label::Look::quiet);
    promise->setWordWrap(true);
    promise->setAlignment(Qt::AlignHCenter);

    body->column()->addStretch(2);
    body->column()->addWidget(title);
    body->column()->addWidget(intro);
    body->column()->addSpacing(tokens::kSpace12);
    body->column()->addLayout(m_doors);
    body->column()->addSpacing(tokens::kSpace12);
    body->column()->addWidget(promise);
    body->column()->addStretch(3);

    connect(files, &Button::clicked, this, &Page::importRequested);
    connect(sample, &Button::clicked, this, &FirstRunPage::sampleRequested);
    connect(ask, &Button::clicked, this, [this] { emit pageRequested(PageName::howTo, {}); });
}

void FirstRunPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    const int needed = tokens::scaled(640);
    m_doors->setDirection(
        event->size().width() < needed ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace mutuals::ui
