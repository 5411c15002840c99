#include "ui/frame/FileQuestion.h"

#include "ui/text/Dates.h"
#include "ui/text/ImportWords.h"
#include "ui/text/Numbers.h"
#include "ui/text/PersonName.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/DateField.h"
#include "ui/widgets/FlowLayout.h"
#include "ui/widgets/Label.h"

#include "core/records/Handle.h"

#include <QDate>
#include <QLineEdit>

#include <utility>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

FileQuestion::FileQuestion(const FileOutcome& outcome, const std::vector<std::string>& creators,
    const ImportOptions& answers, QWidget* parent)
    : QWidget(parent)
    , m_answers(answers)
    , m_row(new FlowLayout(tokens::kSpace8, this))
{
    setObjectName(u"fileQuestion"_s);
    m_row->setContentsMargins(0, tokens::kSpace4, 0, 0);
    switch (outcome.question) {
    case Question::none:
    case Question::lists: // ListsQuestion
        break;
    case Question::columns:
        if (outcome.unknownTable)
            askColumns();
        break;
    case Question::dates:
        askDates(outcome.unknownTable);
        break;
    case Question::whose:
        askWhose(creators);
        break;
    case Question::isMe:
        askIsMe(outcome.creator);
        break;
    case Question::when:
        askWhen();
        break;
    case Question::year:
        askYear(candidateYears(outcome));
        break;
    case Question::cut: {
        ImportOptions partial = m_answers;
        partial.acceptPartial = true;
        offer(outcome.completeRows == 1
                ? tr("Take the complete row")
                : tr("Take the %1 complete rows").arg(number(qint64(outcome.completeRows))),
            partial);
        break;
    }
    }
}

void FileQuestion::offer(const QString& words, const ImportOptions& answers)
{
    auto* button = new Button(plainAction(words));
    button->setObjectName(u"answer%1"_s.arg(m_row->count()));
    m_row->addWidget(button);
    // Queued: the answer replaces the card, and this with it.
    connect(
        button, &Button::clicked, this, [this, answers] { emit answered(answers); },
        Qt::QueuedConnection);
}

void FileQuestion::askWhose(const std::vector<std::string>& creators)
{
    for (const std::string& creator : creators) {
        ImportOptions answers = m_answers;
        answers.creator = creator;
        offer(u"@"_s + shownHandle(creator), answers);
    }
    auto* name = new QLineEdit;
    name->setObjectName(u"answerName"_s);
    name->setPlaceholderText(tr("Someone else: @name, then Return"));
    name->setAccessibleName(tr("Name of another creator"));
    constexpr int kNameWidth = 260;
    name->setMinimumWidth(tokens::scaled(kNameWidth));
    m_row->addWidget(name);
    connect(
        name, &QLineEdit::returnPressed, this,
        [this, name] {
            ImportOptions answers = m_answers;
            answers.creator = cleanHandle(name->text().trimmed().toStdString());
            if (!answers.creator->empty())
                emit answered(answers);
        },
        Qt::QueuedConnection);
}

void FileQuestion::askIsMe(const std::string& handle)
{
    ImportOptions answers = m_answers;
    answers.renameMe = true;
    offer(tr("Yes, all of @%1").arg(shownHandle(handle)), answers);
    answers.renameMe = false;
    offer(tr("No, keep the two apart"), answers);
}

void FileQuestion::askWhen()
{
    auto* day = new DateField(QDate::currentDate());
    day->setObjectName(u"answerDay"_s);
    constexpr int kDayWidth = 180;
    day->setMinimumWidth(tokens::scaled(kDayWidth));
    m_row->addWidget(day);
    auto* use = new Button(tr("Use this day"));
    use->setObjectName(u"answer0"_s);
    m_row->addWidget(use);
    const auto answer = [this, day] {
        ImportOptions answers = m_answers;
        if (const auto date = day->date()) {
            answers.asOf = dayFrom(*date);
            emit answered(answers);
        }
    };
    connect(use, &Button::clicked, this, answer, Qt::QueuedConnection);
    connect(day, &QLineEdit::returnPressed, this, answer, Qt::QueuedConnection);
}

void FileQuestion::askColumns()
{
    auto* button = new Button(tr("Say what its columns are…"));
    button->setObjectName(u"answer0"_s);
    m_row->addWidget(button);
    connect(button, &Button::clicked, this, &FileQuestion::columnsWanted);
}

void FileQuestion::askDates(const std::optional<UnknownTable>& table)
{
    const std::pair<QString, DateOrder> orders[] = {
        { tr("The day comes first"), DateOrder::dayFirst },
        { tr("The month comes first"), DateOrder::monthFirst },
    };
    for (const auto& [words, order] : orders) {
        ImportOptions answers = m_answers;
        // Of a table whose columns are known it is all that need be said.
        ColumnMapping mapping = table ? table->guessed : ColumnMapping {};
        mapping.dates = order;
        answers.mappings[table ? headerKey(table->header) : std::string()] = mapping;
        offer(words, answers);
    }
}

void FileQuestion::askYear(const std::vector<int>& years)
{
    for (const int year : years) {
        ImportOptions answers = m_answers;
        answers.year = year;
        offer(QString::number(year), answers);
    }
}

} // namespace mutuals::ui
