#include "ui/pages/CohortCard.h"

#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Layouts.h"

#include <QGridLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kMonthsShown = 12;
constexpr std::size_t kSnapshotsShown = 5; ///< the newest

QString monthName(int month)
{
    return QLocale().toString(QDate(month / 12, month % 12 + 1, 1), u"MMMM yyyy"_s);
}

} // namespace

CohortCard::CohortCard(QWidget* parent)
    : Card(parent)
    , m_grid(new QGridLayout)
    , m_more(new Button({}, Button::Kind::link, this))
{
    setObjectName(u"cohorts"_s);
    column()->addWidget(new Label(tr("Who came in one month"), Label::Look::title, this));
    auto* meaning =
        new Label(tr("How many of them the first archive after the month lists, and what "
                     "share of these each later one still does."),
            Label::Look::small, this);
    meaning->setWordWrap(true);
    column()->addWidget(meaning);
    m_grid->setHorizontalSpacing(tokens::kSpace16);
    m_grid->setVerticalSpacing(tokens::kSpace4);
    column()->addLayout(m_grid);
    m_more->setObjectName(u"allMonths"_s);
    connect(m_more, &Button::clicked, this, [this] {
        m_all = !m_all;
        fill();
    });
    column()->addWidget(m_more, 0, Qt::AlignLeft);
}

void CohortCard::replace(std::vector<RetentionCohort> cohorts, std::vector<Seconds> snapshots)
{
    std::erase_if(cohorts, [](const RetentionCohort& cohort) {
        return std::none_of(cohort.kept.begin(), cohort.kept.end(),
            [](const auto& kept) { return kept.has_value(); });
    });
    std::reverse(cohorts.begin(), cohorts.end());
    m_cohorts = std::move(cohorts);
    m_snapshots = std::move(snapshots);
    fill();
}

void CohortCard::fill()
{
    clearLayout(m_grid);
    setVisible(!m_cohorts.empty());
    const std::size_t begin =
        m_snapshots.size() > kSnapshotsShown ? m_snapshots.size() - kSnapshotsShown : 0;
    const auto put = [this](int row, int place, const QString& text, Label::Look look) {
        auto* label = new Label(text, look, this);
        label->setAlignment(place == 0 ? Qt::AlignLeft : Qt::AlignRight);
        m_grid->addWidget(label, row, place);
    };
    put(0, 0, tr("came in"), Label::Look::small);
    put(0, 1, tr("listed"), Label::Look::small);
    for (std::size_t k = begin; k < m_snapshots.size(); ++k)
        put(0, static_cast<int>(k - begin) + 2, shortDate(dayOf(m_snapshots[k])),
            Label::Look::small);
    const std::size_t rows = m_all ? m_cohorts.size() : std::min(kMonthsShown, m_cohorts.size());
    for (std::size_t i = 0; i < rows; ++i) {
        const RetentionCohort& cohort = m_cohorts[i];
        const int row = static_cast<int>(i) + 1;
        put(row, 0, monthName(cohort.month), Label::Look::body);
        const auto first = std::find_if(cohort.kept.begin(), cohort.kept.end(),
            [](const auto& kept) { return kept.has_value(); });
        put(row, 1, number(cohort.present[static_cast<std::size_t>(first - cohort.kept.begin())]),
            Label::Look::quiet);
        for (std::size_t k = begin; k < m_snapshots.size(); ++k)
            put(row, static_cast<int>(k - begin) + 2,
                cohort.kept[k] ? sharePercent(*cohort.kept[k], 0) : QString(), Label::Look::body);
    }
    m_more->setVisible(m_cohorts.size() > kMonthsShown);
    m_more->setText(m_all
            ? tr("Show the newest months only")
            : tr("Show all %1 months").arg(number(static_cast<qint64>(m_cohorts.size()))));
}

} // namespace mutuals::ui
