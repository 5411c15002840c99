#include "ui/pages/WeekCard.h"

#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

WeekCard::WeekCard(QWidget* parent)
    : Card(parent)
{
    setObjectName(u"weekCard"_s);
    column()->addWidget(new Label(tr("This week"), Label::Look::caption));
    column()->addSpacing(2);
    m_review = add(u"weekReview"_s, PageName::followList, u"queue"_s);
    column()->addWidget(new Line);
    m_follow = add(u"weekFollow"_s, PageName::followList, u"list"_s);
    column()->addWidget(new Line);
    m_archive = add(u"weekArchive"_s, PageName::howTo, {});
    column()->addStretch(1);
}

WeekCard::Row WeekCard::add(const QString& name, PageName page, const QString& target)
{
    Row row { new Label({}, Label::Look::strong), new Label, new Button({}, Button::Kind::link) };
    row.link->setObjectName(name);
    auto* layout = new QHBoxLayout;
    layout->setSpacing(tokens::kSpace8);
    layout->addWidget(row.figure);
    layout->addWidget(row.words, 1);
    layout->addWidget(row.link);
    column()->addLayout(layout);
    connect(row.link, &Button::clicked, this,
        [this, page, target] { emit pageRequested(page, target); });
    return row;
}

void WeekCard::showFacts(const HomeFacts& facts, Day today)
{
    const auto show = [](const Row& row, const QString& figure, const QString& words,
                          const QString& link) {
        row.figure->setText(figure);
        row.figure->setVisible(!figure.isEmpty());
        row.words->setText(words);
        row.link->setText(link);
    };
    const int open = facts.queue.open;
    show(m_review, number(open), open == 1 ? tr("follower to review") : tr("followers to review"),
        tr("Review ›"));
    show(m_follow, number(facts.queue.chosen), tr("to follow on TikTok"), tr("List ›"));
    m_archive.words->setLook(Label::Look::quiet);
    if (facts.snapshots.empty()) {
        show(m_archive, {}, tr("No data archive yet"), tr("Ask for one ›"));
        return;
    }
    const Day newest = dayOf(facts.snapshots.back().asOf);
    show(m_archive, {},
        newest >= today ? tr("Newest archive is of today")
                        : tr("Archive is %1 old").arg(age(newest, today)),
        tr("Renew ›"));
}

} // namespace mutuals::ui
