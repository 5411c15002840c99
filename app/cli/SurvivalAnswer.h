#pragma once

#include "app/cli/SurvivalTable.h"
#include "core/stats/Cox.h"

#include <boost/json/object.hpp>

#include <string>
#include <vector>

namespace mutuals::cli {

/// What `stats survival` is asked.
struct SurvivalArguments {
    std::string file, start, stop, event, group, strata, treatedAt, ties = "efron";
    std::vector<std::string> covariates;
    std::vector<double> at;
    double within = 365, landmark = 30, every = 0;
    int last = 26;
};

/// One question after the other to the same table; each adds its figures to `answer`.
class SurvivalAnswer {
public:
    SurvivalAnswer(const SurvivalArguments& arguments, const NumberTable& table, SurvivalTable rows,
        const Run& run);

    Result<> make();

    boost::json::object answer;
    std::string text; ///< the same for people, shorter

private:
    Result<> addCurves();
    Result<> addGroups(const Groups& groups);
    Result<> addStratified(const Groups& groups);
    Result<> addCox();
    Result<> addGrouped();
    Result<> addTreatment();
    /// A fit on the rows that have all columns; its rows are given back for what follows.
    struct Fitted {
        CoxModel model;
        CoxFit fit;
        std::vector<std::size_t> places;
    };
    Result<Fitted> cox(const std::vector<std::string>& columns, bool stratified);
    Result<CoxFit> coxOfOne(
        const SurvivalRows& rows, const std::vector<double>& x, const std::string& name);
    void say(const std::string& what, const CoxFit& fit, const std::vector<std::string>& names);

    std::vector<double> times() const;
    Ties ties() const;

    const SurvivalArguments& m_arguments;
    const NumberTable& m_table;
    SurvivalTable m_survival;
    const Run& m_run;
};

} // namespace mutuals::cli
