#pragma once
// Events that wait for their frame. Typed characters are overwritten as soon as they are taken.

#include <cstddef>
#include <vector>

#include "platform/window/input_event.hpp"

namespace klachtenzuil {

class EventQueue {
  public:
    EventQueue() { m_events.reserve(256); }
    void push(const InputEvent& event);
    bool empty() const { return m_next == m_events.size(); }
    const InputEvent& front() const { return m_events[m_next]; }
    void pop();
    void wipe();

  private:
    std::vector<InputEvent> m_events;
    std::size_t m_next = 0;
};

}  // namespace klachtenzuil
