#pragma once
// Time comes in by argument: the real clock, or one that a test or the pilot moves by hand.

#include <atomic>
#include <chrono>

#include "core/base/date.hpp"

namespace klachtenzuil {

/// Time that only ever goes forward, for intervals; it says nothing about the calendar.
using Steady = std::chrono::time_point<std::chrono::steady_clock, std::chrono::milliseconds>;

class Clock {
  public:
    virtual ~Clock() = default;
    virtual Instant now() const = 0;
    virtual Steady steady() const = 0;
};

class SystemClock final : public Clock {
  public:
    Instant now() const override;
    Steady steady() const override;
};

/// Stands still until moved. Safe to read from other threads.
class FakeClock final : public Clock {
  public:
    explicit FakeClock(Instant start) : m_now(start.time_since_epoch().count()) {}
    Instant now() const override { return Instant{std::chrono::milliseconds{m_now.load()}}; }
    Steady steady() const override { return Steady{std::chrono::milliseconds{m_steady.load()}}; }
    /// Lets time pass, on both clocks.
    void advance(std::chrono::milliseconds by);
    /// Puts the wall clock elsewhere, as an administrator or a dead battery does; intervals do not notice.
    void set(Instant now) { m_now = now.time_since_epoch().count(); }

  private:
    std::atomic<std::chrono::milliseconds::rep> m_now;
    std::atomic<std::chrono::milliseconds::rep> m_steady{0};
};

}  // namespace klachtenzuil
