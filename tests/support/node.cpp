#include "tests/support/node.hpp"

#include <fstream>
#include <sstream>

namespace klachtenzuil {

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
