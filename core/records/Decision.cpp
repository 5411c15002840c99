#include "core/records/Decision.h"

#include "core/records/Names.h"

namespace mutuals {

namespace {

constexpr Names<Choice, 5> kNames { {
    { Choice::follow, "follow" },
    { Choice::later, "later" },
    { Choice::no, "no" },
    { Choice::keep, "keep" },
    { Choice::never, "never" },
} };

} // namespace

std::string_view choiceName(Choice choice)
{
    return nameIn(kNames, choice);
}

std::optional<Choice> choiceNamed(std::string_view name)
{
    return valueIn(kNames, name);
}

} // namespace mutuals
