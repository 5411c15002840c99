// Filter, sort, pages and changes of a million followers, in one process, beside what SQLite and a
// plain sort take for the same rows. Medians of the thread's own time in ms; the ratios are what to
// compare between machines.
//
//   followers_bench [rows, default 1000000] [folder for the workspace, default /tmp]

#include "core/audience/FollowerIndex.h"
#include "core/store/Workspace.h"

#include <fmt/format.h>
#include <sqlite3.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <functional>
#include <random>

using namespace mutuals;

namespace {

constexpr std::int64_t kFirstFollow = 1'577'836'800; // 2020
constexpr std::size_t kPageRows = 64; // as the window reads them
constexpr std::int64_t kYears = 5 * 365 * 86400;

/// Names of people who do not exist, sorted, each once.
std::vector<std::string> names(std::size_t rows)
{
    constexpr const char* kFirst[] { "ava", "mia", "leo", "zoe", "max", "kai", "luna", "nova",
        "ruby", "jade", "finn", "milo", "theo", "iris", "otis", "aria" };
    constexpr const char* kSecond[] { "dances", "cooks", "reads", "plays", "films", "draws",
        "bakes", "sings", "runs", "codes", "travels", "paints", "moon", "star", "sun", "rain" };
    std::vector<std::string> all;
    all.reserve(rows);
    for (std::size_t i = 0; i < rows; ++i) {
        const std::size_t mixed = i * 2654435761U;
        all.push_back(fmt::format("{}{}{}", kFirst[mixed >> 7 & 15], kSecond[mixed >> 13 & 15], i));
    }
    std::sort(all.begin(), all.end());
    return all;
}

/// The rows of one snapshot.
class Rows final : public ListedRows {
public:
    Rows(const std::vector<std::string>& all, std::function<bool(std::size_t)> holds)
        : m_all(all)
        , m_holds(std::move(holds))
    {
    }
    bool next(ListedRow& row) override
    {
        while (m_at < m_all.size() && !m_holds(m_at))
            ++m_at;
        if (m_at == m_all.size())
            return false;
        const auto mixed = static_cast<std::int64_t>(m_at * 0x9E3779B97F4A7C15ULL >> 20);
        row = { m_all[m_at], m_all[m_at],
            Seconds(std::chrono::seconds(kFirstFollow + mixed % kYears)) };
        ++m_at;
        return true;
    }

private:
    const std::vector<std::string>& m_all;
    std::function<bool(std::size_t)> m_holds;
    std::size_t m_at = 0;
};

template <class T> T must(Result<T> result)
{
    if (!result) {
        fmt::print(stderr, "{}\n", result.error().detail);
        std::exit(1);
    }
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

void put(Workspace& workspace, Id<Creator> creator, int month, const std::vector<std::string>& all,
    const std::function<bool(std::size_t)>& follows,
    const std::function<bool(std::size_t)>& followed)
{
    must(workspace.transact([&]() -> Result<> {
        Import import;
        import.creator = creator;
        import.file = "archive.zip";
        import.asOf = Seconds(std::chrono::seconds(kFirstFollow + kYears + month * 30 * 86400));
        import.id = must(workspace.imports().begin(import, fmt::format("content {}", month)));
        RowSeal seal;
        for (const ListKind list : { ListKind::followers, ListKind::following }) {
            Rows rows(all, list == ListKind::followers ? follows : followed);
            Listing listing;
            listing.creator = creator;
            listing.import = import.id;
            listing.list = list;
            listing.asOf = import.asOf;
            must(workspace.listings().put({ { listing, &rows } }, seal, {}));
        }
        return workspace.imports().finish(import, seal, {});
    }));
}

double now()
{
    timespec time {};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

/// Median of some rounds in ms of this thread, so that other work on the machine counts little;
/// fewer rounds for what takes long.
double median(
    const std::function<void()>& work, const std::function<void()>& before = [] {})
{
    std::vector<double> times;
    for (int round = 0; round < 9; ++round) {
        before();
        const double begin = now();
        work();
        times.push_back(now() - begin);
        if (round >= 2 && times.front() > 500)
            break;
    }
    std::nth_element(
        times.begin(), times.begin() + static_cast<long>(times.size() / 2), times.end());
    return times[times.size() / 2];
}

void line(std::string_view what, double ms, std::string_view note = {})
{
    fmt::print("{:<44} {:>10.2f}  {}\n", what, ms, note);
    std::fflush(stdout);
}

/// A goal in ms and as a ratio, and whether it is reached.
std::string against(double ms, double goal, double peer, double ratio)
{
    std::string text;
    if (goal > 0)
        text = fmt::format("goal {:g} ms{}", goal, ms <= goal ? "" : " MISSED");
    if (peer > 0)
        text += fmt::format("{}{:.3f}x, goal {:g}x{}", text.empty() ? "" : "; ", ms / peer, ratio,
            ms <= ratio * peer ? "" : " MISSED");
    return text;
}

/// Who is only in the first or only in the last of the three snapshots, as one would ask SQLite.
void listOfBoth(sqlite3* database)
{
    const auto at = [](int import) {
        return fmt::format(
            "SELECT account_id, followed_at FROM stay WHERE list = 0"
            " AND first_import <= {0} AND (gone_import IS NULL OR gone_import > {0})",
            import);
    };
    const std::string sql = fmt::format(
        "SELECT (SELECT count(*) FROM ({0} EXCEPT {1})) + (SELECT count(*) FROM ({1} EXCEPT {0}))",
        at(1), at(3));
    sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr);
}

double likeCount(sqlite3* database, const std::string& text)
{
    sqlite3_stmt* statement = nullptr;
    const std::string sql = "SELECT count(*) FROM account WHERE key LIKE '%" + text + "%'";
    sqlite3_prepare_v2(database, sql.c_str(), -1, &statement, nullptr);
    const double ms = median([&] {
        sqlite3_step(statement);
        sqlite3_reset(statement);
    });
    sqlite3_finalize(statement);
    return ms;
}

} // namespace

int main(int argc, char** argv)
{
    const auto rows = static_cast<std::size_t>(argc > 1 ? std::atoll(argv[1]) : 1'000'000);
    const double millions = static_cast<double>(rows) / 1e6;
    const std::filesystem::path folder = argc > 2 ? argv[2] : "/tmp";
    const auto file = folder / fmt::format("followers-bench-{}.db", ::getpid());
    {
        auto workspace = must(Workspace::open(file, Workspace::Access::write));
        const auto creator = must(workspace.creators().add("potter", true)).id;
        const auto all = names(rows + rows / 10);
        const auto followed = [](std::size_t i) { return i % 10 == 1; };
        // From each snapshot to the next 3 of 100 are gone and 5 of 100 new.
        const std::function<bool(std::size_t)> follows[] {
            [](std::size_t i) { return i % 21 != 0 && i % 20 != 3; },
            [](std::size_t i) { return i % 21 != 0 && i % 33 != 2; },
            [](std::size_t i) { return i % 33 != 1 && i % 33 != 2; },
        };
        for (int month = 0; month < 3; ++month)
            put(workspace, creator, month, all, follows[month], followed);
    }
    auto workspace = must(Workspace::open(file, Workspace::Access::read));
    const auto creator = must(workspace.creators().all()).front().id;
    sqlite3* plain = nullptr;
    sqlite3_open(file.c_str(), &plain);

    FollowerQuery query;
    query.creator = creator;
    FollowerIndex index;
    std::vector<Id<Person>> persons;
    const auto ask = [&] { persons = must(index.order(workspace, query, {})); };
    fmt::print("{:<44} {:>10}\n", fmt::format("{} followers", rows), "ms");

    line("open the workspace",
        median([&] { must(Workspace::open(file, Workspace::Access::read)); }));
    query.view = FollowerView::left;
    std::size_t total = 0;
    const auto firstPage = [&] {
        const auto page = must(index.firstPage(workspace, query, kPageRows, {}));
        total = page.total;
        must(workspace.followers().rows(creator, {}, page.persons));
    };
    for (const auto view : { FollowerView::left, FollowerView::came }) {
        query.view = view;
        const double ms = median(firstPage, [&] { index.clear(); });
        line(fmt::format("{}: the first page of {}", viewName(view), total), ms,
            against(ms, 5, 0, 0));
        line("  all in order", median(ask, [&] { index.clear(); }));
    }
    query.since = dayOf(Seconds(std::chrono::seconds(kFirstFollow + kYears)));
    const double except = median([&] { listOfBoth(plain); });
    line("  SQLite: EXCEPT both ways, count", except);
    for (const auto view : { FollowerView::left, FollowerView::came }) {
        query.view = view;
        const double ms = median(firstPage, [&] { index.clear(); });
        line(fmt::format("{} since the first of three: {}, the first page", viewName(view), total),
            ms, against(ms, 0, except, 0.3));
    }
    query.since.reset();
    query.view = FollowerView::all;
    const double fill = median(ask, [&] { index.clear(); });
    line("fill the index, sort", fill,
        fmt::format("{:.1f} B a row beside {:.1f} B of names; goal 24",
            static_cast<double>(index.columnBytes()) / static_cast<double>(rows),
            static_cast<double>(index.nameBytes()) / static_cast<double>(rows)));

    struct Text {
        const char *kind, *text;
    };
    for (const auto& [kind, text] :
        { Text { "rare", "runs1234" }, Text { "common", "a" }, Text { "none", "xyzq" } }) {
        query.search = text;
        const double like = likeCount(plain, text);
        const double ms = median(ask, [&] {
            query.search.clear();
            ask();
            query.search = text;
        });
        line(fmt::format("filter, {} ({} found)", kind, persons.size()), ms,
            against(ms, 10 * millions, like, 0.15));
        line(fmt::format("  SQLite LIKE '%{}%', count", text), like);
    }
    double refine = 0;
    for (const char* text : { "r", "ru", "run", "runs", "runs1", "runs12" }) {
        query.search = text;
        refine = std::max(refine, median([&] { ask(); }));
    }
    line("typing on, the slowest of six letters", refine, against(refine, 10 * millions, 0, 0));

    query.search.clear();
    ask();
    const auto deep = persons.size() / 10 * 9;
    std::size_t from = deep;
    const double page = median([&] {
        must(workspace.followers().rows(creator, {}, std::span(persons).subspan(from, kPageRows)));
        from += kPageRows;
    });
    line("page of 64 rows at 90 %", page, against(page, 1, 0, 0));

    std::mt19937_64 random(7);
    std::vector<std::uint64_t> keys(persons.size());
    const double floor = median([&] { std::sort(keys.begin(), keys.end()); },
        [&] { std::generate(keys.begin(), keys.end(), std::ref(random)); });
    line("std::sort of as many 8-byte keys", floor);
    for (const auto column : { FollowerColumn::handle, FollowerColumn::followedAt,
             FollowerColumn::followedBackAt, FollowerColumn::relation, FollowerColumn::comments,
             FollowerColumn::messages, FollowerColumn::decision }) {
        query.sort = column;
        bool down = false;
        const double ms = median(ask, [&] { query.descending = down = !down; });
        line(fmt::format("sort by column {}", static_cast<int>(column)), ms,
            against(ms, 0, floor, 2));
    }
    const double counts = median([&] { must(index.counts(workspace, query, {})); });
    line("counts of all views", counts);
    const auto somebody = must(workspace.followers().rows(creator, {}, { &persons[deep], 1 }));
    line("find a person by name, and the timeline", median([&] {
        const auto person = must(workspace.followers().find(creator, somebody.front().handle));
        must(workspace.followers().timeline(creator, *person));
    }));
    sqlite3_close(plain);
    std::filesystem::remove(file);
    return 0;
}
