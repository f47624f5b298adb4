#include "core/print/loose_paper.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <sstream>
#include <string_view>
#include <system_error>
#include <utility>

#include "core/base/file.hpp"
#include "core/print/print_names.hpp"

namespace klachtenzuil {

namespace {

namespace fs = std::filesystem;

/// More than any print service has of this program; what is larger was not written here.
constexpr const char* jobs_file = "jobs";
constexpr std::size_t largest_memory = 64 * 1024;

void settle(LoosePaper& paper, LooseState state, PrintTrouble trouble = PrintTrouble::none) {
    paper.state = state;
    paper.trouble = trouble;
    paper.at_work = false;
}

/// Whether a job that failed so may have been released all the same.
bool may_be_released(const Failure& failure) {
    return failure.reason == Reason::printer_unreachable;
}

bool is_at_work(const JobReport& report) {
    return report.phase == JobPhase::printing && report.trouble == PrintTrouble::none;
}

std::string line_of(const PrintJob& job) {
    return fmt::format("{}\t{}\t{}\t{}\n", job.number, job.queue, job.name.title, job.name.file_name);
}

/// Nothing where the line is not whole.
std::optional<PrintJob> job_from(const std::string& line) {
    std::istringstream parts(line);
    std::string number;
    PrintJob job;
    if (!std::getline(parts, number, '\t') || !std::getline(parts, job.queue, '\t') ||
        !std::getline(parts, job.name.title, '\t') || !std::getline(parts, job.name.file_name, '\t'))
        return std::nullopt;
    const auto read = std::from_chars(number.data(), number.data() + number.size(), job.number);
    if (read.ec != std::errc{} || read.ptr != number.data() + number.size()) return std::nullopt;
    return job;
}

}  // namespace

LoosePapers::LoosePapers(Printer& printer, fs::path memory) : m_printer(printer), m_memory(std::move(memory)) {}

/// Whether this program has the directory. The first time it learns what the one before it left behind.
bool LoosePapers::has_memory() {
    if (m_lock) return true;
    auto lock = std::make_unique<DirectoryLock>(m_memory, DirectoryLock::WhenTaken::leave);
    if (!lock->held()) return false;
    m_lock = std::move(lock);
    const auto content = read_whole(m_memory / jobs_file, largest_memory);
    if (!content) return true;
    std::istringstream lines(std::string(reinterpret_cast<const char*>(content->data()), content->size()));
    for (std::string line; std::getline(lines, line);) {
        if (auto job = job_from(line)) m_known.push_back({std::move(*job), false});
    }
    return true;
}

Result<void> LoosePapers::write() const {
    if (!m_lock) return {};
    if (m_known.empty()) {
        std::error_code error;
        fs::remove(m_memory / jobs_file, error);
        return {};
    }
    std::string text;
    for (const Known& each : m_known)
        text += line_of(each.job);
    return write_durably(m_memory / jobs_file, std::as_bytes(std::span(text)));
}

Result<void> LoosePapers::remember(const PrintJob& job) {
    if (auto made = make_private_directory(m_memory); !made) return made;
    has_memory();
    m_known.push_back({job, true});
    auto written = write();
    if (!written) m_known.pop_back();
    return written;
}

/// Where the file cannot be written it names a job that ended, which take_back() finds out.
void LoosePapers::forget(const PrintJob& job) {
    if (std::erase_if(m_known, [&](const Known& each) { return each.job == job; }) > 0) static_cast<void>(write());
}

Result<LoosePaper> LoosePapers::print(const PaperName& name, std::span<const std::byte> pdf) {
    auto job = m_printer.create_job(name);
    if (!job) return failed(job.error());
    LoosePaper paper{.job = std::move(*job)};
    auto given = remember(paper.job);
    if (given) given = m_printer.send(paper.job, pdf);
    if (given) {
        given = m_printer.release(paper.job);
        // Releasing twice prints once: the next look finds out, and releases it again where that is needed.
        if (!given && may_be_released(given.error())) {
            paper.trouble = trouble_of(given.error());
            return paper;
        }
    }
    if (!given) {
        // It was never released, so even where it cannot be taken back now nothing comes out.
        if (m_printer.purge(paper.job)) forget(paper.job);
        leave(paper);
        return failed(given.error());
    }
    follow(paper);
    return paper;
}

void LoosePapers::follow(LoosePaper& paper) {
    if (paper.state != LooseState::printing) return;
    if (look_at(paper) == JobPhase::held) {
        if (const auto released = m_printer.release(paper.job); !released) paper.trouble = trouble_of(released.error());
    }
}

/// Nothing where the printer cannot be asked.
std::optional<JobPhase> LoosePapers::look_at(LoosePaper& paper) {
    const auto report = m_printer.look(paper.job);
    if (!report) {
        paper.trouble = trouble_of(report.error());
        paper.at_work = false;
        return std::nullopt;
    }
    paper.trouble = report->trouble;
    paper.at_work = is_at_work(*report);
    switch (report->phase) {
        case JobPhase::held:
        case JobPhase::waiting:
        case JobPhase::printing: break;
        case JobPhase::printed: settle(paper, LooseState::out); break;
        case JobPhase::filed:
            settle(paper, LooseState::filed);
            paper.place = m_printer.place_of(paper.job);
            break;
        case JobPhase::failed: settle(paper, LooseState::failed, report->trouble); break;
        case JobPhase::lost: settle(paper, LooseState::unknown, PrintTrouble::unknown); break;
        case JobPhase::empty:
        case JobPhase::doubled:
        case JobPhase::doubtful:
            // Whatever became of it, it is not what was asked for; what is left of it must not come out later.
            if (const auto purged = m_printer.purge(paper.job); purged) {
                settle(paper, LooseState::unknown, PrintTrouble::unknown);
            } else {
                paper.trouble = trouble_of(purged.error());
            }
            break;
    }
    if (paper.state != LooseState::printing) forget(paper.job);
    return report->phase;
}

Result<void> LoosePapers::end(LoosePaper& paper) {
    if (paper.state != LooseState::printing) return {};
    // Looked at first: what is out is told to be out, and cannot be taken back.
    look_at(paper);
    if (paper.state != LooseState::printing) return {};
    if (const auto purged = m_printer.purge(paper.job); !purged) return failed(purged.error());
    settle(paper, LooseState::ended);
    forget(paper.job);
    return {};
}

void LoosePapers::leave(const LoosePaper& paper) {
    for (Known& each : m_known) {
        if (each.job == paper.job) each.followed = false;
    }
}

void LoosePapers::take_back() {
    has_memory();
    std::vector<PrintJob> left;
    for (const Known& each : m_known) {
        if (!each.followed) left.push_back(each.job);
    }
    for (const PrintJob& job : left) {
        const auto report = m_printer.look(job);
        if (!report) continue;
        if (is_at_work(*report)) continue;
        // What stands in the folder was there before anybody left, and is for whoever it was printed for.
        const bool ended = report->phase == JobPhase::printed || report->phase == JobPhase::filed;
        if (ended || m_printer.purge(job)) forget(job);
    }
}

}  // namespace klachtenzuil
