#include "platform/printing/auto_printer.hpp"

#include <utility>

namespace klachtenzuil {

AutoPrinter::AutoPrinter(const PrinterConfig& config, std::filesystem::path folder, const Clock& clock,
                         CupsServer server)
    : m_cups(config, clock, std::move(server)), m_folder(std::move(folder)) {
    m_queue_seen = m_cups.queue().has_value();
}

Printer& AutoPrinter::of(const PrintJob& job) {
    if (job.queue == FolderPrinter::queue) return m_folder;
    return m_cups;
}

Result<PrintJob> AutoPrinter::create_job(const PaperName& name) {
    auto job = m_cups.create_job(name);
    if (job) {
        m_queue_seen = true;
        return job;
    }
    const Reason reason = job.error().reason;
    const bool answered_none = reason == Reason::printer_none;
    const bool never_there = reason == Reason::printer_unreachable && !m_queue_seen;
    if (!answered_none && !never_there) return job;
    m_queue_seen = false;
    return m_folder.create_job(name);
}

/// A queue can go between two looks at it; then the job is the folder's.
bool AutoPrinter::kept_off_disk(const PrintJob& job) const {
    return job.queue != FolderPrinter::queue && m_cups.keeps_off_disk();
}

Result<void> AutoPrinter::send(const PrintJob& job, std::span<const std::byte> pdf) {
    return of(job).send(job, pdf);
}

Result<void> AutoPrinter::release(const PrintJob& job) {
    return of(job).release(job);
}

Result<JobReport> AutoPrinter::look(const PrintJob& job) {
    if (job.queue != FolderPrinter::queue) m_queue_seen = true;
    return of(job).look(job);
}

std::string AutoPrinter::place_of(const PrintJob& job) const {
    return job.queue == FolderPrinter::queue ? m_folder.place_of(job) : std::string();
}

Result<void> AutoPrinter::purge(const PrintJob& job) {
    return of(job).purge(job);
}

}  // namespace klachtenzuil
