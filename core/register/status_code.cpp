#include "core/register/status_code.hpp"

#include <sodium.h>

#include <array>
#include <cstdint>

#include "core/base/wipe.hpp"

namespace klachtenzuil {

namespace {

constexpr std::string_view characters_of_code = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
static_assert(characters_of_code.size() == 32);
constexpr std::size_t group = status_code_length / 2;

constexpr std::string_view purpose_code = "klachtenzuil status code 1";
constexpr std::string_view purpose_hash = "klachtenzuil status hash 1";

void add(crypto_generichash_state& state, std::string_view text) {
    crypto_generichash_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
}

void add(crypto_generichash_state& state, const ComplaintId& complaint) {
    crypto_generichash_update(&state, complaint.bytes.data(), complaint.bytes.size());
}

}  // namespace

std::string status_code(const NodeKey& node, const ComplaintId& complaint) {
    need_sodium();
    std::array<std::uint8_t, crypto_generichash_BYTES> bytes{};
    crypto_generichash_state state;
    crypto_generichash_init(&state, node.seed().data(), node.seed().size(), bytes.size());
    add(state, purpose_code);
    add(state, complaint);
    crypto_generichash_final(&state, bytes.data(), bytes.size());
    std::string code;
    code.reserve(status_code_length + 1);
    for (std::size_t at = 0; at < status_code_length; ++at) {
        if (at == group) code += '-';
        code += characters_of_code[bytes[at] % characters_of_code.size()];  // 32 divides 256: all are as likely
    }
    sodium_memzero(bytes.data(), bytes.size());
    sodium_memzero(&state, sizeof state);
    return code;
}

std::optional<std::string> read_status_code(std::string_view typed) {
    std::string code;
    code.reserve(status_code_length);
    for (const char each : typed) {
        if (each == ' ' || each == '-' || each == '.') continue;
        char c = each >= 'a' && each <= 'z' ? static_cast<char>(each - 'a' + 'A') : each;
        if (c == 'O') c = '0';
        if (c == 'I' || c == 'L') c = '1';
        if (characters_of_code.find(c) == std::string_view::npos || code.size() == status_code_length)
            return std::nullopt;
        code += c;
    }
    if (code.size() != status_code_length) return std::nullopt;
    return code;
}

Hash status_hash(const ComplaintId& complaint, std::string_view code) {
    need_sodium();
    Hash hash{};
    crypto_generichash_state state;
    crypto_generichash_init(&state, complaint.bytes.data(), complaint.bytes.size(), hash.size());
    add(state, purpose_hash);
    add(state, code);
    crypto_generichash_final(&state, hash.data(), hash.size());
    sodium_memzero(&state, sizeof state);
    return hash;
}

Hash status_hash_of_own(const NodeKey& node, const ComplaintId& complaint) {
    std::string code = status_code(node, complaint);
    auto plain = read_status_code(code);
    const Hash hash = status_hash(complaint, plain.value_or(std::string{}));
    wipe(code);
    if (plain) wipe(*plain);
    return hash;
}

bool is_same_hash(const Hash& a, const Hash& b) {
    return sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

}  // namespace klachtenzuil
