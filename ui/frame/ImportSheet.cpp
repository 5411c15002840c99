#include "ui/frame/ImportSheet.h"

#include "ui/frame/FileQuestion.h"
#include "ui/frame/ListsQuestion.h"
#include "ui/frame/MapperSheet.h"
#include "ui/text/FileFacts.h"
#include "ui/text/ImportWords.h"
#include "ui/text/PersonName.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/FileCard.h"
#include "ui/widgets/GrowingColumn.h"
#include "ui/widgets/Label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

using State = FileOutcome::State;

bool goesIn(const FileOutcome& file)
{
    return file.state == State::imported || file.state == State::reported;
}

/// What asks for something comes first, what is in already last.
int rank(const FileOutcome& file)
{
    if (file.state == State::known)
        return 3;
    if (goesIn(file))
        return 2;
    return file.question == Question::none ? 1 : 0;
}

} // namespace

ImportSheet::ImportSheet(QWidget* host, const QWidgetList& beneath)
    : Sheet(host, beneath)
    , m_mapper(new MapperSheet(host, { this }))
    , m_title(new Label({}, Label::Look::heading))
    , m_sentence(new Label({}, Label::Look::quiet))
    , m_cards(new GrowingColumn)
    , m_all(new QCheckBox(tr("All files")))
    , m_leave(new Button(tr("Leave everything out")))
    , m_go(new Button({}, Button::Kind::primary))
{
    setObjectName(u"importSheet"_s);
    m_title->setObjectName(u"sheetTitle"_s);
    m_sentence->setObjectName(u"sheetSentence"_s);
    m_sentence->setWordWrap(true);
    m_all->setObjectName(u"sheetAll"_s);
    m_leave->setObjectName(u"sheetLeave"_s);
    m_go->setObjectName(u"sheetGo"_s);
    buildLayout();
    connect(this, &Sheet::dismissed, this, &ImportSheet::leftOut);
    connect(m_leave, &Button::clicked, this, &ImportSheet::leftOut);
    connect(m_go, &Button::clicked, this, &ImportSheet::proceed);
    connect(m_all, &QCheckBox::clicked, this, &ImportSheet::chooseAll);
    connect(this, &Sheet::closed, m_mapper, &Sheet::close);
    connect(m_mapper, &MapperSheet::mapped, this,
        [this](const std::string& header, const ColumnMapping& mapping) {
            ImportOptions options = m_choices[m_mapped].answers;
            options.mappings[header] = mapping;
            answer(m_mapped, options);
        });
}

void ImportSheet::buildLayout()
{
    auto* head = new QVBoxLayout;
    head->setContentsMargins(
        tokens::kSpace24, tokens::kSpace24, tokens::kSpace24, tokens::kSpace16);
    head->setSpacing(tokens::kSpace4);
    head->addWidget(m_title);
    head->addWidget(m_sentence);
    column()->addLayout(head);

    auto* inside = new QWidget;
    auto* room = new QVBoxLayout(inside);
    room->setContentsMargins(tokens::kSpace24, 0, tokens::kSpace24, tokens::kSpace16);
    room->addWidget(m_cards);
    room->addStretch(1);
    m_area = addScroll(inside);
    m_cards->growWith(m_area);

    column()->addWidget(new Line);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(
        tokens::kSpace24, tokens::kSpace16, tokens::kSpace24, tokens::kSpace16);
    foot->setSpacing(tokens::kSpace12);
    foot->addWidget(m_all);
    foot->addStretch(1);
    foot->addWidget(m_leave);
    foot->addWidget(m_go);
    column()->addLayout(foot);
}

void ImportSheet::showFiles(const std::vector<FileOutcome>& files,
    const std::vector<std::string>& creators, const HiddenNames& hidden, bool keep)
{
    const int at = m_area->verticalScrollBar()->value();
    m_files = files;
    m_creators = creators;
    m_hidden = hidden;
    if (!keep || m_choices.size() != files.size())
        m_choices.assign(files.size(), {});
    m_order.resize(files.size());
    std::iota(m_order.begin(), m_order.end(), 0);
    std::stable_sort(m_order.begin(), m_order.end(), [this](int a, int b) {
        return rank(m_files[static_cast<std::size_t>(a)])
            < rank(m_files[static_cast<std::size_t>(b)]);
    });
    m_cards->fill(static_cast<int>(files.size()),
        [this](int number, QVBoxLayout* column) { addFile(number, column); });
    m_area->verticalScrollBar()->setValue(keep ? at : 0);
    setWorking(false);
    sum();
    open(m_go);
}

void ImportSheet::addFile(int number, QVBoxLayout* column)
{
    const int index = m_order[static_cast<std::size_t>(number)];
    const auto at = static_cast<std::size_t>(index);
    const FileOutcome& file = m_files[at];
    FileFacts facts = stagedFacts(file, m_creators);
    facts.hidden = m_hidden.creator;
    auto* card = new FileCard(facts);
    card->setObjectName(u"stagedCard"_s);
    if (m_files.size() > 1) {
        auto* box =
            card->addCheck(goesIn(file) ? std::optional(m_choices[at].chosen) : std::nullopt);
        connect(box, &QCheckBox::toggled, this, [this, at](bool chosen) {
            m_choices[at].chosen = chosen;
            sum();
        });
    }
    if (QWidget* asked = question(at))
        card->body()->addWidget(asked);
    column->addWidget(card);
}

QWidget* ImportSheet::question(std::size_t file)
{
    const FileOutcome& outcome = m_files[file];
    if (goesIn(outcome) && outcome.unknownTable) {
        auto* change = new Button(tr("Change its columns…"), Button::Kind::link);
        change->setObjectName(u"changeColumns"_s);
        change->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
        connect(change, &Button::clicked, this, [this, file] { askColumns(file); });
        return change;
    }
    if (outcome.state != State::rejected || outcome.question == Question::none)
        return nullptr;
    const auto take = [this, file](const ImportOptions& options) { answer(file, options); };
    if (outcome.question == Question::lists) {
        auto* lists = new ListsQuestion(outcome, m_choices[file].answers, m_hidden.all);
        connect(lists, &ListsQuestion::answered, this, take);
        connect(lists, &ListsQuestion::drafted, this,
            [this, file](const ImportOptions& options) { m_choices[file].answers = options; });
        return lists;
    }
    auto* question = new FileQuestion(outcome, m_creators, m_choices[file].answers);
    connect(question, &FileQuestion::answered, this, take);
    connect(question, &FileQuestion::columnsWanted, this, [this, file] { askColumns(file); });
    return question;
}

void ImportSheet::askColumns(std::size_t file)
{
    const FileOutcome& outcome = m_files[file];
    m_mapped = file;
    m_mapper->showTable(withoutHandle(QString::fromStdString(outcome.file), m_hidden.creator),
        *outcome.unknownTable, goesIn(outcome), m_hidden.all);
}

void ImportSheet::answer(std::size_t file, const ImportOptions& options)
{
    m_choices[file].answers = options;
    std::vector<Answer> answers { { file, options } };
    // What the columns are is said once for all tables with the same header.
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        const FileOutcome& other = m_files[i];
        if (i == file || !other.unknownTable || !m_files[file].unknownTable)
            continue;
        const std::string header = headerKey(other.unknownTable->header);
        const auto mapping = options.mappings.find(header);
        if (mapping == options.mappings.end())
            continue;
        m_choices[i].answers.mappings[header] = mapping->second;
        answers.push_back({ i, m_choices[i].answers });
    }
    emit answered(answers);
}

void ImportSheet::sum()
{
    int ready = 0, chosen = 0;
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        ready += goesIn(m_files[i]);
        chosen += goesIn(m_files[i]) && m_choices[i].chosen;
    }
    m_title->setText(stagedTitle(m_files));
    m_sentence->setText(stagedSentence(m_files));
    m_sentence->setVisible(!m_sentence->fullText().isEmpty());
    m_all->setVisible(ready > 1);
    m_all->setTristate(chosen > 0 && chosen < ready);
    m_all->setCheckState(chosen == ready ? Qt::Checked
            : chosen > 0                 ? Qt::PartiallyChecked
                                         : Qt::Unchecked);
    m_leave->setVisible(ready > 0);
    m_go->setEnabled(ready == 0 || chosen > 0);
    m_go->setText(ready == 0  ? tr("Close")
            : ready == 1      ? tr("Import")
            : chosen == ready ? tr("Import all %1").arg(ready)
                              : tr("Import %1 of %2").arg(chosen).arg(ready));
}

void ImportSheet::chooseAll(bool)
{
    const bool every = m_all->checkState() != Qt::Unchecked;
    for (Choice& choice : m_choices)
        choice.chosen = every;
    for (auto* box : m_cards->findChildren<QCheckBox*>(u"fileCheck"_s)) {
        const QSignalBlocker quiet(box);
        box->setChecked(every && box->isVisibleTo(box->parentWidget()));
    }
    sum();
}

void ImportSheet::setWorking(bool working)
{
    card()->setEnabled(!working);
    if (working)
        setFocus();
}

void ImportSheet::proceed()
{
    if (std::none_of(m_files.begin(), m_files.end(), goesIn)) {
        emit leftOut();
        return;
    }
    // Refused files and known ones stay in the account of what became of the drop.
    std::vector<bool> chosen;
    for (std::size_t i = 0; i < m_files.size(); ++i)
        chosen.push_back(!goesIn(m_files[i]) || m_choices[i].chosen);
    emit importRequested(chosen);
}

} // namespace mutuals::ui
