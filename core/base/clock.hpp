#pragma once
// Time comes in by argument: the real clock, or one that a test or the pilot moves by hand.

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>

#include "core/base/date.hpp"

namespace klachtenzuil {

/// Time that only ever goes forward, for intervals; it says nothing about the calendar. It counts since the machine
/// started, so that processes can compare what they read in the same boot.
using Steady = std::chrono::time_point<std::chrono::steady_clock, std::chrono::milliseconds>;

class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    virtual Steady steady() const = 0;
    /// Which start of the machine steady() counts from; empty when the machine does not tell.
    virtual std::string boot() const = 0;
};

class SystemClock final : public Clock {
  public:
    Instant now() const override;
    Steady steady() const override;
    std::string boot() const override;
};

/// Stands still until moved. Safe to read from other threads.
class FakeClock final : public Clock {
  public:
    explicit FakeClock(Instant start) : m_now(start.time_since_epoch().count()) {}
    Instant now() const override { return Instant{std::chrono::milliseconds{m_now.load()}}; }
    Steady steady() const override { return Steady{std::chrono::milliseconds{m_steady.load()}}; }
    std::string boot() const override;
    /// Lets time pass, on both clocks.
    void advance(std::chrono::milliseconds by);
    /// Puts the wall clock elsewhere, as an administrator or a dead battery does; intervals do not notice.
    void set(Instant now) { m_now = now.time_since_epoch().count(); }
    /// Starts the machine anew: intervals count from zero, under another name.
    void restart_machine(std::string boot);

  private:
    std::atomic<std::chrono::milliseconds::rep> m_now;
    std::atomic<std::chrono::milliseconds::rep> m_steady{0};
    mutable std::mutex m_boot_lock;
    std::string m_boot = "first boot";
};

}  // namespace klachtenzuil
