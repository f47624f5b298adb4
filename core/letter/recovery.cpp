#include "core/letter/recovery.hpp"

#include <fmt/format.h>

#include <string>

#include "core/register/accounts.hpp"
#include "core/words/list.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil {

namespace {

constexpr std::size_t most_blocks = 16;

void heading(Letter& letter, const std::string& text) {
    letter.blocks.emplace_back(Heading{text});
}

void paragraph(Letter& letter, const std::string& text) {
    letter.blocks.emplace_back(Paragraph{text});
}

void fact(Letter& letter, const std::string& label, std::string_view value, bool strong = false) {
    auto& block = letter.blocks.emplace_back(std::in_place_type<Fact>);
    auto& added = std::get<Fact>(block);
    added.label = label;
    added.strong = strong;
    added.value = value;
}

}  // namespace

Letter make_recovery_letter(std::string_view key, const Config& config, Instant made) {
    const Words words(config.screen.default_language);
    const LocalTime at = amsterdam(made);
    Letter letter;
    letter.blocks.reserve(most_blocks);  // so that the key is not moved about in memory
    letter.language = code_of(words.language());
    if (!config.organisation.name.empty()) letter.letterhead.push_back(config.organisation.name);
    letter.title = words(w::recovery_title);
    letter.page_of = words(w::receipt_page_of);

    paragraph(letter, words(w::recovery_intro));
    fact(letter, words(w::recovery_account), recovery_account_name, true);
    fact(letter, words(w::recovery_key), key, true);
    fact(letter, words(w::recovery_node), config.node);
    fact(letter, words(w::recovery_made), words.date(at.date) + ", " + words.time(at.time_of_day));
    heading(letter, words(w::recovery_how));
    paragraph(letter, words(w::recovery_how_text));
    heading(letter, words(w::recovery_keep));
    paragraph(letter, words(w::recovery_keep_text));
    return letter;
}

}  // namespace klachtenzuil
