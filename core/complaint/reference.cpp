#include "core/complaint/reference.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <vector>

namespace klachtenzuil {

namespace {

constexpr std::string_view alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::size_t longest_node = 4;
constexpr std::size_t year_digits = 4;
constexpr int earliest_year = 2000;
constexpr std::size_t number_digits = 6;

/// The parts of what was typed, in upper case and without what stood between them. Nothing when there is a sign that
/// neither belongs to a reference nor divides one.
std::optional<std::vector<std::string>> parts_of(std::string_view text) {
    // What keyboards, telephones and word processors put between numbers; each ends a part.
    static constexpr std::array<std::string_view, 20> separators{
        " ",  "-",      ".",      "/",      "\\",     ",",      ":",      "_",      "\t",     "\n",
        "\r", "\u00A0", "\u00B7", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u202F", "\u2212"};
    std::vector<std::string> parts(1);
    while (!text.empty()) {
        const char c = text.front();
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (alphabet.find(upper) != std::string_view::npos) {
            parts.back() += upper;
            text.remove_prefix(1);
            continue;
        }
        const auto* const separator = std::find_if(separators.begin(), separators.end(),
                                                   [&](std::string_view each) { return text.starts_with(each); });
        if (separator == separators.end()) return std::nullopt;
        if (!parts.back().empty()) parts.emplace_back();
        text.remove_prefix(separator->size());
    }
    if (parts.back().empty()) parts.pop_back();
    return parts;
}

/// Reads digits, taking the letters that look like one for it.
std::optional<int> digits(std::string text) {
    std::replace(text.begin(), text.end(), 'O', '0');
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == 'I' || c == 'L'; }, '1');
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

struct Parts {
    std::string node, year, number, check;
};

bool fit(const std::vector<std::string>& parts) {
    return parts.size() == 4 && parts[0].size() <= longest_node && parts[1].size() == year_digits &&
           parts[2].size() <= number_digits && parts[3].size() == 1;
}

/// By the separators where they stand where they should, so that the number's leading zeros can be left out; else by
/// length, as only the node's differs.
std::optional<Parts> divide(const std::vector<std::string>& parts) {
    if (fit(parts)) return Parts{parts[0], parts[1], parts[2], parts[3]};
    constexpr std::size_t after_node = year_digits + number_digits + 1;
    const std::string all = fmt::format("{}", fmt::join(parts, ""));
    if (all.size() <= after_node || all.size() > after_node + longest_node) return std::nullopt;
    const std::string_view rest = std::string_view(all).substr(all.size() - after_node);
    return Parts{all.substr(0, all.size() - after_node), std::string(rest.substr(0, year_digits)),
                 std::string(rest.substr(year_digits, number_digits)), std::string(rest.substr(after_node - 1))};
}

/// What was typed, when it can be shown again: something that is no reference may well be a name.
std::string shown(std::string_view text) {
    constexpr std::size_t longest = 24;
    const bool plain = std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
    const bool numbered = std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
    return plain && numbered && text.size() <= longest ? std::string(text) : "…";
}

std::string without_check(const Reference& reference) {
    return fmt::format("{}-{:04}-{:06}", reference.node, reference.year, reference.number);
}

}  // namespace

char check_character(std::string_view text) {
    constexpr int m = 36;  // the hybrid system MOD m+1,m of the standard
    int product = m;
    for (const char c : text) {
        const int sum = (product + static_cast<int>(alphabet.find(c))) % m;
        product = (sum == 0 ? m : sum) * 2 % (m + 1);
    }
    return alphabet[static_cast<std::size_t>((m + 1 - product) % m)];
}

std::string text_of(const Reference& reference) {
    const std::string text = without_check(reference);
    std::string bare = text;
    std::erase(bare, '-');
    return fmt::format("{}-{}", text, check_character(bare));
}

Result<Reference> read_reference(std::string_view text) {
    constexpr std::size_t longest = 100;
    const auto parts = text.size() <= longest ? parts_of(text) : std::nullopt;
    const auto divided = parts ? divide(*parts) : std::nullopt;
    const int year = divided ? digits(divided->year).value_or(0) : 0;
    const int number = divided ? digits(divided->number).value_or(0) : 0;
    if (year < earliest_year || number == 0) return failed(Reason::reference_malformed, shown(text));
    const Reference reference{divided->node, year, number};
    const std::string written = text_of(reference);
    if (!written.ends_with(divided->check)) {
        return failed(Reason::reference_check_wrong, fmt::format("{}-{}", without_check(reference), divided->check));
    }
    return reference;
}

bool is_node_code(std::string_view text) {
    return !text.empty() && text.size() <= longest_node &&
           std::all_of(text.begin(), text.end(), [](char c) { return alphabet.find(c) != std::string_view::npos; });
}

}  // namespace klachtenzuil
