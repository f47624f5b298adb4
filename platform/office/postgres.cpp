#include "platform/office/postgres.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <array>
#include <vector>

#include "core/staff/seal.hpp"

namespace klachtenzuil {

namespace {

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Answer = std::unique_ptr<PGresult, ClearResult>;

struct FreeOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};
using ConnectOptions = std::unique_ptr<PQconninfoOption, FreeOptions>;

/// The first line, without the space that libpq puts around it.
std::string first_line(const char* message) {
    std::string_view line = message ? message : "";
    line = line.substr(0, line.find('\n'));
    while (!line.empty() && line.back() == ' ')
        line.remove_suffix(1);
    return std::string(line);
}

/// "pusher@db.example:5432/office", as an administrator looks it up.
std::string place_of(pg_conn* connection) {
    const auto said = [](const char* text) { return std::string_view(text ? text : ""); };
    return fmt::format("{}@{}:{}/{}", said(PQuser(connection)), said(PQhost(connection)), said(PQport(connection)),
                       said(PQdb(connection)));
}

Reason reason_of_state(std::string_view code) {
    if (code == "55P03") return Reason::delivery_running;  // a lock was waited for in vain
    if (code == "42501") return Reason::office_store_not_allowed;
    if (code == "53100") return Reason::office_store_full;
    // What is there already, what a CHECK forbids, and tables or columns that are not those of this version.
    const bool differs = code.starts_with("23") || code.starts_with("42P") || code == "42703" || code == "3F000";
    return differs ? Reason::office_store_differs : Reason::office_store_unreachable;
}

/// The server's main message only: details and context can quote a row.
Failure failure_of(pg_conn* connection, const PGresult* answer) {
    const char* const state = answer ? PQresultErrorField(answer, PG_DIAG_SQLSTATE) : nullptr;
    const char* const message = answer ? PQresultErrorField(answer, PG_DIAG_MESSAGE_PRIMARY) : nullptr;
    if (state == nullptr) return {Reason::office_store_unreachable, place_of(connection)};
    const Reason reason = reason_of_state(state);
    if (reason == Reason::delivery_running) return {reason, {}};
    return {reason, fmt::format("{} («{}», SQLSTATE {})", place_of(connection), first_line(message), state)};
}

bool is_done(const PGresult* answer) {
    const auto status = PQresultStatus(answer);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

ConnectOptions options_of(const std::string& address) {
    return ConnectOptions(PQconninfoParse(address.c_str(), nullptr));
}

/// What this program needs, over what the address leaves open. A server that went away without a word is given up.
constexpr std::array<std::pair<const char*, const char*>, 6> own_options{{
    {"connect_timeout", "10"},
    {"keepalives_idle", "20"},
    {"keepalives_interval", "5"},
    {"keepalives_count", "3"},
    {"tcp_user_timeout", "30000"},
    {"fallback_application_name", "klachtenctl"},
}};

/// How values are written; and no name is looked for in a schema that others can put things into.
constexpr auto own_settings =
    "SET search_path = pg_catalog; SET datestyle = 'ISO, YMD'; SET timezone = 'UTC'; SET bytea_output = 'hex'";

using Options = std::vector<const char*>;  // names, or values; nullptr at the end

Result<pg_conn*> connect_with(const Options& names, const Options& values, bool again) {
    pg_conn* const connection = PQconnectdbParams(names.data(), values.data(), 0);
    if (PQstatus(connection) == CONNECTION_OK) return connection;
    // libpq gives no code for it. What it says of certificates names them.
    const bool distrusts = std::string_view(PQerrorMessage(connection)).find("certificate") != std::string_view::npos;
    const std::string place = place_of(connection);
    PQfinish(connection);
    if (distrusts) return failed(Reason::office_store_untrusted, place);
    // A server that lets others in answers when it is asked whether it does.
    if (PQpingParams(names.data(), values.data(), 0) != PQPING_OK)
        return failed(Reason::office_store_unreachable, place);
    // It may have been away for that moment.
    return again ? failed(Reason::office_store_login, place) : connect_with(names, values, true);
}

/// Notices can quote names of tables on standard error; nobody needs them.
void ignore_notice(void* /*unused*/, const PGresult* /*notice*/) {}

}  // namespace

bool is_postgres_address(const std::string& address) {
    return options_of(address) != nullptr;
}

bool holds_password(const std::string& address) {
    const ConnectOptions options = options_of(address);
    for (const auto* option = options.get(); option != nullptr && option->keyword != nullptr; ++option) {
        const std::string_view name = option->keyword;
        if ((name == "password" || name == "sslpassword") && option->val != nullptr) return true;
    }
    return false;
}

void Postgres::Close::operator()(pg_conn* connection) const {
    PQfinish(connection);
}

Result<Postgres> Postgres::connect(const std::string& address) {
    const ConnectOptions given = options_of(address);
    // libpq's own sentence quotes the address.
    if (!given) return failed(Reason::usage, "postgresql://");
    if (holds_password(address)) return failed(Reason::usage, "PGPASSFILE");
    Options names;
    Options values;
    for (const auto& [name, value] : own_options) {
        names.push_back(name);
        values.push_back(value);
    }
    for (const auto* option = given.get(); option->keyword != nullptr; ++option) {
        if (option->val == nullptr) continue;
        names.push_back(option->keyword);
        values.push_back(option->val);
    }
    // What comes later goes first.
    names.insert(names.end(), {"client_encoding", nullptr});
    values.insert(values.end(), {"UTF8", nullptr});
    const auto connection = connect_with(names, values, false);
    if (!connection) return failed(connection.error());
    Postgres made(*connection);
    PQsetNoticeReceiver(*connection, ignore_notice, nullptr);
    if (auto set = made.run(own_settings); !set) {
        return failed(set.error());
    }
    return made;
}

Result<void> Postgres::run(const std::string& statements) {
    const Answer answer(PQexec(m_connection.get(), statements.c_str()));
    if (!is_done(answer.get())) return failed(failure_of(m_connection.get(), answer.get()));
    return {};
}

Result<PostgresRows> Postgres::ask(const std::string& statement, std::span<const std::string> values) {
    std::vector<const char*> texts;
    for (const std::string& value : values)
        texts.push_back(value.c_str());
    const Answer answer(PQexecParams(m_connection.get(), statement.c_str(), static_cast<int>(texts.size()), nullptr,
                                     texts.data(), nullptr, nullptr, 0));
    if (!is_done(answer.get())) return failed(failure_of(m_connection.get(), answer.get()));
    PostgresRows rows(static_cast<std::size_t>(PQntuples(answer.get())));
    for (int row = 0; row < PQntuples(answer.get()); ++row) {
        for (int column = 0; column < PQnfields(answer.get()); ++column) {
            auto& cells = rows[static_cast<std::size_t>(row)];
            if (PQgetisnull(answer.get(), row, column) != 0) {
                cells.emplace_back();
            } else {
                cells.emplace_back(PQgetvalue(answer.get(), row, column));
            }
        }
    }
    return rows;
}

Result<void> Postgres::begin_copy(const std::string& target) {
    const Answer answer(PQexec(m_connection.get(), fmt::format("COPY {} FROM STDIN", target).c_str()));
    if (PQresultStatus(answer.get()) != PGRES_COPY_IN) return failed(failure_of(m_connection.get(), answer.get()));
    return {};
}

Result<void> Postgres::put(std::string_view lines) {
    if (PQputCopyData(m_connection.get(), lines.data(), static_cast<int>(lines.size())) != 1) {
        return failed(failure_of(m_connection.get(), nullptr));
    }
    return {};
}

Result<void> Postgres::end_copy() {
    if (PQputCopyEnd(m_connection.get(), nullptr) != 1) return failed(failure_of(m_connection.get(), nullptr));
    Result<void> ended;
    while (const Answer answer{PQgetResult(m_connection.get())}) {
        if (!is_done(answer.get()) && ended) ended = failed(failure_of(m_connection.get(), answer.get()));
        // A connection that broke off gives the same answer for ever.
        if (PQstatus(m_connection.get()) == CONNECTION_BAD) break;
    }
    return ended;
}

std::string bytea_of(std::span<const unsigned char> bytes) {
    return "\\x" + hex_of(bytes);
}

}  // namespace klachtenzuil
