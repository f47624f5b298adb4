#include "kiosk/kiosk.hpp"

#include <algorithm>

#include "core/base/wipe.hpp"
#include "kiosk/timing.hpp"
#include "kiosk/update.hpp"

namespace klachtenzuil {

Kiosk::Kiosk(const Config& config, const Clock& clock, Runner& runner, bool desk_only)
    : m_clock(clock),
      m_runner(runner),
      m_model(first_model(config, moment())),
      m_words(std::begin(all_languages), std::end(all_languages)) {
    if (desk_only) open_desk(m_model, true);
    for (auto& effect : first_effects(m_model))
        m_runner.post(std::get<Errand>(std::move(effect)));
}

Moment Kiosk::moment() const {
    return {m_clock.steady(), amsterdam(m_clock.now()).date};
}

/// Whoever touches a dimmed page did not see what was under the finger: the page comes back, and nothing else happens.
bool Kiosk::only_wakes(const InputEvent& event) {
    const bool wakes = m_model.dimmed || (m_waking && std::holds_alternative<PointerReleased>(event));
    if (std::holds_alternative<PointerPressed>(event)) m_waking = wakes;
    if (std::holds_alternative<PointerReleased>(event)) m_waking = false;
    return wakes;
}

void Kiosk::input(const InputEvent& event) {
    // A pointer that only moves may be a shaking table.
    if (std::holds_alternative<PointerMoved>(event)) {
        m_ui.input(event);
        return;
    }
    if (!only_wakes(event)) m_ui.input(event);
    if (!std::holds_alternative<PointerPressed>(event)) m_sign_of_life = true;
    take(act::Touched{});
}

void Kiosk::take(const Action& action) {
    for (auto& effect : update(m_model, action, moment())) {
        if (std::holds_alternative<effect::WipeScreen>(effect)) {
            m_ui.forget();
            wipe_stack();
        } else {
            m_runner.post(std::get<Errand>(std::move(effect)));
        }
    }
    m_drawn_is_old = true;
}

void Kiosk::frame(const Panel& panel) {
    for (const auto& outcome : m_runner.take_outcomes())
        take(outcome);
    if (const auto due = klachtenzuil::next_due(m_model); due && *due <= m_clock.steady()) take(act::Tick{});
    m_drawn_is_old = false;

    m_ui.rest(rest_of(m_model));
    m_ui.begin(panel, m_model.settings, m_words[static_cast<std::size_t>(m_model.settings.language)], m_clock.steady());
    const auto action = draw(m_ui, m_model, m_words, moment());
    m_ui.end();
    if (action) take(*action);

    // Whoever touches anything while the warning stands is there; the touch itself reaches nothing under the warning.
    if (m_sign_of_life && m_ui.settled() && !m_drawn_is_old) {
        m_sign_of_life = false;
        if (m_model.overlay == Overlay::idle_warning) take(act::CloseDialog{});
    }
}

bool Kiosk::settled() const {
    return m_ui.settled() && !m_drawn_is_old;
}

bool Kiosk::wants_frame() const {
    const auto due = next_due();
    return !settled() || m_runner.has_outcomes() || (due && *due <= m_clock.steady());
}

std::optional<Steady> Kiosk::next_due() const {
    const auto by_model = klachtenzuil::next_due(m_model);
    const auto by_ui = m_ui.next_frame();
    if (!by_model) return by_ui;
    if (!by_ui) return by_model;
    return std::min(*by_model, *by_ui);
}

}  // namespace klachtenzuil
