#include "core/records/Follower.h"

#include "core/records/Names.h"

namespace mutuals {

namespace {

constexpr Names<Relation, 4> kRelations { {
    { Relation::mutual, "mutual" },
    { Relation::fan, "fan" },
    { Relation::followingOnly, "following-only" },
    { Relation::none, "none" },
} };

constexpr Names<FollowerView, 10> kViews { {
    { FollowerView::all, "all" },
    { FollowerView::mutual, "mutual" },
    { FollowerView::fans, "fans" },
    { FollowerView::followingOnly, "following-only" },
    { FollowerView::came, "new" },
    { FollowerView::left, "left" },
    { FollowerView::returned, "returned" },
    { FollowerView::renamed, "renamed" },
    { FollowerView::nameGone, "name-gone" },
    { FollowerView::nameless, "nameless" },
} };

constexpr Names<FollowerColumn, 7> kColumns { {
    { FollowerColumn::handle, "handle" },
    { FollowerColumn::followedAt, "followed-at" },
    { FollowerColumn::followedBackAt, "followed-back-at" },
    { FollowerColumn::relation, "relation" },
    { FollowerColumn::comments, "comments" },
    { FollowerColumn::messages, "messages" },
    { FollowerColumn::decision, "decision" },
} };

} // namespace

std::string_view relationName(Relation relation)
{
    return nameIn(kRelations, relation);
}

std::string_view viewName(FollowerView view)
{
    return nameIn(kViews, view);
}

std::optional<FollowerView> viewNamed(std::string_view name)
{
    return valueIn(kViews, name);
}

std::optional<FollowerColumn> columnNamed(std::string_view name)
{
    return valueIn(kColumns, name);
}

} // namespace mutuals
