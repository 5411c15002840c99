#include "ui/pages/ContentPage.h"

#include "core/store/Workspace.h"
#include "ui/charts/ChartCard.h"
#include "ui/charts/FigureView.h"
#include "ui/charts/PostsFigure.h"
#include "ui/charts/ShareButton.h"
#include "ui/models/ContentAnswers.h"
#include "ui/models/PostsModel.h"
#include "ui/pages/ContentWords.h"
#include "ui/pages/KnowCard.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/Beside.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PageScroll.h"
#include "ui/widgets/RowTable.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kChartHeight = 340, kTableHeight = 380; ///< at 100 % text, as all below
constexpr int kDayWidth = 120, kCountWidth = 96, kSourcesWidth = 220;

enum Shown { empty, waiting, content };

} // namespace

ContentPage::ContentPage(QWidget* parent)
    : Page(parent)
    , m_answers(new ContentAnswers(this))
    , m_model(new PostsModel(this))
{
    setObjectName(u"contentPage"_s);
    buildLayout();
    connect(m_answers, &ContentAnswers::answered, this, &ContentPage::showContent);
    connect(m_answers, &ContentAnswers::failed, this, [this](const Error& error) {
        m_failure->setText(errorWords(error).sentence());
        m_stack->setCurrentIndex(waiting);
    });
}

void ContentPage::buildLayout()
{
    m_empty = new EmptyState(
        { u"content"_s, tr("Your posts"),
            tr("Here you will see what each post brought, and whether posts do better since you "
               "follow back. It needs a data archive, which lists all posts with their likes, or "
               "Studio's Content table, which knows the views of the latest."),
            tr("Import files") },
        this);
    connect(m_empty, &EmptyState::actionRequested, this, &ContentPage::importRequested);
    m_failure = new Label(tr("Reading your posts…"), Label::Look::quiet, this);
    m_failure->setAlignment(Qt::AlignCenter);
    m_failure->setWordWrap(true);

    auto* holder = new QWidget(this);
    auto* scroll = new PageScroll(holder);
    QWidget* inner = scroll->widget();
    QVBoxLayout* column = scroll->column();
    column->addWidget(buildHead(inner));
    m_chart = new ChartCard(inner);
    m_chart->view()->setObjectName(u"postsChart"_s);
    // In a narrow window the answer comes first.
    column->addWidget(
        new Beside(m_chart, buildAnswer(inner), Beside::WhenNarrow::sideAbove, inner));
    column->addWidget(buildTable(inner));
    column->addStretch(1);

    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_failure);
    m_stack->addWidget(holder);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(m_stack);
    fit();
}

QWidget* ContentPage::buildHead(QWidget* parent)
{
    auto* head = new QWidget(parent);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins({});
    row->setSpacing(tokens::kSpace8);
    row->addWidget(new Label(tr("Content"), Label::Look::heading, head));
    row->addSpacing(tokens::kSpace12);
    auto* group = new QButtonGroup(this);
    for (const PostMetric metric : kPostMetrics) {
        auto* chip = new Chip(postMetricTitle(metric), head);
        const auto name = postMetricName(metric);
        chip->setObjectName(
            u"posts-"_s + QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
        chip->setToolTip(plainTip(tr("%1 of each post").arg(postMetricTitle(metric))));
        group->addButton(chip);
        connect(chip, &Chip::clicked, this, [this, metric] {
            m_chosen = metric;
            showMetric();
        });
        m_chips[static_cast<std::size_t>(metric)] = chip;
        row->addWidget(chip);
    }
    row->addStretch(1);
    m_share = new ShareButton([this] { return figure(); }, head);
    connect(m_share, &ShareButton::shared, this,
        [this](const QString& what) { emit toastRequested(what, {}); });
    row->addWidget(m_share);
    return head;
}

QWidget* ContentPage::buildAnswer(QWidget* parent)
{
    auto* side = new QWidget(parent);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins({});
    column->setSpacing(tokens::kSpace12);
    auto* answer = new Card(side);
    m_grade = new Badge({}, Badge::Kind::outline, answer);
    m_headline = new Label({}, Label::Look::title, answer);
    m_headline->setObjectName(u"contentHeadline"_s);
    m_headline->setWordWrap(true);
    m_verdict = new Label({}, Label::Look::body, answer);
    m_verdict->setObjectName(u"contentVerdict"_s);
    m_verdict->setWordWrap(true);
    m_next = new Button({}, Button::Kind::link, answer);
    m_next->setObjectName(u"contentNext"_s);
    auto* head = new QHBoxLayout;
    head->addWidget(new Label(tr("Do your posts do better?"), Label::Look::caption, answer), 1);
    head->addWidget(m_grade);
    answer->column()->addLayout(head);
    answer->column()->addWidget(m_headline);
    answer->column()->addWidget(m_verdict);
    answer->column()->addWidget(m_next, 0, Qt::AlignLeft);
    connect(m_next, &Button::clicked, this, [this] {
        if (m_answers->content() && m_answers->content()->start)
            emit importRequested();
        else
            emit pageRequested(PageName::impact, u"policy"_s);
    });
    column->addWidget(answer);

    answer->column()->setContentsMargins(
        tokens::kSpace16, tokens::kSpace12, tokens::kSpace16, tokens::kSpace12);

    m_know = new KnowCard(side);
    column->addWidget(m_know);
    column->addStretch(1);
    return side;
}

QWidget* ContentPage::buildTable(QWidget* parent)
{
    auto* card = new Card(parent);
    card->column()->setContentsMargins(1, 1, 1, 1);
    m_table = new RowTable(card);
    m_table->setObjectName(u"postsTable"_s);
    m_table->setModel(m_model);
    QHeaderView* head = m_table->horizontalHeader();
    head->setSectionResizeMode(QHeaderView::Interactive);
    head->setSectionResizeMode(PostsModel::title, QHeaderView::Stretch);
    head->setSortIndicator(PostsModel::posted, Qt::DescendingOrder);
    head->setSortIndicatorShown(true);
    head->setSectionsClickable(true);
    connect(head, &QHeaderView::sortIndicatorChanged, m_model, &PostsModel::sort);
    card->column()->addWidget(m_table);
    return card;
}

void ContentPage::fit()
{
    m_chart->setFixedHeight(
        std::max(m_chart->minimumSizeHint().height(), tokens::scaled(kChartHeight)));
    m_table->setFixedHeight(tokens::scaled(kTableHeight));
    m_table->setColumnWidth(PostsModel::posted, tokens::scaled(kDayWidth));
    for (int column = PostsModel::views; column <= PostsModel::shares; ++column)
        m_table->setColumnWidth(column, tokens::scaled(kCountWidth));
    m_table->setColumnWidth(PostsModel::sources, tokens::scaled(kSourcesWidth));
}

void ContentPage::resizeEvent(QResizeEvent* event)
{
    Page::resizeEvent(event);
    fit();
}

void ContentPage::changeEvent(QEvent* event)
{
    Page::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_table)
        fit();
}

void ContentPage::reload()
{
    m_share->setCollaborators(context().dialogs, context().settings);
    if (m_creator != context().creator.id) {
        m_creator = context().creator.id;
        m_chosen.reset();
        m_answers->clear();
        m_model->replace({});
    }
    if (!context().reading || !m_creator) {
        m_answers->clear();
        m_model->replace({});
        m_stack->setCurrentIndex(empty);
        return;
    }
    if (!m_answers->content()) {
        m_failure->setText(tr("Reading your posts…"));
        m_stack->setCurrentIndex(waiting);
    }
    m_answers->ask(context().reading->file(), m_creator);
}

PostMetric ContentPage::metric() const
{
    return m_chosen.value_or(m_answers->content()->usualMetric());
}

void ContentPage::showContent()
{
    const Content& found = *m_answers->content();
    m_model->replace(found.posts);
    m_stack->setCurrentIndex(found.posts.empty() ? empty : content);
    if (!found.posts.empty())
        showMetric();
}

void ContentPage::showMetric()
{
    if (!m_answers->content())
        return;
    const Content& found = *m_answers->content();
    m_chips[static_cast<std::size_t>(metric())]->setChecked(true);
    const Figure shown = figure();
    m_chart->replace(shown, tr("%1: no file tells them").arg(postMetricTitle(metric())));
    m_share->setEnabled(!shown.panels.empty());
    const PostComparison* compared = found.comparison(metric());
    const bool answered = compared && compared->missing.empty();
    m_grade->setVisible(answered);
    m_next->setVisible(!answered);
    m_know->replace(answered ? contentMethod(*compared) : std::vector<Section> {});
    if (!compared) {
        m_headline->setText(tr("When did you begin to follow back?"));
        m_verdict->setText(tr("Say it once on Impact, and Mutuals compares the posts before with "
                              "those after."));
        m_next->setText(tr("Record the start ›"));
        return;
    }
    if (!answered) {
        m_headline->setText(tr("Too few posts for an answer yet."));
        m_verdict->setText(contentMissing(*compared));
        m_next->setText(tr("Import files ›"));
        return;
    }
    m_headline->setText(contentHeadline(*compared));
    m_verdict->setText(contentVerdict(*compared));
    m_grade->setText(gradeWords(compared->verdict.grade).section(u' ', 0, 1));
    m_grade->setToolTip(plainTip(gradeWords(compared->verdict.grade)));
}

void ContentPage::focusOn(const QString& target)
{
    if (const auto wanted = postMetricNamed(target.toStdString())) {
        m_chosen = *wanted;
        showMetric();
    }
}

Figure ContentPage::figure() const
{
    const Content* found = m_answers->content();
    if (!found)
        return {};
    return postsFigure(found->comparison(metric()), found->posts, metric(), { context().sample });
}

} // namespace mutuals::ui
