#include "tests/support/played_kiosk.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "kiosk/pilot/pilot.hpp"

namespace klachtenzuil {

namespace {

Config with(const PrinterConfig& printer) {
    Config config = default_config();
    config.printer = printer;
    return config;
}

}  // namespace

PlayedKiosk::PlayedKiosk(Panel panel, const PrinterConfig& printer)
    : m_config(with(printer)),
      m_stage({.config = m_config,
               .data = m_directory / "data",
               .start = instant_from_iso("2026-11-22T10:00:00.000Z").value(),
               .panel = panel}) {
    m_stage.frame();
}

void PlayedKiosk::play(std::string_view script) {
    const auto file = m_directory / "script.pilot";
    std::ofstream(file) << script;
    CHECK(play_pilot(file, m_stage, stderr) == 0);
}

const Drawn* PlayedKiosk::find(std::string_view words) {
    for (const auto& each : m_stage.frame()) {
        if (answers_to(each, words)) return &each;
    }
    return nullptr;
}

void PlayedKiosk::tap(const Box& box) {
    m_stage.input(PointerMoved{box.x + box.width / 2, box.y + box.height / 2});
    m_stage.input(PointerPressed{});
    m_stage.input(PointerReleased{});
    m_stage.frame();
}

void PlayedKiosk::pass(std::chrono::milliseconds time) {
    m_stage.advance(time);
    m_stage.frame();
}

}  // namespace klachtenzuil
