#include "ui/pages/PolicySuggestions.h"

#include "ui/text/Dates.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Layouts.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::days kNear { 14 };
constexpr int kMostOffered = 3;

} // namespace

bool isRecorded(const PolicyStart& start, const std::vector<Policy>& policies)
{
    return std::any_of(policies.begin(), policies.end(),
        [&](const Policy& policy) { return std::chrono::abs(policy.start - start.day) <= kNear; });
}

PolicySuggestions::PolicySuggestions(QWidget* parent)
    : Card(parent)
    , m_rows(new QVBoxLayout)
{
    setObjectName(u"policySuggestions"_s);
    setTone(Tone::fill);
    column()->setContentsMargins(
        tokens::kSpace16, tokens::kSpace8, tokens::kSpace12, tokens::kSpace8);
    column()->addLayout(m_rows);
    m_rows->setSpacing(tokens::kSpace4);
    hide();
}

void PolicySuggestions::replace(
    const std::vector<PolicyStart>& starts, const std::vector<Policy>& policies)
{
    clearLayout(m_rows);
    for (const PolicyStart& start : starts) {
        if (isRecorded(start, policies) || m_rows->count() >= kMostOffered)
            continue;
        auto* row = new QWidget(this);
        auto* line = new QHBoxLayout(row);
        line->setContentsMargins({});
        line->setSpacing(tokens::kSpace12);
        const auto rounded = [](double value) {
            return QLocale().toString(value, 'f', value < 10 ? 1 : 0);
        };
        const QString sure = start.low == start.high
            ? QString()
            : tr(" (between %1 and %2)").arg(shortDate(start.low), shortDate(start.high));
        const QString why = start.sign == PolicyStart::Sign::sooner
            ? tr("you followed back after some %1 days before, %2 after.")
                  .arg(rounded(start.daysUntilBefore), rounded(start.daysUntilAfter))
            : tr("%1 follow-backs a day before, %2 after.")
                    .arg(rounded(start.followBacksPerDayBefore),
                        rounded(start.followBacksPerDayAfter))
                + (start.risingDays > 0 ? u' '
                            + tr("They rose little by little, over some %1 days; this is the first "
                                 "of them.")
                                  .arg(start.risingDays)
                                        : QString());
        auto* text = new Label(
            tr("Your Following list speaks for %1%2: %3").arg(mediumDate(start.day), sure, why),
            Label::Look::body, row);
        text->setWordWrap(true);
        auto* use =
            new Button(tr("Use %1").arg(shortDate(start.day)), Button::Kind::secondary, row);
        use->setObjectName(u"useSuggestion"_s);
        connect(use, &Button::clicked, this, [this, day = start.day] { emit chosen(day); });
        line->addWidget(text, 1);
        line->addWidget(use);
        m_rows->addWidget(row);
    }
    setVisible(m_rows->count() > 0);
}

} // namespace mutuals::ui
