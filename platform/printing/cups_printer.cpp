#include "platform/printing/cups_printer.hpp"

#include <array>
#include <chrono>
#include <utility>

#include "platform/printing/cups_events.hpp"
#include "platform/printing/memory_spool.hpp"

namespace klachtenzuil {

namespace {

using namespace std::chrono_literals;

constexpr auto slow_answer = 1s;
constexpr auto quiet_after_silence = 10s;

std::string text(const Ipp& answer, const char* name) {
    ipp_attribute_t* attribute = ippFindAttribute(answer.get(), name, IPP_TAG_ZERO);
    const char* value = attribute ? ippGetString(attribute, 0, nullptr) : nullptr;
    return value ? value : "";
}

int number(const Ipp& answer, const char* name) {
    ipp_attribute_t* attribute = ippFindAttribute(answer.get(), name, IPP_TAG_ZERO);
    return attribute ? ippGetInteger(attribute, 0) : 0;
}

std::vector<std::string> texts(const Ipp& answer, const char* name) {
    std::vector<std::string> values;
    ipp_attribute_t* attribute = ippFindAttribute(answer.get(), name, IPP_TAG_ZERO);
    for (int i = 0; attribute && i < ippGetCount(attribute); ++i) {
        if (const char* value = ippGetString(attribute, i, nullptr)) values.emplace_back(value);
    }
    return values;
}

/// What the service knows of this very job; nothing when it knows none, or another under the same number.
Result<std::optional<CupsJob>> known_job(CupsConnection& cups, const PrintJob& job) {
    static constexpr std::array wanted{"job-name", "job-state", "job-state-reasons", "number-of-documents",
                                       "time-at-processing"};
    Ipp request = request_for_job(IPP_OP_GET_JOB_ATTRIBUTES, job.number);
    add_keywords(request, "requested-attributes", wanted);
    const auto answer = cups.ask(std::move(request));
    if (!answer) {
        if (answer.error().reason == Reason::printer_none) return std::nullopt;
        return failed(answer.error());
    }
    if (text(*answer, "job-name") != job.name.title) return std::nullopt;
    ipp_attribute_t* processed = ippFindAttribute(answer->get(), "time-at-processing", IPP_TAG_ZERO);
    return CupsJob{.state = number(*answer, "job-state"),
                   .documents = number(*answer, "number-of-documents"),
                   .was_processed = processed && ippGetValueTag(processed) == IPP_TAG_INTEGER,
                   .reasons = texts(*answer, "job-state-reasons")};
}

Result<CupsQueue> known_queue(CupsConnection& cups, const std::string& queue) {
    static constexpr std::array wanted{"printer-state", "printer-state-reasons"};
    Ipp request = request_for_queue(IPP_OP_GET_PRINTER_ATTRIBUTES, queue);
    add_keywords(request, "requested-attributes", wanted);
    const auto answer = cups.ask(std::move(request));
    if (!answer) return failed(answer.error());
    return CupsQueue{.state = number(*answer, "printer-state"), .reasons = texts(*answer, "printer-state-reasons")};
}

/// A job of this title that was made before and whose number was never stored; it is on hold, because only who has
/// stored the number releases it.
Result<std::optional<int>> made_before(CupsConnection& cups, const std::string& queue, const std::string& title) {
    static constexpr std::array wanted{"job-id", "job-name", "job-state"};
    Ipp request = request_for_queue(IPP_OP_GET_JOBS, queue);
    ippAddBoolean(request.get(), IPP_TAG_OPERATION, "my-jobs", 1);
    add_keyword(request, IPP_TAG_OPERATION, "which-jobs", "not-completed");
    add_keywords(request, "requested-attributes", wanted);
    const auto answer = cups.ask(std::move(request));
    if (!answer) return failed(answer.error());
    int id = 0, state = 0;
    std::string name;
    std::optional<int> found;
    const auto finish_job = [&] {
        if (name == title && state == IPP_JSTATE_HELD) found = id;
        id = state = 0;
        name.clear();
    };
    for (ipp_attribute_t* at = ippFirstAttribute(answer->get()); at; at = ippNextAttribute(answer->get())) {
        if (ippGetGroupTag(at) != IPP_TAG_JOB || !ippGetName(at)) {
            finish_job();
            continue;
        }
        const std::string_view attribute = ippGetName(at);
        if (attribute == "job-id") id = ippGetInteger(at, 0);
        if (attribute == "job-state") state = ippGetInteger(at, 0);
        if (attribute == "job-name") name = ippGetString(at, 0, nullptr);
    }
    finish_job();
    return found;
}

Result<int> create_on_hold(CupsConnection& cups, const std::string& queue, const std::string& title, Paper paper) {
    Ipp request = request_for_queue(IPP_OP_CREATE_JOB, queue);
    ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_NAME, "job-name", nullptr, title.c_str());
    add_keyword(request, IPP_TAG_JOB, "job-hold-until", "indefinite");
    // The queue's own defaults could ask for copies, or for a sheet with names before the paper.
    ippAddInteger(request.get(), IPP_TAG_JOB, IPP_TAG_INTEGER, "copies", 1);
    ippAddString(request.get(), IPP_TAG_JOB, IPP_TAG_NAME, "job-sheets", nullptr, "none");
    if (paper == Paper::a4) {
        add_keyword(request, IPP_TAG_JOB, "media", "iso_a4_210x297mm");
    } else {
        // A roll is cut where the page ends; how wide it is, the queue's own default medium says.
        add_keyword(request, IPP_TAG_JOB, "print-scaling", "none");
    }
    const auto answer = cups.ask(std::move(request));
    if (!answer) return failed(answer.error());
    return number(*answer, "job-id");
}

}  // namespace

CupsPrinter::CupsPrinter(const PrinterConfig& config, const Clock& clock, CupsServer server)
    : m_config(config), m_clock(clock), m_server(std::move(server)) {}

template <class T>
Result<T> CupsPrinter::noting_silence(Steady began, Result<T> outcome) {
    const bool silent = !outcome && outcome.error().reason == Reason::printer_unreachable;
    if (silent && m_clock.steady() - began >= slow_answer) m_silent_until = m_clock.steady() + quiet_after_silence;
    return outcome;
}

Result<CupsConnection> CupsPrinter::connect() {
    if (m_silent_until && m_clock.steady() < *m_silent_until) {
        return failed(Reason::printer_unreachable, "CUPS");
    }
    m_silent_until.reset();
    return CupsConnection::open(m_server);
}

bool CupsPrinter::keeps_off_disk() const {
    const std::string service = m_server.host.empty() ? cupsServer() : m_server.host;
    const bool here = service.starts_with('/') || service == "localhost" || service == "127.0.0.1" || service == "::1";
    return here && lies_in_memory(m_server.spool);
}

Result<std::string> CupsPrinter::queue() {
    const Steady began = m_clock.steady();
    auto cups = connect();
    if (!cups) return noting_silence(began, Result<std::string>(failed(cups.error())));
    return noting_silence(began, queue(*cups));
}

Result<std::string> CupsPrinter::queue(CupsConnection& cups) {
    static constexpr std::array wanted{"printer-name"};
    Ipp request = m_config.queue.empty() ? request_for_service(IPP_OP_CUPS_GET_DEFAULT)
                                         : request_for_queue(IPP_OP_GET_PRINTER_ATTRIBUTES, m_config.queue);
    add_keywords(request, "requested-attributes", wanted);
    const auto answer = cups.ask(std::move(request));
    if (!answer) return failed(answer.error());
    return text(*answer, "printer-name");
}

Result<PrintJob> CupsPrinter::create_job(const PaperName& name) {
    const Steady began = m_clock.steady();
    return noting_silence(began, [&]() -> Result<PrintJob> {
        auto cups = connect();
        if (!cups) return failed(cups.error());
        const auto to = queue(*cups);
        if (!to) return failed(to.error());
        const auto before = made_before(*cups, *to, name.title);
        if (!before) return failed(before.error());
        if (*before) return PrintJob{.queue = *to, .number = **before, .name = name};
        // A service that keeps no events can still print; a job that it forgets is then in doubt.
        const auto subscribed = subscribe(*cups, *to);
        if (!subscribed && subscribed.error().reason == Reason::printer_unreachable) return failed(subscribed.error());
        const auto made = create_on_hold(*cups, *to, name.title, m_config.paper);
        if (!made) return failed(made.error());
        return PrintJob{.queue = *to, .number = *made, .name = name};
    }());
}

Result<void> CupsPrinter::send(const PrintJob& job, std::span<const std::byte> pdf) {
    const Steady began = m_clock.steady();
    return noting_silence(began, [&]() -> Result<void> {
        auto cups = connect();
        if (!cups) return failed(cups.error());
        Ipp request = request_for_job(IPP_OP_SEND_DOCUMENT, job.number);
        ippAddString(request.get(), IPP_TAG_OPERATION, IPP_TAG_MIMETYPE, "document-format", nullptr, "application/pdf");
        ippAddBoolean(request.get(), IPP_TAG_OPERATION, "last-document", 1);
        const auto answer = cups->ask(std::move(request), pdf);
        if (!answer) return failed(answer.error());
        return {};
    }());
}

Result<void> CupsPrinter::release(const PrintJob& job) {
    const Steady began = m_clock.steady();
    return noting_silence(began, [&]() -> Result<void> {
        auto cups = connect();
        if (!cups) return failed(cups.error());
        const auto known = known_job(*cups, job);
        if (!known) return failed(known.error());
        // A job that is gone can have been released and printed; look() finds that out.
        if (!*known || (*known)->state != IPP_JSTATE_HELD) return {};
        const auto answer = cups->ask(request_for_job(IPP_OP_RELEASE_JOB, job.number));
        if (!answer && answer.error().reason != Reason::printer_none) return failed(answer.error());
        return {};
    }());
}

Result<JobReport> CupsPrinter::look(const PrintJob& job) {
    const Steady began = m_clock.steady();
    return noting_silence(began, [&]() -> Result<JobReport> {
        auto cups = connect();
        if (!cups) return failed(cups.error());
        const auto known = known_job(*cups, job);
        if (!known) return failed(known.error());
        CupsHistory history;
        if (!*known || (*known)->state == IPP_JSTATE_HELD) {
            const auto read = read_history(*cups, job);
            if (!read) return failed(read.error());
            history = *read;
        }
        if (!*known) return report_gone(history);
        CupsQueue queue_state;
        if ((*known)->state < IPP_JSTATE_CANCELED) {
            const auto read = known_queue(*cups, job.queue);
            if (!read && read.error().reason == Reason::printer_unreachable) return failed(read.error());
            if (read) queue_state = *read;
        }
        return report_known(**known, queue_state, history);
    }());
}

Result<void> CupsPrinter::purge(const PrintJob& job) {
    const Steady began = m_clock.steady();
    return noting_silence(began, [&]() -> Result<void> {
        auto cups = connect();
        if (!cups) return failed(cups.error());
        const auto known = known_job(*cups, job);
        if (!known) return failed(known.error());
        if (!*known) return {};
        Ipp request = request_for_job(IPP_OP_CANCEL_JOB, job.number);
        ippAddBoolean(request.get(), IPP_TAG_OPERATION, "purge-job", 1);
        const auto answer = cups->ask(std::move(request));
        if (!answer && answer.error().reason != Reason::printer_none) return failed(answer.error());
        return {};
    }());
}

}  // namespace klachtenzuil
