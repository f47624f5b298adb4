// What a step registers: facts that it knows, and what each can be.

#include "core/complaint/procedure.hpp"

#include <doctest/doctest.h>

#include "core/words/words.hpp"

#include "tests/core/complaint/refusing.hpp"

using namespace klachtenzuil;
using enum StepKind;

TEST_CASE("every step and every fact that a refusal can name has words for it") {
    for (const Language language : all_languages) {
        const Words words(language);
        const auto called = [&](Reason reason, std::string_view name) {
            CAPTURE(name);
            const std::string plain = words.for_staff({reason, "@"});
            const std::string said = words.for_staff({reason, std::string(name)});
            const std::size_t at = plain.find('@');
            const std::string detail = said.substr(at, said.size() - plain.size() + 1);
            if (language == Language::nl) CHECK(detail != name);
            CHECK(detail.find('_') == std::string::npos);
        };
        for (const ProcedureRule& rule : procedure()) {
            called(Reason::step_out_of_order, name_of(rule.step));
            for (const FactSpec& fact : rule.registers)
                called(Reason::facts_missing, fact.name);
        }
        for (int i = 0; i < staff_role_count; ++i)
            called(Reason::not_permitted, name_of(static_cast<StaffRole>(i)));
    }
}

TEST_CASE("a fact that a step does not know, or that cannot be, is refused by its name") {
    const auto me = the_management();
    const auto not_allowed = Reason::fact_not_allowed;
    check_refused({
        {"an unknown fact", a_case(), me, accept, {{"colour", "red"}}, not_allowed, "colour"},
        {"what the program adds",
         a_case(),
         me,
         correct,
         {{"what", "channel"}, {"value", "phone"}, {"was", "kiosk"}},
         not_allowed,
         "was"},
        {"a note that passes for an attachment",
         a_case(),
         me,
         note,
         {{"text", "x"}, {"kind", "attachment"}},
         not_allowed,
         "kind"},
        {"too long", a_handled_case().heard(), me, decide, with(decision, "cause", std::string(201, 'x')), not_allowed,
         "cause"},
        {"no text", a_handled_case().heard(), me, decide, with(decision, "cause", "a\x01"), not_allowed, "cause"},
        {"no UTF-8", a_handled_case().heard(), me, decide, with(decision, "cause", "a\xff"), not_allowed, "cause"},
        {"no number",
         a_handled_case().takes(me, measure, a_measure),
         me,
         check_measure,
         {{"measure", "one"}, {"result", "worked"}},
         not_allowed,
         "measure"},
        {"a number that is none",
         a_handled_case().takes(me, measure, a_measure),
         me,
         check_measure,
         {{"measure", "2"}, {"result", "worked"}},
         not_allowed,
         "measure"},
        {"a correction of nothing",
         a_case(),
         me,
         correct,
         {{"what", "stage"}, {"value", "completed"}},
         not_allowed,
         "what"},
        {"a channel that is none",
         a_case(),
         me,
         correct,
         {{"what", "channel"}, {"value", "pigeon"}},
         not_allowed,
         "value"},
        {"about nothing", a_case(), me, correct, {{"what", "about"}, {"value", ","}}, not_allowed, "value"},
        {"received after it was acknowledged",
         a_case().takes(me, acknowledge, {{"date", "2026-03-03"}, {"how", "phone"}}),
         me,
         correct,
         {{"what", "received"}, {"value", "2026-03-04"}, {"reason", "typ"}},
         Reason::date_not_possible,
         "after_first_step 2026-03-03 value"},
        {"received tomorrow",
         a_case(),
         me,
         correct,
         {{"what", "received"}, {"value", "2026-03-06"}, {"reason", "typ"}},
         Reason::date_not_possible,
         "too_late value"},
        {"an acknowledgement that was not",
         a_case(),
         me,
         correct,
         {{"what", "acknowledged"}, {"value", "2026-03-03"}},
         Reason::step_out_of_order},
        {"no such person",
         a_case(),
         me,
         correct,
         {{"what", "person"}, {"person", "2"}, {"staff", "nobody"}},
         not_allowed,
         "person"},
        {"nobody named",
         a_case(),
         me,
         correct,
         {{"what", "person"}, {"staff", "nobody"}},
         Reason::facts_missing,
         "person"},
        {"a handler that does not exist",
         [] {
             ProcedureCase one = a_case();
             one.handler_exists = false;
             return one;
         }(),
         me,
         assign,
         {{"handler", "jan"}},
         Reason::account_unknown},
    });
}
