#include "ui/pages/FollowersPage.h"

#include "core/store/Workspace.h"
#include "ui/charts/ChartCard.h"
#include "ui/charts/DailyFigure.h"
#include "ui/charts/FigureView.h"
#include "ui/charts/ShareButton.h"
#include "ui/jobs/Job.h"
#include "ui/models/FollowersModel.h"
#include "ui/pages/Decider.h"
#include "ui/pages/FollowersFilter.h"
#include "ui/pages/PersonDrawer.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Numbers.h"
#include "ui/text/Words.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/RowTable.h"

#include <QStackedWidget>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

FollowersPage::FollowersPage(QWidget* parent)
    : Page(parent)
    , m_model(new FollowersModel(
          [this](std::span<const Id<Person>> persons) { return fetch(persons); }, this))
    , m_finder(new FollowersSearch(this))
    , m_leftSearch(new FollowersSearch(this))
    , m_decider(new Decider(*this))
{
    setObjectName(u"followersPage"_s);
    buildLayout();
    connect(m_finder, &FollowersSearch::found, this, &FollowersPage::showOrder);
    connect(m_leftSearch, &FollowersSearch::found, this,
        [this](const std::vector<Id<Person>>& left) { offerLeft(static_cast<int>(left.size())); });
    connect(m_finder, &FollowersSearch::counted, m_filter, &FollowersFilter::setCounts);
    connect(m_finder, &FollowersSearch::failed, this,
        [this](const Error& error) { m_filter->setStatus(errorWords(error).sentence()); });
    connect(m_filter, &FollowersFilter::viewChosen, this, &FollowersPage::chooseView);
    connect(m_filter, &FollowersFilter::snapshotChosen, this, [this](const std::optional<Day>& at) {
        m_query.at = at;
        compareWith({});
    });
    connect(m_filter, &FollowersFilter::sinceChosen, this, &FollowersPage::compareWith);
    connect(m_filter, &FollowersFilter::searched, this, [this](const QString& text) {
        m_query.search = text.trimmed().toStdString();
        find();
    });
    connect(m_filter, &FollowersFilter::chartToggled, this, [this](bool shown) {
        m_chart->setVisible(shown);
        showChart();
    });
    connect(m_model, &FollowersModel::orderWanted, this,
        [this](FollowerColumn column, bool descending) {
            m_query.sort = column;
            m_query.descending = descending;
            find();
        });
    connect(m_decider, &Decider::decided, this,
        [this](Id<Person> person, Choice choice, Id<Decision> decision) {
            m_model->refresh();
            if (m_drawer->isVisible() && m_drawer->person() == person)
                openPerson(person);
            emit dataChanged();
            emit toastRequested(tr("Decided: %1.").arg(choiceTitle(choice)),
                [this, decision] { m_decider->undo(decision); });
        });
    connect(m_decider, &Decider::undone, this, [this] {
        m_model->refresh();
        if (m_drawer->isVisible())
            openPerson(m_drawer->person());
        emit dataChanged();
    });
}

void FollowersPage::hideEvent(QHideEvent* event)
{
    Page::hideEvent(event);
    m_finder->rest();
    m_leftSearch->rest();
}

std::vector<FollowerRow> FollowersPage::fetch(std::span<const Id<Person>> persons)
{
    if (!context().reading)
        return {};
    auto rows = context().reading->followers().rows(m_creator, m_query.at, persons);
    return rows ? std::move(*rows) : std::vector<FollowerRow>();
}

Day FollowersPage::today() const
{
    return m_snapshots.empty() ? dayOf(now()) : dayOf(m_snapshots.back().asOf);
}

void FollowersPage::reload()
{
    if (m_creator != context().creator.id) {
        m_creator = context().creator.id;
        m_query = {};
        m_query.creator = m_creator;
        closePerson();
        m_filter->clearSearch();
        m_finder->forget();
        m_leftSearch->forget();
    }
    m_model->setNamesHidden(context().hideNames);
    readSnapshots();
    const bool any = !m_snapshots.empty();
    m_stack->setCurrentIndex(any ? 1 : 0);
    if (!any)
        return;
    for (auto* share : m_chart->findChildren<ShareButton*>())
        share->setCollaborators(context().dialogs, context().settings);
    chooseView(m_query.view);
    m_finder->count(context().reading->file(), m_query);
    showChart();
    if (m_drawer->isVisible())
        openPerson(m_drawer->person());
}

void FollowersPage::readSnapshots()
{
    m_snapshots.clear();
    if (context().reading && m_creator) {
        if (auto snapshots = context().reading->imports().archives(m_creator))
            m_snapshots = std::move(*snapshots);
    }
    // Only those that hold a follower list can be looked at.
    std::erase_if(m_snapshots, [](const Snapshot& snapshot) { return !snapshot.followers; });
    if (m_query.since && (m_snapshots.empty() || dayOf(m_snapshots.front().asOf) > *m_query.since))
        m_query.since.reset(); // taken back meanwhile
    m_filter->setSnapshots(m_snapshots, m_query.at, m_query.since);
}

void FollowersPage::compareWith(std::optional<Day> since)
{
    m_query.since = since;
    closePerson();
    find();
    m_finder->count(context().reading->file(), m_query);
}

void FollowersPage::chooseView(FollowerView view)
{
    const bool other = m_query.view != view;
    m_query.view = view;
    if (other) {
        sizeColumns();
        fitColumns();
    }
    m_filter->setView(view);
    find();
}

void FollowersPage::find()
{
    if (context().reading && !m_snapshots.empty())
        m_finder->find(context().reading->file(), m_query);
}

void FollowersPage::showOrder(std::vector<Id<Person>>& persons)
{
    const bool nobody = persons.empty();
    m_model->setOrder(std::move(persons));
    m_tableStack->setCurrentIndex(nobody ? 1 : 0);
    m_inLeft->hide();
    if (nobody && !m_query.search.empty() && m_query.view != FollowerView::left)
        countInLeft();
    m_nobody->setText(!m_query.search.empty()
            ? tr("No name in “%1” contains “%2”.")
                  .arg(viewTitle(m_query.view), QString::fromStdString(m_query.search))
            : tr("Nobody in “%1” at this snapshot.").arg(viewTitle(m_query.view)));
    m_filter->setFound(m_query.search.empty() ? std::nullopt : std::optional(m_model->rowCount()));
    const auto& order = m_model->order();
    const auto wanted = m_wanted ? std::find(order.begin(), order.end(), *m_wanted) : order.end();
    if (wanted != order.end()) {
        const int row = static_cast<int>(wanted - order.begin());
        m_table->selectRow(row);
        m_table->scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtCenter);
    }
    m_wanted.reset();
}

/// Who is not found may have left: says how many, one click away.
void FollowersPage::countInLeft()
{
    FollowerQuery left = m_query;
    left.view = FollowerView::left;
    m_leftSearch->find(context().reading->file(), left);
}

void FollowersPage::offerLeft(int count)
{
    const bool wanted = m_tableStack->currentIndex() == 1 && !m_query.search.empty()
        && m_query.view != FollowerView::left;
    m_inLeft->setText(count == 1 ? tr("1 among those who left ›")
                                 : tr("%1 among those who left ›").arg(number(count)));
    m_inLeft->setVisible(wanted && count > 0);
}

void FollowersPage::showChart()
{
    if (!m_chart->isVisible() || !context().reading)
        return;
    auto days = context().reading->days().all(m_creator);
    auto policies = context().reading->plans().policies(m_creator);
    if (!days || !policies)
        return;
    m_chart->replace(followersFigure(*days,
                         { *policies, {}, metricSource(Metric::netGrowth), context().sample }),
        tr("Followers per day need Studio's FollowerHistory table"));
}

void FollowersPage::openPerson(Id<Person> person)
{
    const auto rows = fetch(std::array { person });
    if (rows.empty())
        return closePerson();
    std::vector<Followers::Event> events;
    if (person.value > 0) {
        if (auto timeline = context().reading->followers().timeline(m_creator, person))
            events = std::move(*timeline);
    }
    m_drawer->replace(rows.front(), events, today(), context().hideNames);
    m_drawer->show();
    fitColumns();
}

void FollowersPage::closePerson()
{
    m_drawer->hide();
    fitColumns();
    m_table->setFocus();
}

void FollowersPage::focusOn(const QString& target)
{
    if (const auto view = viewNamed(target.toStdString())) {
        chooseView(*view);
        return;
    }
    if (!context().reading)
        return;
    const auto person = context().reading->followers().find(m_creator, target.toStdString());
    if (!person || !*person) {
        emit toastRequested(tr("Nobody of that name is in your files."), {});
        return;
    }
    m_wanted = **person;
    m_query.search.clear();
    m_filter->clearSearch();
    const auto rows = fetch(std::array { **person });
    chooseView(!rows.empty() && rows.front().left ? FollowerView::left : FollowerView::all);
    openPerson(**person);
}

} // namespace mutuals::ui
