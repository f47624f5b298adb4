#include "tests/core/letter/letter_texts.hpp"

#include <algorithm>
#include <utility>

namespace klachtenzuil::test {

namespace {

struct TextsOf {
    std::vector<std::string> operator()(const Heading& block) const { return {block.text}; }
    std::vector<std::string> operator()(const Paragraph& block) const { return {block.text}; }
    std::vector<std::string> operator()(const Fact& block) const { return {block.label, block.value}; }
    std::vector<std::string> operator()(const BigReference& block) const {
        return {block.label, block.text, block.note};
    }
    std::vector<std::string> operator()(const Rule& /*block*/) const { return {}; }
    std::vector<std::string> operator()(const Part& block) const { return {block.title}; }
    std::vector<std::string> operator()(const SignedBy& block) const { return {block.name, block.role}; }
};

}  // namespace

std::vector<std::string> texts_of(const Letter& letter) {
    std::vector<std::string> texts;
    for (const Block& block : letter.blocks) {
        for (std::string& text : std::visit(TextsOf{}, block))
            texts.push_back(std::move(text));
    }
    return texts;
}

int times(const Letter& letter, std::string_view part) {
    return static_cast<int>(std::ranges::count_if(
        texts_of(letter), [part](const std::string& text) { return text.find(part) != std::string::npos; }));
}

bool has_heading(const Letter& letter, std::string_view text) {
    return std::ranges::any_of(letter.blocks, [text](const Block& block) {
        const auto* heading = std::get_if<Heading>(&block);
        return heading && heading->text == text;
    });
}

std::string value_of(const Letter& letter, std::string_view label) {
    for (const Block& block : letter.blocks) {
        const auto* fact = std::get_if<Fact>(&block);
        if (fact && fact->label == label) return fact->value;
    }
    return "(no such label)";
}

}  // namespace klachtenzuil::test
