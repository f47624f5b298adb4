#include "core/staff/secret.hpp"

#include <sodium.h>

#include <cstdlib>
#include <new>
#include <string_view>

namespace klachtenzuil {

void need_sodium() {
    static const bool ready = sodium_init() >= 0;
    if (!ready) std::abort();
}

Secret::Secret(std::size_t size) : m_size(size) {
    need_sodium();
    m_begin = static_cast<std::uint8_t*>(sodium_malloc(size));
    if (!m_begin) throw std::bad_alloc();
}

Secret::~Secret() {
    sodium_free(m_begin);  // wipes it
}

Secret random_secret(std::size_t size) {
    Secret secret(size);
    randombytes_buf(secret.data(), secret.size());
    return secret;
}

std::string new_passphrase() {
    need_sodium();
    constexpr std::string_view letters = "abcdefghjkmnpqrstuvwxyz23456789+";  // no i, l, o, 0, 1
    static_assert(letters.size() == 32);
    constexpr int groups = 5;
    constexpr int group_size = 4;
    std::string text;
    text.reserve(std::size_t{groups} * (group_size + 1));
    for (int at = 0; at < groups * group_size; ++at) {
        if (at > 0 && at % group_size == 0) text += '-';
        text += letters[randombytes_uniform(static_cast<std::uint32_t>(letters.size()))];
    }
    return text;
}

}  // namespace klachtenzuil
