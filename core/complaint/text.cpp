// What counts as text, as a phone number, as an e-mail address.

#include <algorithm>
#include <array>

#include "core/base/wipe.hpp"
#include "core/complaint/form.hpp"
#include "core/complaint/text.hpp"

namespace klachtenzuil {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// The first character of a text and how many bytes it takes; 0 when they are no UTF-8.
struct FirstCharacter {
    char32_t value = 0;
    std::size_t bytes = 0;
};

FirstCharacter first_character(std::string_view text) {
    struct Lead {
        unsigned char mask, pattern;
        char32_t smallest;
    };
    static constexpr Lead leads[] = {{0x80, 0x00, 0}, {0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    for (std::size_t length = 1; length <= std::size(leads); ++length) {
        const auto& lead = leads[length - 1];
        if ((byte(0) & lead.mask) != lead.pattern) continue;
        if (text.size() < length) return {};
        char32_t value = byte(0) & static_cast<unsigned char>(~lead.mask);
        for (std::size_t i = 1; i < length; ++i) {
            if ((byte(i) & 0xC0) != 0x80) return {};
            value = (value << 6) | (byte(i) & 0x3F);
        }
        const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
        // The shortest writing only: a longer one can hide a sign from whoever looks for its bytes.
        if (value < lead.smallest || value > 0x10FFFF || surrogate) return {};
        return {value, length};
    }
    return {};
}

/// Calls `each` with every character; false at the first byte that is no UTF-8, or when `each` says so.
template <class Each>
bool for_characters(std::string_view text, Each each) {
    while (!text.empty()) {
        const auto first = first_character(text);
        if (first.bytes == 0 || !each(first.value)) return false;
        text.remove_prefix(first.bytes);
    }
    return true;
}

bool is_control(char32_t c) {
    return (c < 0x20 && c != '\n' && c != '\r' && c != '\t') || (c >= 0x7F && c <= 0x9F);
}

bool is_space(char32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200B) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

/// What people write between the digits of a phone number.
bool divides_phone(char32_t c) {
    return is_space(c) || c == '-' || c == '.' || c == '/' || c == '(' || c == ')' || (c >= 0x2010 && c <= 0x2015) ||
           c == 0x2212;
}

/// Digits, brackets and at most one leading plus; nothing when something else stands in it.
std::optional<std::string> phone_signs(std::string_view text) {
    std::string signs;
    const bool fits = for_characters(text, [&](char32_t c) {
        const bool plus = c == '+' && signs.find_first_not_of('(') == std::string::npos;
        if (plus || (c < 0x80 && is_digit(static_cast<char>(c))) || c == '(' || c == ')') {
            signs += static_cast<char>(c);
            return true;
        }
        return divides_phone(c);
    });
    return fits ? std::optional{signs} : std::nullopt;
}

/// Whether the digits after +31 can be a number: nine, or those of a service number, or of a machine.
bool is_dutch_number(std::string_view digits) {
    static constexpr std::array<std::string_view, 4> service{"800", "900", "906", "909"};
    if (digits.empty() || digits[0] == '0') return false;
    const bool is_service = std::any_of(service.begin(), service.end(), [&](auto s) { return digits.starts_with(s); });
    if (is_service) return digits.size() == 7 || digits.size() == 10;
    return digits.size() == 9 || (digits.starts_with("97") && digits.size() == 11);
}

bool is_domain_label(std::string_view label) {
    return !label.empty() && label.size() <= 63 && label.front() != '-' && label.back() != '-' &&
           std::all_of(label.begin(), label.end(), [](char c) {
               return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
                      static_cast<unsigned char>(c) >= 0x80;
           });
}

bool is_domain(std::string_view domain) {
    std::size_t labels = 0;
    std::string_view last;
    while (true) {
        const auto dot = domain.find('.');
        last = domain.substr(0, dot);
        if (!is_domain_label(last)) return false;
        ++labels;
        if (dot == std::string_view::npos) break;
        domain.remove_prefix(dot + 1);
    }
    return labels >= 2 && last.size() >= 2 && !std::all_of(last.begin(), last.end(), is_digit);
}

bool is_mailbox(std::string_view local) {
    constexpr std::string_view signs = "!#$%&'*+/=?^_`{|}~.-";
    return !local.empty() && local.size() <= 64 && local.front() != '.' && local.back() != '.' &&
           local.find("..") == std::string_view::npos && std::all_of(local.begin(), local.end(), [&](char c) {
               return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                      static_cast<unsigned char>(c) >= 0x80 || signs.find(c) != std::string_view::npos;
           });
}

}  // namespace

std::size_t characters(std::string_view text) {
    std::size_t count = 0;
    while (!text.empty()) {
        text.remove_prefix(std::max<std::size_t>(first_character(text).bytes, 1));
        ++count;
    }
    return count;
}

bool is_utf8(std::string_view text) {
    return for_characters(text, [](char32_t) { return true; });
}

bool is_plain_text(std::string_view text) {
    return for_characters(text, [](char32_t c) { return !is_control(c); });
}

bool is_blank(std::string_view text) {
    return for_characters(text, is_space);
}

void trim(std::string& text) {
    if (is_blank(text)) {
        wipe(text);
        return;
    }
    std::size_t start = 0;
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto character = first_character(std::string_view(text).substr(at));
        const std::size_t bytes = std::max<std::size_t>(character.bytes, 1);
        const bool space = character.bytes != 0 && is_space(character.value);
        if (space && end == 0) start = at + bytes;
        at += bytes;
        if (!space) end = at;
    }
    text.erase(end);
    text.erase(0, start);
}

std::vector<std::string> split_names(std::string_view typed) {
    std::vector<std::string> names;
    while (!typed.empty()) {
        const std::size_t end = std::min(typed.find_first_of(",;\n"), typed.size());
        std::string name(typed.substr(0, end));
        trim(name);
        if (!name.empty()) names.push_back(std::move(name));
        typed.remove_prefix(std::min(end + 1, typed.size()));
    }
    return names;
}

std::optional<std::string> normal_phone(std::string_view text) {
    const auto signs = text.size() <= 4 * contact_limit ? phone_signs(text) : std::nullopt;
    if (!signs) return std::nullopt;
    std::string digits = *signs;
    // "(0)" stands for "leave this out when you dial the country", whatever the country; at the start, for itself.
    if (const auto trunk = digits.find("(0)"); trunk != std::string::npos && trunk != 0) digits.erase(trunk, 3);
    std::erase_if(digits, [](char c) { return c == '(' || c == ')'; });
    bool abroad = digits.starts_with('+');
    if (abroad) digits.erase(0, 1);
    if (!abroad && digits.starts_with("00")) {
        abroad = true;
        digits.erase(0, 2);
    }
    if (!abroad) {
        if (!digits.starts_with('0')) return std::nullopt;
        digits.replace(0, 1, "31");
    }
    if (digits.starts_with("31")) {
        // "+31 06…" is written often and can only mean one thing.
        if (abroad && digits.starts_with("310")) digits.erase(2, 1);
        if (!is_dutch_number(std::string_view(digits).substr(2))) return std::nullopt;
    } else if (digits.size() < 8 || digits.size() > 15 || digits[0] == '0') {
        return std::nullopt;
    }
    return "+" + digits;
}

bool is_email(std::string_view text) {
    const auto at = text.rfind('@');
    if (at == std::string_view::npos || text.size() > 254) return false;
    const bool one_word = for_characters(text, [](char32_t c) { return !is_space(c) && !is_control(c); });
    return one_word && is_mailbox(text.substr(0, at)) && is_domain(text.substr(at + 1));
}

}  // namespace klachtenzuil
