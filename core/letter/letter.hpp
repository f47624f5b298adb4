#pragma once
// What a paper says, block by block; how it looks is the renderer's business. Built from plain facts, so that it can be
// tested without a PDF.

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/config/config.hpp"

namespace klachtenzuil {

struct Heading {
    std::string text;
};
struct Paragraph {
    std::string text;
    bool quiet = false;
};  ///< text may hold line breaks
struct Fact {
    std::string label;
    std::string value;
    bool strong = false;  ///< the label is what people look for, such as a date
};                        ///< "Ontvangen op:  zondag 22 november 2026, 14:05 uur"; value may hold line breaks
struct BigReference {
    std::string text;
    std::string label;
    std::string note;
};               ///< the reference, large, with its QR code beside it; the label stands above it, the note below
struct Rule {};  ///< a thin line that divides
struct Part {
    std::string title;
};  ///< the same letter begins anew in another language: on a new sheet, or below a thick line on a roll
struct SignedBy {
    std::string name;
    std::string role;
};  ///< who sends it and as what, below the room where the name is written by hand
using Block = std::variant<Heading, Paragraph, Fact, BigReference, Rule, Part, SignedBy>;

struct Letter {
    std::string language;                 ///< code of the first language, for the PDF's own language mark
    std::vector<std::string> letterhead;  ///< organisation: name first, then address, phone, website
    std::vector<std::string> addressee;   ///< to whom it is sent, as on the envelope; lines may hold line breaks
    std::string title;
    std::string reference;                 ///< repeated on later pages where no BigReference tells it
    std::optional<std::string> duplicate;  ///< "DUPLICAAT, zondag 22 november 2026, 14:05 uur", across the head
    std::vector<Block> blocks;
    std::string page_of;  ///< "Pagina {page} van {pages}"
    std::string foot;     ///< version of the procedure, journal head
};

/// Overwrites every text of the letter.
void wipe(Letter& letter);

/// What stands at the head of every paper of the organisation.
std::vector<std::string> letterhead_of(const Organisation& organisation);

}  // namespace klachtenzuil
