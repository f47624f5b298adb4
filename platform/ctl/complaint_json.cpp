#include "platform/ctl/complaint_json.hpp"

#include <algorithm>
#include <optional>

#include "core/base/json.hpp"
#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/complaint/term.hpp"

namespace klachtenzuil::ctl {

namespace {

using Json = nlohmann::ordered_json;

Json date_or_null(const std::optional<Date>& date) {
    return date ? Json(iso(*date)) : Json(nullptr);
}

template <class Value>
Json name_or_null(const std::optional<Value>& value) {
    return value ? Json(name_of(*value)) : Json(nullptr);
}

Json text_or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

/// Its last day, the day on which it was met, and whether there is anything left to do for it.
Json json_of(const Term& term) {
    return {{"due", iso(term.due)}, {"met", date_or_null(term.done)}, {"open", term.open()}};
}

Json json_of(const Measure& measure) {
    return {{"number", measure.number},
            {"kind", name_of(measure.kind)},
            {"what", measure.what},
            {"owner", measure.owner},
            {"due", iso(measure.due)},
            {"checked", date_or_null(measure.checked)},
            {"result", name_or_null(measure.result)}};
}

/// What came of it.
void add_end(Json& json, const Complaint& complaint) {
    const auto& decision = complaint.decision;
    const auto& completion = complaint.completion;
    const auto& refused = complaint.refused;
    json["refusal"] = refused ? Json(name_of(refused->reason)) : Json(nullptr);
    json["cause"] = decision ? text_or_null(decision->cause) : Json(nullptr);
    json["satisfied"] = completion ? Json(name_of(completion->satisfied)) : Json(nullptr);
    json["summary"] = completion ? text_or_null(completion->summary) : Json(nullptr);
    json["completed"] = completion ? Json(iso(completion->date)) : Json(nullptr);
    json["referred"] = date_or_null(complaint.referred);
    json["extended_until"] = complaint.extension ? Json(iso(complaint.extension->until)) : Json(nullptr);
    json["reopened"] = complaint.reopened;
    auto measures = Json::array();
    for (const Measure& measure : complaint.measures)
        measures.push_back(json_of(measure));
    json["measures"] = std::move(measures);
    json["destroyed"] = date_or_null(complaint.destroyed);
}

}  // namespace

Json json_of(const Complaint& complaint, const Terms& terms, Date today) {
    const TermsOf all = terms_of(complaint, terms);
    auto by_name = Json::object();
    for (int i = 0; i < term_kind_count; ++i)
        by_name[std::string(name_of(static_cast<TermKind>(i)))] = json_of(all[static_cast<std::size_t>(i)]);
    Json json{{"reference", text_of(complaint.reference)},
              {"node", complaint.reference.node},
              {"received", iso(complaint.received)},
              {"registered", iso_utc(complaint.registered)},
              {"channel", name_of(complaint.channel)},
              {"kind", name_or_null(complaint.kind)},
              {"about", names_of(complaint.about)},
              {"language", code_of(complaint.language)},
              {"stage", name_of(complaint.stage)},
              {"outcome", complaint.decision ? Json(name_of(complaint.decision->outcome)) : Json(nullptr)},
              {"handler", text_or_null(complaint.handler)},
              {"brought_letter", complaint.brought_letter},
              {"overdue", !is_at_end(complaint) &&
                              std::ranges::any_of(all, [&](const Term& term) { return term.overdue(today); })},
              {"terms", std::move(by_name)}};
    add_end(json, complaint);
    return json;
}

}  // namespace klachtenzuil::ctl
