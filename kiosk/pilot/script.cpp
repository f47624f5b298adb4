#include "kiosk/pilot/script.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "kiosk/pilot/script_words.hpp"
#include "kiosk/widgets/utf8.hpp"

namespace klachtenzuil::pilot {

namespace {

using std::chrono::milliseconds;
using Words = std::vector<ScriptWord>;
using Read = tl::expected<Command, std::string>;

constexpr int most_times = 10'000;
constexpr double longest_wait_s = 366.0 * 24 * 3600;
constexpr int longest_hold_ms = 60'000;

tl::unexpected<std::string> refused(std::string why) {
    return tl::unexpected(std::move(why));
}

std::string small(std::string_view word) {
    return utf8::lower(word);
}

struct KeyName {
    std::string_view name;
    Key key;
};

constexpr std::array key_names{
    KeyName{"tab", Key::tab},
    KeyName{"enter", Key::enter},
    KeyName{"escape", Key::escape},
    KeyName{"space", Key::space},
    KeyName{"backspace", Key::backspace},
    KeyName{"delete", Key::del},
    KeyName{"left", Key::left},
    KeyName{"right", Key::right},
    KeyName{"up", Key::up},
    KeyName{"down", Key::down},
    KeyName{"home", Key::home},
    KeyName{"end", Key::end},
    KeyName{"pageup", Key::page_up},
    KeyName{"pagedown", Key::page_down},
    KeyName{"a", Key::a},
    KeyName{"c", Key::c},
    KeyName{"v", Key::v},
    KeyName{"x", Key::x},
};

struct ModeName {
    std::string_view name;
    PrinterMode mode;
};

constexpr std::array mode_names{
    ModeName{"ok", PrinterMode::ok},           ModeName{"empty", PrinterMode::empty}, ModeName{"jam", PrinterMode::jam},
    ModeName{"offline", PrinterMode::offline}, ModeName{"slow", PrinterMode::slow},
};

/// "Tab", "Shift+Tab", "Ctrl+A". A letter means something with Ctrl only; else it is typed.
std::optional<KeyPressed> key_of(std::string_view written) {
    const std::string lowered = small(written);
    std::string_view rest = lowered;
    KeyPressed pressed{};
    for (std::size_t plus = rest.find('+'); plus != std::string_view::npos; plus = rest.find('+')) {
        const std::string_view modifier = rest.substr(0, plus);
        bool& held = modifier == "shift" ? pressed.shift : pressed.ctrl;
        if (held || (modifier != "shift" && modifier != "ctrl")) return std::nullopt;
        held = true;
        rest.remove_prefix(plus + 1);
    }
    const auto* found =
        std::find_if(key_names.begin(), key_names.end(), [&](const KeyName& key) { return key.name == rest; });
    if (found == key_names.end() || (found->name.size() == 1 && !pressed.ctrl)) return std::nullopt;
    pressed.key = found->key;
    return pressed;
}

std::optional<int> whole_number(const ScriptWord& word, int most) {
    int value = 0;
    const char* const end = word.text.data() + word.text.size();
    const auto [stopped, error] = std::from_chars(word.text.data(), end, value);
    if (error != std::errc{} || stopped != end || word.quoted || value < 1 || value > most) return std::nullopt;
    return value;
}

std::optional<milliseconds> seconds(const ScriptWord& word) {
    double value = 0;
    const char* const end = word.text.data() + word.text.size();
    const auto [stopped, error] = std::from_chars(word.text.data(), end, value, std::chars_format::fixed);
    if (error != std::errc{} || stopped != end || word.quoted) return std::nullopt;
    if (!std::isfinite(value) || value < 0 || value > longest_wait_s) return std::nullopt;
    return milliseconds{std::llround(value * 1000)};
}

/// The one text that follows the command.
std::optional<std::string> only_text(const Words& words, std::size_t at = 1) {
    if (words.size() != at + 1 || !words[at].quoted || words[at].text.empty()) return std::nullopt;
    return words[at].text;
}

template <class Wanted>
Read with_text(const Words& words) {
    if (auto text = only_text(words)) return Wanted{std::move(*text)};
    return refused(fmt::format("{} takes one text in double quotes", words[0].text));
}

Read tap(const Words& words) {
    Tap wanted;
    std::size_t at = 1;
    if (words.size() == 3) {
        const auto nth = whole_number(words[at++], most_times);
        if (!nth) return refused("tap takes a count from 1 before the text");
        wanted.nth = *nth;
    }
    auto text = only_text(words, at);
    if (!text) return refused("tap takes a text in double quotes, and a count before it if need be");
    wanted.control = std::move(*text);
    return wanted;
}

Read type(const Words& words) {
    const auto text = only_text(words);
    if (!text) return refused("type takes one text in double quotes");
    Type wanted;
    for (std::size_t at = 0; at < text->size();)
        wanted.text += utf8::take(*text, at);
    return wanted;
}

Read key(const Words& words) {
    if (words.size() != 2 && words.size() != 3) return refused("key takes the name of a key, and a count if need be");
    const auto pressed = key_of(words[1].text);
    if (!pressed || words[1].quoted) {
        std::string names;
        for (const auto& name : key_names) {
            if (name.name.size() > 1) names += fmt::format("{}, ", name.name);
        }
        return refused(fmt::format("there is no key '{}': {}with Shift+ or Ctrl+ before it; Ctrl+A, C, V, X",
                                   words[1].text, names));
    }
    Press wanted{*pressed, 1};
    if (words.size() == 3) {
        const auto times = whole_number(words[2], most_times);
        if (!times) return refused(fmt::format("key takes a count from 1 to {}", most_times));
        wanted.times = *times;
    }
    return wanted;
}

Read hold(const Words& words) {
    const auto duration = words.size() == 3 ? whole_number(words[2], longest_hold_ms) : std::nullopt;
    if (!duration || !words[1].quoted || words[1].text.empty()) {
        return refused(
            fmt::format("hold takes a text in double quotes and milliseconds from 1 to {}", longest_hold_ms));
    }
    return Hold{words[1].text, milliseconds{*duration}};
}

Read wait(const Words& words) {
    const auto duration = words.size() == 2 ? seconds(words[1]) : std::nullopt;
    if (!duration) return refused("wait takes seconds, a year at most");
    return Wait{*duration};
}

Read shot(const Words& words) {
    if (words.size() != 2 || words[1].text.empty()) return refused("shot takes one name");
    const std::string& name = words[1].text;
    const bool plain = name.size() <= 100 && name.front() != '.' && std::all_of(name.begin(), name.end(), [](char c) {
                           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                                  c == '-' || c == '_' || c == '.';
                       });
    if (!plain) return refused("the name of a shot holds letters, digits, - _ and . only; it is no path");
    return Shot{name};
}

Read tree(const Words& words) {
    if (words.size() != 2 || words[1].text.empty()) return refused("tree takes one file");
    return Tree{words[1].text};
}

Read printer(const Words& words) {
    if (words.size() == 2) {
        const std::string wanted = small(words[1].text);
        for (const auto& known : mode_names) {
            if (known.name == wanted) return SetPrinter{known.mode};
        }
    }
    return refused("printer takes one of ok, empty, jam, offline, slow");
}

Read expect(const Words& words) {
    auto text = only_text(words, 2);
    if (!text || small(words[1].text) != "receipt") return refused("expect takes receipt and a text in double quotes");
    return ExpectReceipt{std::move(*text)};
}

Read run(const Words& words) {
    if (words.size() < 3 || words[1].text != "klachtenctl") return refused("run takes klachtenctl and its arguments");
    RunProgram wanted;
    for (std::size_t i = 2; i < words.size(); ++i)
        wanted.arguments.push_back(words[i].text);
    return wanted;
}

struct Known {
    std::string_view name;
    Read (*read)(const Words&);
};

constexpr std::array commands{
    Known{"see", with_text<See>},
    Known{"gone", with_text<Gone>},
    Known{"tap", tap},
    Known{"type", type},
    Known{"into", with_text<Into>},
    Known{"key", key},
    Known{"hold", hold},
    Known{"wait", wait},
    Known{"shot", shot},
    Known{"tree", tree},
    Known{"printer", printer},
    Known{"expect", expect},
    Known{"run", run},
};
static_assert(commands.size() == std::variant_size_v<Command>);

Read read_command(const Words& words) {
    const std::string name = words[0].quoted ? std::string() : small(words[0].text);
    for (const auto& known : commands) {
        if (known.name == name) return known.read(words);
    }
    return refused(fmt::format("there is no command '{}'", words[0].text));
}

}  // namespace

tl::expected<std::vector<Line>, Trouble> read_script(std::string_view text) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    if (text.size() > largest_script) return tl::unexpected(Trouble{1, "the file is larger than 1 MiB"});
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    std::vector<Line> lines;
    for (int number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r')) line.remove_suffix(1);
        const auto words = split_line(line);
        if (!words) return tl::unexpected(Trouble{number, words.error()});
        if (words->empty()) continue;
        auto command = read_command(*words);
        if (!command) return tl::unexpected(Trouble{number, std::move(command.error())});
        lines.push_back({number, std::move(*command)});
    }
    return lines;
}

}  // namespace klachtenzuil::pilot
