// Kiosk and office as two people set them up, with klachtenctl alone: cards, exports, imports, and what they exit with.

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "core/complaint/form_json.hpp"
#include "tests/platform/ctl/place.hpp"
#include "tests/support/forms.hpp"

using namespace klachtenzuil;
using nlohmann::json;

namespace {

/// Two nodes that a folder in each direction lies between.
class TwoNodes {
  public:
    TwoNodes() {
        std::filesystem::create_directory(m_place / "up");
        std::filesystem::create_directory(m_place / "down");
        configure("KT", "down", "up", "");
        const auto office = ask("KT", {"office", "init"});
        office_card = office["office_key"];
        configure("K1", "up", "down", office_card);
        kiosk_card = ask("K1", {"init"})["card"];
    }
    Ended run(const std::string& node, const std::vector<std::string>& arguments, std::string_view input = {}) const {
        return Program(KLACHTENCTL)
            .always({"--data", m_place / ("data-" + node), "--config", m_place / (node + ".toml")})
            .run(arguments, input);
    }
    json ask(const std::string& node, std::vector<std::string> arguments) const {
        arguments.emplace_back("--json");
        const auto ended = run(node, arguments);
        REQUIRE(ended.status <= 1);
        return parse_json(ended.out);
    }
    std::string file() const {
        Form form = a_form().by(Channel::phone).form();
        const auto ended = run("K1", {"file", "-"}, write_form(form));
        REQUIRE(ended.status == 0);
        return ended.out.substr(0, ended.out.find('\n'));
    }
    std::filesystem::path operator/(const std::string& name) const { return m_place / name; }

    std::string office_card, kiosk_card;

  private:
    void configure(const std::string& node, const char* to, const char* from, const std::string& office) const {
        std::ofstream(m_place / (node + ".toml"))
            << "[node]\ncode = \"" << node << "\"\n[sync]\nto = \"" << (m_place / to).string() << "\"\nfrom = \""
            << (m_place / from).string() << "\"\noffice_key = \"" << office << "\"\n";
    }
    TemporaryDirectory m_place;
};

}  // namespace

TEST_CASE("a complaint goes from the kiosk to the office by export and import, each exactly once") {
    const TwoNodes nodes;
    const auto reference = nodes.file();
    CHECK(nodes.run("KT", {"office", "admit", nodes.kiosk_card}).status == 0);
    CHECK(nodes.run("KT", {"office", "admit", " " + nodes.kiosk_card + "\n"}).status == 0);
    CHECK(nodes.ask("KT", {"status"})["card"] == nodes.office_card);

    const auto sent = nodes.ask("K1", {"export"});
    CHECK(sent["bundles"] == 1);
    CHECK(sent["entries"] == sent["through"]);
    CHECK(nodes.ask("K1", {"export"})["bundles"] == 0);

    const auto taken = nodes.ask("KT", {"import"});
    CHECK(taken["entries"] == sent["entries"]);
    CHECK(taken["complaints"] == 1);
    CHECK(taken["refused"].empty());
    CHECK(nodes.run("KT", {"list"}).out.find(reference) != std::string::npos);
    CHECK(nodes.run("KT", {"verify"}).status == 0);

    CHECK(nodes.ask("KT", {"export"})["bundles"] == 1);
    CHECK(nodes.ask("K1", {"export"})["imported"]["receipts"] == 1);
    CHECK_FALSE(std::filesystem::exists(nodes / "up" / ("K1-1-" + sent["through"].dump() + ".jsonl")));
    const auto nothing = nodes.run("K1", {"export"});
    CHECK(nothing.status == 0);
    CHECK(nothing.err.empty());
}

TEST_CASE("an import says what was not taken and why, with the exit status that goes with it") {
    const TwoNodes nodes;
    nodes.file();
    CHECK(nodes.run("K1", {"export"}).status == 0);
    // Nobody has registered the kiosk at the office yet.
    const auto stranger = nodes.run("KT", {"import", nodes / "up"});
    CHECK(stranger.status == 3);
    CHECK(stranger.err.find("office admit") != std::string::npos);
    CHECK(nodes.run("KT", {"office", "admit", nodes.kiosk_card}).status == 0);

    // A second bundle without the first waits; the first, damaged, is refused; both at once need a person.
    nodes.file();
    CHECK(nodes.run("K1", {"export"}).status == 0);
    std::filesystem::path content, second;
    for (const auto& file : std::filesystem::directory_iterator(nodes / "up")) {
        const auto name = file.path().filename().string();
        if (name.starts_with("K1-1-") && file.path().extension() == ".jsonl") content = file.path();
        if (!name.starts_with("K1-1-") && file.path().extension() == ".manifest") second = file.path();
    }
    const auto early = nodes.run("KT", {"import", second});
    CHECK(early.status == 1);
    CHECK(early.err.find("K1/1") != std::string::npos);
    std::ifstream stream(content, std::ios::binary);
    const std::string whole(std::istreambuf_iterator<char>(stream), {});
    std::ofstream(content, std::ios::binary) << whole.substr(0, whole.size() - 2) << "x\n";
    const auto damaged = nodes.run("KT", {"import", content, "--json"});
    CHECK(damaged.status == 2);
    const auto refused = parse_json(damaged.out)["refused"];
    REQUIRE(refused.size() == 1);
    CHECK(refused[0]["reason"] == "bundle_damaged");
    CHECK(refused[0]["detail"].get<std::string>().starts_with(content.filename().string()));
    CHECK(damaged.err.find(content.filename().string()) != std::string::npos);

    // As it should be, both are taken: what waited is tried again by itself.
    std::ofstream(content, std::ios::binary) << whole;
    const auto taken = nodes.run("KT", {"import", content, "--json"});
    CHECK(taken.status == 0);
    CHECK(parse_json(taken.out)["complaints"] == 2);
    CHECK(nodes.run("KT", {"import", nodes / "nothing"}).status == 2);
}

TEST_CASE("a card that is none, or another one of a node that is known, is not registered") {
    const TwoNodes nodes;
    CHECK(nodes.run("KT", {"office", "admit"}).status == 2);
    CHECK(nodes.run("KT", {"office", "admit", "K1-kaart"}).status == 2);
    CHECK(nodes.run("KT", {"office", "admit", nodes.office_card}).status == 3);
    CHECK(nodes.run("KT", {"office", "admit", nodes.kiosk_card}).status == 0);
    std::string other = nodes.kiosk_card;
    other.back() = other.back() == '0' ? '1' : '0';
    CHECK(nodes.run("KT", {"office", "admit", other}).status == 3);
}

TEST_CASE("a place that cannot be used is a delivery that failed, and status tells it") {
    const TwoNodes nodes;
    std::ofstream(nodes / "K1.toml") << "[node]\ncode = \"K1\"\n[sync]\nto = \"sftp://kantoor/\"\n";
    CHECK(nodes.run("K1", {"export"}).status == 2);
    const auto status = nodes.run("K1", {"status", "--json"});
    CHECK(status.status == 1);
    CHECK(parse_json(status.out)["last_delivery"]["failure"] == "config_bad_value");
}

TEST_CASE("a kiosk is taken out of service and back with one command each") {
    const TwoNodes nodes;
    nodes.ask("KT", {"office", "admit", nodes.kiosk_card});
    CHECK(nodes.run("KT", {"office", "dismiss"}).status == 2);
    CHECK(nodes.run("KT", {"office", "dismiss", "K9"}).status == 2);
    CHECK(nodes.run("KT", {"office", "dismiss", "KT"}).status == 2);
    CHECK(nodes.run("K1", {"office", "dismiss", "KT"}).status == 2);
    CHECK(nodes.ask("KT", {"office", "dismiss", "K1"})["dismissed"] == true);
    json others = nodes.ask("KT", {"status"})["nodes"];
    REQUIRE(others.size() == 1);
    CHECK(others[0]["node"] == "K1");
    CHECK(others[0]["dismissed"].is_string());
    CHECK(nodes.run("KT", {"status"}).out.find("uit dienst sinds") != std::string::npos);
    nodes.file();
    nodes.ask("K1", {"export"});
    CHECK(nodes.ask("KT", {"export"})["imported"]["bundles"] == 0);
    nodes.ask("KT", {"office", "admit", nodes.kiosk_card});
    CHECK(nodes.ask("KT", {"status"})["nodes"][0]["dismissed"].is_null());
    CHECK(nodes.ask("KT", {"export"})["imported"]["complaints"] == 1);
}
