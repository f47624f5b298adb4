#include "kiosk/pilot/player.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <utility>

#include "kiosk/pilot/eye.hpp"
#include "kiosk/pilot/process.hpp"
#include "kiosk/pilot/receipt_text.hpp"

namespace klachtenzuil::pilot {

namespace {

using std::chrono::milliseconds;
using namespace std::chrono_literals;

/// How long a person looks for something before it is missing.
constexpr milliseconds patience = 2s;
/// The longest step while looking, and the shortest while waiting: a screen that asks for frames without an end must
/// not hold the script for ever.
constexpr milliseconds glance = 100ms;
constexpr milliseconds shortest_step = 10ms;
/// After a touch or a key a person looks what came of it before doing the next thing.
constexpr milliseconds pace = 500ms;
/// Characters typed between two frames.
constexpr std::size_t burst = 16;

/// What went wrong in a line, without its number; nothing when the line held.
using Wrong = std::optional<std::string>;

class Player {
  public:
    Player(PilotStage& stage, const std::function<void(const std::string&)>& remark)
        : m_stage(stage), m_remark(remark) {}

    Wrong operator()(const See& wanted) {
        if (eventually([&] { return can_read(wanted.text); })) return std::nullopt;
        return missing(fmt::format("\"{}\" is not to be seen", wanted.text));
    }

    Wrong operator()(const Gone& wanted) {
        const auto gone = [&] {
            const auto& drawn = m_stage.frame();
            return std::none_of(drawn.begin(), drawn.end(),
                                [&](const Drawn& each) { return answers_to(each, wanted.text); });
        };
        if (eventually(gone)) return std::nullopt;
        return missing(fmt::format("\"{}\" is still there", wanted.text));
    }

    Wrong operator()(const Tap& wanted) { return touch(wanted.control, wanted.nth, 0ms, any_control); }
    Wrong operator()(const Hold& wanted) { return touch(wanted.control, 1, wanted.duration, any_control); }
    Wrong operator()(const Into& wanted) {
        return touch(wanted.field, 1, 0ms, [](const Drawn& each) { return each.role == Role::field; });
    }

    Wrong operator()(const Type& wanted) {
        std::size_t typed = 0;
        for (const char32_t character : wanted.text) {
            m_stage.input(Typed{character});
            if (++typed % burst == 0) m_stage.frame();
        }
        m_stage.frame();
        return std::nullopt;
    }

    Wrong operator()(const Press& wanted) {
        for (int time = 0; time < wanted.times; ++time) {
            m_stage.input(wanted.key);
            // As from a keyboard: the space bar is a key and a character.
            if (wanted.key.key == Key::space && !wanted.key.ctrl) m_stage.input(Typed{U' '});
            m_stage.frame();
        }
        operator()(Wait{pace});
        return std::nullopt;
    }

    Wrong operator()(const Wait& wanted) {
        m_stage.frame();
        for (milliseconds left = wanted.duration; left > 0ms;) {
            const milliseconds due = m_stage.next_due().value_or(left);
            const milliseconds step = std::min(std::max(due, shortest_step), left);
            m_stage.advance(step);
            m_stage.frame();
            left -= step;
        }
        return std::nullopt;
    }

    Wrong operator()(const Shot& wanted) {
        if (!m_stage.has_window()) {
            if (!std::exchange(m_said_no_shots, true)) m_remark("without a window no pictures are taken");
            return std::nullopt;
        }
        m_stage.frame();
        if (const auto taken = m_stage.shot(wanted.name); !taken) {
            return fmt::format("the picture cannot be written: {}", taken.error().detail);
        }
        return std::nullopt;
    }

    Wrong operator()(const Tree& wanted) {
        std::ofstream file(wanted.file);
        for (const auto& each : m_stage.frame())
            file << json_line(each) << '\n';
        file.close();
        if (!file) return fmt::format("{} cannot be written", wanted.file.string());
        return std::nullopt;
    }

    Wrong operator()(const SetPrinter& wanted) {
        if (!m_stage.set_printer(wanted.mode)) {
            return std::string("the printer of this configuration is a real one; printer.kind must be \"fake\"");
        }
        m_stage.frame();
        return std::nullopt;
    }

    Wrong operator()(const ExpectReceipt& wanted) {
        std::vector<std::byte> seen;
        Result<std::string> text = std::string();
        const auto holds = [&] {
            m_stage.frame();
            auto receipt = m_stage.last_receipt();
            if (receipt.empty() || receipt == seen) return false;
            seen = std::move(receipt);
            text = receipt_text(seen);
            return !text || says(*text, wanted.text);
        };
        const bool held = eventually(holds);
        if (!text) return fmt::format("the receipt cannot be read: {}", text.error().detail);
        if (held) return std::nullopt;
        if (seen.empty()) return missing("no receipt came out of the printer");
        return fmt::format("\"{}\" is not on the receipt. It says:\n{}", wanted.text, *text);
    }

    Wrong operator()(const RunProgram& wanted) {
        m_stage.frame();
        const Companion companion = m_stage.companion();
        std::vector<std::string> command{companion.program.string()};
        command.insert(command.end(), companion.arguments.begin(), companion.arguments.end());
        command.insert(command.end(), wanted.arguments.begin(), wanted.arguments.end());
        const auto ended = run_program(command);
        if (!ended) return fmt::format("{} cannot be started", companion.program.string());
        std::fwrite(ended->out.data(), 1, ended->out.size(), stdout);
        if (ended->status != 0) return fmt::format("klachtenctl ended with {}: {}", ended->status, ended->errors);
        m_stage.frame();
        return std::nullopt;
    }

  private:
    static bool any_control(const Drawn& each) { return is_control(each.role); }

    std::string missing(const std::string& what) { return fmt::format("{}; {}", what, describe(m_stage.frame())); }

    /// Looks again and again until `holds`, or patience ends.
    template <class Holds>
    bool eventually(const Holds& holds) {
        for (milliseconds left = patience;; left -= glance) {
            if (holds()) return true;
            if (left <= 0ms) return false;
            operator()(Wait{std::min(left, glance)});
        }
    }

    /// Whether it stands on the screen; a page that is longer is scrolled to it.
    bool can_read(const std::string& words) {
        const auto& drawn = m_stage.frame();
        const auto reachable = within_reach(drawn);
        const auto answers = [&](const Drawn* each) { return answers_to(*each, words); };
        const auto in_view = [&](const Drawn* each) { return each->visible && answers(each); };
        if (std::any_of(reachable.begin(), reachable.end(), in_view)) return true;
        const auto found = std::find_if(reachable.begin(), reachable.end(), answers);
        if (found == reachable.end()) return false;
        m_stage.bring_into_view(**found);
        m_stage.frame();
        return true;
    }

    /// Presses and releases a control in its middle.
    Wrong touch(const std::string& words, int nth, milliseconds duration, const Kind& kind) {
        const Drawn* found = nullptr;
        const auto look = [&] { return (found = find_control(m_stage.frame(), words, nth, kind)) != nullptr; };
        if (!look()) return missing(fmt::format("nothing that can be pressed says \"{}\"", words));
        if (!found->visible) {
            m_stage.bring_into_view(*found);
            if (!look()) return missing(fmt::format("\"{}\" went away when it was scrolled to", words));
            if (!found->visible) return missing(fmt::format("\"{}\" cannot be brought into view", words));
        }
        if (!found->enabled) return missing(fmt::format("\"{}\" is disabled", found->name));
        const Box box = found->box;
        m_stage.input(PointerMoved{box.x + box.width / 2, box.y + box.height / 2});
        m_stage.frame();
        m_stage.input(PointerPressed{});
        m_stage.frame();
        if (duration > 0ms) operator()(Wait{duration});
        m_stage.input(PointerReleased{});
        m_stage.frame();
        operator()(Wait{pace});
        return std::nullopt;
    }

    PilotStage& m_stage;
    const std::function<void(const std::string&)>& m_remark;
    bool m_said_no_shots = false;
};

}  // namespace

std::optional<Trouble> play(const std::vector<Line>& script, PilotStage& stage,
                            const std::function<void(const std::string&)>& remark) {
    Player player(stage, remark);
    // Nobody presses a key before there is something to see.
    stage.frame();
    for (const auto& line : script) {
        if (auto wrong = std::visit(player, line.command)) return Trouble{line.number, std::move(*wrong)};
    }
    return std::nullopt;
}

}  // namespace klachtenzuil::pilot
