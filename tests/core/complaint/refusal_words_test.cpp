// A refusal says which rule it follows, and what to do: one sentence of the catalogues, in either language.

#include <doctest/doctest.h>

#include "core/base/clock.hpp"
#include "core/words/words.hpp"
#include "tests/core/complaint/refusing.hpp"

using namespace klachtenzuil;

namespace {

struct Saying {
    const char* what;
    ProcedureCase one;
    Actor who;
    StepKind step;
    Facts facts;
    const char* dutch;
    const char* english;
};

void check_sayings(const std::vector<Saying>& rows) {
    const Words dutch(Language::nl);
    const Words english(Language::en);
    for (const Saying& row : rows) {
        CAPTURE(row.what);
        const Failure failure = row.one.refused(row.who, row.step, row.facts);
        CHECK(dutch.for_staff(failure) == row.dutch);
        CHECK(english.for_staff(failure) == row.english);
    }
}

}  // namespace

TEST_CASE("what was done already, or has nothing to be done about, is refused with its own rule") {
    using enum StepKind;
    check_sayings({
        {"a second acknowledgement",
         a_case().takes(the_desk(), acknowledge, {{"how", "letter"}}),
         the_desk(),
         acknowledge,
         {{"how", "letter"}},
         "Deze stap kan nu niet: de ontvangst is al bevestigd, op donderdag 5 maart 2026. Klopt die dag niet, zet hem "
         "dan recht.",
         "This step is not possible now: receipt was acknowledged already, on Thursday 5 March 2026. If that day is "
         "not "
         "right, correct it."},
        {"a second completion", a_completed_case(), the_management(), complete, completion,
         "Deze stap kan nu niet: de klacht is al afgerond, op donderdag 5 maart 2026. Is er meer te doen, heropen dan "
         "de "
         "klacht.",
         "This step is not possible now: the complaint was completed already, on Thursday 5 March 2026. If more has to "
         "be done, reopen it."},
        {"told of what was not decided", a_handled_case(), the_management(), inform, outcome_told,
         "Deze stap kan nu niet: er is nog niets beslist. Leg eerst de beslissing vast.",
         "This step is not possible now: nothing was decided yet. First record the decision."},
        {"told of an extension that is none",
         a_handled_case(),
         the_management(),
         inform,
         {{"about", "extension"}, {"how", "letter"}},
         "Deze stap kan nu niet: de termijn is niet verlengd. Verleng eerst de termijn.",
         "This step is not possible now: the term was not extended. First extend the term."},
        {"told of a refusal that is none",
         a_handled_case(),
         the_management(),
         inform,
         {{"about", "refusal"}, {"how", "letter"}},
         "Deze stap kan nu niet: de klacht is niet afgewezen. Leg eerst vast waarom de klacht niet wordt aangenomen.",
         "This step is not possible now: the complaint was not turned down. First record why it is not accepted."},
        {"a decision on what was not accepted yet", a_case(), the_management(), decide, decision,
         "Deze stap kan nu niet: beslissen kan alleen als de klacht zo ver is: in behandeling.",
         "This step is not possible now: deciding can only be done when the complaint is: being handled."},
    });
}

TEST_CASE("a day that cannot be says before which step it is, and when that was") {
    using enum StepKind;
    ProcedureCase heard = a_handled_case();
    heard.on("2026-03-09").heard().on("2026-03-12");
    check_sayings({
        {"before the hearing", heard, the_management(), decide, with(decision, "date", "2026-03-08"),
         "Deze datum kan niet: die ligt vóór het gesprek op maandag 9 maart 2026. Neem die dag, of een dag daarna.",
         "This date is not possible: it is before the hearing on Monday 9 March 2026. Take that day, or one after it."},
        {"before the receipt",
         a_case(),
         the_management(),
         accept,
         {{"date", "2026-03-01"}},
         "Deze datum kan niet: die ligt vóór de ontvangst van de klacht op maandag 2 maart 2026. Neem die dag, of een "
         "dag "
         "daarna.",
         "This date is not possible: it is before the receipt of the complaint on Monday 2 March 2026. Take that day, "
         "or "
         "one after it."},
        {"in the future",
         a_case(),
         the_management(),
         accept,
         {{"date", "2026-03-06"}},
         "Deze datum kan niet: die is later dan vandaag. Neem de dag waarop het is gedaan.",
         "This date is not possible: it is later than today. Take the day on which it was done."},
        {"a measure that is due before it is decided", a_handled_case(), the_handler(), measure,
         with(a_measure, "due", "2026-03-04"),
         "Deze datum kan niet: die ligt vóór de dag van deze stap. Neem een latere dag.",
         "This date is not possible: it is before the day of this step. Take a later day."},
        {"an extension to a day that was the last already", a_handled_case(), the_management(), extend,
         with(extension, "until", "2026-04-13"),
         "Deze datum kan niet: de laatste dag is nu al maandag 13 april 2026. Neem een latere dag.",
         "This date is not possible: the last day is Monday 13 April 2026 already. Take a later day."},
        {"a receipt after what was done",
         a_handled_case().on("2026-03-12"),
         the_desk(),
         correct,
         {{"what", "received"}, {"value", "2026-03-06"}, {"reason", "x"}},
         "Deze datum kan niet: op donderdag 5 maart 2026 is er al iets met deze klacht gedaan. Neem die dag, of een "
         "dag "
         "daarvoor.",
         "This date is not possible: something was done with this complaint on Thursday 5 March 2026 already. Take "
         "that "
         "day, or one before it."},
    });
}

TEST_CASE("who may not is told whose step it is, and whoever may not read is told of reading") {
    using enum StepKind;
    check_sayings({
        {"a step of others", a_handled_case().heard(), the_handler(), decide, decision,
         "Uw rol mag dit niet: beslissen doet alleen: directie, onafhankelijke persoon. Vraag de directie.",
         "Your role may not do this: deciding is only for: management, independent person. Ask management."},
        {"a complaint of another handler",
         a_handled_case(),
         actor("els", StaffRole::handler),
         hear,
         {{"side", "employee"}, {"who", "X"}, {"summary", "x"}},
         "Uw rol mag dit niet: een gesprek vastleggen doet alleen wie deze klacht behandelt. Vraag de directie.",
         "Your role may not do this: recording a conversation is only for whoever handles this complaint. Ask "
         "management."},
    });
    const Words words(Language::nl);
    const auto other = check_reader(a_handled_case().complaint, actor("els", StaffRole::handler));
    REQUIRE_FALSE(other);
    CHECK(words.for_staff(other.error()) ==
          "Uw rol mag dit niet: het dossier openen doet alleen wie deze klacht behandelt. Vraag de directie.");
    const auto concerned = check_reader(a_handled_case().about("vanas").complaint, the_management());
    REQUIRE_FALSE(concerned);
    CHECK(words.for_staff(concerned.error()).ends_with("Iemand anders moet dit doen: het dossier openen."));
}

TEST_CASE("a dossier that may not go yet says until when it is kept") {
    ProcedureCase done = a_completed_case();
    done.complaint.registered = instant_from_iso("2026-03-02T09:00:00.000Z").value();
    const Failure failure = done.refused(the_management(), StepKind::destroy, {});
    CHECK(failure.reason == Reason::retention_runs);
    CHECK(Words(Language::nl).for_staff(failure) ==
          "Dit dossier mag nog niet weg: het wordt bewaard tot en met zondag 5 maart 2028. Daarna mag het weg.");
    CHECK(Words(Language::en).for_staff(failure) ==
          "This dossier must not go yet: it is kept until Sunday 5 March 2028. After that it can go.");
}
