#pragma once
// Where klachtenctl is tried out: a directory of a test's own, with configurations and a node in it.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.hpp"
#include "tests/support/program.hpp"
#include "tests/support/temporary_directory.hpp"

namespace klachtenzuil {

/// A node that klachtenctl made. Making one takes a second of key derivation, so most tests share theirs.
class Place {
  public:
    Place() {
        std::ofstream(m_place / "nl.toml") << "[node]\ncode = \"T1\"\n";
        std::ofstream(m_place / "en.toml") << "[node]\ncode = \"T1\"\n[screen]\ndefault_language = \"en\"\n";
    }
    Program ctl(const char* config = "nl.toml") const {
        return Program(KLACHTENCTL).always({"--data", data(), "--config", m_place / config});
    }
    std::string data() const { return m_place / "data"; }
    std::string write(const char* name, std::string_view text) const {
        std::ofstream(m_place / name, std::ios::binary) << text;
        return m_place / name;
    }
    std::filesystem::path operator/(const char* name) const { return m_place / name; }

  private:
    TemporaryDirectory m_place;
};

class Node : public Place {
  public:
    Node() { REQUIRE(ctl().run({"init"}).status == 0); }
};

inline std::vector<nlohmann::json> lines_of(const std::string& text) {
    std::vector<nlohmann::json> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(parse_json(line));
    return lines;
}

}  // namespace klachtenzuil
