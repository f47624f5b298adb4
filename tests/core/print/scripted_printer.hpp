#pragma once
// A print service in memory that outlives the program which drives it, counts what comes out, and fails where it is
// told to.

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "core/base/clock.hpp"
#include "core/print/printer.hpp"

namespace klachtenzuil {

/// The program is killed here.
struct Killed {};

enum class Fault {
    killed_before,      ///< the program dies before the call
    killed_after,       ///< the program dies after the call was carried out
    not_reached,        ///< the call fails and was not carried out
    answer_lost,        ///< the call fails and was carried out
    late,               ///< the call fails, and is carried out almost two seconds later
    spool_lost_before,  ///< the service forgets every job, then carries the call out
    spool_lost_after,   ///< the call is carried out, then the service forgets every job
};
inline constexpr Fault all_faults[] = {Fault::killed_before,   Fault::killed_after, Fault::not_reached,
                                       Fault::answer_lost,     Fault::late,         Fault::spool_lost_before,
                                       Fault::spool_lost_after};

class ScriptedPrinter final : public Printer {
  public:
    explicit ScriptedPrinter(const FakeClock& clock) : m_clock(clock) {}

    /// The fault happens at the n-th call from now, counted from 1.
    void fail_at(int call, Fault fault) { m_faults[m_calls + call] = fault; }
    /// Somebody else acts between the next call and what the program makes of its answer.
    void after_next_call(std::function<void()> act) { m_between = std::move(act); }
    /// Whether every fault that was asked for has happened.
    bool all_happened() const { return m_faults.empty(); }
    int calls() const { return m_calls; }
    /// Papers that came out.
    int prints() const { return m_prints; }
    bool knows_a_job() const { return !m_jobs.empty(); }
    std::size_t jobs() const { return m_jobs.size(); }
    void forget_faults() { m_faults.clear(); }

    /// The service prints what is released, unless it has a trouble.
    void work() {
        for (const Late& late : std::exchange(m_late, {})) {
            if (m_clock.steady() < late.due) {
                m_late.push_back(late);
            } else {
                late.call();
            }
        }
        if (trouble != PrintTrouble::none || slow) return;
        for (auto& [number, job] : m_jobs) {
            if (!job.released) continue;
            // Whatever arrives in a job that prints, prints.
            m_prints += job.documents - job.printed;
            job.printed = job.documents;
        }
    }

    PrintTrouble trouble = PrintTrouble::none;
    bool slow = false;                    ///< it works on what is released, and nothing is out yet
    std::optional<Failure> refuses_jobs;  ///< what create_job fails with
    std::optional<JobPhase> ends_as;      ///< what a released job looks like, whatever became of it
    bool came_back = false;               ///< the service was killed and stands as it was before the release

    bool confirms_paper() const override { return true; }
    bool off_disk = false;          ///< nothing that it gets reaches a disk
    bool next_job_off_disk = true;  ///< the same, as it turns out once the job is made
    bool keeps_off_disk() const override { return off_disk; }
    bool kept_off_disk(const PrintJob& /*job*/) const override { return off_disk && next_job_off_disk; }

    Result<PrintJob> create_job(const PaperName& name) override {
        // Shared, because a call that comes late is carried out when its caller is long gone.
        const auto number = std::make_shared<int>(0);
        const auto done = call([this, name, number] {
            if (refuses_jobs) return;
            *number = m_next++;
            m_jobs[*number].name = name;
        });
        if (!done) return failed(done.error());
        if (refuses_jobs) return failed(*refuses_jobs);
        return PrintJob{.queue = "desk", .number = *number, .name = name};
    }

    Result<void> send(const PrintJob& job, std::span<const std::byte>) override {
        return call([this, job] {
            if (Job* known = find(job)) ++known->documents;
        });
    }

    Result<void> release(const PrintJob& job) override {
        return call([this, job] {
            if (Job* known = find(job)) known->released = true;
        });
    }

    Result<JobReport> look(const PrintJob& job) override {
        const auto report = std::make_shared<JobReport>(JobReport{JobPhase::lost, PrintTrouble::unknown});
        const auto done = call([this, job, report] {
            work();
            if (const Job* known = find(job)) *report = report_of(*known);
        });
        if (!done) return failed(done.error());
        return *report;
    }

    Result<void> purge(const PrintJob& job) override {
        return call([this, job] { m_jobs.erase(job.number); });
    }

  private:
    struct Job {
        PaperName name;
        int documents = 0;
        bool released = false;
        int printed = 0;
    };
    struct Late {
        Steady due;
        std::function<void()> call;
    };

    Job* find(const PrintJob& job) {
        const auto found = m_jobs.find(job.number);
        return found != m_jobs.end() && found->second.name == job.name ? &found->second : nullptr;
    }

    JobReport report_of(const Job& job) const {
        if (came_back && job.documents == 1) return {JobPhase::doubtful, PrintTrouble::unknown};
        if (job.released && ends_as) return {*ends_as, PrintTrouble::refused};
        if (job.printed > 0) return {JobPhase::printed};
        if (job.documents == 0) return {JobPhase::empty};
        if (job.released) return {JobPhase::printing, trouble};
        return {job.documents == 1 ? JobPhase::held : JobPhase::doubled};
    }

    Result<void> call(const std::function<void()>& work_of_call) {
        ++m_calls;
        const auto found = m_faults.find(m_calls);
        if (found == m_faults.end()) {
            work_of_call();
            if (const auto act = std::exchange(m_between, nullptr)) act();
            return {};
        }
        const Fault fault = found->second;
        m_faults.erase(found);
        switch (fault) {
            case Fault::killed_before: throw Killed{};
            case Fault::killed_after: work_of_call(); throw Killed{};
            case Fault::not_reached: break;
            case Fault::answer_lost: work_of_call(); break;
            case Fault::late:
                m_late.push_back({m_clock.steady() + std::chrono::milliseconds{1900}, work_of_call});
                break;
            case Fault::spool_lost_before:
                m_jobs.clear();
                work_of_call();
                return {};
            case Fault::spool_lost_after:
                work_of_call();
                work();
                m_jobs.clear();
                return {};
        }
        return failed(Reason::printer_unreachable, "scripted");
    }

    const FakeClock& m_clock;
    std::map<int, Fault> m_faults;
    std::map<int, Job> m_jobs;
    std::vector<Late> m_late;
    std::function<void()> m_between;
    int m_calls = 0;
    int m_next = 1;
    int m_prints = 0;
};

}  // namespace klachtenzuil
