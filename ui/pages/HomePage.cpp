#include "ui/pages/HomePage.h"

#include "ui/jobs/Job.h"
#include "ui/pages/AnswerCard.h"
#include "ui/pages/WeekCard.h"
#include "ui/text/ErrorText.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/PageScroll.h"
#include "ui/widgets/StatTile.h"

#include "core/store/Workspace.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QResizeEvent>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

HomePage::HomePage(QWidget* parent)
    : Page(parent)
    , m_answer(new AnswerCard)
    , m_week(new WeekCard)
{
    setObjectName(u"homePage"_s);
    buildLayout();
    connect(m_answer, &AnswerCard::pageRequested, this, &Page::pageRequested);
    connect(m_week, &WeekCard::pageRequested, this, &Page::pageRequested);
}

void HomePage::buildLayout()
{
    auto* body = new PageScroll(this);
    m_top = new QHBoxLayout;
    m_top->setSpacing(tokens::kSpace16);
    m_top->addWidget(m_answer, 12);
    m_top->addWidget(m_week, 5);
    body->column()->addLayout(m_top);

    m_tileGrid = new QGridLayout;
    m_tileGrid->setSpacing(tokens::kSpace16);
    const QString names[] { u"tileFollowers"_s, u"tileMutual"_s, u"tileLeft"_s,
        u"tileEngagement"_s };
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        m_tiles[i] = new StatTile;
        m_tiles[i]->setObjectName(names[i]);
    }
    body->column()->addLayout(m_tileGrid);
    body->column()->addStretch(1);
    arrange(width());
}

void HomePage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    arrange(event->size().width());
}

void HomePage::arrange(int width)
{
    const auto scaled = [](int pixels) {
        return pixels * tokens::textPixels(tokens::kText13) / tokens::kText13;
    };
    m_top->setDirection(width < scaled(720) ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    const int columns = width < scaled(440) ? 1 : width < scaled(800) ? 2 : 4;
    if (m_columns == columns)
        return;
    m_columns = columns;
    while (QLayoutItem* item = m_tileGrid->takeAt(0))
        delete item;
    for (int i = 0; i < 4; ++i)
        m_tileGrid->setColumnStretch(i, i < columns ? 1 : 0);
    for (int i = 0; i < static_cast<int>(m_tiles.size()); ++i)
        m_tileGrid->addWidget(m_tiles[static_cast<std::size_t>(i)], i / columns, i % columns);
}

void HomePage::reload()
{
    if (m_job)
        m_job->cancel();
    const int asked = ++m_asked;
    if (!context().reading || !context().creator.id) {
        showFacts({});
        return;
    }
    m_job = Job::start(
        this, {},
        [file = context().reading->file(), creator = context().creator.id](
            const Run& run) -> Result<HomeFacts> {
            auto workspace = Workspace::open(file, Workspace::Access::read);
            if (!workspace)
                return tl::unexpected(workspace.error());
            return homeFacts(*workspace, creator, run);
        },
        [this, asked](Result<HomeFacts> facts) {
            if (asked != m_asked)
                return;
            if (facts)
                showFacts(std::move(*facts));
            else if (facts.error().code != Error::Code::cancelled)
                emit toastRequested(errorWords(facts.error(), tr("The workspace")).sentence(), {});
        });
}

void HomePage::showFacts(HomeFacts facts)
{
    m_facts = std::move(facts);
    m_answer->showAnswer(m_facts);
    m_week->showFacts(m_facts, dayOf(now()));
    m_tiles[0]->setStat(followersStat(m_facts));
    m_tiles[1]->setStat(mutualStat(m_facts));
    m_tiles[2]->setStat(leftStat(m_facts));
    m_tiles[3]->setStat(engagementStat(m_facts));
}

} // namespace mutuals::ui
