#include "ui/pages/HowToPage.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PageScroll.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

struct Guide {
    QString name, title, gives, wait;
    QStringList steps;

    QString text() const
    {
        QStringList lines { title };
        for (qsizetype i = 0; i < steps.size(); ++i)
            lines.append(u"%1. %2"_s.arg(i + 1).arg(steps[i]));
        return lines.join(u'\n') + u'\n';
    }
};

Guide archiveGuide()
{
    return { u"copyArchiveSteps"_s, HowToPage::tr("Your data archive"),
        HowToPage::tr("Who follows you and whom you follow, with dates; your posts; how often "
                      "you exchanged messages."),
        HowToPage::tr("TikTok needs from some minutes to a few days, then keeps the file for "
                      "about four days. Ask again every few weeks: each archive is a snapshot, "
                      "and two of them show who came and who left."),
        { HowToPage::tr("In the TikTok app open Profile and tap the menu ☰ at the top right."),
            HowToPage::tr("Tap “Settings and privacy”, then “Account”, then “Download your "
                          "data”."),
            HowToPage::tr("Under “Request data” choose “All data”, or at least Profile, Post, "
                          "Activity and Direct Messages."),
            HowToPage::tr("As file format choose JSON. TXT works as well."),
            HowToPage::tr("Tap “Request data”."),
            HowToPage::tr("Come back later to the tab “Download data” and tap “Download”."),
            HowToPage::tr("Bring the zip to this computer as it is and drop it on Mutuals.") } };
}

Guide studioGuide()
{
    return { u"copyStudioSteps"_s, HowToPage::tr("Your Studio tables"),
        HowToPage::tr("Views, likes, comments, shares, profile views and your follower count, "
                      "day by day: what before and after is measured with."),
        HowToPage::tr("A download covers at most 365 days. Take the longest range; overlapping "
                      "tables are joined, nothing counts twice."),
        { HowToPage::tr("In a browser on a computer open tiktok.com/tiktokstudio and log in."),
            HowToPage::tr("Click “Analytics” on the left."),
            HowToPage::tr("On the tab “Overview” choose the range “Last 365 days”."),
            HowToPage::tr("Click “Download data” and choose CSV."),
            HowToPage::tr("On the tab “Followers” choose the same range and download it too."),
            HowToPage::tr("Drop both zip files on Mutuals as they are.") } };
}

QWidget* step(int number, const QString& words)
{
    auto* row = new QWidget;
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(tokens::kSpace12);
    auto* badge = new Badge(QString::number(number), Badge::Kind::accent);
    badge->setMinimumWidth(24);
    auto* text = new Label(words);
    text->setWordWrap(true);
    layout->addWidget(badge, 0, Qt::AlignTop);
    layout->addWidget(text, 1);
    return row;
}

Card* card(const Guide& guide, HowToPage* page)
{
    auto* card = new Card;
    auto* head = new QHBoxLayout;
    auto* copy = new Button(HowToPage::tr("Copy the steps"));
    copy->setObjectName(guide.name);
    copy->setIconName(u"copy"_s);
    head->addWidget(new Label(guide.title, Label::Look::title), 1);
    head->addWidget(copy);
    card->column()->addLayout(head);
    auto* gives = new Label(guide.gives, Label::Look::quiet);
    gives->setWordWrap(true);
    card->column()->addWidget(gives);
    card->column()->addSpacing(tokens::kSpace8);
    int number = 1;
    for (const QString& words : guide.steps)
        card->column()->addWidget(step(number++, words));
    card->column()->addSpacing(tokens::kSpace8);
    auto* wait = new Label(guide.wait, Label::Look::quiet);
    wait->setWordWrap(true);
    card->column()->addWidget(wait);
    card->column()->addStretch(1);
    QObject::connect(copy, &Button::clicked, page, [page, guide] {
        QApplication::clipboard()->setText(guide.text());
        emit page->toastRequested(HowToPage::tr("The steps are on the clipboard."), {});
    });
    return card;
}

} // namespace

HowToPage::HowToPage(QWidget* parent)
    : Page(parent)
{
    setObjectName(u"howToPage"_s);
    auto* body = new PageScroll(this);
    auto* head = new QHBoxLayout;
    auto* back = new Button(tr("Back"), Button::Kind::secondary);
    back->setObjectName(u"howToBack"_s);
    back->setIconName(u"chevron-left"_s);
    connect(back, &Button::clicked, this, [this] { emit pageRequested(PageName::home, {}); });
    head->addWidget(new Label(tr("How to ask TikTok for your files"), Label::Look::heading), 1);
    head->addWidget(back);
    body->column()->addLayout(head);
    auto* why = new Label(tr("Both are yours by right and free of charge. TikTok moves its menus "
                             "now and then; the words on your screen may differ a little."),
        Label::Look::quiet);
    why->setWordWrap(true);
    body->column()->addWidget(why);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(tokens::kSpace16);
    cards->addWidget(card(archiveGuide(), this), 1);
    cards->addWidget(card(studioGuide(), this), 1);
    body->column()->addLayout(cards);
    body->column()->addStretch(1);
}

} // namespace mutuals::ui
