// What stood on paper does not stay in memory.

#include <doctest/doctest.h>

#include "core/base/wipe.hpp"
#include "core/base/wiping_allocator.hpp"
#include "core/letter/receipt.hpp"
#include "platform/pdf/pdf.hpp"
#include "tests/support/memory.hpp"

using namespace klachtenzuil;

namespace {

/// Long enough to lie on the heap, short enough to lie inside a string itself, and one for the middle of a text.
constexpr std::string_view long_name = "[xbbofohsbdiu!Wjoh";
constexpr std::string_view short_name = "Lxpogffuwrk";
constexpr std::string_view in_story = "wfscspohfo-wfsibbm";

}  // namespace

TEST_CASE("nothing that stood on the paper stays in memory") {
    const std::array marks{forms_of(unshifted(long_name)), forms_of(unshifted(short_name)),
                           forms_of(unshifted(in_story))};
    for (const auto& forms : marks)
        REQUIRE(found_in_memory(forms) == 0);
    Config config = default_config();
    {
        Form form;
        form.complainant.name = unshifted(short_name);
        form.complainant.representative = {unshifted(long_name), unshifted(short_name)};
        form.complainant.reply_by = ReplyBy::letter;
        form.complainant.address = unshifted(short_name);
        form.persons = {unshifted(short_name), unshifted(long_name)};
        form.story = "Dit is een " + unshifted(in_story) + ". Daar hoort nog meer tekst bij.";
        form.place = unshifted(short_name);
        form.language = Language::en;
        ReceiptFacts facts;
        facts.entry.reference = {"K1", 2026, 42};
        facts.entry.received = date_from_iso("2026-11-22").value();
        facts.entry.language = form.language;
        facts.form = &form;
        facts.with_story = true;
        for (const Paper paper : {Paper::a4, Paper::roll_80mm}) {
            Letter letter = make_receipt(facts, config);
            auto made = make_pdf(letter, paper);
            REQUIRE(made.has_value());
            for (const auto& forms : marks)
                CHECK(found_in_memory(forms) > 1);
            wipe(*made);
            wipe(letter);
        }
        wipe(form);
    }
    for (const auto& forms : marks)
        CHECK(found_in_memory(forms) == 0);
}

TEST_CASE("memory that held a text is overwritten when the text grows and when it ends") {
    const auto forms = forms_of(unshifted("Lmbdiufo{vjm!hsppu"));
    const std::string text = unshifted("Lmbdiufo{vjm!hsppu");
    {
        WipedVector<char> held;
        for (int i = 0; i < 100; ++i)
            held.insert(held.end(), text.begin(), text.end());
        CHECK(found_in_memory(forms) > 100);
    }
    CHECK(found_in_memory(forms) == 1);
}
