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
};

}  // namespace

void wipe(Letter& letter) {
    for (Block& block : letter.blocks)
        std::visit(WipeBlock{}, block);
    letter.blocks.clear();
    for (std::string* text : {&letter.language, &letter.title, &letter.page_of, &letter.foot})
        wipe(*text);
    wipe(letter.letterhead);
    if (letter.duplicate) wipe(*letter.duplicate);
    letter.duplicate.reset();
}

}  // namespace klachtenzuil
