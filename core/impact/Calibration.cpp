#include "core/impact/Calibration.h"

#include "core/impact/Settle.h"
#include "core/stats/DampedLevel.h"
#include "core/stats/Winsorize.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <limits>
#include <mutex>
#include <optional>
#include <thread>

namespace mutuals {

namespace {

using Clock = std::chrono::steady_clock;

constexpr int kFewestSeries = 10;
constexpr int kEvery = 5; ///< series that also get gaps and a viral day
constexpr int kGap = 5; ///< every how many days one is missing
constexpr double kViral = 20; ///< times a day's views

struct Shape {
    int before, after;
};
constexpr std::array kShapes { Shape { 28, 14 }, Shape { 60, 28 } };
constexpr std::size_t kCells = kShapes.size() * kProcesses.size();

/// What one series says.
struct Outcome {
    bool covered = false, falseVerdict = false, falseAtLooks = false;
    std::array<bool, kTrueEffects.size()> found {};
    double width = 0, seconds = 0;
    std::optional<bool> coveredWithGaps;
    double viralShift = 0, viralWidth = 0;
};

/// The thresholds of D6 on the logarithm.
Thresholds thresholds()
{
    return { std::log1p(kSmallestEffect), std::log1p(-kSmallestEffect), std::log1p(kMargin),
        std::log1p(-kMargin) };
}

class Series {
public:
    Series(Process process, Shape shape, int number, const DampedLevelOptions& model)
        : m_shape(shape)
        , m_model(model)
        , m_whole(simulatedSeries(process, shape.before, std::max(shape.after, kFinalLook),
              static_cast<std::uint64_t>(number) * 1000 + static_cast<std::uint64_t>(process) * 10
                  + (shape.before > 30 ? 1 : 0)))
    {
    }

    Result<Outcome> outcome(bool withFaults) const;

private:
    DailySeries cut(int after) const;
    Result<TMixture> effect(DailySeries series) const;
    Result<> fillFaults(Outcome& found, const TMixture& calm) const;

    Shape m_shape;
    const DampedLevelOptions& m_model;
    DailySeries m_whole;
};

DailySeries Series::cut(int after) const
{
    DailySeries series = m_whole;
    const auto days = static_cast<std::size_t>(m_shape.before + after);
    series.values.resize(days);
    series.weekdays.resize(days);
    for (auto& column : series.covariates)
        column.resize(days);
    return series;
}

Result<TMixture> Series::effect(DailySeries series) const
{
    series.values = winsorized(series.values, series.weekdays, series.before).values;
    const auto fitted = DampedLevel::fit(series, m_model);
    if (!fitted)
        return tl::unexpected(fitted.error());
    return fitted->averageEffect();
}

bool isFalse(const TMixture& effect, int days)
{
    VerdictInput input = chances(effect, thresholds());
    input.daysAfter = days;
    const Verdict::Kind kind = verdict(input).kind;
    return kind == Verdict::Kind::helped || kind == Verdict::Kind::hurt;
}

bool covers(const TMixture& effect)
{
    const double below = effect.chanceBelow(0);
    return below > 0.025 && below < 0.975;
}

double widthOf(const TMixture& effect)
{
    return effect.quantile(0.975) - effect.quantile(0.025);
}

Result<Outcome> Series::outcome(bool withFaults) const
{
    Outcome found;
    const auto start = Clock::now();
    const auto calm = effect(cut(m_shape.after));
    if (!calm)
        return tl::unexpected(calm.error());
    found.width = widthOf(*calm);
    found.falseVerdict = isFalse(*calm, kLastLook);
    found.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    found.covered = covers(*calm);
    for (std::size_t i = 0; i < kTrueEffects.size(); ++i) {
        const TMixture moved = calm->mirroredAt(0).mirroredAt(std::log1p(kTrueEffects[i]));
        found.found[i] = moved.chanceAbove(thresholds().up) >= neededChance(kLastLook).value_or(1);
    }
    for (const int look : kLooks) {
        const auto seen = look == m_shape.after ? calm : effect(cut(look));
        if (!seen)
            return tl::unexpected(seen.error());
        found.falseAtLooks = found.falseAtLooks || isFalse(*seen, look);
    }
    if (withFaults) {
        if (const auto filled = fillFaults(found, *calm); !filled)
            return tl::unexpected(filled.error());
    }
    return found;
}

/// The same days with some of them missing, and with one of them gone viral.
Result<> Series::fillFaults(Outcome& found, const TMixture& calm) const
{
    DailySeries holed = cut(m_shape.after);
    for (std::size_t t = 2; t < holed.values.size(); t += kGap)
        holed.values[t] = std::numeric_limits<double>::quiet_NaN();
    const auto seen = effect(std::move(holed));
    if (!seen)
        return tl::unexpected(seen.error());
    found.coveredWithGaps = covers(*seen);

    DailySeries viral = cut(m_shape.after);
    viral.values[static_cast<std::size_t>(m_shape.before * 3 / 4)] += std::log(kViral);
    const auto stirred = effect(std::move(viral));
    if (!stirred)
        return tl::unexpected(stirred.error());
    found.viralShift = std::abs(stirred->mean() - calm.mean()) / calm.sd();
    found.viralWidth = stirred->sd() / calm.sd();
    return {};
}

CalibrationCell cellOf(std::size_t number, const Outcome* outcomes, int count)
{
    CalibrationCell cell;
    cell.process = kProcesses[number % kProcesses.size()];
    cell.before = kShapes[number / kProcesses.size()].before;
    cell.after = kShapes[number / kProcesses.size()].after;
    double withFaults = 0;
    for (const Outcome* one = outcomes; one != outcomes + count; ++one) {
        cell.coverage += one->covered;
        cell.falseVerdicts += one->falseVerdict;
        cell.falseAtLooks += one->falseAtLooks;
        cell.width += one->width;
        cell.milliseconds += 1000 * one->seconds;
        for (std::size_t i = 0; i < kTrueEffects.size(); ++i)
            cell.found[i] += one->found[i];
        if (!one->coveredWithGaps)
            continue;
        ++withFaults;
        cell.coverageWithGaps += *one->coveredWithGaps;
        cell.coverageWithoutGaps += one->covered;
        cell.viralShift += one->viralShift;
        cell.viralWidth += one->viralWidth;
    }
    for (double* sum : { &cell.coverage, &cell.falseVerdicts, &cell.falseAtLooks, &cell.width,
             &cell.milliseconds, &cell.found[0], &cell.found[1], &cell.found[2] })
        *sum /= count;
    for (double* sum :
        { &cell.coverageWithGaps, &cell.coverageWithoutGaps, &cell.viralShift, &cell.viralWidth })
        *sum /= withFaults;
    return cell;
}

void summarize(CalibrationReport& report)
{
    report.worstCoverage = 1;
    const auto cells = static_cast<double>(report.cells.size());
    for (const CalibrationCell& cell : report.cells) {
        report.meanCoverage += cell.coverage / cells;
        report.meanFalse += cell.falseVerdicts / cells;
        report.meanFalseAtLooks += cell.falseAtLooks / cells;
        report.worstCoverage = std::min(report.worstCoverage, cell.coverage);
        report.worstFalse = std::max(report.worstFalse, cell.falseVerdicts);
        report.worstFalseAtLooks = std::max(report.worstFalseAtLooks, cell.falseAtLooks);
    }
}

/// Works through all series of all cells, from several threads.
class Campaign {
public:
    Campaign(const CalibrationOptions& options, const Run& run)
        : m_options(options)
        , m_run(run)
        , m_outcomes(kCells * static_cast<std::size_t>(options.series))
    {
    }

    Result<> go();
    const Outcome* cell(std::size_t number) const
    {
        return &m_outcomes[number * static_cast<std::size_t>(m_options.series)];
    }

private:
    void work();
    void fail(const Error& error);

    const CalibrationOptions& m_options;
    const Run& m_run;
    std::vector<Outcome> m_outcomes; ///< [cells][series]
    std::atomic<std::size_t> m_next = 0;
    std::mutex m_mutex; ///< of the two below
    std::int64_t m_done = 0;
    std::optional<Error> m_error;
};

Result<> Campaign::go()
{
    std::vector<std::jthread> helpers;
    for (int i = 1; i < m_options.threads; ++i)
        helpers.emplace_back([this] { work(); });
    work();
    helpers.clear(); // waits
    if (m_error)
        return tl::unexpected(*m_error);
    return {};
}

void Campaign::work()
{
    const auto series = static_cast<std::size_t>(m_options.series);
    for (std::size_t i = m_next++; i < m_outcomes.size(); i = m_next++) {
        if (m_run.stopped())
            return fail({ Error::Code::cancelled, "while simulating" });
        const std::size_t cell = i / series, number = i % series;
        const auto found = Series(kProcesses[cell % kProcesses.size()],
            kShapes[cell / kProcesses.size()], static_cast<int>(number) + 1, m_options.model)
                               .outcome(number % kEvery == 0);
        if (!found)
            return fail(found.error());
        m_outcomes[i] = *found;
        const std::lock_guard lock(m_mutex);
        m_run.report({ ++m_done, static_cast<std::int64_t>(m_outcomes.size()) });
    }
}

void Campaign::fail(const Error& error)
{
    m_next = m_outcomes.size(); // the others need not go on
    const std::lock_guard lock(m_mutex);
    m_error = error;
}

} // namespace

Result<CalibrationReport> calibration(const CalibrationOptions& options, const Run& run)
{
    if (options.series < kFewestSeries || options.threads < 1)
        return fail(Error::Code::invalid, "{} series, {} threads", options.series, options.threads);
    const auto start = Clock::now();
    Campaign campaign(options, run);
    if (const auto done = campaign.go(); !done)
        return tl::unexpected(done.error());
    CalibrationReport report;
    report.series = options.series;
    for (std::size_t i = 0; i < kCells; ++i)
        report.cells.push_back(cellOf(i, campaign.cell(i), options.series));
    summarize(report);
    report.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    return report;
}

} // namespace mutuals
