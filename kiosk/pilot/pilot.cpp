#include "kiosk/pilot/pilot.hpp"

#include <fmt/format.h>

#include <fstream>
#include <optional>
#include <string>

#include "kiosk/pilot/player.hpp"
#include "kiosk/pilot/script.hpp"

namespace klachtenzuil {

namespace {

/// One byte more than is allowed shows that a file is too large.
std::optional<std::string> content_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::string text(pilot::largest_script + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (stream.bad() || (!stream.eof() && stream.fail())) return std::nullopt;
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

}  // namespace

int play_pilot(const std::filesystem::path& file, PilotStage& stage, std::FILE* says) {
    const auto text = content_of(file);
    if (!text) {
        fmt::print(says, "{}: cannot be read\n", file.string());
        return 2;
    }
    const auto script = pilot::read_script(*text);
    if (!script) {
        fmt::print(says, "{}:{}: {}\n", file.string(), script.error().line, script.error().what);
        return 2;
    }
    const auto remark = [&](const std::string& what) { fmt::print(says, "{}: {}\n", file.string(), what); };
    if (const auto trouble = pilot::play(*script, stage, remark)) {
        fmt::print(says, "{}:{}: {}\n", file.string(), trouble->line, trouble->what);
        return 1;
    }
    return 0;
}

}  // namespace klachtenzuil
