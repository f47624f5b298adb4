// Errands for the page of the year. Figures and notes are management's alone. Source: procedure, "Learn".

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <utility>

#include "core/base/wipe.hpp"
#include "core/register/accounts.hpp"
#include "core/report/gather.hpp"
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
    draw_up(*figures);
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

// ---- the report on paper ----

/// Both reports come from the page of the year, which is management's.
Result<void> DeskWorker::may_print_report() const {
    if (!for_management()) return failed(nobody());
    return may_work(m_store, *m_who);
}

Result<void> DeskWorker::print_report(const errand::PrintReport& print) {
    if (const auto may = may_print_report(); !may) return may;
    if (m_report_print) {
        m_loose.follow(m_report_print->paper);
        // One at a time: asked for twice, it is printed once.
        if (m_report_print->paper.state == LooseState::printing) return {};
        m_report_print.reset();
    }
    const Date today = amsterdam(m_clock.now()).date;
    const auto facts = gather_report(m_store, print.year, print.whom, m_config.analysis.smallest_cell, today);
    if (!facts) return failed(facts.error());
    if (!*facts) return failed(nobody());
    auto pdf = m_make_report_pdf(make_report(**facts, m_config, print.language));
    if (!pdf) return failed(pdf.error());
    const std::string short_id = hex(new_id<PrintId>().bytes).substr(0, 8);
    const PaperName name{
        .title = "Klachtenzuil " + short_id,
        .file_name = fmt::format("report-{}-{}-{}", static_cast<int>(print.year), name_of(print.whom), short_id)};
    auto paper = m_loose.print(name, *pdf);
    klachtenzuil::wipe(*pdf);
    if (!paper) return failed(paper.error());
    m_report_print = ReportOnPaper{print.year, print.whom, std::move(*paper)};
    return {};
}

ReportPrint DeskWorker::report_print() const {
    const LoosePaper& paper = m_report_print->paper;
    return {m_report_print->year, m_report_print->whom, paper.state, paper.trouble, paper.place};
}

std::vector<Action> DeskWorker::perform(errand::PrintReport& print) {
    const auto printed = print_report(print);
    if (printed) return one(done::ReportAsked{report_print()});
    spdlog::warn(fmt::format("report: {}", name_of(printed.error().reason)));
    return one(done::ReportAsked{failed(printed.error())});
}

std::vector<Action> DeskWorker::perform(errand::LookAtReport&) {
    if (!for_management() || !m_report_print) return one(done::ReportSeen{});
    m_loose.follow(m_report_print->paper);
    return one(done::ReportSeen{report_print()});
}

std::vector<Action> DeskWorker::perform(errand::EndReport&) {
    if (!for_management() || !m_report_print) return one(done::ReportAsked{failed(nobody())});
    if (const auto ended = m_loose.end(m_report_print->paper); !ended)
        return one(done::ReportAsked{failed(ended.error())});
    return one(done::ReportAsked{report_print()});
}

/// Nobody of management waits at the printer any more: what it does not work on yet must not come out for others.
void DeskWorker::leave_report() {
    if (!m_report_print) return;
    m_loose.leave(m_report_print->paper);
    m_report_print.reset();
    m_loose.take_back();
}

}  // namespace klachtenzuil::desk
