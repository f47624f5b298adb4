#include "core/letter/letter.hpp"

#include "core/base/wipe.hpp"

namespace klachtenzuil {

namespace {

struct WipeBlock {
    void operator()(Heading& block) const { wipe(block.text); }
    void operator()(Paragraph& block) const { wipe(block.text); }
    void operator()(Fact& block) const {
        wipe(block.label);
        wipe(block.value);
    }
    void operator()(BigReference& block) const {
        wipe(block.text);
        wipe(block.label);
        wipe(block.note);
    }
    void operator()(Rule& /*block*/) const {}
    void operator()(Part& block) const { wipe(block.title); }
    void operator()(SignedBy& block) const {
        wipe(block.name);
        wipe(block.role);
    }
};

}  // namespace

void wipe(Letter& letter) {
    for (Block& block : letter.blocks)
        std::visit(WipeBlock{}, block);
    letter.blocks.clear();
    for (std::string* text : {&letter.language, &letter.title, &letter.reference, &letter.page_of, &letter.foot})
        wipe(*text);
    wipe(letter.letterhead);
    wipe(letter.addressee);
    if (letter.duplicate) wipe(*letter.duplicate);
    letter.duplicate.reset();
}

std::vector<std::string> letterhead_of(const Organisation& organisation) {
    std::vector<std::string> lines;
    for (const std::string* line :
         {&organisation.name, &organisation.address, &organisation.phone, &organisation.email, &organisation.website}) {
        if (!line->empty()) lines.push_back(*line);
    }
    return lines;
}

}  // namespace klachtenzuil
