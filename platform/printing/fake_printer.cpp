#include "platform/printing/fake_printer.hpp"

#include <array>
#include <chrono>
#include <system_error>

#include "core/base/file.hpp"

namespace klachtenzuil {

namespace {

using namespace std::chrono_literals;

struct Row {
    std::string_view name;
    std::chrono::seconds takes;
    PrintTrouble trouble;
};

constexpr std::array rows{
    Row{"ok", 1s, PrintTrouble::none},    Row{"empty", 0s, PrintTrouble::paper_out},
    Row{"jam", 0s, PrintTrouble::jam},    Row{"offline", 0s, PrintTrouble::offline},
    Row{"slow", 20s, PrintTrouble::none},
};
static_assert(std::size(rows) == fake_mode_count);

const Row& row(FakeMode mode) {
    return rows[static_cast<std::size_t>(mode)];
}

constexpr const char* fake_queue = "fake";

}  // namespace

std::optional<FakeMode> fake_mode_from(std::string_view name) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].name == name) return static_cast<FakeMode>(i);
    }
    return std::nullopt;
}

void FakePrinter::set_mode(FakeMode mode) {
    const std::lock_guard lock(m_mutex);
    m_mode = mode;
    for (auto& [number, job] : m_jobs) {
        if (job.runs_since) job.runs_since = m_clock.steady();
    }
}

int FakePrinter::printed_count() const {
    const std::lock_guard lock(m_mutex);
    return m_printed;
}

std::optional<std::vector<std::byte>> FakePrinter::last_printed() const {
    const std::lock_guard lock(m_mutex);
    if (m_printed == 0) return std::nullopt;
    return m_last;
}

Result<PrintJob> FakePrinter::create_job(const PaperName& name) {
    const std::lock_guard lock(m_mutex);
    m_jobs[m_next].name = name;
    return PrintJob{.queue = fake_queue, .number = m_next++, .name = name};
}

Result<void> FakePrinter::send(const PrintJob& job, std::span<const std::byte> pdf) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_jobs.find(job.number);
    if (found == m_jobs.end()) return failed(Reason::printer_refused, "the job is gone");
    found->second.pdf.assign(pdf.begin(), pdf.end());
    ++found->second.documents;
    return {};
}

Result<void> FakePrinter::release(const PrintJob& job) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_jobs.find(job.number);
    if (found == m_jobs.end()) return failed(Reason::printer_refused, "the job is gone");
    if (!found->second.runs_since) found->second.runs_since = m_clock.steady();
    return {};
}

Result<JobReport> FakePrinter::look(const PrintJob& job) {
    const std::lock_guard lock(m_mutex);
    const auto found = m_jobs.find(job.number);
    if (found == m_jobs.end() || found->second.name != job.name) {
        std::error_code error;
        const bool there = std::filesystem::exists(m_folder / (job.name.file_name + ".pdf"), error);
        return there ? JobReport{JobPhase::printed} : JobReport{JobPhase::lost, PrintTrouble::unknown};
    }
    Job& known = found->second;
    if (known.printed) return JobReport{JobPhase::printed};
    if (known.documents == 0) return JobReport{JobPhase::empty};
    if (!known.runs_since) return JobReport{known.documents == 1 ? JobPhase::held : JobPhase::doubled};
    if (row(m_mode).trouble != PrintTrouble::none) return JobReport{JobPhase::waiting, row(m_mode).trouble};
    if (m_clock.steady() - *known.runs_since < row(m_mode).takes) return JobReport{JobPhase::printing};
    return print(known);
}

Result<JobReport> FakePrinter::print(Job& job) {
    const auto made = make_private_directory(m_folder);
    if (!made) return failed(Reason::printer_refused, made.error().detail);
    const auto written = write_durably(m_folder / (job.name.file_name + ".pdf"), job.pdf);
    if (!written) return failed(Reason::printer_refused, written.error().detail);
    m_last = std::move(job.pdf);
    ++m_printed;
    job.printed = true;
    return JobReport{JobPhase::printed};
}

Result<void> FakePrinter::purge(const PrintJob& job) {
    const std::lock_guard lock(m_mutex);
    m_jobs.erase(job.number);
    return {};
}

}  // namespace klachtenzuil
