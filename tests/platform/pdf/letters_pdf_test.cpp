// The letters that staff write, as a reader of the paper sees them.

#include <doctest/doctest.h>

#include <string>

#include "core/letter/letters.hpp"
#include "platform/pdf/pdf.hpp"
#include "tests/platform/pdf/readers.hpp"

using namespace klachtenzuil;
using namespace klachtenzuil::test;

namespace {

Date day(std::string_view text) {
    return date_from_iso(text).value();
}

/// Decided, refused and extended at once, so that every letter can be written about it.
Complaint a_complaint(Language language) {
    Complaint complaint;
    complaint.reference = {"K1", 2026, 42};
    complaint.received = day("2026-03-02");
    complaint.language = language;
    complaint.stage = Stage::handling;
    complaint.refused = Refused{day("2026-03-20"), Refusal::not_ours, {}};
    complaint.extension = Extension{day("2026-04-01"), day("2026-05-01"), ExtensionReason::absence, {}};
    complaint.decision = Decision{day("2026-04-20"), Outcome::upheld, "bereikbaarheid", {}};
    return complaint;
}

PdfFile paper_of(LetterKind kind, Language language, Paper paper, const std::string& explanation) {
    Config config = default_config();
    config.organisation.address = "Stationsplein 1\n3511 ED Utrecht";
    Form form;
    form.language = language;
    form.complainant.name = "Zoë Çelik";
    form.complainant.address = "Dorpsstraat 5\n1234 AB Utrecht";
    const Complaint complaint = a_complaint(language);
    auto draft = draft_letter(kind, complaint, form, {.explanation = explanation}, config, day("2026-04-21"));
    REQUIRE(draft);
    draft->signed_by = "E.M. van As";
    const Letter letter = make_letter(*draft, complaint, form, StaffRole::management, config, day("2026-04-21"));
    const auto pdf = make_pdf(letter, paper);
    REQUIRE(pdf);
    return PdfFile(*pdf);
}

std::size_t pages_of(const PdfFile& file) {
    return file.words().size();
}

}  // namespace

TEST_CASE("every letter fits one sheet a language, with the address above the title and the signature below the text") {
    for (int i = 0; i < letter_kind_count; ++i) {
        const auto kind = static_cast<LetterKind>(i);
        CAPTURE(name_of(kind));
        const PdfFile dutch = paper_of(kind, Language::nl, Paper::a4, "Er waren twee mensen ziek.");
        CHECK(pages_of(dutch) == 1);
        const std::string text = one_spaced(dutch.text());
        const auto name = text.find("Zoë Çelik Dorpsstraat 5 1234 AB Utrecht");
        const auto number = text.find("Uw klachtnummer K1-2026-000042-");
        const auto greeting = text.find("Met vriendelijke groet, E.M. van As directie, Xs2more");
        REQUIRE(name != std::string::npos);
        REQUIRE(number != std::string::npos);
        REQUIRE(greeting != std::string::npos);
        CHECK(name < number);
        CHECK(number < greeting);

        const PdfFile both = paper_of(kind, Language::en, Paper::a4, "Two people were ill.");
        CHECK(pages_of(both) == 2);
        CHECK(one_spaced(both.text()).find("Yours sincerely, E.M. van As management, Xs2more") != std::string::npos);
    }
}

TEST_CASE("a letter of several sheets repeats its number, and no sheet holds the signature alone") {
    // Longer by a line each time, so that the end of the text falls on every place around the end of the sheet.
    for (int lines = 10; lines < 40; ++lines) {
        CAPTURE(lines);
        std::string explanation;
        for (int i = 0; i < lines; ++i)
            explanation += (i ? "\n" : "") + std::string("Dit is een regel.");
        const PdfFile file = paper_of(LetterKind::outcome, Language::nl, Paper::a4, explanation);
        const std::string text = file.text();
        const std::string last = one_spaced(text.substr(text.rfind('\f', text.size() - 2) + 1));
        if (pages_of(file) > 1) CHECK(last.find("K1-2026-000042-") != std::string::npos);
        CHECK(last.find("Noem uw nummer. Met vriendelijke groet, E.M. van As directie") != std::string::npos);
    }
}

TEST_CASE("a letter comes out of a roll as well") {
    const PdfFile file = paper_of(LetterKind::outcome, Language::en, Paper::roll_80mm, "Two people were ill.");
    CHECK(pages_of(file) == 1);
    CHECK(one_spaced(file.text()).find("Zoë Çelik") != std::string::npos);
}
