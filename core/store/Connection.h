#pragma once

#include "core/base/Id.h"
#include "core/base/Result.h"
#include "core/base/Time.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace mutuals {

/// What every class of core/store shares: the database and its prepared statements.
class Connection {
public:
    Connection(const std::string& file, int flags);

    SQLite::Database& database() { return m_database; }
    SQLite::Statement& prepared(std::string_view sql); ///< prepared once per text
    void execute(const char* sql) { m_database.exec(sql); }

private:
    SQLite::Database m_database;
    std::map<std::string, std::unique_ptr<SQLite::Statement>, std::less<>> m_statements;
};

/// A prepared statement while it is used: binds in order, steps, and is reset at the end.
class Query {
public:
    Query(Connection& connection, std::string_view sql)
        : m_statement(connection.prepared(sql))
    {
    }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
    ~Query()
    {
        m_statement.tryReset();
        m_statement.clearBindings();
    }

    template <class... Values> Query& with(const Values&... values)
    {
        (bind(values), ...);
        return *this;
    }
    bool next() { return m_statement.executeStep(); }
    /// For statements without rows: runs them, returns how many rows changed.
    int run() { return m_statement.exec(); }
    /// Runs again with other values.
    void again()
    {
        m_statement.reset();
        m_bound = 0;
    }

    std::int64_t number(int column) { return m_statement.getColumn(column).getInt64(); }
    double real(int column) { return m_statement.getColumn(column).getDouble(); }
    int count(int column) { return static_cast<int>(number(column)); }
    int columns() const { return m_statement.getColumnCount(); }
    bool isNull(int column) { return m_statement.getColumn(column).isNull(); }
    /// Valid until the next step.
    std::string_view text(int column)
    {
        const auto value = m_statement.getColumn(column);
        const char* bytes = value.getText("");
        return { bytes, static_cast<std::size_t>(value.getBytes()) };
    }
    Seconds time(int column) { return Seconds(std::chrono::seconds(number(column))); }
    Day day(int column) { return Day(std::chrono::days(number(column))); }
    template <class Read>
    auto optional(int column, Read read) -> std::optional<std::invoke_result_t<Read, Query&, int>>
    {
        if (isNull(column))
            return {};
        return std::invoke(read, *this, column);
    }

private:
    void bind(std::int64_t value) { m_statement.bind(++m_bound, value); }
    void bind(int value) { m_statement.bind(++m_bound, value); }
    void bind(bool value) { m_statement.bind(++m_bound, value ? 1 : 0); }
    void bind(double value) { m_statement.bind(++m_bound, value); }
    void bind(std::string_view value) { m_statement.bind(++m_bound, std::string(value)); }
    void bind(const std::string& value) { bind(std::string_view(value)); }
    void bind(const char* value) { bind(std::string_view(value)); }
    void bind(Seconds value) { bind(static_cast<std::int64_t>(value.time_since_epoch().count())); }
    void bind(Day value) { bind(static_cast<std::int64_t>(value.time_since_epoch().count())); }
    template <class Kind> void bind(const Id<Kind>& value) { bind(value.value); }
    template <class T> void bind(const std::optional<T>& value)
    {
        if (value)
            bind(*value);
        else
            m_statement.bind(++m_bound);
    }

    SQLite::Statement& m_statement;
    int m_bound = 0;
};

/// The code that a failure of SQLite means to the rest of the program.
Error errorOf(const SQLite::Exception& exception);

/// Thrown by work of this folder that was asked to stop.
struct Stopped { };

/// Runs work that may throw SQLite's exceptions, or Stopped: they end here.
template <class Work> auto guarded(Work&& work) -> Result<std::invoke_result_t<Work>>
{
    try {
        if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
            work();
            return {};
        } else {
            return work();
        }
    } catch (const SQLite::Exception& exception) {
        return tl::unexpected<Error>(errorOf(exception));
    } catch (const Stopped&) {
        return fail(Error::Code::cancelled, "asked to stop");
    }
}

/// While it lives foreign keys are not looked up: of an import that takes a fifth of the time, and
/// all its rows are our own making; `check` finds one that points nowhere. Around a transaction,
/// since inside of one SQLite ignores the switch.
class UncheckedLinks {
public:
    explicit UncheckedLinks(Connection& connection); ///< throws SQLite::Exception
    UncheckedLinks(const UncheckedLinks&) = delete;
    UncheckedLinks& operator=(const UncheckedLinks&) = delete;
    ~UncheckedLinks();

private:
    Connection& m_connection;
};

/// While it lives all that is read is of one moment.
class Reading {
public:
    explicit Reading(Connection& connection); ///< throws SQLite::Exception
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;
    ~Reading();

private:
    Connection& m_connection;
};

/// Everything until commit() happens or nothing does.
class Transaction {
public:
    explicit Transaction(Connection& connection); ///< throws SQLite::Exception
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    ~Transaction();
    void commit(); ///< throws SQLite::Exception; then nothing has happened

private:
    Connection& m_connection;
    bool m_open = true;
};

} // namespace mutuals
