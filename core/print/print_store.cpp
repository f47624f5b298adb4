#include "core/print/print_store.hpp"

#include "core/print/print_names.hpp"
#include "core/register/database.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil::print_store {

namespace {

#define KLACHTENZUIL_PRINT_COLUMNS "id, complaint, state, trouble, duplicate, queue, job, asked_ms, changed_ms, part"

Result<PrintRequest> read(SQLite::Statement& row) {
    const auto id = read_id<PrintId>(row.getColumn(0));
    const auto complaint = read_id<ComplaintId>(row.getColumn(1));
    const auto state = print_state_from(row.getColumn(2).getString());
    const auto trouble = print_trouble_from(row.getColumn(3).getString());
    const bool of_letter = !row.getColumn(9).isNull();
    const auto part = read_bytes<32>(row.getColumn(9));
    if (!id || !complaint || !state || !trouble || of_letter != part.has_value())
        return failed(Reason::store_damaged, "print_request");
    PrintRequest request{.id = *id,
                         .complaint = *complaint,
                         .part = part,
                         .state = *state,
                         .trouble = *trouble,
                         .duplicate = row.getColumn(4).getInt() != 0,
                         .job = std::nullopt,
                         .asked = read_instant(row.getColumn(7)),
                         .changed = read_instant(row.getColumn(8))};
    if (const auto queue = read_text_or_null(row.getColumn(5))) {
        request.job = PrintJob{.queue = *queue, .number = row.getColumn(6).getInt(), .name = {}};
    }
    return request;
}

Result<std::vector<PrintRequest>> read_all(SQLite::Statement& rows) {
    std::vector<PrintRequest> requests;
    while (rows.executeStep()) {
        auto request = read(rows);
        if (!request) return failed(request.error());
        requests.push_back(std::move(*request));
    }
    return requests;
}

std::optional<std::string> queue_of(const PrintRequest& request) {
    return request.job ? std::optional(request.job->queue) : std::nullopt;
}

std::optional<int> number_of(const PrintRequest& request) {
    return request.job ? std::optional(request.job->number) : std::nullopt;
}

}  // namespace

Result<std::optional<PrintRequest>> find(Sql& sql, const PrintId& request) {
    auto select = sql.prepare("SELECT " KLACHTENZUIL_PRINT_COLUMNS " FROM print_request WHERE id = ?");
    bind_values(*select, request);
    if (!select->executeStep()) return std::nullopt;
    auto found = read(*select);
    if (!found) return failed(found.error());
    return std::move(*found);
}

Result<std::vector<PrintRequest>> open(Sql& sql) {
    auto select = sql.prepare("SELECT " KLACHTENZUIL_PRINT_COLUMNS
                              " FROM print_request WHERE state IN ('wanted', 'created', 'sent')"
                              " ORDER BY asked_ms, id");
    return read_all(*select);
}

Result<std::vector<PrintRequest>> undecided(Sql& sql) {
    auto select = sql.prepare("SELECT " KLACHTENZUIL_PRINT_COLUMNS
                              " FROM print_request WHERE state = 'unknown' ORDER BY asked_ms, id");
    return read_all(*select);
}

Result<std::vector<PrintRequest>> of(Sql& sql, const ComplaintId& complaint) {
    auto select = sql.prepare("SELECT " KLACHTENZUIL_PRINT_COLUMNS
                              " FROM print_request WHERE complaint = ? ORDER BY asked_ms, duplicate, id");
    bind_values(*select, complaint);
    return read_all(*select);
}

#undef KLACHTENZUIL_PRINT_COLUMNS

void add(Sql& sql, const PrintRequest& request) {
    auto insert = sql.prepare(
        "INSERT INTO print_request (id, complaint, part, state, trouble, duplicate, queue, job, asked_ms,"
        " changed_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    bind_values(*insert, request.id, request.complaint, request.part, name_of(request.state), name_of(request.trouble),
                request.duplicate, queue_of(request), number_of(request), request.asked, request.changed);
    insert->exec();
}

bool change(Sql& sql, const PrintRequest& before, const PrintRequest& after) {
    auto update = sql.prepare(
        "UPDATE print_request SET state = ?, trouble = ?, queue = ?, job = ?, changed_ms = ?"
        " WHERE id = ? AND state = ? AND job IS ?");
    bind_values(*update, name_of(after.state), name_of(after.trouble), queue_of(after), number_of(after), after.changed,
                before.id, name_of(before.state), number_of(before));
    return update->exec() == 1;
}

}  // namespace klachtenzuil::print_store
