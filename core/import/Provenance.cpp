#include "core/import/Provenance.h"

namespace mutuals {

Seconds endOf(Day day)
{
    return Seconds(day) + std::chrono::hours(23) + std::chrono::minutes(59);
}

PeriodHint Provenance::period() const
{
    PeriodHint hint;
    hint.end = said.madeAt ? dayOf(*said.madeAt) : said.day;
    hint.asked = options.asOf;
    hint.year = options.year;
    hint.latest = latest;
    return hint;
}

Seconds Provenance::madeAt() const
{
    return said.madeAt.value_or(endOf(options.asOf.value_or(latest)));
}

void Provenance::complete(Staged& staged) const
{
    if (staged.owner.empty())
        staged.owner = said.handle;
    if (said.madeAt)
        staged.asOf = *said.madeAt;
    else if ((staged.kind == ImportKind::archive || staged.isUndated) && options.asOf)
        staged.asOf = endOf(*options.asOf);
    else if (staged.isUndated && said.day)
        staged.asOf = endOf(*said.day);
}

} // namespace mutuals
