#include "core/report/SurvivalJson.h"

#include "core/stats/Tails.h"

#include <boost/json/value_from.hpp>

#include <algorithm>
#include <cmath>
#include <limits>

namespace mutuals {

namespace json = boost::json;

namespace {

json::value figures(const Eigen::VectorXd& values)
{
    if (values.size() == 1)
        return finiteJson(values[0]);
    json::array all;
    for (const double value : values)
        all.push_back(finiteJson(value));
    return all;
}

json::array figures(const std::vector<double>& values)
{
    json::array all;
    for (const double value : values)
        all.push_back(finiteJson(value));
    return all;
}

double pOf(double chiSquare, std::size_t freedom)
{
    return chiSquare >= 0 ? chiSquaredAbove(chiSquare, static_cast<double>(freedom))
                          : std::numeric_limits<double>::quiet_NaN();
}

json::value nameJson(const std::vector<std::string>& names)
{
    return names.size() == 1 ? json::value(names.front()) : json::value_from(names);
}

} // namespace

json::value finiteJson(double value)
{
    return std::isfinite(value) ? json::value(value) : json::value(nullptr);
}

json::array kaplanMeierJson(const std::vector<SurvivalStep>& curve, std::size_t most)
{
    json::array rows;
    for (std::size_t i = 0; i < std::min(most, curve.size()); ++i) {
        const SurvivalStep& step = curve[i];
        rows.push_back(json::object { { "time", step.time }, { "n_risk", step.atRisk },
            { "n_event", step.events }, { "surv", step.survival },
            { "se_greenwood", finiteJson(step.sd) }, { "lower_loglog", finiteJson(step.low) },
            { "upper_loglog", finiteJson(step.high) } });
    }
    return rows;
}

json::array survivalJson(const std::vector<SurvivalStep>& curve, const SurvivalRows& rows,
    const std::vector<double>& times, const std::string& label, const json::value& value)
{
    json::array all;
    for (const double time : times) {
        if (curve.empty() || time > curve.back().time)
            continue; // nobody was watched so long
        const SurvivalStep step = stepAt(curve, time);
        all.push_back(json::object { { label, value }, { "time", time }, { "surv", step.survival },
            { "se", finiteJson(step.sd) }, { "lower_loglog", finiteJson(step.low) },
            { "upper_loglog", finiteJson(step.high) }, { "n_risk", atRisk(rows, time) } });
    }
    return all;
}

json::object toJson(const LogRank& test)
{
    return { { "chisq", test.chiSquare }, { "df", test.freedom },
        { "observed", figures(test.observed) }, { "expected", figures(test.expected) },
        { "var", test.variance(0, 0) }, { "p", test.p } };
}

json::object toJson(const CoxFit& fit, const std::vector<std::string>& names)
{
    const Eigen::VectorXd se = fit.covariance.diagonal().cwiseSqrt();
    const Eigen::VectorXd ratio = fit.coefficients.array().exp();
    return { { "coef", figures(fit.coefficients) }, { "se", figures(se) }, { "hr", figures(ratio) },
        { "z", figures(Eigen::VectorXd(fit.coefficients.cwiseQuotient(se))) },
        { "loglik_null", fit.logLikelihoodNull }, { "loglik", fit.logLikelihood },
        { "lrt", fit.likelihoodRatio }, { "wald", fit.wald }, { "score", fit.score },
        { "names", nameJson(names) }, { "n", fit.rows }, { "events", fit.events } };
}

json::object toJson(const HazardDrift& drift, const std::vector<std::string>& names)
{
    std::vector<double> chiSquares(drift.chiSquare.begin(), drift.chiSquare.end()), p;
    for (const double value : chiSquares)
        p.push_back(pOf(value, 1));
    chiSquares.push_back(drift.all);
    p.push_back(pOf(drift.all, names.size()));
    std::vector<std::string> rows = names;
    rows.emplace_back("GLOBAL");
    return { { "chisq", figures(chiSquares) }, { "p", figures(p) },
        { "rows", json::value_from(rows) } };
}

json::object toJson(const Turnbull& estimate)
{
    return { { "lower", figures(estimate.lower) }, { "upper", figures(estimate.upper) },
        { "mass", figures(estimate.mass) }, { "loglik", estimate.logLikelihood } };
}

json::object toJson(const WeibullFit& fit, const std::vector<std::string>& names)
{
    json::array coefficients, errors;
    for (Eigen::Index i = 0; i < fit.coefficients.size(); ++i) {
        coefficients.push_back(finiteJson(fit.coefficients[i]));
        errors.push_back(finiteJson(fit.sd[i]));
    }
    return { { "names", json::value_from(names) }, { "coef", std::move(coefficients) },
        { "se", std::move(errors) }, { "loglik", fit.logLikelihood } };
}

json::object toJson(const GroupedFit& fit, const std::vector<std::string>& names)
{
    json::object object;
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto at = static_cast<Eigen::Index>(i);
        object["coef_" + names[i]] = fit.coefficients[at];
        object["se_" + names[i]] = std::sqrt(fit.covariance(at, at));
    }
    object["deviance"] = fit.deviance;
    object["rows"] = fit.rows;
    return object;
}

} // namespace mutuals
