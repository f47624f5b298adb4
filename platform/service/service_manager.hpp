#pragma once
// What systemd wants to hear of a service: that it stands, and from then on that it still lives. Two datagrams, so no
// library is linked for them. Source: sd_notify(3), sd_watchdog_enabled(3).

#include <optional>
#include <string>

#include "core/base/clock.hpp"

namespace klachtenzuil {

class ServiceManager {
  public:
    /// Who started this program and wants to hear of it; nobody is told anything where there is none. Programs that
    /// this one starts no longer see it. Call it before there is another thread.
    static ServiceManager from_environment();
    ServiceManager() = default;

    /// Call it when the program can be used, and whenever `next_due()` has come. Only the thread whose life counts may
    /// do so: what keeps it from here for too long gets the whole program killed and started again.
    void alive(Steady now);
    /// When it wants to be called again; nothing where nobody waits for that.
    std::optional<Steady> next_due() const { return m_next; }

  private:
    bool tell(const std::string& what) const;

    std::string m_address;  ///< of the socket; empty: there is no manager
    std::chrono::microseconds m_patience{0};
    bool m_ready = false;  ///< and said so
    std::optional<Steady> m_next;
};

}  // namespace klachtenzuil
