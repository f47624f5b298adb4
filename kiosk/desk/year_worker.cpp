// Errands for the page of the year. Figures and notes are management's alone. Source: procedure, "Learn".

#include <algorithm>
#include <utility>

#include "core/analysis/tables.hpp"
#include "core/base/wipe.hpp"
#include "kiosk/desk/desk_worker.hpp"
#include "kiosk/desk/outcomes.hpp"

namespace klachtenzuil::desk {

namespace {

/// Complaints behind one figure that are listed; who wants to see more chooses a shorter period.
constexpr std::size_t most_behind = 500;

}  // namespace

bool DeskWorker::for_management() const {
    return m_who && m_who->account.role == StaffRole::management && !m_who->account.must_change;
}

/// Nothing when it was stopped half-way.
Result<ShownYear> DeskWorker::year_of_scope(const AnalysisScope& scope) {
    auto analysis = analyse(m_store, scope, [this] { return !m_stop_figures.load(); });
    if (!analysis) return failed(analysis.error());
    if (!*analysis) return ShownYear();
    auto notes = management_notes(m_store);
    if (!notes) return failed(notes.error());
    std::reverse(notes->begin(), notes->end());
    auto figures = std::make_shared<YearFigures>();
    figures->analysis = std::move(**analysis);
    figures->tables = tables_of(figures->analysis);
    figures->charts = charts_of(figures->tables, figures->analysis.terms);
    figures->notes = std::move(*notes);
    return figures;
}

std::vector<Action> DeskWorker::perform(errand::LoadYear& load) {
    if (!for_management()) return one(done::YearLoaded{load.ticket, failed(nobody())});
    auto figures = year_of_scope(load.scope);
    if (figures && !*figures) return {};
    return one(done::YearLoaded{load.ticket, std::move(figures)});
}

std::vector<Action> DeskWorker::perform(errand::FindBehind& find) {
    done::BehindFound found{.ticket = find.ticket, .lines = failed(nobody())};
    if (!for_management()) return one(std::move(found));
    auto ids = complaints_behind(m_store, find.year->analysis, find.place, most_behind + 1);
    if (!ids) {
        found.lines = failed(ids.error());
        return one(std::move(found));
    }
    found.more = ids->size() > most_behind;
    if (found.more) ids->resize(most_behind);
    std::vector<WorkLine> lines;
    lines.reserve(ids->size());
    for (const ComplaintId& id : *ids) {
        auto filed = m_store.find(id);
        if (!filed) {
            found.lines = failed(filed.error());
            return one(std::move(found));
        }
        if (*filed) lines.push_back(line_of(std::move((*filed)->entry)));
    }
    found.lines = std::move(lines);
    return one(std::move(found));
}

std::vector<Action> DeskWorker::perform(errand::AddNote& add) {
    Result<void> outcome = failed(nobody());
    if (m_who) {
        const auto kept = add_management_note(m_store, *m_who, add.kind, add.text);
        outcome = kept ? Result<void>() : Result<void>(failed(kept.error()));
    }
    klachtenzuil::wipe(add.text);
    return one(done::NoteKept{std::move(outcome)});
}

std::vector<Action> DeskWorker::perform(errand::AnswerNote& answer) {
    Result<void> outcome = failed(nobody());
    if (m_who) outcome = answer_management_note(m_store, *m_who, answer.note, answer.state, answer.text);
    klachtenzuil::wipe(answer.text);
    return one(done::NoteKept{std::move(outcome)});
}

}  // namespace klachtenzuil::desk
