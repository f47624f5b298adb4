// Reading a complaint: what was told, and every step that was taken.

#include <fmt/format.h>
#include <sqlite3.h>

#include <algorithm>
#include <map>

#include "core/base/wipe.hpp"
#include "core/complaint/form_names.hpp"
#include "core/register/case_file.hpp"
#include "core/register/case_store.hpp"
#include "core/register/casework.hpp"
#include "core/register/concerned.hpp"
#include "core/register/dossier.hpp"
#include "core/register/fold.hpp"
#include "core/register/rows.hpp"
#include "core/register/statement.hpp"
#include "core/staff/seal_document.hpp"

namespace klachtenzuil {

namespace {

/// The sealed bytes of a part; nothing when it is not there.
std::optional<Sealed> sealed_part(Sql& sql, const ComplaintId& id, const Hash& part) {
    auto select = sql.prepare("SELECT sealed FROM dossier_part WHERE hash = ? AND complaint = ?");
    bind_values(*select, part, id);
    if (!select->executeStep()) return std::nullopt;
    const auto bytes = bytes_of(select->getColumn(0));
    return Sealed(bytes.begin(), bytes.end());
}

/// The first bytes of a part, without reading the rest of its megabytes; nothing when it is not there.
std::optional<Sealed> first_of_part(Sql& sql, sqlite3* handle, const ComplaintId& id, const Hash& part,
                                    std::size_t most) {
    auto select = sql.prepare("SELECT rowid FROM dossier_part WHERE hash = ? AND complaint = ?");
    bind_values(*select, part, id);
    if (!select->executeStep()) return std::nullopt;
    sqlite3_blob* blob = nullptr;
    const sqlite3_int64 row = select->getColumn(0).getInt64();
    Sealed first;
    bool read = sqlite3_blob_open(handle, "main", "dossier_part", "sealed", row, 0, &blob) == SQLITE_OK;
    if (read) {
        first.resize(std::min(most, static_cast<std::size_t>(sqlite3_blob_bytes(blob))));
        read = sqlite3_blob_read(blob, first.data(), static_cast<int>(first.size()), 0) == SQLITE_OK;
    }
    sqlite3_blob_close(blob);
    return read ? std::optional(std::move(first)) : std::nullopt;
}

/// Adds what a step sealed to its facts.
Result<void> add_sealed(Sql& sql, const CaseFile& file, const Hash& part, TakenStep& step) {
    const auto sealed = sealed_part(sql, file.complaint.id, part);
    if (!sealed) return failed(Reason::store_altered, "dossier_part");
    auto content = open_part(file.key, file.complaint.id, PartKind::note, *sealed);
    if (!content) return failed(content.error());
    auto told = read_facts({reinterpret_cast<const char*>(content->data()), content->size()});
    wipe(*content);
    if (!told) return failed(told.error());
    step.facts.merge(*told);
    return {};
}

Result<void> add_name(Sql& sql, sqlite3* handle, const CaseFile& file, PartKind kind, TakenStep& step) {
    const auto sealed = first_of_part(sql, handle, file.complaint.id, *step.part, sealed_name_size);
    if (!sealed) return failed(Reason::store_altered, "dossier_part");
    auto name = open_document_name(file.key, file.complaint.id, kind, *sealed);
    if (!name) return failed(name.error());
    step.facts["name"] = std::move(*name);
    return {};
}

/// The accounts of this node by the token that the complaint knows them by.
Result<std::map<std::string, std::string>> names_by_token(Sql& sql, const CaseFile& file) {
    std::map<std::string, std::string> names;
    auto select = sql.prepare("SELECT name FROM account");
    while (select->executeStep()) {
        const std::string name = select->getColumn(0).getString();
        names.emplace(hex(file.token_of(name).bytes), name);
    }
    return names;
}

/// A token says nothing to a person: it becomes the account's name, or goes.
void name_persons(TakenStep& step, const std::map<std::string, std::string>& names) {
    const auto what = step.facts.find("what");
    if (step.kind != StepKind::correct || what == step.facts.end() || what->second != "person") return;
    for (const std::string_view fact : {"staff", "was"}) {
        const auto found = step.facts.find(fact);
        if (found == step.facts.end() || found->second == nobody_here) continue;
        const auto name = names.find(found->second);
        if (name == names.end()) {
            step.facts.erase(found);
        } else {
            found->second = name->second;
        }
    }
}

Facts facts_in(const JournalEntry& entry) {
    if (const auto filed = read_filed_facts(entry)) {
        return {{"received", iso(filed->entry.received)}, {"channel", std::string(name_of(filed->entry.channel))}};
    }
    auto step = read_step(entry);
    return step ? std::move(step->facts) : Facts{};
}

/// One step as `file`'s reader sees it; without what is sealed where `readable` is false.
Result<TakenStep> taken_step(Sql& sql, sqlite3* handle, const CaseFile& file, bool readable, const std::string& own,
                             const JournalEntry& entry) {
    const auto kind = step_kind_from(entry.step);
    if (!kind) return failed(Reason::store_altered, fmt::format("{}/{}", entry.node, entry.sequence));
    TakenStep step{.node = entry.node,
                   .sequence = entry.sequence,
                   .at = entry.at,
                   .actor = entry.actor,
                   .kind = *kind,
                   .facts = facts_in(entry),
                   .part = {},
                   .disputed = {}};
    if (!entry.part || *kind == StepKind::file) return step;
    const auto document = *kind == StepKind::note ? step.facts.find("kind") : step.facts.end();
    if (!part_kind_of(entry)) return step;
    Result<void> added;
    if (document != step.facts.end()) {
        step.part = entry.part;
        const bool letter = document->second == name_of(PartKind::letter);
        if (readable) added = add_name(sql, handle, file, letter ? PartKind::letter : PartKind::attachment, step);
    } else if (readable) {
        added = add_sealed(sql, file, *entry.part, step);
    }
    // What another node put there need not open, or be there: the step shows without it.
    if (!added && entry.node == own) return failed(added.error());
    return step;
}

}  // namespace

void wipe(TakenStep& step) {
    for (auto& [name, value] : step.facts)
        wipe(value);
    step.facts.clear();
}

bool is_document(const TakenStep& step) {
    const auto kind = step.facts.find("kind");
    return step.kind == StepKind::note && step.part && kind != step.facts.end() &&
           (kind->second == name_of(PartKind::attachment) || kind->second == name_of(PartKind::letter));
}

Result<Form> Casework::form(const ComplaintId& id) const {
    return m_store.database().read([&](Sql& sql) -> Result<Form> {
        const auto file = open_readable_case(sql, m_who, id);
        if (!file) return failed(file.error());
        return open_form(sql, id, file->key);
    });
}

Result<std::vector<TakenStep>> Casework::history(const ComplaintId& id) const {
    if (auto looked = dispute_concerned(m_store, m_who, id); !looked) return failed(looked.error());
    return m_store.database().read([&](Sql& sql) -> Result<std::vector<TakenStep>> {
        const auto file = open_case(sql, m_who, id);
        if (!file) return failed(file.error());
        const bool readable = !file->key.empty() && check_reader(file->complaint, file->actor);
        std::map<std::string, std::string> names;
        if (readable) {
            auto known = names_by_token(sql, *file);
            if (!known) return failed(known.error());
            names = std::move(*known);
        }
        const auto entries = steps_of(sql, id);
        if (!entries) return failed(entries.error());
        const auto disputes = select_disputes(sql, id);
        if (!disputes) return failed(disputes.error());
        std::vector<TakenStep> steps;
        for (const JournalEntry& entry : *entries) {
            auto step = taken_step(sql, m_store.database().handle(), *file, readable, m_config.node, entry);
            if (!step) return failed(step.error());
            name_persons(*step, names);
            const auto disputed = disputes->find(place_of(entry));
            if (disputed != disputes->end()) step->disputed = disputed->second.reason;
            steps.push_back(std::move(*step));
        }
        return steps;
    });
}

}  // namespace klachtenzuil
