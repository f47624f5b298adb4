#include "kiosk/runner.hpp"

#include <fmt/format.h>
#include <spdlog/spdlog.h>

#include <utility>

#include "core/base/wipe.hpp"
#include "core/letter/receipt.hpp"
#include "core/register/receiver.hpp"
#include "core/register/status_question.hpp"

namespace klachtenzuil {

namespace {

bool stops_search(const desk::Errand& errand) {
    return std::holds_alternative<desk::errand::StopSearch>(errand) ||
           std::holds_alternative<desk::errand::SignOut>(errand);
}

/// Figures of a period that nobody looks at any more need not be counted to the end.
bool stops_figures(const desk::Errand& errand) {
    return std::holds_alternative<desk::errand::LoadYear>(errand) ||
           std::holds_alternative<desk::errand::SignOut>(errand);
}

}  // namespace

Runner::Runner(RunnerParts parts)
    : m_parts(std::move(parts)),
      m_loose(m_parts.printer, m_parts.data / "loose-papers"),
      m_thread([this] { work(); }) {}

Runner::~Runner() {
    {
        const std::lock_guard lock(m_guard);
        m_ending = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

void Runner::post(Errand errand) {
    if (const auto* at_desk = std::get_if<effect::Desk>(&errand)) {
        // It must reach a search that is going on, not wait behind it. Signing out does not wait for one either.
        if (stops_search(at_desk->errand)) m_stop_search = true;
        if (stops_figures(at_desk->errand)) m_stop_figures = true;
    }
    {
        const std::lock_guard lock(m_guard);
        m_posted.push_back(std::move(errand));
    }
    m_changed.notify_all();
}

void Runner::report(Action action) {
    {
        const std::lock_guard lock(m_guard);
        m_outcomes.push_back(std::move(action));
    }
    if (m_parts.on_outcome) m_parts.on_outcome();
}

std::vector<Action> Runner::take_outcomes() {
    const std::lock_guard lock(m_guard);
    return std::exchange(m_outcomes, {});
}

bool Runner::has_outcomes() {
    const std::lock_guard lock(m_guard);
    return !m_outcomes.empty();
}

void Runner::wait_until_idle() {
    std::unique_lock lock(m_guard);
    m_changed.wait(lock, [this] { return m_posted.empty() && !m_working; });
}

void Runner::work() {
    std::unique_lock lock(m_guard);
    for (;;) {
        m_changed.wait(lock, [this] { return m_ending || !m_posted.empty(); });
        if (m_posted.empty()) break;
        Errand errand = std::move(m_posted.front());
        m_posted.pop_front();
        m_working = true;
        lock.unlock();
        std::vector<Action> outcomes = std::visit([this](auto& each) { return perform(each); }, errand);
        lock.lock();
        m_working = false;
        for (auto& outcome : outcomes)
            m_outcomes.push_back(std::move(outcome));
        m_changed.notify_all();
        if (!outcomes.empty() && m_parts.on_outcome) m_parts.on_outcome();
    }
    // The database is closed on the thread that opened it.
    m_desk.reset();
    m_queue.reset();
    m_store.reset();
}

/// Opens the store when that has not succeeded before; the very first start makes it.
Result<void> Runner::open_store() {
    if (m_store) return {};
    if (auto made = Register::init(m_parts.data, m_parts.config, m_parts.clock); !made) return failed(made.error());
    auto opened = Register::open(m_parts.data, m_parts.config, m_parts.clock);
    if (!opened) return failed(opened.error());
    m_store = std::move(*opened);
    m_queue = std::make_unique<PrintQueue>(*m_store, m_parts.printer, m_parts.clock,
                                           [this](const PrintRequest& request) -> Result<PrintQueue::Pdf> {
                                               // Only the register can be read here: what was told is sealed for the
                                               // desk.
                                               auto filed = m_store->find(request.complaint);
                                               if (!filed) return failed(filed.error());
                                               if (!*filed)
                                                   return failed(Reason::paper_not_made, hex(request.id.bytes));
                                               return make_paper(**filed, &request, nullptr);
                                           });
    return {};
}

std::vector<Action> Runner::perform(effect::CheckStore&) {
    Result<StoreHealth> health = failed(Reason::store_missing);
    if (auto opened = open_store(); !opened) {
        health = failed(opened.error());
    } else {
        health = m_store->check_health();
    }
    if (!health) {
        spdlog::error(fmt::format("store check: {} ({})", name_of(health.error().reason), health.error().detail));
        // Whatever was open may be gone; the next check starts from the file.
        m_desk.reset();
        m_queue.reset();
        m_store.reset();
    }
    // At the start, and now and then: what was left at a printer that did not answer.
    m_loose.take_back();
    return {act::StoreChecked{std::move(health), new_id<ComplaintId>()}};
}

Result<Filed> Runner::store_complaint(const effect::Send& send) {
    if (auto opened = open_store(); !opened) return failed(opened.error());
    const std::string receiver = send.by_staff && m_desk ? m_desk->signed_in_as() : std::string();
    if (send.by_staff && receiver.empty()) return failed(Reason::not_permitted);
    auto filed = m_store->add(send.id, send.form, true, receiver);
    if (filed) return filed;
    // An error at the commit is not a "no": the complaint can stand there all the same.
    auto found = m_store->find(send.id);
    if (found && *found) return **found;
    return filed;
}

std::vector<Action> Runner::perform(effect::Send& send) {
    std::vector<Action> outcomes;
    Result<Filed> filed = store_complaint(send);
    if (!filed) {
        spdlog::error(
            fmt::format("send {}: {} ({})", hex(send.id.bytes), name_of(filed.error().reason), filed.error().detail));
    } else if (filed->print) {
        auto pdf = make_paper(*filed, nullptr, &send);
        if (pdf) {
            m_queue->hold(*filed->print, std::move(*pdf));
        } else {
            spdlog::error(fmt::format("paper of {}: {}", text_of(filed->entry.reference), name_of(pdf.error().reason)));
            outcomes.emplace_back(act::PaperNotMade{*filed->print, pdf.error()});
        }
    }
    wipe(send.form);
    wipe_stack();
    outcomes.insert(outcomes.begin(), act::Sent{send.id, std::move(filed)});
    return outcomes;
}

Result<std::vector<std::byte>> Runner::make_paper(const Filed& filed, const PrintRequest* request,
                                                  const effect::Send* send) {
    ReceiptFacts facts;
    facts.entry = filed.entry;
    facts.journal_head = filed.journal_head;
    if (send != nullptr) {
        facts.form = &send->form;
        facts.with_story = send->story_on_paper;
        facts.helper = send->helper;
    } else {
        auto receiver = receiver_of(*m_store, filed.entry.id);
        if (!receiver) return failed(receiver.error());
        facts.helper = std::move(*receiver);
    }
    auto code = status_code_for_paper(*m_store, filed.entry.id);
    if (!code) return failed(code.error());
    facts.status_code = std::move(*code);
    if (request != nullptr && request->duplicate) facts.duplicate_at = m_parts.clock.now();
    Letter letter = make_receipt(facts, m_parts.config);
    auto pdf = m_parts.make_pdf(letter);
    wipe(letter);
    wipe(facts.status_code);
    return pdf;
}

std::vector<Action> Runner::perform(effect::LookAtPaper&) {
    act::PaperChanged changed;
    if (auto opened = open_store(); opened) {
        if (auto advanced = m_queue->advance()) {
            changed.requests = std::move(*advanced);
        } else {
            spdlog::error(
                fmt::format("print queue: {} ({})", name_of(advanced.error().reason), advanced.error().detail));
        }
        const auto open = m_queue->open_requests();
        changed.open = !open || !open->empty();
    }
    return {std::move(changed)};
}

std::vector<Action> Runner::perform(effect::DropPaper& drop) {
    if (m_queue) m_queue->drop(drop.request);
    return {};
}

std::vector<Action> Runner::perform(effect::LookUpStatus& question) {
    act::StatusLookedUp outcome{question.question, failed(Reason::store_missing)};
    if (auto opened = open_store(); !opened) {
        outcome.answer = failed(opened.error());
    } else {
        outcome.answer = ask_status(*m_store, question.reference, question.code, m_parts.config.terms, m_parts.clock);
    }
    wipe(question.code);
    if (!outcome.answer) spdlog::info(fmt::format("status question: {}", name_of(outcome.answer.error().reason)));
    return {std::move(outcome)};
}

std::vector<Action> Runner::perform(effect::Desk& at_desk) {
    // What had to stop has stopped by now, and the next search must run, whether the store opens or not.
    if (stops_search(at_desk.errand)) m_stop_search = false;
    if (stops_figures(at_desk.errand)) m_stop_figures = false;
    if (auto opened = open_store(); !opened) {
        if (auto* sign_in = std::get_if<desk::errand::SignIn>(&at_desk.errand)) {
            wipe(sign_in->passphrase);
            return {act::Desk{desk::done::SignedIn{sign_in->ticket, failed(opened.error())}}};
        }
        return {act::Desk{desk::done::Opened{failed(opened.error())}}};
    }
    if (!m_desk) {
        m_desk = std::make_unique<desk::DeskWorker>(desk::DeskParts{
            *m_store, *m_queue, m_parts.config, m_parts.clock, m_loose, m_parts.make_pdf, m_parts.make_report_pdf,
            [this](desk::Action going) { report(act::Desk{std::move(going)}); }, m_stop_search, m_stop_figures});
    }
    const bool about_paper = std::holds_alternative<desk::errand::PrintAgain>(at_desk.errand) ||
                             std::holds_alternative<desk::errand::PrintLetter>(at_desk.errand) ||
                             std::holds_alternative<desk::errand::EndPrint>(at_desk.errand);
    std::vector<Action> outcomes;
    for (desk::Action& each : m_desk->perform(at_desk.errand))
        outcomes.emplace_back(act::Desk{std::move(each)});
    if (!about_paper) return outcomes;
    effect::LookAtPaper look;
    for (Action& each : perform(look))
        outcomes.push_back(std::move(each));
    return outcomes;
}

}  // namespace klachtenzuil
