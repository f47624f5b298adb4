#include "kiosk/pilot/kiosk_stage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

#include "platform/pdf/pdf.hpp"
#include "platform/pdf/report_pdf.hpp"
#include "platform/printing/printing.hpp"

namespace klachtenzuil {

namespace {

FakeMode mode_of(PrinterMode mode) {
    switch (mode) {
        case PrinterMode::ok: return FakeMode::ok;
        case PrinterMode::empty: return FakeMode::empty;
        case PrinterMode::jam: return FakeMode::jam;
        case PrinterMode::offline: return FakeMode::offline;
        case PrinterMode::slow: return FakeMode::slow;
    }
    return FakeMode::ok;
}

/// The youngest paper in the folder, for printers that keep nothing else.
std::vector<std::byte> youngest_in(const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::path youngest;
    std::filesystem::file_time_type written;
    for (const auto& each : std::filesystem::directory_iterator(folder, error)) {
        if (each.path().extension() != ".pdf") continue;
        const auto time = each.last_write_time(error);
        if (error || (!youngest.empty() && time <= written)) continue;
        youngest = each.path();
        written = time;
    }
    std::ifstream file(youngest, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    const auto* const begin = reinterpret_cast<const std::byte*>(bytes.data());
    return {begin, begin + bytes.size()};
}

}  // namespace

KioskStage::KioskStage(StageSetting setting)
    : m_setting(std::move(setting)),
      m_clock(m_setting.start),
      m_printer(make_printer(m_setting.config.printer, m_setting.data, m_clock)),
      m_runner({m_setting.data,
                m_setting.config,
                m_clock,
                *m_printer,
                [this](const Letter& letter) { return make_pdf(letter, m_setting.config.printer.paper); },
                [](const Report& report) { return make_pdf(report); },
                {}}),
      m_kiosk(m_setting.config, m_clock, m_runner, m_setting.desk_only) {
    if (m_setting.window != nullptr) m_shown.emplace(*m_setting.window, m_kiosk);
}

const std::vector<Drawn>& KioskStage::frame() {
    do {
        if (m_setting.window != nullptr) {
            // What a hand does at the window meanwhile is not part of the play.
            m_setting.window->wait(0.0, [](const InputEvent&) {});
            m_setting.panel = panel_of(*m_setting.window, m_setting.config);
        }
        m_kiosk.frame(m_setting.panel);
        if (!m_kiosk.settled()) continue;
        m_runner.wait_until_idle();
    } while (!m_kiosk.settled() || m_runner.has_outcomes());
    return m_kiosk.ui().drawn();
}

void KioskStage::advance(std::chrono::milliseconds by) {
    // The glass gets what stands while time passes: nobody could look at the pictures on the way to it.
    if (m_shown) m_shown->present_if_changed();
    m_clock.advance(by);
}

std::optional<std::chrono::milliseconds> KioskStage::next_due() {
    const auto due = m_kiosk.next_due();
    if (!due) return std::nullopt;
    return std::max(std::chrono::milliseconds{0}, *due - m_clock.steady());
}

Result<void> KioskStage::shot(std::string_view name) {
    std::error_code error;
    std::filesystem::create_directories(m_setting.shots, error);
    if (!m_shown) return failed(Reason::no_display, std::string(name));
    return m_shown->screenshot(m_setting.shots / fmt::format("{}.png", name));
}

bool KioskStage::set_printer(PrinterMode mode) {
    auto* const fake = dynamic_cast<FakePrinter*>(m_printer.get());
    if (fake == nullptr) return false;
    fake->set_mode(mode_of(mode));
    return true;
}

std::vector<std::byte> KioskStage::last_receipt() {
    if (const auto* const fake = dynamic_cast<const FakePrinter*>(m_printer.get())) {
        return fake->last_printed().value_or(std::vector<std::byte>{});
    }
    return youngest_in(receipts_folder(m_setting.data));
}

}  // namespace klachtenzuil
