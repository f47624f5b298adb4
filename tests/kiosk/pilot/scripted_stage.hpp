#pragma once
// A stage without a kiosk: screens by hand, a clock that counts, and a record of what was done to it.

#include <fmt/format.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "kiosk/pilot/stage.hpp"

namespace klachtenzuil {

class ScriptedStage final : public PilotStage {
  public:
    /// What stands on the screen now.
    std::vector<Drawn> screen;
    /// What changes when the clock gets there.
    std::map<std::chrono::milliseconds, std::function<void(ScriptedStage&)>> at;
    /// What a press does, by the name of the control under the pointer.
    std::map<std::string, std::function<void(ScriptedStage&)>> on_press;
    std::vector<std::string> log;
    std::vector<std::byte> receipt;
    Companion beside{"/bin/false", {}};
    bool window = false;
    bool pretended_printer = true;
    int frames = 0;
    std::chrono::milliseconds now{0};

    void input(const InputEvent& event) override {
        if (const auto* moved = std::get_if<PointerMoved>(&event)) {
            m_pointer = *moved;
        } else if (std::holds_alternative<PointerPressed>(event)) {
            m_pressed = under_pointer();
            m_pressed_at = now;
        } else if (std::holds_alternative<PointerReleased>(event)) {
            const auto held = now - m_pressed_at;
            log.push_back(held.count() == 0 ? "tap " + m_pressed : fmt::format("hold {} {}", m_pressed, held.count()));
            if (const auto found = on_press.find(m_pressed); found != on_press.end()) found->second(*this);
        } else if (const auto* typed = std::get_if<Typed>(&event)) {
            log.push_back(fmt::format("type {:x}", static_cast<unsigned>(typed->character)));
        } else if (const auto* key = std::get_if<KeyPressed>(&event)) {
            log.push_back(fmt::format("key {}{}{}", static_cast<int>(key->key), key->shift ? " shift" : "",
                                      key->ctrl ? " ctrl" : ""));
        }
    }
    const std::vector<Drawn>& frame() override {
        ++frames;
        for (auto due = at.begin(); due != at.end() && due->first <= now; due = at.erase(due))
            due->second(*this);
        return screen;
    }
    void advance(std::chrono::milliseconds by) override { now += by; }
    std::optional<std::chrono::milliseconds> next_due() override {
        if (at.empty()) return std::nullopt;
        return at.begin()->first - now;
    }
    void bring_into_view(const Drawn& drawn) override {
        log.push_back("scroll to " + drawn.name);
        for (auto& each : screen) {
            if (each.name == drawn.name && scrolls) each.visible = true;
        }
    }
    bool has_window() const override { return window; }
    Result<void> shot(std::string_view name) override {
        log.push_back(fmt::format("shot {}", name));
        return {};
    }
    bool set_printer(PrinterMode mode) override {
        log.push_back(fmt::format("printer {}", static_cast<int>(mode)));
        return pretended_printer;
    }
    std::vector<std::byte> last_receipt() override { return receipt; }
    Companion companion() const override { return beside; }

    bool scrolls = true;

    /// Adds a control in a place of its own.
    Drawn& add(Role role, const std::string& name) {
        Drawn drawn{role, name, {}, true, false, true, {}, {}};
        drawn.box = drawn.room = {10, 100.0F * static_cast<float>(screen.size()), 200, 50};
        screen.push_back(drawn);
        return screen.back();
    }

  private:
    std::string under_pointer() const {
        for (auto each = screen.rbegin(); each != screen.rend(); ++each) {
            const bool inside = m_pointer.x >= each->box.x && m_pointer.x < each->box.right() &&
                                m_pointer.y >= each->box.y && m_pointer.y < each->box.bottom();
            if (inside) return each->name;
        }
        return "nothing";
    }

    PointerMoved m_pointer{};
    std::string m_pressed;
    std::chrono::milliseconds m_pressed_at{0};
};

}  // namespace klachtenzuil
