#pragma once
// A pilot file, read: what each line asks for.

#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <variant>
#include <vector>

#include "kiosk/pilot/stage.hpp"

namespace klachtenzuil::pilot {

struct See {
    std::string text;
};
struct Gone {
    std::string text;
};
struct Tap {
    int nth = 1;
    std::string control;
};
struct Into {
    std::string field;
};
struct Type {
    std::u32string text;
};
struct Press {
    KeyPressed key;
    int times = 1;
};
struct Hold {
    std::string control;
    std::chrono::milliseconds duration;
};
struct Wait {
    std::chrono::milliseconds duration;
};
struct Shot {
    std::string name;
};
struct Tree {
    std::filesystem::path file;
};
struct SetPrinter {
    PrinterMode mode;
};
struct ExpectReceipt {
    std::string text;
};
struct RunProgram {
    std::vector<std::string> arguments;  ///< of klachtenctl
};

using Command =
    std::variant<See, Gone, Tap, Into, Type, Press, Hold, Wait, Shot, Tree, SetPrinter, ExpectReceipt, RunProgram>;

struct Line {
    int number;  ///< in the file, from 1
    Command command;
};

/// Where and why a file cannot be read or did not hold.
struct Trouble {
    int line;
    std::string what;
    bool operator==(const Trouble&) const = default;
};

/// Larger files are not read.
inline constexpr std::size_t largest_script = std::size_t{1} << 20;

/// Reads any bytes: a line that is no command is refused with what is wrong with it.
tl::expected<std::vector<Line>, Trouble> read_script(std::string_view text);

}  // namespace klachtenzuil::pilot
