#include <fmt/format.h>

#include <memory>
#include <utility>
#include <vector>

#include "core/base/json.hpp"
#include "core/complaint/form_json.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/case_session.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/ctl/complaint_json.hpp"
#include "platform/ctl/facts_json.hpp"
#include "platform/ctl/show_text.hpp"
#include "platform/ctl/terminal.hpp"

namespace klachtenzuil::ctl {

namespace {

using Json = nlohmann::ordered_json;

Result<void> read(const Register& store, const Casework& casework, WholeComplaint& whole) {
    auto form = casework.form(whole.complaint.id);
    if (form) {
        whole.form = std::move(*form);
    } else if (form.error().reason == Reason::dossier_destroyed || form.error().reason == Reason::dossier_elsewhere) {
        whole.closed = form.error();
    } else {
        return failed(form.error());
    }
    auto history = casework.history(whole.complaint.id);
    if (!history) return failed(history.error());
    whole.history = std::move(*history);
    auto possible = casework.possible(whole.complaint.id);
    if (!possible) return failed(possible.error());
    whole.possible = std::move(*possible);
    // Whoever holds the key can find a step of elsewhere that does not count after all.
    auto known = store.find(whole.complaint.id);
    if (!known) return failed(known.error());
    if (*known) whole.complaint = std::move((*known)->entry);
    return {};
}

Json entry_of(const TakenStep& step) {
    return {{"node", step.node},
            {"sequence", step.sequence},
            {"at", iso_utc(step.at)},
            {"actor", step.actor},
            {"step", name_of(step.kind)},
            {"facts", json_of(step.kind, step.facts)},
            {"part", step.part ? Json(hex_of(*step.part)) : Json(nullptr)},
            {"disputed", step.disputed ? Json(name_of(*step.disputed)) : Json(nullptr)}};
}

void print_json(Session& session, const WholeComplaint& whole) {
    Json json = json_of(whole.complaint, session.config.terms, amsterdam(session.clock.now()).date);
    json["form"] = nullptr;
    json["dossier_closed"] = whole.closed ? Json(name_of(whole.closed->reason)) : Json(nullptr);
    if (whole.form) {
        const SecretText told(write_form(*whole.form));
        json["form"] = Json::parse(told.text());
    }
    json["history"] = Json::array();
    for (const TakenStep& step : whole.history)
        json["history"].push_back(entry_of(step));
    json["possible"] = Json::array();
    for (const Possible& each : whole.possible) {
        json["possible"].push_back({{"step", name_of(each.step)},
                                    {"refused", each.refused ? Json(name_of(each.refused->reason)) : Json(nullptr)}});
    }
    const SecretText line(json.dump());
    session.out.line(line.text());
}

int show(Session& session, const std::string& reference) {
    if (reference.empty()) return refuse(session.words, {Reason::usage, session.words(w::ctl_show_which)});
    return with_complaint(session, reference, [&](Register& store, Casework& casework, const Complaint& complaint) {
        WholeComplaint whole{complaint, {}, {}, {}, {}};
        if (const auto got = read(store, casework, whole); !got) {
            return refuse(session.words, got.error());
        }
        if (session.json) {
            print_json(session, whole);
            return done;
        }
        print_complaint(session, whole);
        return done;
    });
}

}  // namespace

void add_show(Commands& commands, const Words& words) {
    const auto reference = std::make_shared<std::string>();
    commands.add("show", words(w::ctl_show), [reference](Session& s) { return show(s, *reference); })
        .word("REF", *reference, words(w::ctl_show_reference));
}

}  // namespace klachtenzuil::ctl
