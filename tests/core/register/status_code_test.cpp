#include "core/register/status_code.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace klachtenzuil;

namespace {

std::string plain(const std::string& code) {
    return read_status_code(code).value();
}

}  // namespace

TEST_CASE("a code has two groups of four and no character that can be taken for another") {
    const NodeKey node = NodeKey::make();
    std::set<char> seen;
    for (int i = 0; i < 500; ++i) {
        const std::string code = status_code(node, new_id<ComplaintId>());
        REQUIRE(code.size() == status_code_length + 1);
        CHECK(code[4] == '-');
        seen.insert(code.begin(), code.end());
    }
    seen.erase('-');
    CHECK(seen.size() == 32);
    for (const char mistaken : {'I', 'L', 'O', 'U'})
        CHECK_FALSE(seen.contains(mistaken));
}

TEST_CASE("a complaint keeps its code, and another complaint or another node has another") {
    const NodeKey node = NodeKey::make();
    const auto complaint = new_id<ComplaintId>();
    CHECK(status_code(node, complaint) == status_code(node, complaint));
    CHECK(status_code(node, complaint) != status_code(node, new_id<ComplaintId>()));
    CHECK(status_code(node, complaint) != status_code(NodeKey::make(), complaint));
}

TEST_CASE("a code is read as people type it") {
    CHECK(read_status_code("7KQM-4XZP") == "7KQM4XZP");
    CHECK(read_status_code(" 7kqm 4xzp ") == "7KQM4XZP");
    CHECK(read_status_code("7 k q m 4 x z p") == "7KQM4XZP");
    CHECK(read_status_code("OIL0-1234") == "01101234");
    CHECK(read_status_code("oil0.1234") == "01101234");
}

TEST_CASE("what cannot be a code is not taken for one") {
    for (const char* typed : {"", "-", "7KQM-4XZ", "7KQM-4XZPA", "7KQM-4XZU", "7KQM-4XZ!", "7KQM\u20134XZP"})
        CHECK_FALSE(read_status_code(typed));
}

TEST_CASE("the hash belongs to the complaint and the code, and holds neither") {
    const NodeKey node = NodeKey::make();
    const auto complaint = new_id<ComplaintId>();
    const std::string code = plain(status_code(node, complaint));
    const Hash hash = status_hash(complaint, code);
    CHECK(is_same_hash(hash, status_hash(complaint, code)));
    CHECK_FALSE(is_same_hash(hash, status_hash(new_id<ComplaintId>(), code)));
    std::string other = code;
    other.back() = other.back() == '0' ? '1' : '0';
    CHECK_FALSE(is_same_hash(hash, status_hash(complaint, other)));
    CHECK(std::search(hash.begin(), hash.end(), code.begin(), code.end()) == hash.end());
}
