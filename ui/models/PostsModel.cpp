#include "ui/models/PostsModel.h"

#include "core/impact/PostSpread.h"
#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/RowTable.h"

#include <QStringList>

#include <algorithm>
#include <numeric>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

std::optional<PostMetric> metricOf(int column)
{
    if (column < PostsModel::views || column > PostsModel::shares)
        return {};
    return kPostMetrics[static_cast<std::size_t>(column - PostsModel::views)];
}

/// "archive, 2 tables, 14 comments"
QString sourcesOf(const JoinedPost& post)
{
    QStringList parts;
    if (post.inArchive)
        parts << PostsModel::tr("archive");
    const auto tables = std::count_if(post.sightings.begin(), post.sightings.end(),
        [](const Sighting& seen) { return seen.views || seen.comments || seen.shares; });
    if (tables > 0)
        parts << (tables == 1 ? PostsModel::tr("1 table")
                              : PostsModel::tr("%1 tables").arg(tables));
    if (post.commentsKept > 0)
        parts << (post.commentsKept == 1
                ? PostsModel::tr("1 comment")
                : PostsModel::tr("%1 comments").arg(number(post.commentsKept)));
    return parts.join(u", "_s);
}

} // namespace

void PostsModel::replace(std::vector<JoinedPost> posts)
{
    beginResetModel();
    m_posts = std::move(posts);
    arrange();
    endResetModel();
}

void PostsModel::arrange()
{
    m_order.resize(m_posts.size());
    std::iota(m_order.begin(), m_order.end(), std::size_t { 0 });
    const bool down = m_direction == Qt::DescendingOrder;
    const auto byTime = [&](std::size_t a, std::size_t b) {
        return m_posts[a].post.postedAt < m_posts[b].post.postedAt;
    };
    const auto by = [&](auto less) {
        std::stable_sort(m_order.begin(), m_order.end(),
            [&](std::size_t a, std::size_t b) { return down ? less(b, a) : less(a, b); });
    };
    if (const auto metric = metricOf(m_column)) {
        by([&](std::size_t a, std::size_t b) {
            const auto left = newestCount(m_posts[a], *metric);
            const auto right = newestCount(m_posts[b], *metric);
            if (left.has_value() != right.has_value())
                return down ? right.has_value() : left.has_value();
            return left < right;
        });
    } else if (m_column == title) {
        by([&](std::size_t a, std::size_t b) {
            return QString::localeAwareCompare(QString::fromStdString(m_posts[a].post.title),
                       QString::fromStdString(m_posts[b].post.title))
                < 0;
        });
    } else if (m_column == sources) {
        by([&](std::size_t a, std::size_t b) {
            return m_posts[a].sightings.size() < m_posts[b].sightings.size();
        });
    } else {
        by(byTime);
    }
}

void PostsModel::sort(int column, Qt::SortOrder order)
{
    emit layoutAboutToBeChanged();
    m_column = column;
    m_direction = order;
    arrange();
    emit layoutChanged();
}

int PostsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_posts.size());
}

int PostsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(columns);
}

QVariant PostsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const JoinedPost& row = post(index.row());
    const auto metric = metricOf(index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignVCenter | (metric ? Qt::AlignRight : Qt::AlignLeft));
    if (role == RowTable::toneRole)
        return index.column() == title || metric ? RowTable::plain : RowTable::quiet;
    if (role == Qt::ToolTipRole && index.column() == title && !row.post.title.empty())
        return plainTip(QString::fromStdString(row.post.title));
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    if (metric) {
        const auto count = newestCount(row, *metric);
        return count ? number(*count) : u"–"_s;
    }
    switch (index.column()) {
    case posted:
        return mediumDate(dayOf(row.post.postedAt));
    case title:
        return row.post.title.empty() ? tr("no title in your files")
                                      : QString::fromStdString(row.post.title).simplified();
    case sources:
        return sourcesOf(row);
    default:
        return {};
    }
}

QVariant PostsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::AlignVCenter | (metricOf(section) ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case posted:
        return tr("Posted");
    case title:
        return tr("Title");
    case views:
        return tr("Views");
    case likes:
        return tr("Likes");
    case comments:
        return tr("Comments");
    case shares:
        return tr("Shares");
    case sources:
        return tr("Known from");
    default:
        return {};
    }
}

} // namespace mutuals::ui
