// The rules of the procedure, each tried. What a step registers stands apart.

#include "core/complaint/procedure.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/complaint/complaint_names.hpp"
#include "tests/core/complaint/refusing.hpp"

using namespace klachtenzuil;
using enum StepKind;

TEST_CASE("a step outside the order is refused") {
    const auto me = the_management();
    const Facts hearing{{"side", "employee"}, {"who", "X"}, {"summary", "Y"}};
    const Facts refusal{{"reason", "other"}, {"explanation", "Z"}};
    const auto order = Reason::step_out_of_order;
    check_refused({
        {"accepted twice", a_handled_case(), me, accept, {}, order},
        {"accepted after refusal", a_case().refused_complaint(), me, accept, {}, order},
        {"refused while it is handled", a_handled_case(), me, refuse, refusal, order},
        {"assigned when it is decided", a_decided_case(), me, assign, {{"handler", "jan"}}, order},
        {"heard before anybody assesses", a_case(), me, hear, hearing, order},
        {"heard after the decision", a_decided_case(), me, hear, hearing, order},
        {"decided while it is assessed", a_case().assigned(), me, decide, decision, order},
        {"decided twice", a_decided_case(), me, decide, decision, order},
        {"completed before the decision", a_handled_case(), me, complete, completion, order},
        {"completed twice", a_completed_case(), me, complete, completion, order},
        {"extended after the decision", a_decided_case(), me, extend, extension, order},
        {"a measure before it is handled", a_case(), me, measure, a_measure, order},
        {"a measure checked that is not there",
         a_handled_case(),
         me,
         check_measure,
         {{"measure", "1"}, {"result", "worked"}},
         order},
        {"the outcome told before there is one", a_handled_case(), me, inform, outcome_told, order},
        {"a refusal told that is none", a_handled_case(), me, inform, {{"about", "refusal"}, {"how", "phone"}}, order},
        {"an extension told that is none",
         a_handled_case(),
         me,
         inform,
         {{"about", "extension"}, {"how", "phone"}},
         order},
        {"an extension told twice",
         a_handled_case().extended("2026-05-01").told("extension"),
         me,
         inform,
         {{"about", "extension"}, {"how", "phone"}},
         order},
        {"referred before there is a decision", a_handled_case(), me, refer, {}, order},
        {"reopened while it runs", a_handled_case(), me, reopen, {{"reason", "x"}}, order},
        {"acknowledged twice",
         a_case().takes(me, acknowledge, {{"how", "letter"}}),
         me,
         acknowledge,
         {{"how", "letter"}},
         order},
        {"waived after the hearing",
         a_case().assigned().heard("employee"),
         me,
         waive_hearing,
         {{"side", "employee"}, {"reason", "x"}},
         order},
        {"destroyed while it runs", a_handled_case(), me, destroy, {}, order},
        {"filed as a step", a_case(), me, file, {}, order},
    });
}

TEST_CASE("a step by someone without the role is refused, and each that a role has is taken") {
    for (int role = 0; role < staff_role_count; ++role) {
        for (const ProcedureRule& rule : procedure()) {
            ProcedureCase one = a_case();
            const Actor who = actor("iemand", static_cast<StaffRole>(role));
            one.complaint.handler = "iemand";
            const auto steps = possible_steps(
                one.complaint, who, {.terms = one.terms, .today = one.today, .handler_token = {}, .handler_role = {}});
            const auto found = std::ranges::find(steps, rule.step, &Possible::step);
            REQUIRE(found != steps.end());
            const bool permitted = (rule.roles & set_of(who.role)) != 0;
            CAPTURE(name_of(rule.step));
            CAPTURE(name_of(who.role));
            CHECK((!found->refused || found->refused->reason != Reason::not_permitted) == permitted);
        }
    }
    const Actor receptionist = the_desk();
    check_refused({
        {"a receptionist decides", a_handled_case().heard(), receptionist, decide, decision, Reason::not_permitted},
        {"a handler decides", a_handled_case().heard(), the_handler(), decide, decision, Reason::not_permitted},
        {"a handler completes", a_decided_case(), the_handler(), complete, completion, Reason::not_permitted},
        {"a receptionist accepts", a_case(), receptionist, accept, {}, Reason::not_permitted},
        {"a handler extends", a_handled_case(), the_handler(), extend, extension, Reason::not_permitted},
        {"a handler assigns", a_case(), the_handler(), assign, {{"handler", "els"}}, Reason::not_permitted},
        {"another handler hears",
         a_handled_case(),
         actor("els", StaffRole::handler),
         hear,
         {{"side", "employee"}, {"who", "X"}, {"summary", "Y"}},
         Reason::not_permitted},
        {"an independent person in another's complaint", a_handled_case().heard(),
         actor("extern", StaffRole::independent), decide, decision, Reason::not_permitted},
        {"a receptionist destroys", a_completed_case(), receptionist, destroy, {}, Reason::not_permitted},
    });
}

TEST_CASE("an independent person does in their own complaint what management does") {
    const Actor outsider = actor("extern", StaffRole::independent);
    ProcedureCase one = a_case();
    one.handler_role = StaffRole::independent;
    one.takes(the_management(), assign, {{"handler", "extern"}}).takes(outsider, accept, {});
    for (const char* side : {"complainant", "employee"})
        one.takes(outsider, hear, {{"side", side}, {"who", "X"}, {"summary", "Y"}});
    one.takes(outsider, decide, decision).takes(outsider, inform, outcome_told).takes(outsider, complete, completion);
    CHECK(one.complaint.stage == Stage::completed);
}

TEST_CASE("whom a complaint is about takes no step in it, whatever the role") {
    for (const ProcedureRule& rule : procedure()) {
        for (int role = 0; role < staff_role_count; ++role) {
            ProcedureCase one = a_case().about("iemand");
            one.complaint.handler = "iemand";
            const auto failure = one.refused(actor("iemand", static_cast<StaffRole>(role)), rule.step, {});
            CAPTURE(name_of(rule.step));
            CHECK(failure.reason == Reason::person_concerned);
        }
    }
}

TEST_CASE("the handler, the assessor and whoever decides are never someone the complaint is about") {
    ProcedureCase handled_by_concerned = a_handled_case().heard().about("jan");
    ProcedureCase told = a_decided_case().told("outcome").about("jan");
    check_refused({
        {"handler", a_case().about("jan"), the_desk(), assign, {{"handler", "jan"}}, Reason::person_concerned},
        {"assessor", a_case().about("vanas"), the_management(), accept, {}, Reason::person_concerned},
        {"decider", a_handled_case().heard().about("vanas"), the_management(), decide, decision,
         Reason::person_concerned},
        {"decided on a concerned handler's work", handled_by_concerned, the_management(), decide, decision,
         Reason::person_concerned},
        {"completed on a concerned handler's work", told, the_management(), complete, completion,
         Reason::person_concerned},
    });
    // Another manager takes a complaint about management.
    ProcedureCase one = a_case().about("vanas");
    one.takes(actor("deboer", StaffRole::management), accept, {});
    CHECK(one.complaint.stage == Stage::handling);
}

TEST_CASE("a complaint about management is handled by another manager or somebody independent") {
    ProcedureCase about_management = a_case().about("vanas");
    about_management.management_concerned = true;
    CHECK(about_management.refused(the_desk(), assign, {{"handler", "jan"}}).reason == Reason::management_concerned);
    for (const StaffRole role : {StaffRole::management, StaffRole::independent}) {
        about_management.handler_role = role;
        CHECK(about_management.tries(the_desk(), assign, {{"handler", "extern"}}));
    }
    // It came out when somebody handled it already: nothing is decided on that work.
    ProcedureCase heard = a_handled_case().heard();
    heard.management_concerned = true;
    CHECK(heard.refused(the_management(), decide, decision).reason == Reason::management_concerned);
    heard.handler_role = StaffRole::independent;
    CHECK(heard.tries(the_management(), decide, decision));
}

TEST_CASE("only management says that who was linked is somebody else after all") {
    ProcedureCase linked = a_case();
    linked.complaint.persons = {{.person = 0, .staff = token_named("jan")}};
    const Facts nobody{{"what", "person"}, {"person", "0"}, {"staff", "nobody"}};
    CHECK(linked.refused(the_desk(), correct, nobody).reason == Reason::not_permitted);
    CHECK(linked.tries(the_management(), correct, nobody));
    // Who was nobody here can turn out to be somebody, and others can be found.
    linked.complaint.persons = {{.person = 0, .staff = {}}};
    CHECK(linked.tries(the_desk(), correct,
                       {{"what", "person"}, {"person", "0"}, {"staff", hex(token_named("jan").bytes)}}));
    CHECK(linked.tries(the_desk(), correct,
                       {{"what", "person"}, {"person", "1"}, {"staff", hex(token_named("jan").bytes)}}));
}

TEST_CASE("the day of receipt moves the terms, so it is put right with a reason") {
    const Facts earlier{{"what", "received"}, {"value", "2026-02-10"}};
    CHECK(a_case().refused(the_desk(), correct, earlier).reason == Reason::facts_missing);
    CHECK(a_case().refused(the_desk(), correct, with(earlier, "reason", " ")).detail == "reason");
    CHECK(a_case().tries(the_desk(), correct, with(earlier, "reason", "De brief is van die dag.")));
}

TEST_CASE("no day that somebody types in destroys a dossier: the term runs from when it was registered here") {
    ProcedureCase of = a_completed_case();
    of.complaint.completion->date = day("2020-01-10");
    of.complaint.registered = std::chrono::sys_days{day("2026-03-02")} + std::chrono::hours{12};
    CHECK(iso(*retained_until(of.complaint, 24)) == "2028-03-02");
    CHECK(of.on("2028-03-02").refused(the_management(), destroy, {}).reason == Reason::retention_runs);
    CHECK(of.on("2028-03-03").tries(the_management(), destroy, {}));
}

TEST_CASE("nobody judges, and nobody gets a complaint, before it is known who the named persons are") {
    ProcedureCase named = a_case();
    ProcedureCase heard = a_handled_case().heard();
    for (ProcedureCase* one : {&named, &heard})
        one->complaint.persons_named = 2;
    check_refused({
        {"assigned", named, the_desk(), assign, {{"handler", "jan"}}, Reason::persons_unlinked},
        {"accepted", named, the_management(), accept, {}, Reason::persons_unlinked},
        {"not accepted",
         named,
         the_management(),
         refuse,
         {{"reason", "other"}, {"explanation", "Z"}},
         Reason::persons_unlinked},
        {"decided", heard, the_management(), decide, decision, Reason::persons_unlinked},
    });
    named.takes(the_desk(), correct, {{"what", "person"}, {"person", "1"}, {"staff", "nobody"}});
    CHECK(named.tries(the_desk(), assign, {{"handler", "jan"}}));
    // Somebody who came up later stands in for nobody whom the complainant named.
    ProcedureCase later = a_case();
    later.complaint.persons = {{.person = 1, .staff = {}}};
    CHECK(later.refused(the_desk(), assign, {{"handler", "jan"}}).reason == Reason::persons_unlinked);
}

TEST_CASE("no decision before both sides were heard, or a reasoned note says why one could not be") {
    const auto me = the_management();
    check_refused({
        {"nobody", a_handled_case(), me, decide, decision, Reason::not_heard, "complainant"},
        {"one side", a_handled_case().heard("complainant"), me, decide, decision, Reason::not_heard, "employee"},
        {"the other", a_handled_case().heard("employee"), me, decide, decision, Reason::not_heard, "complainant"},
        {"a note without a reason",
         a_handled_case(),
         me,
         waive_hearing,
         {{"side", "employee"}},
         Reason::facts_missing,
         "reason"},
        {"a note with an empty reason",
         a_handled_case(),
         me,
         waive_hearing,
         {{"side", "employee"}, {"reason", " \n"}},
         Reason::facts_missing,
         "reason"},
        {"no handler", a_case().accepted(), me, decide, decision, Reason::handler_missing},
        {"no reasons", a_handled_case().heard(), me, decide, without(decision, "reasons"), Reason::facts_missing,
         "reasons"},
        {"no cause", a_handled_case().heard(), me, decide, without(decision, "cause"), Reason::facts_missing, "cause"},
        {"no outcome", a_handled_case().heard(), me, decide, without(decision, "outcome"), Reason::facts_missing,
         "outcome"},
    });
    ProcedureCase one = a_handled_case().heard("complainant");
    one.takes(the_handler(), waive_hearing, {{"side", "employee"}, {"reason", "Werkt hier niet meer."}}).decided();
    CHECK(one.complaint.heard[1]->waived);
    CHECK_FALSE(one.complaint.heard[0]->waived);
}

TEST_CASE("no extension twice, none over the maximum, none without a reason") {
    const auto me = the_management();
    // Received on 2 March: due on 13 April, at most on 25 May.
    check_refused({
        {"twice", a_handled_case().extended("2026-05-01"), me, extend, extension, Reason::extended_before},
        {"twice, after it was told", a_handled_case().extended("2026-05-01").told("extension"), me, extend, extension,
         Reason::extended_before},
        {"a day too long", a_handled_case(), me, extend, with(extension, "until", "2026-05-26"),
         Reason::extension_too_long, "2026-05-25"},
        {"no longer than it was", a_handled_case(), me, extend, with(extension, "until", "2026-04-13"),
         Reason::date_not_possible, "last_day_before 2026-04-13 until"},
        {"before today", a_handled_case(), me, extend, with(extension, "until", "2026-03-04"),
         Reason::date_not_possible, "before_its_step until"},
        {"no reason", a_handled_case(), me, extend, without(extension, "reason"), Reason::facts_missing, "reason"},
        {"no explanation", a_handled_case(), me, extend, without(extension, "explanation"), Reason::facts_missing,
         "explanation"},
        {"no date", a_handled_case(), me, extend, without(extension, "until"), Reason::facts_missing, "until"},
    });
    CHECK(a_handled_case().tries(me, extend, with(extension, "until", "2026-05-25")));
    CHECK(a_handled_case().tries(me, extend, with(extension, "until", "2026-04-14")));
    // Reopening gives no second one.
    ProcedureCase again = a_handled_case().heard().extended("2026-05-01").told("extension").decided();
    again.told("outcome").completed().takes(me, reopen, {{"reason", "Nieuw."}});
    CHECK(again.refused(me, extend, extension).reason == Reason::extended_before);
}

TEST_CASE("completed only with outcome, handler, the complainant told, and an answer to satisfied") {
    const auto me = the_management();
    ProcedureCase no_handler = a_decided_case().told("outcome");
    no_handler.complaint.handler.clear();
    const ProcedureCase told = a_decided_case().told("outcome");
    check_refused({
        {"not told", a_decided_case(), me, complete, completion, Reason::not_told},
        {"told of its progress only", a_decided_case().told("progress"), me, complete, completion, Reason::not_told},
        {"no handler", no_handler, me, complete, completion, Reason::handler_missing},
        {"no answer", told, me, complete, without(completion, "satisfied"), Reason::facts_missing, "satisfied"},
        {"another answer", told, me, complete, with(completion, "satisfied", "maybe"), Reason::fact_not_allowed,
         "satisfied"},
        {"no summary", told, me, complete, without(completion, "summary"), Reason::facts_missing, "summary"},
        {"no date", told, me, complete, with(completion, "date", ""), Reason::facts_missing, "date"},
        {"not satisfied and not referred", told, me, complete, with(completion, "satisfied", "no"),
         Reason::not_referred},
    });
    ProcedureCase referred = told;
    referred.takes(the_handler(), refer, {}).completed("no");
    CHECK(referred.complaint.completion->satisfied == Satisfied::no);
}

TEST_CASE("told by nobody only where nobody can be reached") {
    ProcedureCase one = a_decided_case();
    const Facts impossible = with(outcome_told, "how", "impossible");
    CHECK(one.refused(the_management(), inform, impossible).detail == "how");
    one.complaint.anonymous = true;
    one.takes(the_management(), inform, impossible).completed("unknown");
    CHECK(one.complaint.stage == Stage::completed);
}

TEST_CASE("a completed complaint is reopened with a reason, and its round begins anew") {
    const auto me = the_management();
    ProcedureCase one = a_decided_case().told("outcome");
    one.takes(me, refer, {}).completed("no");
    CHECK(one.refused(me, reopen, {}).detail == "reason");
    one.takes(me, reopen, {{"reason", "Nieuwe feiten."}});
    CHECK(one.complaint.stage == Stage::handling);
    CHECK(one.complaint.reopened == 1);
    CHECK_FALSE(one.complaint.decision);
    CHECK_FALSE(one.complaint.completion);
    CHECK_FALSE(one.complaint.referred);
    one.decided().told("outcome");
    CHECK(one.refused(me, complete, with(completion, "satisfied", "no")).reason == Reason::not_referred);
    ProcedureCase other = a_case().refused_complaint().told("refusal");
    other.takes(me, reopen, {{"reason", "Toch."}});
    CHECK(other.complaint.stage == Stage::assessing);
    CHECK_FALSE(other.complaint.refused);
}

TEST_CASE("what is done is done between the receipt and today, and after what it follows") {
    const auto me = the_management();
    const auto never = Reason::date_not_possible;
    ProcedureCase decided = a_handled_case().heard().on("2026-03-20").decided();
    check_refused({
        {"before the receipt",
         a_case(),
         me,
         acknowledge,
         {{"date", "2026-03-01"}, {"how", "letter"}},
         never,
         "too_early day_of_receipt 2026-03-02 date"},
        {"tomorrow", a_case(), me, acknowledge, {{"date", "2026-03-06"}, {"how", "letter"}}, never, "too_late date"},
        {"decided before the hearing", a_handled_case().heard(), me, decide, with(decision, "date", "2026-03-04"),
         never},
        {"told before the decision", decided, me, inform, with(outcome_told, "date", "2026-03-19"), never,
         "too_early day_of_decision 2026-03-20 date"},
        {"completed before it was told", ProcedureCase(decided).told("outcome"), me, complete,
         with(completion, "date", "2026-03-19"), never, "too_early day_of_telling 2026-03-20 date"},
        {"a measure that was due before it was taken", a_handled_case(), me, measure,
         with(a_measure, "due", "2026-03-04"), never, "before_its_step due"},
        {"a day that does not exist",
         a_case(),
         me,
         acknowledge,
         {{"date", "2026-02-30"}, {"how", "letter"}},
         Reason::fact_not_allowed,
         "date"},
        {"no date at all", a_case(), me, acknowledge, {{"date", ""}, {"how", "letter"}}, Reason::facts_missing, "date"},
    });
    CHECK(a_case().tries(me, acknowledge, {{"date", "2026-03-02"}, {"how", "letter"}}));
}

TEST_CASE("a dossier is destroyed when its time is over, and not a day before") {
    const auto me = the_management();
    ProcedureCase one = a_completed_case();  // on 5 March 2026
    CHECK(one.on("2028-03-05").refused(me, destroy, {}).reason == Reason::retention_runs);
    one.on("2028-03-06").takes(me, destroy, {});
    check_refused({
        {"a note after it", one, me, note, {{"text", "x"}}, Reason::dossier_destroyed},
        {"reopened after it", one, me, reopen, {{"reason", "x"}}, Reason::dossier_destroyed},
        {"destroyed twice", one, me, destroy, {}, Reason::dossier_destroyed},
        {"a person after it",
         one,
         me,
         correct,
         {{"what", "person"}, {"person", "0"}, {"staff", "nobody"}},
         Reason::dossier_destroyed},
    });
    CHECK(one.tries(me, correct, {{"what", "channel"}, {"value", "phone"}}));
    CHECK(a_case().refused_complaint().on("2030-01-01").refused(me, destroy, {}).reason == Reason::not_told);
    const ProcedureCase leap = [] {
        ProcedureCase of = a_completed_case();
        of.complaint.completion->date = day("2026-08-31");
        return of;
    }();
    CHECK(iso(*retained_until(leap.complaint, 6)) == "2027-02-28");
    CHECK(iso(*retained_until(leap.complaint, 18)) == "2028-02-29");
}

TEST_CASE("measures are counted, checked, and outlive a reopening") {
    ProcedureCase one = a_handled_case();
    one.takes(the_handler(), measure, a_measure)
        .takes(the_management(), measure, with(a_measure, "kind", "preventive"));
    one.on("2026-04-02").takes(the_handler(), check_measure, {{"measure", "2"}, {"result", "partly"}});
    REQUIRE(one.complaint.measures.size() == 2);
    CHECK(one.complaint.measures[1].number == 2);
    CHECK(one.complaint.measures[1].kind == MeasureKind::preventive);
    CHECK(one.complaint.measures[1].result == MeasureResult::partly);
    CHECK_FALSE(one.complaint.measures[0].checked);
}

TEST_CASE("each choice of a step is the name of what it stands for") {
    for (const ProcedureRule& rule : procedure()) {
        for (const FactSpec& fact : rule.registers) {
            for (const std::string_view choice : fact.choices) {
                CAPTURE(name_of(rule.step));
                CAPTURE(choice);
                if (fact.name == "how") CHECK(told_from(choice));
                if (fact.name == "side") CHECK(side_from(choice));
                if (fact.name == "outcome") CHECK(outcome_from(choice));
                if (fact.name == "satisfied") CHECK(satisfied_from(choice));
                if (fact.name == "result") CHECK(measure_result_from(choice));
                if (rule.step == refuse) CHECK(refusal_from(choice));
                if (rule.step == extend) CHECK(extension_reason_from(choice));
                if (rule.step == measure) CHECK(measure_kind_from(choice));
            }
        }
    }
}

TEST_CASE("the picture holds every stage and every step of the table") {
    const std::string dot = procedure_as_dot();
    for (const ProcedureRule& rule : procedure())
        CHECK(dot.find(name_of(rule.step)) != std::string::npos);
    CHECK(dot.find("handling -> decided [label=\"decide") != std::string::npos);
    CHECK(dot.find("refused -> assessing [label=\"reopen") != std::string::npos);
    CHECK(
        dot.find(
            "-> completed [label=\"complete\\nmanagement, independent\\ndate, satisfied, summary, names_checked?\"]") !=
        std::string::npos);
}
