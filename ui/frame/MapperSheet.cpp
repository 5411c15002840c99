#include "ui/frame/MapperSheet.h"

#include "ui/frame/MapperColumns.h"
#include "ui/text/MappingWords.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ComboBox.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/Layouts.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

MapperSheet::MapperSheet(QWidget* host, const QWidgetList& beneath)
    : Sheet(host, beneath)
    , m_sentence(new Label({}, Label::Look::quiet))
    , m_columns(new MapperColumns)
    , m_dates(new QWidget)
    , m_order(new ComboBox)
    , m_reads(new Label({}, Label::Look::strong))
    , m_lines(new QWidget)
    , m_back(new Button(tr("Back")))
    , m_use(new Button(tr("Read it so"), Button::Kind::primary))
{
    setObjectName(u"mapperSheet"_s);
    constexpr int kWidest = 960;
    setWidest(kWidest);
    m_sentence->setWordWrap(true);
    m_order->setObjectName(u"mapperDates"_s);
    m_order->setAccessibleName(tr("How its dates are to be read"));
    m_reads->setObjectName(u"mapperReads"_s);
    m_reads->setWordWrap(true);
    m_lines->setObjectName(u"mapperLines"_s);
    m_back->setObjectName(u"mapperBack"_s);
    m_use->setObjectName(u"mapperUse"_s);
    buildLayout();
    connect(m_columns, &MapperColumns::chosen, this, &MapperSheet::choose);
    connect(m_order, &QComboBox::activated, this, &MapperSheet::chooseDates);
    connect(m_back, &Button::clicked, this, &Sheet::close);
    connect(this, &Sheet::dismissed, this, &Sheet::close);
    connect(m_use, &Button::clicked, this, [this] {
        close();
        emit mapped(headerKey(m_table.header), m_mapping);
    });
}

void MapperSheet::buildLayout()
{
    auto* head = new QVBoxLayout;
    head->setContentsMargins(
        tokens::kSpace24, tokens::kSpace24, tokens::kSpace24, tokens::kSpace16);
    head->setSpacing(tokens::kSpace4);
    head->addWidget(new Label(tr("Which column is what?"), Label::Look::heading));
    head->addWidget(m_sentence);
    column()->addLayout(head);

    auto* dates = new QHBoxLayout(m_dates);
    dates->setContentsMargins(0, 0, 0, 0);
    dates->setSpacing(tokens::kSpace12);
    dates->addWidget(new Label(tr("Dates like 01/02/2023")));
    m_order->setPlaceholderText(tr("Which comes first?"));
    m_order->addItem(tr("The day comes first"), static_cast<int>(DateOrder::dayFirst));
    m_order->addItem(tr("The month comes first"), static_cast<int>(DateOrder::monthFirst));
    dates->addWidget(m_order);
    dates->addStretch(1);

    auto* shown = new Card;
    shown->setTone(Card::Tone::fill);
    shown->column()->setContentsMargins(
        tokens::kSpace16, tokens::kSpace12, tokens::kSpace16, tokens::kSpace12);
    shown->column()->addWidget(m_reads);
    auto* lines = new QVBoxLayout(m_lines);
    lines->setContentsMargins(0, 0, 0, 0);
    lines->setSpacing(tokens::kSpace4);
    shown->column()->addWidget(m_lines);

    auto* inside = new QWidget;
    auto* room = new QVBoxLayout(inside);
    room->setContentsMargins(tokens::kSpace24, 0, tokens::kSpace24, tokens::kSpace16);
    room->setSpacing(tokens::kSpace16);
    room->addWidget(m_columns);
    room->addWidget(m_dates);
    room->addWidget(shown);
    room->addStretch(1);
    addScroll(inside);

    column()->addWidget(new Line);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(
        tokens::kSpace24, tokens::kSpace16, tokens::kSpace24, tokens::kSpace16);
    foot->setSpacing(tokens::kSpace12);
    auto* kept = new Label(
        tr("Mutuals remembers this for tables with the same header."), Label::Look::small);
    kept->setWordWrap(true);
    foot->addWidget(kept, 1);
    foot->addWidget(m_back);
    foot->addWidget(m_use);
    column()->addLayout(foot);
}

void MapperSheet::showTable(
    const QString& file, const UnknownTable& table, bool isRead, bool hideNames)
{
    m_table = table;
    m_mapping = table.guessed;
    m_hideNames = hideNames;
    m_asksForDates = m_mapping.dates.has_value();
    const QString sentence = isRead
        ? tr("So “%1” is read, as you said of tables like it. Change what is wrong.")
        : tr("“%1” is a table that Mutuals does not know. Its guess stands above each column; "
             "change what is wrong.");
    m_sentence->setText(sentence.arg(file));
    m_wishes.assign(table.header.size(), {});
    for (std::size_t i = 0; i < m_wishes.size(); ++i) {
        for (const auto& [role, name] : m_mapping.columns) {
            if (name == columnName(table.header, i))
                m_wishes[i].role = role;
        }
    }
    m_columns->showTable(table, hideNames);
    tryOut();
    open(m_use->isEnabled() ? static_cast<QWidget*>(m_use) : m_columns->firstBox());
}

void MapperSheet::choose(int column, std::optional<ColumnRole> role)
{
    m_wishes[static_cast<std::size_t>(column)] = { role, ++m_turn };
    settle();
    tryOut();
}

void MapperSheet::settle()
{
    std::map<ColumnRole, int> turns;
    m_mapping.columns.clear();
    for (std::size_t i = 0; i < m_wishes.size(); ++i) {
        const auto& [role, turn] = m_wishes[i];
        if (!role || (turns.contains(*role) && turns[*role] > turn))
            continue;
        turns[*role] = turn;
        m_mapping.columns[*role] = columnName(m_table.header, i);
    }
}

void MapperSheet::chooseDates()
{
    m_mapping.dates = static_cast<DateOrder>(m_order->currentData().toInt());
    tryOut();
}

void MapperSheet::tryOut()
{
    const MappingPreview preview = mutuals::preview(m_table, m_mapping, dayOf(now()));
    m_columns->showMapping(m_mapping);
    m_asksForDates = m_asksForDates || preview.asksForDates;
    m_dates->setVisible(m_asksForDates);
    m_order->setCurrentIndex(
        m_mapping.dates ? m_order->findData(static_cast<int>(*m_mapping.dates)) : -1);
    m_reads->setText(mappingSentence(preview));
    const QStringList lines = mappingLines(preview, m_hideNames);
    clearLayout(m_lines->layout());
    for (const QString& line : lines) {
        auto* label = new Label(line, Label::Look::quiet);
        label->setElided(true);
        m_lines->layout()->addWidget(label);
    }
    m_lines->setVisible(!lines.isEmpty());
    m_use->setEnabled(preview.reads != ColumnMapping::Reads::nothing && !preview.asksForDates
        && preview.readable > 0);
}

} // namespace mutuals::ui
