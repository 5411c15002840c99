#include "ui/widgets/GrowingColumn.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/Layouts.h"

#include <QHash>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

namespace mutuals::ui {

namespace {

constexpr int kAtATime = 20;
constexpr int kAhead = 900; ///< pixels below what is seen that are ready

/// A column that remembers how high it is at the widths it was asked about. The area asks with and
/// without its scroll bar in turn, and Qt's own layout remembers one width: a thousand cards would
/// be measured anew for each batch that joins them.
class Batch : public QVBoxLayout {
public:
    using QVBoxLayout::QVBoxLayout;

    void invalidate() override
    {
        m_heights.clear();
        m_least.clear();
        QVBoxLayout::invalidate();
    }
    int heightForWidth(int width) const override
    {
        return kept(m_heights, width, [&] { return QVBoxLayout::heightForWidth(width); });
    }
    int minimumHeightForWidth(int width) const override
    {
        return kept(m_least, width, [&] { return QVBoxLayout::minimumHeightForWidth(width); });
    }

private:
    template <class Measure> static int kept(QHash<int, int>& heights, int width, Measure measure)
    {
        const auto found = heights.constFind(width);
        return found != heights.cend() ? *found : *heights.insert(width, measure());
    }

    mutable QHash<int, int> m_heights, m_least;
};

} // namespace

GrowingColumn::GrowingColumn(QWidget* parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(tokens::kSpace8);
}

void GrowingColumn::growWith(QScrollArea* area)
{
    m_area = area;
    connect(area->verticalScrollBar(), &QScrollBar::valueChanged, this, &GrowingColumn::grow);
    connect(area->verticalScrollBar(), &QScrollBar::rangeChanged, this, &GrowingColumn::grow);
}

void GrowingColumn::fill(int count, std::function<void(int, QVBoxLayout*)> make)
{
    clearLayout(m_column);
    m_make = std::move(make);
    m_count = count;
    m_made = 0;
    makeSome();
}

void GrowingColumn::grow()
{
    // Twenty at a time: each batch moves the range, which asks again.
    const QScrollBar* bar = m_area->verticalScrollBar();
    if (isVisible() && bar->maximum() - bar->value() < kAhead)
        makeSome();
}

void GrowingColumn::makeSome()
{
    if (m_made == m_count)
        return;
    auto* batch = new QWidget;
    auto* column = new Batch(batch);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(m_column->spacing());
    for (int i = 0; i < kAtATime && m_made < m_count; ++i)
        m_make(m_made++, column);
    m_column->addWidget(batch);
}

} // namespace mutuals::ui
