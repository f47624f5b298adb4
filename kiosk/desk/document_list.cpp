#include "kiosk/desk/document_list.hpp"

#include <fmt/format.h>

#include <charconv>
#include <string_view>
#include <vector>

#include "core/base/wipe.hpp"
#include "core/words/list.hpp"
#include "kiosk/desk/desk_words.hpp"

namespace klachtenzuil::desk {

namespace {

std::string fact(const TakenStep& step, std::string_view name) {
    const auto found = step.facts.find(name);
    return found == step.facts.end() ? std::string() : found->second;
}

bool is_letter(const TakenStep& document) {
    return letter_kind_from(fact(document, "type")).has_value();
}

std::string size_of(const Words& words, const TakenStep& document) {
    const std::string stored = fact(document, "bytes");
    std::uintmax_t bytes = 0;
    std::from_chars(stored.data(), stored.data() + stored.size(), bytes);
    return size_text(words, bytes);
}

}  // namespace

std::string size_text(const Words& words, std::uintmax_t bytes) {
    constexpr std::uintmax_t thousand = 1000;
    constexpr std::uintmax_t tenth_of_million = 100'000;
    const std::uintmax_t small = (bytes + thousand - 1) / thousand;
    if (small < thousand) return words.fill(w::desk_size_small, fmt::arg("count", small));
    const std::uintmax_t tenths = (bytes + tenth_of_million / 2) / tenth_of_million;
    return words.fill(w::desk_size_large, fmt::arg("whole", tenths / 10), fmt::arg("tenth", tenths % 10));
}

std::string title_of(const Words& words, const TakenStep& document) {
    if (is_letter(document)) return fact_text(words, document.kind, "type", fact(document, "type"));
    std::string name = fact(document, "name");
    return name.empty() ? fact_text(words, document.kind, "kind", fact(document, "kind")) : name;
}

std::string details_of(const Words& words, const TakenStep& document) {
    const Word line = is_letter(document) ? w::desk_document_letter_line : w::desk_document_attachment_line;
    return words.fill(line, fmt::arg("type", fact_text(words, document.kind, "type", fact(document, "type"))),
                      fmt::arg("size", size_of(words, document)), fmt::arg("time", short_time(document.at)),
                      fmt::arg("actor", actor_text(words, document.actor)));
}

std::string document_in_journal(const Words& words, const TakenStep& document) {
    const std::string kind = fact_text(words, document.kind, "kind", fact(document, "kind"));
    const std::string type =
        is_letter(document) ? words(w::desk_type_pdf) : fact_text(words, document.kind, "type", fact(document, "type"));
    const bool named = is_letter(document) || !fact(document, "name").empty();
    const std::string head = named ? kind + ": " + title_of(words, document) : kind;
    return fmt::format("{}\n{}, {}", head, type, size_of(words, document));
}

std::optional<Action> draw_documents(Ui& ui, const Frame& frame, const OpenComplaint& open) {
    const Words& words = frame.words;
    std::optional<Action> action;
    if (!open.form) return action;
    ui.subheading(words(w::desk_documents));
    std::vector<Choice> documents;
    std::vector<Hash> parts;
    for (const TakenStep& each : open.history) {
        if (!is_document(each)) continue;
        documents.push_back({.label = title_of(words, each), .explanation = details_of(words, each)});
        parts.push_back(*each.part);
    }
    if (documents.empty()) ui.quiet(words(w::desk_documents_none));
    if (const auto pressed = ui.choices("documents", documents, Choosing::act))
        action = press::ShowDocument{parts[*pressed], 0};
    for (Choice& each : documents)
        klachtenzuil::wipe(each.label);
    if (ui.button(words(w::desk_document_add), ButtonStyle::plain, Icon::paper)) action = press::ListScans{};
    return action;
}

}  // namespace klachtenzuil::desk
