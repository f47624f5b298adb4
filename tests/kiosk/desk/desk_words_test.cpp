// What the desk calls the things that are stored by name: actors, facts and their values, and what a refusal is about.

#include <doctest/doctest.h>

#include <array>
#include <string>

#include "core/complaint/form_names.hpp"
#include "core/letter/letters.hpp"
#include "core/register/accounts.hpp"
#include "core/register/casework.hpp"
#include "core/register/journal.hpp"
#include "kiosk/desk/desk_words.hpp"

using namespace klachtenzuil;

namespace {

/// Stands for a name that no catalogue knows.
constexpr std::string_view unknown = "@@";

/// Whether the sentence for staff says this stored name itself, and not what it is called.
bool says_as_stored(const Words& words, Reason reason, std::string_view stored) {
    std::string raw = words.for_staff({reason, std::string(unknown)});
    const std::size_t at = raw.find(unknown);
    REQUIRE(at != std::string::npos);
    raw.replace(at, unknown.size(), stored);
    return words.for_staff({reason, std::string(stored)}) == raw;
}

}  // namespace

TEST_CASE("whoever acts without an account is called by what they are, and everybody else by their name") {
    for (const Language language : all_languages) {
        const Words words(language);
        for (const std::string_view actor : {actor_node, actor_visitor, actor_receiver, recovery_account_name}) {
            CAPTURE(actor);
            CHECK(desk::actor_text(words, actor) != actor);
            CHECK(desk::actor_text(words, actor).find(' ') != std::string::npos);
        }
        CHECK(desk::actor_text(words, "j.jansen") == "j.jansen");
    }
}

TEST_CASE("what was put right is read in words, as it was and as it is") {
    const Words words(Language::nl);
    const auto in_words = [&](std::string_view stored) {
        CAPTURE(stored);
        for (const std::string_view fact : {"value", "was"})
            CHECK(desk::fact_text(words, StepKind::correct, fact, stored) != stored);
    };
    for (int i = 0; i < complainant_kind_count; ++i)
        in_words(name_of(static_cast<ComplainantKind>(i)));
    for (int i = 0; i < channel_count; ++i)
        in_words(name_of(static_cast<Channel>(i)));
    for (int i = 0; i < category_count; ++i)
        in_words(name_of(static_cast<Category>(i)));
    in_words("yes");
    in_words("no");
    in_words("2026-11-02");
    CHECK(desk::fact_text(words, StepKind::correct, "was", nobody_here) ==
          desk::fact_text(words, StepKind::correct, "staff", nobody_here));
    CHECK(desk::fact_text(words, StepKind::correct, "staff", nobody_here) != nobody_here);
    // The first person whom a complainant names has the number nought where it is stored.
    CHECK(desk::fact_text(words, StepKind::correct, "person", "0") == "1");
}

TEST_CASE("a document is called by what it is") {
    const Words words(Language::nl);
    for (int i = 0; i < media_type_count; ++i) {
        const auto stored = name_of(static_cast<MediaType>(i));
        CHECK(desk::fact_text(words, StepKind::note, "type", stored) != stored);
    }
    for (int i = 0; i < letter_kind_count; ++i) {
        const auto stored = name_of(static_cast<LetterKind>(i));
        CHECK(desk::fact_text(words, StepKind::note, "type", stored) != stored);
    }
}

TEST_CASE("a refusal says in words which step, which fact or which role it is about") {
    const Words words(Language::nl);
    for (const ProcedureRule& rule : procedure()) {
        CAPTURE(name_of(rule.step));
        CHECK_FALSE(says_as_stored(words, Reason::step_out_of_order, name_of(rule.step)));
        for (const FactSpec& fact : rule.registers) {
            CAPTURE(fact.name);
            for (const Reason reason :
                 {Reason::facts_missing, Reason::fact_not_allowed, Reason::date_not_possible, Reason::person_concerned})
                CHECK_FALSE(says_as_stored(words, reason, fact.name));
        }
    }
    for (int i = 0; i < staff_role_count; ++i)
        CHECK_FALSE(says_as_stored(words, Reason::not_permitted, name_of(static_cast<StaffRole>(i))));
    CHECK_FALSE(says_as_stored(words, Reason::not_permitted, recovery_account_name));
}
