#include "tests/support/node.hpp"

#include <fstream>
#include <map>
#include <sstream>

namespace klachtenzuil {

namespace {

/// The data of a node as after `init`. Making the tables takes longer than most tests do, so each code is made once.
std::filesystem::path initialised(const TestNode& node) {
    static std::map<std::string, TemporaryDirectory> made;
    const auto [place, is_new] = made.try_emplace(node.config.node);
    std::filesystem::path data = place->second / "data";
    if (is_new) REQUIRE(Register::init(data, node.config, node.clock, cheapest_cost()));
    return data;
}

}  // namespace

TestNode::TestNode(std::string_view code, NodeKeys keys) {
    config.node = code;
    if (keys == NodeKeys::of_its_own) {
        REQUIRE(Register::init(data(), config, clock, cheapest_cost()));
    } else {
        std::filesystem::copy(initialised(*this), data(), std::filesystem::copy_options::recursive);
    }
    reopen();
}

std::string first_passphrase(const std::filesystem::path& data) {
    std::ifstream file(data / first_sign_in_file);
    std::ostringstream text;
    text << file.rdbuf();
    // Five groups of four, joined by hyphens; nothing else in the file has that shape.
    std::istringstream words(text.str());
    for (std::string word; words >> word;) {
        if (word.size() == 24 && word[4] == '-' && word[9] == '-' && word[14] == '-' && word[19] == '-') return word;
    }
    return {};
}

Secret desk_secret(Register& store) {
    const auto account = store.find_account(first_account_name);
    REQUIRE(account);
    REQUIRE(*account);
    auto secret = unwrap(**account, first_passphrase(store.data_directory()));
    REQUIRE(secret);
    return std::move(*secret);
}

}  // namespace klachtenzuil
