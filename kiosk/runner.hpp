#pragma once
// Runs errands on a thread of its own, so that no screen ever waits for disk, PDF or printer.

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "core/base/clock.hpp"
#include "core/config/config.hpp"
#include "core/letter/letter.hpp"
#include "core/print/loose_paper.hpp"
#include "core/print/print_queue.hpp"
#include "core/print/printer.hpp"
#include "core/register/register.hpp"
#include "core/report/report.hpp"
#include "kiosk/action.hpp"
#include "kiosk/desk/desk_worker.hpp"
#include "kiosk/effect.hpp"

namespace klachtenzuil {

/// What the runner works with. Everything referred to must outlive it.
struct RunnerParts {
    std::filesystem::path data;
    const Config& config;
    const Clock& clock;
    Printer& printer;
    std::function<Result<std::vector<std::byte>>(const Letter&)> make_pdf;
    std::function<Result<std::vector<std::byte>>(const Report&)> make_report_pdf;
    std::function<void()> on_outcome;  ///< called on the runner's thread when take_outcomes() has something
};

class Runner {
  public:
    explicit Runner(RunnerParts parts);
    /// Finishes what was posted before.
    ~Runner();
    Runner(const Runner&) = delete;
    Runner& operator=(const Runner&) = delete;

    void post(Errand errand);
    /// What became of the effects that are done, in their order.
    std::vector<Action> take_outcomes();
    bool has_outcomes();
    /// Waits until everything that was posted is done. For the pilot, whose clock stands still meanwhile.
    void wait_until_idle();

  private:
    void work();
    std::vector<Action> perform(effect::CheckStore&);
    std::vector<Action> perform(effect::Send& send);
    std::vector<Action> perform(effect::LookAtPaper&);
    std::vector<Action> perform(effect::DropPaper& drop);
    std::vector<Action> perform(effect::LookUpStatus& question);
    std::vector<Action> perform(effect::Desk& at_desk);

    /// How far an errand is that is not done yet.
    void report(Action action);
    Result<void> open_store();
    Result<Filed> store_complaint(const effect::Send& send);
    Result<std::vector<std::byte>> make_paper(const Filed& filed, const PrintRequest* request,
                                              const effect::Send* send);

    RunnerParts m_parts;
    LoosePapers m_loose;
    std::unique_ptr<Register> m_store;  ///< opened, used and closed on the runner's thread only
    std::unique_ptr<PrintQueue> m_queue;
    std::unique_ptr<desk::DeskWorker> m_desk;
    std::atomic<bool> m_stop_search = false;
    std::atomic<bool> m_stop_figures = false;

    std::mutex m_guard;
    std::condition_variable m_changed;
    std::deque<Errand> m_posted;
    std::vector<Action> m_outcomes;
    bool m_working = false;
    bool m_ending = false;
    std::thread m_thread;  ///< last: it starts when everything else stands
};

}  // namespace klachtenzuil
