#include "ui/widgets/FileCard.h"

#include "ui/text/Numbers.h"
#include "ui/text/PersonName.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kShownReports = 50;
constexpr int kIcon = 20;

Label* wrapped(const QString& text, Label::Look look)
{
    auto* label = new Label(text, look);
    label->setWordWrap(true);
    return label;
}

QString iconOf(const FileFacts& facts)
{
    if (facts.mood == FileFacts::Mood::refused)
        return u"warning"_s;
    if (facts.mood == FileFacts::Mood::asks)
        return u"help"_s;
    if (!facts.kind)
        return u"file"_s;
    const bool isArchive =
        *facts.kind == ImportKind::archive || *facts.kind == ImportKind::archiveText;
    return isArchive ? u"archive"_s : u"table"_s;
}

Badge::Kind badgeOf(FileFacts::Mood mood)
{
    switch (mood) {
    case FileFacts::Mood::refused:
        return Badge::Kind::down;
    case FileFacts::Mood::asks:
        return Badge::Kind::accent;
    case FileFacts::Mood::fine:
        return Badge::Kind::up;
    default:
        return Badge::Kind::outline;
    }
}

} // namespace

FileCard::FileCard(const FileFacts& facts, QWidget* parent)
    : Card(parent)
    , m_facts(facts)
    , m_top(new QHBoxLayout)
    , m_body(new QVBoxLayout)
{
    build();
}

QString FileCard::shown(const QString& text) const
{
    return withoutHandle(text, m_facts.hidden);
}

void FileCard::build()
{
    const bool refused = m_facts.mood == FileFacts::Mood::refused;
    column()->setContentsMargins(18, 14, 18, 14);
    column()->setSpacing(tokens::kSpace4);

    m_top->setSpacing(tokens::kSpace12);
    m_top->addWidget(new IconLabel(iconOf(m_facts), refused ? Tint::down : Tint::accent, kIcon));
    auto* name = new Label(shown(m_facts.file), Label::Look::strong);
    name->setObjectName(u"fileName"_s);
    name->setElided(true);
    m_top->addWidget(name, 0);
    m_top->addWidget(
        new Label(m_facts.kind ? kindTitle(*m_facts.kind) : QString(), Label::Look::quiet), 0);
    m_top->addStretch(1);
    if (!m_facts.state.isEmpty())
        m_top->addWidget(new Badge(m_facts.state, badgeOf(m_facts.mood)));
    m_open = new Button({}, Button::Kind::quiet);
    m_open->setObjectName(u"importOpen"_s);
    m_open->setIconName(u"chevron-down"_s);
    m_open->setAccessibleName(tr("Report"));
    m_open->setToolTip(tr("Show the report"));
    m_top->addWidget(m_open);
    if (m_facts.mood == FileFacts::Mood::asks)
        m_open->hide(); // there is no report yet
    column()->addLayout(m_top);

    m_body->setContentsMargins(kIcon + tokens::kSpace12, 0, 0, 0);
    m_body->setSpacing(tokens::kSpace4);
    if (!m_facts.sentence.isEmpty())
        m_body->addWidget(wrapped(shown(m_facts.sentence), Label::Look::body));
    for (const QString& line : std::as_const(m_facts.small)) {
        if (!line.isEmpty())
            m_body->addWidget(wrapped(shown(line), Label::Look::small));
    }
    for (const QString& note : std::as_const(m_facts.notes)) {
        auto* row = new QHBoxLayout;
        row->setSpacing(tokens::kSpace8);
        row->addWidget(new IconLabel(u"warning"_s, Tint::quiet, 14), 0, Qt::AlignTop);
        row->addWidget(wrapped(shown(note), Label::Look::small), 1);
        m_body->addLayout(row);
    }
    column()->addLayout(m_body);
    connect(m_open, &Button::clicked, this, &FileCard::toggle);
}

QCheckBox* FileCard::addCheck(std::optional<bool> checked)
{
    auto* box = new QCheckBox(this);
    box->setObjectName(u"fileCheck"_s);
    box->setAccessibleName(tr("Import %1").arg(shown(m_facts.file)));
    box->setChecked(checked.value_or(false));
    QSizePolicy policy = box->sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    box->setSizePolicy(policy);
    box->setVisible(checked.has_value());
    m_top->insertWidget(0, box);
    QMargins margins = m_body->contentsMargins();
    margins.setLeft(margins.left() + box->sizeHint().width() + m_top->spacing());
    m_body->setContentsMargins(margins);
    return box;
}

void FileCard::toggle()
{
    const bool open = !m_report;
    m_open->setIconName(open ? u"chevron-up"_s : u"chevron-down"_s);
    if (!open) {
        delete m_report;
        m_report = nullptr;
        return;
    }
    m_report = new QWidget(this);
    m_report->setObjectName(u"importReport"_s);
    auto* rows = new QVBoxLayout(m_report);
    rows->setContentsMargins(m_body->contentsMargins().left(), tokens::kSpace8, 0, 0);
    rows->setSpacing(tokens::kSpace4);
    rows->addWidget(new Line);
    if (!m_facts.details.isEmpty())
        rows->addWidget(wrapped(shown(m_facts.details), Label::Look::small));
    const std::vector<Report> reports = m_facts.reports ? m_facts.reports() : std::vector<Report>();
    if (reports.empty() && m_facts.mood != FileFacts::Mood::refused
        && m_facts.mood != FileFacts::Mood::asks)
        rows->addWidget(new Label(tr("Every row was taken as it is."), Label::Look::small));
    const std::size_t shownReports = std::min(reports.size(), kShownReports);
    for (std::size_t i = 0; i < shownReports; ++i) {
        auto* row = new QHBoxLayout;
        row->setSpacing(tokens::kSpace16);
        auto* place = wrapped(shown(QString::fromStdString(reports[i].place)), Label::Look::small);
        auto* reason = wrapped(shown(QString::fromStdString(reports[i].reason)), Label::Look::body);
        row->addWidget(place, 1);
        row->addWidget(reason, 1);
        rows->addLayout(row);
    }
    const auto all = std::max(m_facts.reportCount, static_cast<std::int64_t>(reports.size()));
    if (all > static_cast<std::int64_t>(shownReports))
        rows->addWidget(
            new Label(tr("and %1 more").arg(number(all - static_cast<qint64>(shownReports))),
                Label::Look::small));
    fillReport(rows, reports);
    column()->addWidget(m_report);
}

void FileCard::fillReport(QVBoxLayout*, const std::vector<Report>&) { }

} // namespace mutuals::ui
