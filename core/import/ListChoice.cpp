#include "core/import/ListChoice.h"

#include "core/records/Names.h"

namespace mutuals {

namespace {

constexpr Names<ListChoice, 4> kChoices { {
    { ListChoice::followers, "followers" },
    { ListChoice::following, "following" },
    { ListChoice::blocked, "blocked" },
    { ListChoice::none, "none" },
} };

} // namespace

std::string_view listChoiceName(ListChoice choice)
{
    return nameIn(kChoices, choice);
}

std::optional<ListChoice> listChoiceNamed(std::string_view name)
{
    return valueIn(kChoices, name);
}

} // namespace mutuals
