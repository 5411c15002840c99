#include "ui/pages/StudioCard.h"

#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Layouts.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kAgrees = 0.05; ///< share by which the two may lie apart
constexpr std::size_t kSpansShown = 6; ///< the newest

} // namespace

StudioCard::StudioCard(QWidget* parent)
    : Card(parent)
    , m_sentence(new Label({}, Label::Look::body, this))
    , m_grid(new QGridLayout)
{
    setObjectName(u"besideStudio"_s);
    column()->addWidget(new Label(tr("Beside TikTok Studio"), Label::Look::title, this));
    m_sentence->setObjectName(u"studioSentence"_s);
    m_sentence->setWordWrap(true);
    column()->addWidget(m_sentence);
    m_grid->setHorizontalSpacing(tokens::kSpace16);
    m_grid->setVerticalSpacing(tokens::kSpace4);
    column()->addLayout(m_grid);
}

void StudioCard::replace(const std::vector<FollowerSpan>& spans)
{
    clearLayout(m_grid);
    setVisible(!spans.empty());
    const SpanTotals totals = spanTotals(spans);
    if (totals.spans == 0) {
        m_sentence->setText(
            tr("Studio's follower counts for these days are not among your files. With "
               "FollowerHistory you would see here whether both agree."));
        return;
    }
    const double share =
        totals.studioLeft > 0 ? totals.left / static_cast<double>(totals.studioLeft) : 0;
    QString sentence =
        tr("By the archives %1 followers left; Studio's counts imply %2 over the same "
           "days.")
            .arg(number(totals.left), number(totals.studioLeft));
    sentence += u' '
        + (std::abs(share - 1) <= kAgrees ? tr("Both agree.")
                                          : tr("They lie apart by more than usual: a list may be "
                                               "incomplete, so read the curves "
                                               "with care."));
    m_sentence->setText(
        sentence + u' ' + tr("Whoever came and left between two archives is in neither figure."));
    const auto put = [this](int row, int place, const QString& text, Label::Look look) {
        auto* label = new Label(text, look, this);
        label->setAlignment(place == 0 ? Qt::AlignLeft : Qt::AlignRight);
        m_grid->addWidget(label, row, place);
    };
    put(0, 0, tr("between the archives of"), Label::Look::small);
    put(0, 1, tr("left by the lists"), Label::Look::small);
    put(0, 2, tr("by Studio"), Label::Look::small);
    const std::size_t begin = spans.size() > kSpansShown ? spans.size() - kSpansShown : 0;
    for (std::size_t i = begin; i < spans.size(); ++i) {
        const FollowerSpan& span = spans[i];
        const int row = static_cast<int>(i - begin) + 1;
        put(row, 0, dayRange(dayOf(span.from), dayOf(span.to)), Label::Look::body);
        put(row, 1, number(span.left), Label::Look::body);
        put(row, 2, span.studioLeft() ? number(*span.studioLeft()) : u"–"_s, Label::Look::body);
    }
}

} // namespace mutuals::ui
