#pragma once
// How many entries are written down in one go, so that nobody who writes meanwhile waits long: at a kiosk and at an
// office alike, because a visitor can stand at either.

#include <chrono>
#include <cstddef>

namespace klachtenzuil {

/// The longer a transaction, the longer others wait for it; the shorter, the more often the same pages of the indexes
/// are written and synced. So each is made as long as it may take, as the one before took it. Only work counts, on this
/// thread's processor: what the disk needs to sync is the same for few entries and for many.
class Pace {
  public:
    static constexpr std::chrono::milliseconds longest{15};
    static constexpr std::size_t least = 25;
    static constexpr std::size_t most = 2500;

    /// How many to write down now. Before every one but the first it leaves others a moment to come in between, which
    /// they would have to hit otherwise.
    std::size_t begin();
    /// So many were.
    void end(std::size_t count);
    /// What these took, and so how many come next.
    void learn(std::size_t count, std::chrono::nanoseconds used);
    std::size_t next() const { return m_next; }

  private:
    std::size_t m_next = least;
    bool m_first = true;
    std::chrono::nanoseconds m_begun{0};
};

}  // namespace klachtenzuil
