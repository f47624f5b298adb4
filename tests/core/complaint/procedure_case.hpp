#pragma once
// A complaint that tests take through the procedure: a_case().assigned().heard().decided(), and who tries what.

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "core/complaint/procedure.hpp"

namespace klachtenzuil {

inline Date day(const char* text) {
    const auto date = date_from_iso(text);
    REQUIRE(date);
    return *date;
}

inline StaffToken token_named(std::string_view name) {
    StaffToken token;
    for (std::size_t i = 0; i < name.size() && i < token.bytes.size(); ++i)
        token.bytes[i] = static_cast<std::uint8_t>(name[i]);
    return token;
}

inline Actor actor(std::string name, StaffRole role) {
    const StaffToken token = token_named(name);
    return {std::move(name), role, token};
}
inline Actor the_desk() {
    return actor("balie", StaffRole::receptionist);
}
inline Actor the_management() {
    return actor("vanas", StaffRole::management);
}
inline Actor the_handler() {
    return actor("jan", StaffRole::handler);
}

/// Received on 2026-03-02; everything is done on 2026-03-05 unless a step says when.
struct ProcedureCase {
    Complaint complaint;
    Terms terms;
    Date today = day("2026-03-05");
    StaffRole handler_role = StaffRole::handler;
    bool handler_exists = true;
    bool management_concerned = false;

    Result<Complaint> tries(const Actor& who, StepKind kind, Facts facts) const {
        facts.try_emplace("date", iso(today));
        StepSituation situation{.terms = terms, .today = today, .handler_token = {}, .handler_role = {}};
        if (const auto named = facts.find("handler"); named != facts.end() && handler_exists) {
            situation.handler_role = handler_role;
            situation.handler_token = token_named(named->second);
        }
        if (!complaint.handler.empty()) {
            situation.present_handler = token_named(complaint.handler);
            situation.present_handler_role = handler_role;
        }
        situation.management_concerned = management_concerned;
        Step step{kind, std::move(facts)};
        if (auto checked = check_step(complaint, step, who, situation); !checked) return failed(checked.error());
        for (const FactSpec& spec : rule_of(kind).registers) {
            if (spec.sealed) step.facts.erase(std::string(spec.name));
        }
        // What the journal would hold must say the same again to whoever reads it later.
        REQUIRE(check_recorded_step(complaint, step, today));
        return apply(complaint, step);
    }
    ProcedureCase& takes(const Actor& who, StepKind kind, Facts facts) {
        auto taken = tries(who, kind, std::move(facts));
        if (!taken) FAIL(name_of(kind), ": ", name_of(taken.error().reason), " ", taken.error().detail);
        complaint = std::move(*taken);
        return *this;
    }
    /// The reason why not; step_out_of_order has no detail here.
    Failure refused(const Actor& who, StepKind kind, Facts facts) const {
        const auto taken = tries(who, kind, std::move(facts));
        if (taken) FAIL(name_of(kind), " was taken");
        return taken.error();
    }

    ProcedureCase& on(const char* date) {
        today = day(date);
        return *this;
    }
    ProcedureCase& assigned() { return takes(the_desk(), StepKind::assign, {{"handler", "jan"}}); }
    ProcedureCase& accepted() { return takes(the_management(), StepKind::accept, {}); }
    ProcedureCase& refused_complaint() {
        return takes(the_management(), StepKind::refuse, {{"reason", "not_ours"}, {"explanation", "Elders."}});
    }
    ProcedureCase& heard(const char* side) {
        return takes(the_handler(), StepKind::hear, {{"side", side}, {"who", "X"}, {"summary", "Gehoord."}});
    }
    ProcedureCase& heard() { return heard("complainant").heard("employee"); }
    ProcedureCase& decided() {
        return takes(the_management(), StepKind::decide,
                     {{"outcome", "upheld"}, {"cause", "wachttijd"}, {"reasons", "Te lang."}});
    }
    ProcedureCase& told(const char* about) {
        return takes(the_management(), StepKind::inform, {{"about", about}, {"how", "letter"}});
    }
    ProcedureCase& extended(const char* until) {
        return takes(the_management(), StepKind::extend,
                     {{"until", until}, {"reason", "expert"}, {"explanation", "Deskundige."}});
    }
    ProcedureCase& completed(const char* satisfied = "yes") {
        return takes(the_management(), StepKind::complete, {{"satisfied", satisfied}, {"summary", "Gewacht."}});
    }
    ProcedureCase& about(std::string_view account) {
        complaint.persons.push_back({static_cast<int>(complaint.persons.size()), token_named(account)});
        return *this;
    }
};

inline ProcedureCase a_case(const char* received = "2026-03-02") {
    ProcedureCase one;
    one.complaint.reference = {"K1", 2026, 1};
    one.complaint.received = day(received);
    one.complaint.persons_named = 1;
    one.complaint.persons = {{.person = 0, .staff = {}}};
    return one;
}
/// With a handler, accepted.
inline ProcedureCase a_handled_case() {
    return a_case().assigned().accepted();
}
inline ProcedureCase a_decided_case() {
    return a_handled_case().heard().decided();
}
inline ProcedureCase a_completed_case() {
    return a_decided_case().told("outcome").completed();
}

}  // namespace klachtenzuil
