#include "ui/pages/ImpactTabs.h"

#include "ui/theme/Tokens.h"
#include "ui/widgets/Chip.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

ImpactTabs::ImpactTabs(QWidget* parent)
    : Page(parent)
    , m_group(new QButtonGroup(this))
    , m_tabs(new QWidget(this))
    , m_row(new QHBoxLayout(m_tabs))
    , m_stack(new QStackedWidget(this))
{
    m_row->setContentsMargins(tokens::kSpace24, tokens::kSpace4, tokens::kSpace24, 0);
    m_row->setSpacing(tokens::kSpace8);
    m_row->addStretch(1);
    connect(m_group, &QButtonGroup::idClicked, this,
        [this](int index) { showPart(static_cast<std::size_t>(index)); });
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins({});
    column->setSpacing(tokens::kSpace8);
    column->addWidget(m_tabs);
    column->addWidget(m_stack, 1);
    m_tabs->hide();
}

void ImpactTabs::add(const QString& target, const QString& word, Page* part)
{
    const int index = static_cast<int>(m_parts.size());
    auto* tab = new Chip(word, m_tabs);
    tab->setObjectName(u"tab-"_s + target);
    tab->setChecked(index == 0);
    m_group->addButton(tab, index);
    m_row->insertWidget(index, tab);
    m_stack->addWidget(part);
    m_parts.push_back({ target, part });
    m_tabs->setVisible(m_parts.size() > 1);
    connect(part, &Page::importRequested, this, &Page::importRequested);
    connect(part, &Page::pageRequested, this, &Page::pageRequested);
    connect(part, &Page::toastRequested, this, &Page::toastRequested);
    connect(part, &Page::dataChanged, this, [this, part] {
        for (Part& other : m_parts)
            other.stale = other.stale || other.page != part;
        emit dataChanged();
    });
}

void ImpactTabs::reload()
{
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        Part& part = m_parts[i];
        part.stale = true;
        // One that holds on to a workspace that closes must let go of it at once.
        if (part.page->context().reading && part.page->context().reading != context().reading)
            part.page->enter(context());
    }
    showPart(static_cast<std::size_t>(m_stack->currentIndex()));
}

void ImpactTabs::showPart(std::size_t index)
{
    Part& part = m_parts[index];
    m_group->button(static_cast<int>(index))->setChecked(true);
    m_stack->setCurrentWidget(part.page);
    if (part.stale) {
        part.stale = false;
        part.page->enter(context());
    }
}

void ImpactTabs::focusOn(const QString& target)
{
    const auto found = std::find_if(
        m_parts.begin(), m_parts.end(), [&](const Part& part) { return part.target == target; });
    if (found != m_parts.end())
        return showPart(static_cast<std::size_t>(found - m_parts.begin()));
    showPart(0);
    m_parts.front().page->focusOn(target);
}

} // namespace mutuals::ui
