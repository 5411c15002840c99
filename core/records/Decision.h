#pragma once

#include "core/base/Id.h"
#include "core/base/Time.h"

#include <optional>
#include <string>
#include <string_view>

namespace mutuals {

struct Person;

/// What the creator chose for one person. `keep` and `never` are lasting marks: keep following
/// whatever a clean-up says; never offer this person again.
enum class Choice { follow, later, no, keep, never };

std::string_view choiceName(Choice choice); ///< as mutuals-cli spells it
std::optional<Choice> choiceNamed(std::string_view name);

/// One entry of the log of decisions. The newest entry of a person that is not undone counts.
struct Decision {
    Id<Decision> id;
    Id<Person> person;
    std::string handle;
    Choice choice = Choice::later;
    std::string reason; ///< the user's words; may be empty
    Seconds decidedAt {};
};

} // namespace mutuals
