#include "core/staff/keyring.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstring>
#include <fstream>
#include <set>
#include <string>

#include "core/staff/seal.hpp"
#include "tests/support/temporary_directory.hpp"

using namespace klachtenzuil;

namespace {

std::span<const std::byte> bytes_of(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

bool same(const Secret& left, const Secret& right) {
    return left.size() == right.size() && std::memcmp(left.data(), right.data(), left.size()) == 0;
}

Account an_account(const Secret& desk, std::string_view passphrase) {
    Account account{.name = "directie", .role = StaffRole::management, .wrapped = {}};
    account.wrapped = wrap(desk, account.name, account.role, passphrase, cheapest_cost()).value();
    return account;
}

}  // namespace

TEST_CASE("a node's key is read back from its private file and signs") {
    const TemporaryDirectory place;
    const NodeKey key = NodeKey::make();
    REQUIRE(key.save(place / "node.key"));
    struct stat facts {};
    REQUIRE(::stat((place / "node.key").c_str(), &facts) == 0);
    CHECK((facts.st_mode & 0777) == 0600);
    CHECK(std::distance(std::filesystem::directory_iterator(place.path()), {}) == 1);

    const auto again = NodeKey::load(place / "node.key");
    REQUIRE(again);
    CHECK(again->public_key() == key.public_key());
    const std::vector<std::uint8_t> message{1, 2, 3};
    Signature signature = again->sign(message);
    CHECK(is_signed_by(key.public_key(), message, signature));
    CHECK_FALSE(is_signed_by(NodeKey::make().public_key(), message, signature));
    signature[5] ^= 1;
    CHECK_FALSE(is_signed_by(key.public_key(), message, signature));
}

TEST_CASE("a key file that is missing or has another size is refused") {
    const TemporaryDirectory place;
    CHECK(NodeKey::load(place / "node.key").error().reason == Reason::keys_missing);
    std::ofstream(place / "short.key") << "kort";
    std::ofstream(place / "long.key") << std::string(33, 'k');
    CHECK(NodeKey::load(place / "short.key").error().reason == Reason::keys_damaged);
    CHECK(NodeKey::load(place / "long.key").error().reason == Reason::keys_damaged);
}

TEST_CASE("the desk's secret opens with its passphrase and no other") {
    const DeskPair desk = new_desk_pair();
    Account account = an_account(desk.secret, "vier losse woorden hier");
    const auto opened = unwrap(account, "vier losse woorden hier");
    REQUIRE(opened);
    CHECK(same(*opened, desk.secret));
    CHECK(unwrap(account, "vier losse woorden hie").error().reason == Reason::not_permitted);
    CHECK(unwrap(account, "").error().reason == Reason::not_permitted);
}

TEST_CASE("an account that was altered does not open") {
    const DeskPair desk = new_desk_pair();
    const Account account = an_account(desk.secret, "zin");
    Account other_role = account;
    other_role.role = StaffRole::handler;
    Account other_name = account;
    other_name.name = "balie";
    Account other_salt = account;
    other_salt.wrapped.salt[0] ^= 1;
    Account cut = account;
    cut.wrapped.sealed.pop_back();
    Account endless = account;
    endless.wrapped.cost.operations = std::uint64_t{1} << 31;
    Account greedy = account;
    greedy.wrapped.cost.memory = std::size_t{1} << 40;
    for (const Account& altered : {other_role, other_name, other_salt, cut, endless, greedy})
        CHECK(unwrap(altered, "zin").error().reason == Reason::not_permitted);
    for (std::size_t i = 0; i < account.wrapped.sealed.size(); ++i) {
        Account flipped = account;
        flipped.wrapped.sealed[i] ^= 0x40;
        CHECK(unwrap(flipped, "zin").error().reason == Reason::not_permitted);
    }
}

TEST_CASE("a real account costs what a guesser cannot pay") {
    CHECK(moderate_cost().operations >= 3);
    CHECK(moderate_cost().memory >= 256U * 1024 * 1024);
}

TEST_CASE("a dossier opens with the desk's secret alone, under its own complaint alone") {
    const DeskPair desk = new_desk_pair();
    const DeskPair stranger = new_desk_pair();
    const auto complaint = new_id<ComplaintId>();
    const Secret key = new_dossier_key();
    const Sealed sealed_key = seal_key(key, desk.open).value();
    const Sealed part = seal_part(key, complaint, PartKind::form, bytes_of("Zoë zei dit"));

    const auto opened_key = open_key(sealed_key, desk.open, desk.secret);
    REQUIRE(opened_key);
    const auto content = open_part(*opened_key, complaint, PartKind::form, part);
    REQUIRE(content);
    CHECK(std::ranges::equal(*content, bytes_of("Zoë zei dit")));

    CHECK(open_key(sealed_key, stranger.open, stranger.secret).error().reason == Reason::keys_damaged);
    CHECK(open_part(key, new_id<ComplaintId>(), PartKind::form, part).error().reason == Reason::store_altered);
    CHECK(open_part(key, complaint, PartKind::note, part).error().reason == Reason::store_altered);
    CHECK(open_part(new_dossier_key(), complaint, PartKind::form, part).error().reason == Reason::store_altered);
    for (std::size_t i = 0; i < part.size(); ++i) {
        Sealed flipped = part;
        flipped[i] ^= 1;
        CHECK(open_part(key, complaint, PartKind::form, flipped).error().reason == Reason::store_altered);
    }
}

TEST_CASE("a public key that protects nothing is refused") {
    CHECK(seal_key(new_dossier_key(), PublicKey{}).error().reason == Reason::keys_damaged);
}

TEST_CASE("what was told does not stand in what is stored, and looks different each time") {
    const Secret key = new_dossier_key();
    const auto complaint = new_id<ComplaintId>();
    const std::string told(200, 'q');
    const Sealed first = seal_part(key, complaint, PartKind::form, bytes_of(told));
    const Sealed second = seal_part(key, complaint, PartKind::form, bytes_of(told));
    CHECK(first != second);
    CHECK(std::string(first.begin(), first.end()).find("qqqq") == std::string::npos);
    CHECK(hash_of(first) != hash_of(second));
}

TEST_CASE("passphrases that the program makes can be typed and do not repeat") {
    std::set<std::string> seen;
    for (int i = 0; i < 100; ++i) {
        const std::string made = new_passphrase();
        CHECK(made.size() == 24);
        CHECK(made.find_first_of("ilo01 ") == std::string::npos);
        seen.insert(made);
    }
    CHECK(seen.size() == 100);
}

TEST_CASE("a public key is read as 64 hexadecimal digits and in no other shape") {
    const PublicKey key = new_desk_pair().open;
    CHECK(public_key_from_hex(hex_of(key)) == key);
    CHECK_FALSE(public_key_from_hex(""));
    CHECK_FALSE(public_key_from_hex(hex_of(key) + "00"));
    CHECK_FALSE(public_key_from_hex(std::string(64, 'x')));
}
