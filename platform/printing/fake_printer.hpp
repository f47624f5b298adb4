#pragma once
// A printer for the pilot and the tests: it prints on the time of the clock that it is given, and has the troubles that
// it is told to have. What it printed stands in the folder, so that a program that starts again finds it; a job that
// was not printed is lost then, as with a print service whose spool was emptied.

#include <cstddef>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/clock.hpp"
#include "core/print/printer.hpp"
#include "platform/printing/memory_spool.hpp"

namespace klachtenzuil {

enum class FakeMode { ok, empty, jam, offline, slow };
inline constexpr int fake_mode_count = 5;

/// "ok", "empty", "jam", "offline", "slow", as the pilot writes them.
std::optional<FakeMode> fake_mode_from(std::string_view name);

/// Safe to use from several threads.
class FakePrinter final : public Printer {
  public:
    FakePrinter(std::filesystem::path folder, const Clock& clock) : m_folder(std::move(folder)), m_clock(clock) {}

    bool confirms_paper() const override { return true; }
    bool keeps_off_disk() const override { return lies_in_memory(m_folder); }
    Result<PrintJob> create_job(const PaperName& name) override;
    Result<void> send(const PrintJob& job, std::span<const std::byte> pdf) override;
    Result<void> release(const PrintJob& job) override;
    Result<JobReport> look(const PrintJob& job) override;
    Result<void> purge(const PrintJob& job) override;

    /// ok takes one second a paper, slow twenty; the others wait until the mode is ok or slow again.
    void set_mode(FakeMode mode);
    int printed_count() const;
    std::optional<std::vector<std::byte>> last_printed() const;

  private:
    struct Job {
        PaperName name;
        std::vector<std::byte> pdf;
        int documents = 0;
        std::optional<Steady> runs_since;
        bool printed = false;
    };
    Result<JobReport> print(Job& job);

    std::filesystem::path m_folder;
    const Clock& m_clock;
    mutable std::mutex m_mutex;
    FakeMode m_mode = FakeMode::ok;
    std::map<int, Job> m_jobs;
    int m_next = 1;
    int m_printed = 0;
    std::vector<std::byte> m_last;
};

}  // namespace klachtenzuil
