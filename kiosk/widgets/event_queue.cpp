#include "kiosk/widgets/event_queue.hpp"

namespace klachtenzuil {

namespace {

void overwrite(InputEvent& event) {
    if (auto* typed = std::get_if<Typed>(&event)) typed->character = 0;
}

}  // namespace

void EventQueue::push(const InputEvent& event) {
    if (m_events.size() == m_events.capacity()) {
        // Growing would leave the old place behind as it was.
        std::vector<InputEvent> larger;
        larger.reserve(m_events.capacity() * 2);
        larger.assign(m_events.begin(), m_events.end());
        for (InputEvent& each : m_events)
            overwrite(each);
        m_events.swap(larger);
    }
    m_events.push_back(event);
}

void EventQueue::pop() {
    overwrite(m_events[m_next++]);
    if (empty()) {
        m_events.clear();
        m_next = 0;
    }
}

void EventQueue::wipe() {
    for (InputEvent& event : m_events)
        overwrite(event);
    m_events.clear();
    m_next = 0;
}

}  // namespace klachtenzuil
