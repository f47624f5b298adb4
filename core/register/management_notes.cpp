#include "core/register/management_notes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "core/complaint/form.hpp"
#include "core/complaint/named_rows.hpp"
#include "core/complaint/text.hpp"
#include "core/register/database.hpp"
#include "core/register/fold.hpp"
#include "core/register/statement.hpp"
#include "core/register/step_check.hpp"
#include "core/register/step_store.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

constexpr std::array kinds{
    NamedRow<ManagementNoteKind>{ManagementNoteKind::recommendation, "recommendation",
                                 w::analysis_management_note_recommendation},
    NamedRow<ManagementNoteKind>{ManagementNoteKind::policy_change, "policy_change",
                                 w::analysis_management_note_policy_change},
};
static_assert(in_order(kinds, management_note_kind_count), "every kind of note has its name");

constexpr std::array states{
    NamedRow<ManagementNoteState>{ManagementNoteState::open, "open", w::analysis_management_note_open},
    NamedRow<ManagementNoteState>{ManagementNoteState::carried_out, "carried_out",
                                  w::analysis_management_note_carried_out},
    NamedRow<ManagementNoteState>{ManagementNoteState::partly, "partly", w::analysis_management_note_partly},
    NamedRow<ManagementNoteState>{ManagementNoteState::dropped, "dropped", w::analysis_management_note_dropped},
};
static_assert(in_order(states, management_note_state_count), "every state of a note has its name");

std::optional<StepPlace> place_from(std::string_view text) {
    const auto slash = text.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    StepPlace place{std::string(text.substr(0, slash)), 0};
    const std::string_view digits = text.substr(slash + 1);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), place.sequence);
    if (error != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
    return place;
}

/// One entry as it was written: a note, or the answer to one.
struct Written {
    std::optional<ManagementNote> note;
    std::optional<StepPlace> answers;
    ManagementNoteAnswer answer;
};

std::optional<Written> read_written(const JournalEntry& entry) {
    if (entry.complaint || entry.part || entry.step != name_of(StepKind::note)) return std::nullopt;
    const auto step = read_step(entry);
    if (!step) return std::nullopt;
    const auto fact = [&](std::string_view name) {
        const auto found = step->facts.find(name);
        return found == step->facts.end() ? std::string() : found->second;
    };
    const auto date = date_from_iso(fact("date"));
    const std::string text = fact("text");
    if (!date || !is_plain_text(text) || characters(text) > management_note_limit) return std::nullopt;
    Written written;
    if (!step->facts.contains("answers")) {
        const auto kind = management_note_kind_from(fact("kind"));
        if (!kind || is_blank(text)) return std::nullopt;
        written.note = ManagementNote{
            .place = place_of(entry), .date = *date, .kind = *kind, .text = text, .actor = entry.actor, .answers = {}};
        return written;
    }
    written.answers = place_from(fact("answers"));
    const auto state = management_note_state_from(fact("state"));
    if (!written.answers || !state) return std::nullopt;
    written.answer = {.date = *date, .state = *state, .text = text, .actor = entry.actor};
    return written;
}

/// What counts: written by somebody who was of management at that node then.
bool is_of_management(const AccountHistory& accounts, const JournalEntry& entry) {
    const auto known = accounts.at(entry.node, entry.actor, entry.sequence);
    return known && !known->disabled && known->role == StaffRole::management;
}

Result<std::vector<ManagementNote>> select_notes(Sql& sql) {
    static const std::string text = fmt::format(
        "SELECT {} FROM journal INDEXED BY journal_of_management WHERE step = 'note' AND complaint IS NULL"
        " ORDER BY at_ms, node, seq",
        journal_columns);
    const AccountHistory accounts = AccountHistory::ask(sql);
    std::vector<ManagementNote> notes;
    std::map<StepPlace, std::vector<ManagementNoteAnswer>> answers;
    auto select = sql.prepare(text.c_str());
    while (select->executeStep()) {
        const auto entry = read_journal_entry(*select);
        if (!entry) return failed(Reason::store_damaged, "journal");
        auto written = read_written(*entry);
        if (!written || !is_of_management(accounts, *entry)) continue;
        if (written->note) notes.push_back(std::move(*written->note));
        if (written->answers) answers[*written->answers].push_back(std::move(written->answer));
    }
    // An answer can have come in from another node before its note.
    for (ManagementNote& note : notes) {
        if (const auto found = answers.find(note.place); found != answers.end()) note.answers = found->second;
    }
    return notes;
}

Result<void> check_text(std::string_view text, bool can_be_blank) {
    if (!can_be_blank && is_blank(text)) return failed(Reason::facts_missing, "text");
    if (!is_utf8(text) || !is_plain_text(text) || characters(text) > management_note_limit) {
        return failed(Reason::fact_not_allowed, "text");
    }
    return {};
}

/// Writes one entry for somebody of management.
Result<StepPlace> write_note(Sql& sql, const Register& store, const SignedIn& who, Facts facts) {
    const auto account = working_account(sql, who);
    if (!account) return failed(account.error());
    if (account->role != StaffRole::management) return failed(Reason::not_permitted, account->name);
    const auto end = journal_end(sql, store.clock());
    if (!end) return failed(end.error());
    facts.emplace("date", iso(amsterdam(end->now).date));
    const auto entry = append_step(
        sql, end->node.code, end->head, end->now,
        {.kind = StepKind::note, .actor = account->name, .complaint = {}, .facts = write_facts(facts), .part = {}});
    if (!entry) return failed(entry.error());
    return place_of(*entry);
}

std::string trimmed(std::string_view text) {
    std::string copy(text);
    trim(copy);
    return copy;
}

}  // namespace

std::string_view name_of(ManagementNoteKind kind) {
    return row_of(kinds, kind).name;
}
std::optional<ManagementNoteKind> management_note_kind_from(std::string_view name) {
    return value_named(kinds, name);
}
Word word_for(ManagementNoteKind kind) {
    return row_of(kinds, kind).word;
}

std::string_view name_of(ManagementNoteState state) {
    return row_of(states, state).name;
}
std::optional<ManagementNoteState> management_note_state_from(std::string_view name) {
    return value_named(states, name);
}
Word word_for(ManagementNoteState state) {
    return row_of(states, state).word;
}

bool is_management_note(const JournalEntry& entry) {
    return read_written(entry).has_value();
}

Result<StepPlace> add_management_note(Register& store, const SignedIn& who, ManagementNoteKind kind,
                                      std::string_view text) {
    if (const auto good = check_text(text, false); !good) return failed(good.error());
    return store.database().transaction([&](Sql& sql) {
        return write_note(sql, store, who, {{"kind", std::string(name_of(kind))}, {"text", trimmed(text)}});
    });
}

Result<void> answer_management_note(Register& store, const SignedIn& who, const StepPlace& note,
                                    ManagementNoteState state, std::string_view text) {
    if (const auto good = check_text(text, true); !good) return failed(good.error());
    return store.database().transaction([&](Sql& sql) -> Result<void> {
        const auto notes = select_notes(sql);
        if (!notes) return failed(notes.error());
        if (std::ranges::find(*notes, note, &ManagementNote::place) == notes->end()) {
            return failed(Reason::reference_unknown, text_of(note));
        }
        const auto written =
            write_note(sql, store, who,
                       {{"answers", text_of(note)}, {"state", std::string(name_of(state))}, {"text", trimmed(text)}});
        if (!written) return failed(written.error());
        return {};
    });
}

Result<std::vector<ManagementNote>> management_notes(const Register& store) {
    return store.database().read([](Sql& sql) { return select_notes(sql); });
}

std::vector<ManagementNote> notes_for(const std::vector<ManagementNote>& all, Date first, Date last) {
    std::vector<ManagementNote> chosen;
    for (const ManagementNote& each : all) {
        if (each.date > last) continue;
        ManagementNote note = each;
        std::erase_if(note.answers, [&](const ManagementNoteAnswer& answer) { return answer.date > last; });
        ManagementNote at_begin = note;
        std::erase_if(at_begin.answers, [&](const ManagementNoteAnswer& answer) { return answer.date >= first; });
        const bool answered_in_it = at_begin.answers.size() < note.answers.size();
        const bool open_before = at_begin.state() == ManagementNoteState::open;
        if (note.date >= first || answered_in_it || open_before) chosen.push_back(std::move(note));
    }
    return chosen;
}

}  // namespace klachtenzuil
