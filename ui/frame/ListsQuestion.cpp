#include "ui/frame/ListsQuestion.h"

#include "ui/text/Numbers.h"
#include "ui/text/PersonName.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/ComboBox.h"
#include "ui/widgets/Label.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

ListsQuestion::ListsQuestion(
    const FileOutcome& outcome, const ImportOptions& answers, bool hideNames, QWidget* parent)
    : QWidget(parent)
    , m_answers(answers)
    , m_lists(outcome.undecided)
    , m_use(new Button(tr("Read it so")))
{
    setObjectName(u"fileQuestion"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, tokens::kSpace8, 0, 0);
    column->setSpacing(tokens::kSpace8);
    for (const UndecidedList& list : m_lists) {
        m_boxes.push_back(addList(list, hideNames));
        connect(m_boxes.back(), &QComboBox::activated, this, &ListsQuestion::choose);
    }
    m_use->setObjectName(u"answer0"_s);
    auto* foot = new QHBoxLayout;
    foot->addWidget(m_use);
    foot->addStretch(1);
    column->addLayout(foot);
    choose();
    // Queued: the answer replaces the card, and this with it.
    connect(
        m_use, &Button::clicked, this, [this] { emit answered(m_answers); }, Qt::QueuedConnection);
}

QComboBox* ListsQuestion::addList(const UndecidedList& list, bool hideNames)
{
    const QString file = QString::fromStdString(list.file);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    auto* name = new Label(list.rows == 1
            ? tr("%1  ·  1 name").arg(file)
            : tr("%1  ·  %2 names").arg(file, number(static_cast<qint64>(list.rows))),
        Label::Look::strong);
    name->setElided(true);
    words->addWidget(name);
    for (const UndecidedList::Row& row : list.first) {
        auto* line = new Label(u"%1   %2"_s.arg(QString::fromStdString(row.date),
                                   hideNames ? tr("hidden") : shownHandle(row.name)),
            Label::Look::small);
        line->setElided(true);
        words->addWidget(line);
    }

    auto* box = new ComboBox;
    box->setObjectName(u"listChoice%1"_s.arg(m_boxes.size()));
    box->setAccessibleName(tr("Which list %1 is").arg(file));
    const std::pair<QString, ListChoice> choices[] = {
        { tr("My followers"), ListChoice::followers },
        { tr("Whom I follow"), ListChoice::following },
        { tr("Whom I blocked"), ListChoice::blocked },
        { tr("Something else"), ListChoice::none },
    };
    const auto before = m_answers.lists.find(list.file);
    for (const auto& [text, choice] : choices) {
        box->addItem(text, static_cast<int>(choice));
        if (before != m_answers.lists.end() && before->second == choice)
            box->setCurrentIndex(box->count() - 1);
    }
    box->setPlaceholderText(tr("Which list is it?"));
    if (before == m_answers.lists.end())
        box->setCurrentIndex(-1);
    constexpr int kBoxWidth = 180;
    box->setMinimumWidth(tokens::scaled(kBoxWidth));

    auto* card = new Card;
    card->setTone(Card::Tone::fill);
    card->column()->setContentsMargins(
        tokens::kSpace16, tokens::kSpace12, tokens::kSpace16, tokens::kSpace12);
    auto* row = new QHBoxLayout;
    row->setSpacing(tokens::kSpace16);
    row->addLayout(words, 1);
    row->addWidget(box, 0, Qt::AlignTop);
    card->column()->addLayout(row);
    layout()->addWidget(card);
    return box;
}

void ListsQuestion::choose()
{
    for (std::size_t i = 0; i < m_lists.size(); ++i) {
        if (m_boxes[i]->currentIndex() >= 0)
            m_answers.lists[m_lists[i].file] =
                static_cast<ListChoice>(m_boxes[i]->currentData().toInt());
    }
    m_use->setEnabled(std::all_of(m_boxes.begin(), m_boxes.end(),
        [](const QComboBox* box) { return box->currentIndex() >= 0; }));
    emit drafted(m_answers);
}

} // namespace mutuals::ui
