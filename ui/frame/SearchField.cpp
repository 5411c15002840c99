#include "ui/frame/SearchField.h"

#include "ui/jobs/Job.h"
#include "ui/text/PersonName.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/theme/Tokens.h"

#include "core/store/Workspace.h"

#include <QFrame>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kMostHandles = 6;
constexpr int kPauseMs = 120;
constexpr int kPageRole = Qt::UserRole;
constexpr int kTargetRole = Qt::UserRole + 1;
constexpr auto kShortcut = "Ctrl K";

/// Those who follow first, then those who left, whenever that was.
std::vector<SearchField::Hit> handlesLike(
    const std::filesystem::path& file, Id<Creator> creator, const std::string& text, const Run& run)
{
    std::vector<SearchField::Hit> hits;
    auto workspace = Workspace::open(file, Workspace::Access::read);
    if (!workspace)
        return hits;
    const std::stop_callback hear(run.stop, [&] { workspace->interrupt(); });
    const auto persons = workspace->followers().named(creator, text, kMostHandles);
    if (!persons)
        return hits;
    const auto rows = workspace->followers().rows(creator, {}, *persons);
    for (const FollowerRow& row : rows.value_or(std::vector<FollowerRow>()))
        hits.push_back({ row.person, row.handle, row.left.has_value() });
    return hits;
}

} // namespace

SearchField::SearchField(QWidget* parent)
    : QLineEdit(parent)
    , m_popup(new QFrame(window()))
    , m_list(new QListWidget(m_popup))
    , m_pause(new QTimer(this))
{
    setObjectName(u"search"_s);
    setPlaceholderText(tr("Search or jump"));
    setAccessibleName(tr("Search or jump"));
    m_popup->setObjectName(u"searchPopup"_s);
    m_popup->hide();
    m_list->setObjectName(u"searchResults"_s);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setIconSize({ 18, 18 });
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(m_popup);
    column->setContentsMargins(6, 6, 6, 6);
    column->addWidget(m_list);
    makeRoomForIcons();

    m_pause->setSingleShot(true);
    m_pause->setInterval(kPauseMs);
    connect(m_pause, &QTimer::timeout, this, &SearchField::search);
    connect(this, &QLineEdit::textEdited, this, [this] {
        showPages();
        m_pause->start();
    });
    connect(m_list, &QListWidget::itemClicked, this, &SearchField::choose);
}

void SearchField::setContext(const Context& context)
{
    m_context = context;
}

void SearchField::makeRoomForIcons()
{
    const int hint =
        QFontMetrics(textFont(tokens::kText11)).horizontalAdvance(QString::fromLatin1(kShortcut));
    setTextMargins(tokens::scaled(16) + 4, 0, text().isEmpty() ? hint + 4 : 0, 0);
}

void SearchField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QPainter p(this);
    const int icon = tokens::scaled(16);
    p.drawPixmap(
        11, (height() - icon) / 2, iconPixmap(u"search"_s, Tint::quiet, icon, devicePixelRatioF()));
    if (!text().isEmpty() || hasFocus())
        return;
    p.setFont(textFont(tokens::kText11));
    p.setPen(tokens::colors().quiet);
    p.drawText(rect().adjusted(0, 0, -12, 0), Qt::AlignVCenter | Qt::AlignRight,
        QString::fromLatin1(kShortcut));
}

void SearchField::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange && m_list)
        makeRoomForIcons();
}

void SearchField::focusInEvent(QFocusEvent* event)
{
    QLineEdit::focusInEvent(event);
    selectAll();
    showPages();
    if (!text().isEmpty())
        m_pause->start();
}

void SearchField::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    m_popup->hide();
}

void SearchField::keyPressEvent(QKeyEvent* event)
{
    const int rows = m_list->count();
    switch (event->key()) {
    case Qt::Key_Down:
        m_list->setCurrentRow(qMin(m_list->currentRow() + 1, rows - 1));
        return;
    case Qt::Key_Up:
        m_list->setCurrentRow(qMax(m_list->currentRow() - 1, 0));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        choose();
        return;
    case Qt::Key_Escape:
        clear();
        clearFocus();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void SearchField::showPages()
{
    const struct {
        QString icon, words;
        PageName page;
    } pages[] = {
        { u"home"_s, tr("Home"), PageName::home },
        { u"followers"_s, tr("Followers"), PageName::followers },
        { u"impact"_s, tr("Impact"), PageName::impact },
        { u"list"_s, tr("Follow list"), PageName::followList },
        { u"content"_s, tr("Content"), PageName::content },
        { u"imports"_s, tr("Imports"), PageName::imports },
        { u"settings"_s, tr("Settings"), PageName::settings },
    };
    m_list->clear();
    for (const auto& page : pages) {
        if (page.words.contains(text().trimmed(), Qt::CaseInsensitive))
            add(page.icon, page.words, page.page, {});
    }
    placeList();
}

void SearchField::search()
{
    const QString wanted = text().trimmed();
    if (m_job)
        m_job->cancel();
    if (wanted.isEmpty() || !m_context.reading || !m_context.creator.id || m_context.hideNames) {
        if (!wanted.isEmpty() && hasFocus())
            showHits({});
        return;
    }
    m_job = Job::start(
        this, {},
        [file = m_context.reading->file(), creator = m_context.creator.id,
            text = wanted.toStdString()](
            const Run& run) { return handlesLike(file, creator, text, run); },
        [this, wanted](const std::vector<Hit>& hits) {
            if (hasFocus() && text().trimmed() == wanted)
                showHits(hits);
        });
}

void SearchField::showHits(const std::vector<Hit>& hits)
{
    showPages();
    for (const Hit& hit : hits) {
        const QString name = u"@"_s + shownHandle(hit.handle);
        add(u"person"_s, hit.left ? tr("%1 · left").arg(name) : name, PageName::followers,
            QString::fromStdString(hit.handle));
    }
    if (m_context.hideNames)
        say(tr("Names are hidden: people are not searched"));
    else if (m_list->count() == 0)
        say(tr("Nothing found"));
    placeList();
}

/// A line that cannot be chosen.
void SearchField::say(const QString& words)
{
    auto* item = new QListWidgetItem(words, m_list);
    item->setFlags(Qt::NoItemFlags);
}

void SearchField::add(
    const QString& icon, const QString& words, PageName page, const QString& target)
{
    auto* item = new QListWidgetItem(ui::icon(icon), words, m_list);
    item->setData(kPageRole, static_cast<int>(page));
    item->setData(kTargetRole, target);
}

void SearchField::placeList()
{
    if (m_list->count() == 0 || !hasFocus()) {
        m_popup->hide();
        return;
    }
    if (m_list->currentRow() < 0 && m_list->item(0)->flags() != Qt::NoItemFlags)
        m_list->setCurrentRow(0);
    const int rows = m_list->count() * m_list->sizeHintForRow(0);
    m_popup->setParent(window());
    m_popup->setGeometry(
        QRect(mapTo(window(), QPoint(0, height() + tokens::kSpace4)), QSize(width(), rows + 16)));
    m_popup->show();
    m_popup->raise();
}

void SearchField::choose()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (!item || item->flags() == Qt::NoItemFlags)
        return;
    const auto page = static_cast<PageName>(item->data(kPageRole).toInt());
    const QString target = item->data(kTargetRole).toString();
    clear();
    clearFocus();
    emit jumpRequested(page, target);
}

} // namespace mutuals::ui
