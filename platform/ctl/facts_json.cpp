#include "platform/ctl/facts_json.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "core/base/json.hpp"
#include "core/base/wipe.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/describe.hpp"

namespace klachtenzuil::ctl {

namespace {

using Json = nlohmann::ordered_json;

const FactSpec* spec_of(StepKind step, std::string_view name) {
    if (!is_procedure_step(step)) return nullptr;
    const auto specs = rule_of(step).registers;
    const auto found = std::ranges::find(specs, name, &FactSpec::name);
    return found == specs.end() ? nullptr : &*found;
}

/// Overwrites every text in the document before it is let go.
void wipe_json(nlohmann::json& json) {
    if (json.is_string()) wipe(json.get_ref<std::string&>());
    if (json.is_structured()) {
        for (auto& each : json)
            wipe_json(each);
    }
}

Result<Facts> facts_of(StepKind step, const nlohmann::json& json, const Words& words) {
    if (!json.is_object()) return failed(Reason::usage, words(w::ctl_step_facts_shape));
    Facts facts;
    const auto refused = [&](Reason reason, std::string detail) -> Result<Facts> {
        for (auto& [name, value] : facts)
            wipe(value);
        return failed(reason, std::move(detail));
    };
    for (const auto& [name, value] : json.items()) {
        const FactSpec* const spec = spec_of(step, name);
        if (spec == nullptr) return refused(Reason::fact_not_allowed, name);
        if (spec->kind == FactKind::number) {
            if (!value.is_number_unsigned()) {
                return refused(Reason::fact_not_allowed,
                               words.fill(w::ctl_fact_wants_number, fmt::arg("fact", spec->name)));
            }
            facts[name] = fmt::format("{}", value.get<std::uint64_t>());
        } else if (value.is_string()) {
            facts[name] = value.get_ref<const std::string&>();
        } else {
            return refused(Reason::fact_not_allowed, words.fill(w::ctl_fact_wants_text, fmt::arg("fact", spec->name)));
        }
    }
    return facts;
}

std::string kind_in_words(const FactSpec& spec, const Words& words) {
    const std::string choices = fmt::format("{}", fmt::join(spec.choices, " | "));
    switch (spec.kind) {
        case FactKind::date: return words(w::ctl_fact_date);
        case FactKind::choice: return words.fill(w::ctl_fact_choice, fmt::arg("choices", choices));
        case FactKind::number: return words(w::ctl_fact_number);
        case FactKind::staff:
            return spec.choices.empty() ? words(w::ctl_fact_staff)
                                        : words.fill(w::ctl_fact_staff_or, fmt::arg("choices", choices));
        case FactKind::text: return words.fill(w::ctl_fact_text, fmt::arg("limit", spec.limit));
    }
    return {};
}

}  // namespace

std::string step_names(std::string_view between) {
    std::vector<std::string_view> names;
    for (int i = 0; i < step_kind_count; ++i) {
        const auto step = static_cast<StepKind>(i);
        if (is_procedure_step(step)) names.push_back(name_of(step));
    }
    return fmt::format("{}", fmt::join(names, between));
}

Result<Facts> read_facts(StepKind step, std::string_view text, const Words& words) {
    try {
        auto json = parse_json(text);
        auto facts = facts_of(step, json, words);
        wipe_json(json);
        return facts;
    } catch (const nlohmann::json::exception&) {
        return failed(Reason::usage, words(w::ctl_step_facts_shape));
    }
}

Json json_of(StepKind step, const Facts& facts) {
    auto json = Json::object();
    for (const auto& [name, value] : facts) {
        const FactSpec* const spec = spec_of(step, name);
        const bool digits = !value.empty() && value.size() <= 18 &&
                            std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
        if (spec != nullptr && spec->kind == FactKind::number && digits) {
            json[name] = std::stoull(value);
        } else {
            json[name] = value;
        }
    }
    return json;
}

std::string explain_facts(StepKind step, const Words& words) {
    constexpr std::size_t name_columns = 14;
    std::string text(name_of(step));
    for (const FactSpec& spec : rule_of(step).registers) {
        if (spec.by_program) continue;
        text += "\n  " + padded(std::string(spec.name), name_columns) + kind_in_words(spec, words);
        if (!spec.required) text += "; " + words(w::ctl_fact_optional);
        if (spec.sealed) text += "; " + words(w::ctl_fact_sealed);
    }
    return text;
}

std::string explain_all_facts(const Words& words) {
    std::string text = words(w::ctl_step_registers);
    for (int i = 0; i < step_kind_count; ++i) {
        const auto step = static_cast<StepKind>(i);
        if (is_procedure_step(step)) text += "\n" + explain_facts(step, words);
    }
    return text;
}

}  // namespace klachtenzuil::ctl
