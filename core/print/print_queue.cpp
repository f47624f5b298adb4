#include "core/print/print_queue.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/base/wipe.hpp"
#include "core/complaint/complaint_names.hpp"
#include "core/print/print_names.hpp"
#include "core/print/print_store.hpp"
#include "core/register/casework.hpp"
#include "core/register/database.hpp"

namespace klachtenzuil {

namespace {

using namespace std::chrono_literals;

/// A document that was sent without an answer can still lie unread at the print service. It is given this long before
/// the service's word is taken that the job has none.
constexpr auto settle = 2s;

/// A print service that loses every job is not flooded with new ones: 0, 1, 3, 7 … 60 s.
std::chrono::seconds wait_after(int losses) {
    return std::min(std::chrono::seconds{(1 << std::min(losses - 1, 10)) - 1}, std::chrono::seconds{60});
}

Failure changed_elsewhere() {
    return Failure{Reason::store_locked, "print_request"};
}

}  // namespace

bool is_settled(PrintState state) {
    switch (state) {
        case PrintState::wanted:
        case PrintState::created:
        case PrintState::sent: return false;
        case PrintState::confirmed:
        case PrintState::filed:
        case PrintState::unknown:
        case PrintState::given_up: return true;
    }
    return true;
}

PaperName name_of(const PrintId& request, const Reference& reference) {
    const std::string short_id = hex(request.bytes).substr(0, 8);
    return {.title = fmt::format("Klachtenzuil {}", short_id),
            .file_name = fmt::format("{}-{}", text_of(reference), short_id)};
}

PrintQueue::PrintQueue(Register& store, Printer& printer, const Clock& clock, MakePaper make_paper)
    : m_store(store), m_printer(printer), m_clock(clock), m_make_paper(std::move(make_paper)) {}

PrintQueue::~PrintQueue() {
    for (auto& [request, memory] : m_memory)
        wipe(memory.pdf);
}

void PrintQueue::hold(const PrintId& request, Pdf pdf) {
    Memory& memory = m_memory[request];
    wipe(memory.pdf);
    memory.pdf = std::move(pdf);
}

void PrintQueue::drop(const PrintId& request) {
    const auto found = m_memory.find(request);
    if (found != m_memory.end()) wipe(found->second.pdf);
}

Result<std::vector<PrintRequest>> PrintQueue::advance() {
    auto requests = open_requests();
    if (!requests) return failed(requests.error());

    // Where the previous call ended, this one goes on, so that many that wait do not keep the others from their turn.
    const auto last = std::ranges::find_if(*requests, [&](const PrintRequest& r) { return r.id == m_last; });
    if (last != requests->end()) std::rotate(requests->begin(), last + 1, requests->end());

    std::vector<PrintRequest> changed;
    int steps = 0;
    for (PrintRequest& request : *requests) {
        if (++steps > most_at_once) break;
        const PrintRequest before = request;
        m_last = request.id;
        const auto stepped = step(request);
        if (!stepped) return failed(stepped.error());
        if (request != before) changed.push_back(request);
        if (is_settled(request.state)) {
            drop(request.id);
            m_memory.erase(request.id);
        }
        // Who asks a service again that has just been silent waits seconds for each request.
        if (request.trouble == PrintTrouble::unreachable) break;
    }
    return changed;
}

Result<void> PrintQueue::step(PrintRequest& request) {
    if (rests(request)) return {};
    switch (request.state) {
        case PrintState::wanted: {
            auto made = make_job(request);
            if (!made || request.state != PrintState::created) return made;
            return hand_over(request);
        }
        case PrintState::created: return hand_over(request);
        case PrintState::sent: return follow(request);
        case PrintState::confirmed:
        case PrintState::filed:
        case PrintState::unknown:
        case PrintState::given_up: return {};
    }
    return {};
}

bool PrintQueue::rests(const PrintRequest& request) const {
    const auto found = m_memory.find(request.id);
    if (found == m_memory.end() || !found->second.not_before) return false;
    return m_clock.steady() < *found->second.not_before;
}

Result<void> PrintQueue::make_job(PrintRequest& request) {
    if (!has_paper(request)) return set(request, PrintState::wanted, PrintTrouble::not_made);
    const auto name = paper_name(request);
    if (!name) return failed(name.error());
    auto job = m_printer.create_job(*name);
    if (!job) return set(request, PrintState::wanted, trouble_of(job.error()));
    m_memory[request.id].job_seen = true;
    PrintRequest after = request;
    after.state = PrintState::created;
    after.trouble = PrintTrouble::none;
    after.job = PrintJob{.queue = job->queue, .number = job->number, .name = {}};
    auto stored = store(request, std::move(after));
    // Another program was faster, or the disk failed: nothing was printed, and nobody would ever look after this job.
    if (!stored) static_cast<void>(m_printer.purge(*job));
    return stored;
}

Result<void> PrintQueue::hand_over(PrintRequest& request) {
    const auto job = job_of(request);
    if (!job) return failed(job.error());
    auto report = m_printer.look(*job);
    Memory& memory = m_memory[request.id];
    if (report && report->phase == JobPhase::empty) {
        if (!std::exchange(memory.job_seen, true)) {
            // The program that made the job may have ended in the middle of sending.
            memory.not_before = m_clock.steady() + settle;
            return {};
        }
        if (!has_paper(request)) return set(request, PrintState::created, PrintTrouble::not_made);
        const auto sent = m_printer.send(*job, memory.pdf);
        if (!sent) {
            memory.not_before = m_clock.steady() + settle;
            return set(request, PrintState::created, trouble_of(sent.error()));
        }
        report = m_printer.look(*job);
    }
    if (!report) return set(request, PrintState::created, trouble_of(report.error()));
    memory.job_seen = true;
    switch (report->phase) {
        case JobPhase::held:
        case JobPhase::doubtful: return release(request, PrintTrouble::none);
        case JobPhase::waiting:
        case JobPhase::printing: return release(request, report->trouble);
        case JobPhase::printed: return confirm(request);
        case JobPhase::filed: return set(request, PrintState::filed, PrintTrouble::none);
        case JobPhase::failed: return leave_to_person(request, report->trouble);
        case JobPhase::doubled: {
            const auto purged = m_printer.purge(*job);
            if (!purged) return set(request, PrintState::created, trouble_of(purged.error()));
            return make_again(request);
        }
        case JobPhase::lost: return make_again(request);
        case JobPhase::empty: return {};
    }
    return {};
}

/// Nothing was ever released under the old job: a new one cannot print twice.
Result<void> PrintQueue::make_again(PrintRequest& request) {
    Memory& memory = m_memory[request.id];
    memory.job_seen = false;
    memory.not_before = m_clock.steady() + wait_after(++memory.losses);
    PrintRequest after = request;
    after.state = PrintState::wanted;
    after.trouble = PrintTrouble::none;
    after.job.reset();
    return store(request, std::move(after));
}

Result<void> PrintQueue::release(PrintRequest& request, PrintTrouble trouble) {
    auto stored = set(request, PrintState::sent, trouble);
    if (!stored) return stored;
    const auto job = job_of(request);
    if (!job) return failed(job.error());
    const auto released = m_printer.release(*job);
    if (!released) return set(request, PrintState::sent, trouble_of(released.error()));
    m_memory[request.id].released = true;
    drop(request.id);
    // A folder is done at once; paper is looked for at the next call.
    if (m_printer.confirms_paper()) return {};
    return follow(request);
}

/// Purged first: a print service may try a failed job again by itself, while a person prints a second one.
Result<void> PrintQueue::leave_to_person(PrintRequest& request, PrintTrouble trouble) {
    const auto job = job_of(request);
    if (!job) return failed(job.error());
    const auto purged = m_printer.purge(*job);
    if (!purged) return set(request, request.state, trouble_of(purged.error()));
    return set(request, PrintState::unknown, trouble);
}

Result<void> PrintQueue::follow(PrintRequest& request) {
    const auto job = job_of(request);
    if (!job) return failed(job.error());
    const auto report = m_printer.look(*job);
    if (!report) return set(request, PrintState::sent, trouble_of(report.error()));
    switch (report->phase) {
        case JobPhase::held: {
            // Certainly not printed. When this process knows of its release, a person holds it back.
            Memory& memory = m_memory[request.id];
            if (memory.released) return set(request, PrintState::sent, PrintTrouble::held);
            const auto released = m_printer.release(*job);
            if (!released) return set(request, PrintState::sent, trouble_of(released.error()));
            memory.released = true;
            return set(request, PrintState::sent, PrintTrouble::none);
        }
        case JobPhase::waiting:
        case JobPhase::printing: return set(request, PrintState::sent, report->trouble);
        case JobPhase::printed: return confirm(request);
        case JobPhase::filed: return set(request, PrintState::filed, PrintTrouble::none);
        case JobPhase::failed: return leave_to_person(request, report->trouble);
        case JobPhase::empty:
        case JobPhase::doubtful:
        case JobPhase::doubled:
        case JobPhase::lost: return leave_to_person(request, PrintTrouble::unknown);
    }
    return {};
}

bool PrintQueue::has_paper(const PrintRequest& request) {
    Memory& memory = m_memory[request.id];
    if (!memory.pdf.empty()) return true;
    // A letter lies sealed in its dossier: it cannot be made anew from the register.
    if (request.part) return false;
    auto made = m_make_paper(request);
    if (!made || made->empty()) return false;
    memory.pdf = std::move(*made);
    return true;
}

Result<void> PrintQueue::set(PrintRequest& request, PrintState state, PrintTrouble trouble) {
    PrintRequest after = request;
    after.state = state;
    after.trouble = trouble;
    return store(request, std::move(after));
}

Result<void> PrintQueue::store(PrintRequest& request, PrintRequest after) {
    if (after == request) return {};
    after.changed = m_clock.now();
    auto stored = m_store.database().transaction([&](Sql& sql) -> Result<void> {
        if (!print_store::change(sql, request, after)) return failed(changed_elsewhere());
        return {};
    });
    if (stored) request = std::move(after);
    return stored;
}

Result<void> PrintQueue::confirm(PrintRequest& request) {
    return m_store.database().transaction([&](Sql&) -> Result<void> {
        auto stored = set(request, PrintState::confirmed, PrintTrouble::none);
        if (!stored || request.part) return stored;
        const auto acknowledged = m_store.acknowledge(request.complaint, amsterdam(m_clock.now()).date);
        if (acknowledged || acknowledged.error().reason == Reason::step_out_of_order) return {};
        return failed(acknowledged.error());
    });
}

Result<PaperName> PrintQueue::paper_name(const PrintRequest& request) const {
    const auto filed = m_store.find(request.complaint);
    if (!filed) return failed(filed.error());
    if (!*filed) return failed(Reason::store_damaged, "print_request");
    return name_of(request.id, (*filed)->entry.reference);
}

Result<PrintJob> PrintQueue::job_of(const PrintRequest& request) const {
    auto name = paper_name(request);
    if (!name) return failed(name.error());
    if (!request.job) return failed(Reason::store_damaged, "print_request");
    return PrintJob{.queue = request.job->queue, .number = request.job->number, .name = std::move(*name)};
}

Result<std::optional<PrintRequest>> PrintQueue::find(const PrintId& request) const {
    return m_store.database().read([&](Sql& sql) { return print_store::find(sql, request); });
}

Result<std::vector<PrintRequest>> PrintQueue::open_requests() const {
    return m_store.database().read([&](Sql& sql) { return print_store::open(sql); });
}

Result<std::vector<PrintRequest>> PrintQueue::undecided() const {
    return m_store.database().read([&](Sql& sql) { return print_store::undecided(sql); });
}

Result<std::vector<PrintRequest>> PrintQueue::of(const ComplaintId& complaint) const {
    return m_store.database().read([&](Sql& sql) { return print_store::of(sql, complaint); });
}

Result<PrintId> PrintQueue::reprint(const ComplaintId& complaint) {
    const auto filed = m_store.find(complaint);
    if (!filed) return failed(filed.error());
    if (!*filed) return failed(Reason::reference_unknown);
    const auto before = of(complaint);
    if (!before) return failed(before.error());
    if (auto ended = give_up_open(*before, std::nullopt); !ended) return failed(ended.error());
    const PrintRequest again{.id = new_id<PrintId>(),
                             .complaint = complaint,
                             .part = std::nullopt,
                             .state = PrintState::wanted,
                             .trouble = PrintTrouble::none,
                             .duplicate = true,
                             .job = std::nullopt,
                             .asked = m_clock.now(),
                             .changed = m_clock.now()};
    return m_store.database().transaction([&](Sql& sql) -> Result<PrintId> {
        print_store::add(sql, again);
        return again.id;
    });
}

Result<void> PrintQueue::give_up_open(const std::vector<PrintRequest>& requests, const std::optional<Hash>& part) {
    for (const PrintRequest& request : requests) {
        if (request.part != part || (is_settled(request.state) && request.state != PrintState::unknown)) continue;
        if (auto ended = give_up(request.id); !ended) return ended;
    }
    return {};
}

Result<PrintId> PrintQueue::print_letter(const ComplaintId& complaint, const Hash& part, Pdf pdf) {
    const auto before = of(complaint);
    if (!before) return failed(before.error());
    const auto is_of_part = [&](const PrintRequest& request) { return request.part == part; };
    for (const PrintRequest& request : *before) {
        if (!is_of_part(request) || (request.state != PrintState::wanted && request.state != PrintState::created))
            continue;
        hold(request.id, std::move(pdf));
        return request.id;
    }
    if (auto ended = give_up_open(*before, part); !ended) {
        wipe(pdf);
        return failed(ended.error());
    }
    const PrintRequest wanted{.id = new_id<PrintId>(),
                              .complaint = complaint,
                              .part = part,
                              .state = PrintState::wanted,
                              .trouble = PrintTrouble::none,
                              .duplicate = std::ranges::any_of(*before, is_of_part),
                              .job = std::nullopt,
                              .asked = m_clock.now(),
                              .changed = m_clock.now()};
    // Held before it is stored: no other call may find it without its paper.
    hold(wanted.id, std::move(pdf));
    const auto stored = m_store.database().transaction([&](Sql& sql) -> Result<void> {
        print_store::add(sql, wanted);
        return {};
    });
    if (stored) return wanted.id;
    drop(wanted.id);
    m_memory.erase(wanted.id);
    return failed(stored.error());
}

Result<PrintJob> PrintQueue::print_unstored(const PaperName& name, std::span<const std::byte> pdf) {
    if (!can_print_unstored()) return failed(Reason::printer_refused, name.title);
    auto job = m_printer.create_job(name);
    if (!job) return job;
    Result<void> sent = failed(Reason::printer_refused, name.title);
    if (m_printer.kept_off_disk(*job)) sent = m_printer.send(*job, pdf);
    if (sent) sent = m_printer.release(*job);
    if (sent) return job;
    // Nobody will look after it: what is left of it goes at once, as far as the printer can be reached.
    (void)m_printer.purge(*job);
    return failed(sent.error());
}

Result<void> PrintQueue::end_unstored(const PrintJob& job) {
    // Looked at first: a printer that is only pretended works when somebody looks.
    const auto report = m_printer.look(job);
    if (!report) return failed(report.error());
    return m_printer.purge(job);
}

Result<void> PrintQueue::came_out(const PrintId& id, Casework& who) {
    auto found = find(id);
    if (!found) return failed(found.error());
    if (!*found) return failed(Reason::reference_unknown);
    PrintRequest& request = **found;
    if (request.state == PrintState::confirmed) return {};
    if (request.state != PrintState::unknown) return failed(Reason::step_out_of_order, "print_request");
    const Date printed = amsterdam(request.changed).date;
    return m_store.database().transaction([&](Sql&) -> Result<void> {
        auto stored = set(request, PrintState::confirmed, PrintTrouble::none);
        if (!stored || request.part) return stored;
        const auto filed = m_store.find(request.complaint);
        if (!filed) return failed(filed.error());
        if (!*filed || (*filed)->entry.acknowledged) return {};
        const Step acknowledge{StepKind::acknowledge,
                               {{"date", iso(printed)}, {"how", std::string(name_of(Told::in_person))}}};
        const auto taken = who.take(request.complaint, acknowledge);
        if (taken || taken.error().reason == Reason::step_out_of_order) return {};
        return failed(taken.error());
    });
}

Result<void> PrintQueue::give_up(const PrintId& id) {
    auto found = find(id);
    if (!found) return failed(found.error());
    if (!*found) return failed(Reason::reference_unknown);
    PrintRequest& request = **found;
    if (request.state == PrintState::given_up) return {};
    if (request.state == PrintState::confirmed || request.state == PrintState::filed) {
        return failed(Reason::step_out_of_order, "print_request");
    }
    if (request.job) {
        const auto job = job_of(request);
        if (!job) return failed(job.error());
        const auto purged = m_printer.purge(*job);
        if (!purged) return failed(purged.error());
    }
    auto ended = set(request, PrintState::given_up, request.trouble);
    if (!ended) return ended;
    drop(id);
    m_memory.erase(id);
    return {};
}

}  // namespace klachtenzuil
