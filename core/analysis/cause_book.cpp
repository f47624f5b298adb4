#include "core/analysis/cause_book.hpp"

#include <utf8proc.h>

#include <cstdlib>

#include "core/complaint/text.hpp"

namespace klachtenzuil {

namespace {

/// The same for all spellings of a cause.
std::string key_of(std::string_view cause) {
    constexpr auto options = static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT |
                                                            UTF8PROC_CASEFOLD | UTF8PROC_IGNORE | UTF8PROC_LUMP);
    utf8proc_uint8_t* mapped = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(cause.data()),
                                   static_cast<utf8proc_ssize_t>(cause.size()), &mapped, options);
    std::string_view folded = cause;
    if (size >= 0 && mapped) folded = {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)};
    std::string key;
    for (const char c : folded) {
        const bool space = c == ' ' || (c >= '\t' && c <= '\r');
        if (!space) {
            key += c;
        } else if (!key.empty() && key.back() != ' ') {
            key += ' ';
        }
    }
    if (!key.empty() && key.back() == ' ') key.pop_back();
    std::free(mapped);
    return key;
}

}  // namespace

CauseBook::CauseBook(std::span<const std::string> configured) {
    for (const std::string& cause : configured)
        number_of(cause);
    m_configured = m_texts.size();
}

std::size_t CauseBook::number_of(std::string_view cause) {
    const auto found = m_spellings.find(cause);
    return found == m_spellings.end() ? number_of_new(cause) : found->second;
}

std::size_t CauseBook::number_of_new(std::string_view cause) {
    const bool full = m_spellings.size() >= most_spellings;
    const auto [place, is_new] = m_keys.try_emplace(full ? std::string() : key_of(cause), m_texts.size());
    if (is_new) {
        std::string text(full ? std::string_view() : cause);
        trim(text);
        m_texts.push_back(std::move(text));
    }
    if (!full) m_spellings.emplace(cause, place->second);
    return place->second;
}

}  // namespace klachtenzuil
