#include "core/letter/step_words.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <system_error>

#include "core/complaint/complaint_names.hpp"
#include "core/complaint/form_names.hpp"
#include "core/complaint/procedure.hpp"
#include "core/letter/letters.hpp"
#include "core/register/accounts.hpp"
#include "core/register/journal.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

struct StepWords {
    StepKind step;
    Word button;
    Word explanation;
    Word done;
};

/// In the order of StepKind. What only the program does is never a button.
constexpr std::array steps{
    StepWords{StepKind::begin, w::desk_done_begin, w::desk_done_begin, w::desk_done_begin},
    StepWords{StepKind::account, w::desk_done_account, w::desk_done_account, w::desk_done_account},
    StepWords{StepKind::file, w::desk_done_file, w::desk_done_file, w::desk_done_file},
    StepWords{StepKind::acknowledge, w::desk_step_acknowledge, w::desk_why_acknowledge, w::desk_done_acknowledge},
    StepWords{StepKind::assign, w::desk_step_assign, w::desk_why_assign, w::desk_done_assign},
    StepWords{StepKind::accept, w::desk_step_accept, w::desk_why_accept, w::desk_done_accept},
    StepWords{StepKind::refuse, w::desk_step_refuse, w::desk_why_refuse, w::desk_done_refuse},
    StepWords{StepKind::hear, w::desk_step_hear, w::desk_why_hear, w::desk_done_hear},
    StepWords{StepKind::waive_hearing, w::desk_step_waive, w::desk_why_waive, w::desk_done_waive},
    StepWords{StepKind::extend, w::desk_step_extend, w::desk_why_extend, w::desk_done_extend},
    StepWords{StepKind::decide, w::desk_step_decide, w::desk_why_decide, w::desk_done_decide},
    StepWords{StepKind::measure, w::desk_step_measure, w::desk_why_measure, w::desk_done_measure},
    StepWords{StepKind::check_measure, w::desk_step_check, w::desk_why_check, w::desk_done_check},
    StepWords{StepKind::inform, w::desk_step_inform, w::desk_why_inform, w::desk_done_inform},
    StepWords{StepKind::complete, w::desk_step_complete, w::desk_why_complete, w::desk_done_complete},
    StepWords{StepKind::refer, w::desk_step_refer, w::desk_why_refer, w::desk_done_refer},
    StepWords{StepKind::reopen, w::desk_step_reopen, w::desk_why_reopen, w::desk_done_reopen},
    StepWords{StepKind::correct, w::desk_step_correct, w::desk_why_correct, w::desk_done_correct},
    StepWords{StepKind::note, w::desk_step_note, w::desk_why_note, w::desk_done_note},
    StepWords{StepKind::destroy, w::desk_step_destroy, w::desk_why_destroy, w::desk_done_destroy},
};
static_assert(steps.size() == step_kind_count);

/// What a fact is called; in one step of its own first, then in every other.
struct FactWord {
    std::optional<StepKind> step;
    std::string_view fact;
    Word word;
};
constexpr std::array fact_words{
    FactWord{StepKind::hear, "summary", w::desk_fact_heard},
    FactWord{StepKind::hear, "side", w::desk_fact_side},
    FactWord{StepKind::waive_hearing, "side", w::desk_fact_side_waived},
    FactWord{StepKind::complete, "summary", w::desk_fact_summary},
    FactWord{StepKind::correct, "what", w::desk_fact_correct},
    FactWord{StepKind::note, "kind", w::desk_fact_document},
    FactWord{StepKind::complete, "date", w::desk_fact_date_today},
    FactWord{{}, "date", w::desk_fact_date},
    FactWord{{}, "how", w::desk_fact_how},
    FactWord{{}, "handler", w::desk_fact_handler},
    FactWord{{}, "note", w::desk_fact_remark},
    FactWord{{}, "reason", w::desk_fact_reason},
    FactWord{{}, "explanation", w::desk_fact_explanation},
    FactWord{{}, "who", w::desk_fact_who},
    FactWord{{}, "until", w::desk_fact_until},
    FactWord{{}, "outcome", w::desk_fact_outcome},
    FactWord{{}, "cause", w::desk_fact_cause},
    FactWord{{}, "reasons", w::desk_fact_reasons},
    FactWord{{}, "kind", w::desk_fact_measure_kind},
    FactWord{{}, "what", w::desk_fact_what},
    FactWord{{}, "owner", w::desk_fact_owner},
    FactWord{{}, "due", w::desk_fact_due},
    FactWord{{}, "measure", w::desk_fact_measure},
    FactWord{{}, "result", w::desk_fact_result},
    FactWord{{}, "remark", w::desk_fact_remark},
    FactWord{{}, "about", w::desk_fact_about},
    FactWord{{}, "satisfied", w::desk_fact_satisfied},
    FactWord{{}, "names_checked", w::desk_fact_names_checked},
    FactWord{{}, "body", w::desk_fact_body},
    FactWord{{}, "value", w::desk_fact_value},
    FactWord{{}, "was", w::desk_fact_was},
    FactWord{{}, "person", w::desk_fact_person},
    FactWord{{}, "staff", w::desk_fact_staff},
    FactWord{{}, "text", w::desk_fact_text},
    FactWord{{}, "type", w::desk_fact_type},
    FactWord{{}, "bytes", w::desk_fact_bytes},
    FactWord{{}, "name", w::desk_fact_name},
};

struct ValueWord {
    std::string_view fact;
    std::string_view value;
    Word word;
};
/// Values that no enum of the complaint stands for.
constexpr std::array value_words{
    ValueWord{"about", "outcome", w::desk_about_outcome},
    ValueWord{"about", "refusal", w::desk_about_refusal},
    ValueWord{"about", "extension", w::desk_about_extension},
    ValueWord{"about", "progress", w::desk_about_progress},
    ValueWord{"what", "received", w::desk_what_received},
    ValueWord{"what", "kind", w::desk_what_kind},
    ValueWord{"what", "about", w::desk_what_about},
    ValueWord{"what", "channel", w::desk_what_channel},
    ValueWord{"what", "brought_letter", w::desk_what_letter},
    ValueWord{"what", "acknowledged", w::desk_what_acknowledged},
    ValueWord{"what", "person", w::desk_what_person},
    ValueWord{"value", "yes", w::step_yes},
    ValueWord{"value", "no", w::step_no},
    ValueWord{"value", "true", w::step_yes},
    ValueWord{"value", "false", w::step_no},
    ValueWord{"names_checked", "yes", w::desk_names_are_checked},
    ValueWord{"staff", nobody_here, w::desk_nobody_here},
    ValueWord{"was", nobody_here, w::desk_nobody_here},
    ValueWord{"kind", "attachment", w::desk_document_attachment},
    ValueWord{"kind", "letter", w::desk_document_letter},
    ValueWord{"kind", "key", w::desk_document_key},
    ValueWord{"type", "office", w::desk_key_office},
    ValueWord{"type", "pdf", w::desk_type_pdf},
    ValueWord{"type", "jpeg", w::desk_type_jpeg},
    ValueWord{"type", "png", w::desk_type_png},
};

struct ActorWord {
    std::string_view actor;
    Word word;
};
/// Whoever acts without an account of their own.
constexpr std::array actor_words{
    ActorWord{actor_node, w::desk_actor_node},
    ActorWord{actor_visitor, w::desk_actor_visitor},
    ActorWord{actor_receiver, w::desk_actor_receiver},
    ActorWord{recovery_account_name, w::desk_actor_recovery},
};

template <class Value>
std::optional<Word> word_of(std::optional<Value> value) {
    if (!value) return std::nullopt;
    return word_for(*value);
}

std::optional<Word> enum_word(StepKind step, std::string_view fact, std::string_view value) {
    if (fact == "how") return word_of(told_from(value));
    if (fact == "side") return word_of(side_from(value));
    if (fact == "outcome") return word_of(outcome_from(value));
    if (fact == "satisfied") return word_of(satisfied_from(value));
    if (fact == "result") return word_of(measure_result_from(value));
    if (fact == "kind" && step == StepKind::measure) return word_of(measure_kind_from(value));
    if (fact == "reason" && step == StepKind::refuse) return word_of(refusal_from(value));
    if (fact == "reason" && step == StepKind::extend) return word_of(extension_reason_from(value));
    return std::nullopt;
}

/// A value of the register as `correct` writes it: the name of one of several enums.
std::optional<Word> register_word(std::string_view value) {
    if (const auto kind = complainant_kind_from(value)) return word_for(*kind);
    if (const auto channel = channel_from(value)) return word_for(*channel);
    if (const auto category = category_from(value)) return word_for(*category);
    return std::nullopt;
}

/// Several names, divided by commas.
std::string listed_text(const Words& words, std::string_view value) {
    std::string text;
    while (!value.empty()) {
        const std::size_t end = std::min(value.find(','), value.size());
        const std::string_view name = value.substr(0, end);
        const auto word = register_word(name);
        if (!text.empty()) text += ", ";
        text += word ? words(*word) : std::string(name);
        value.remove_prefix(std::min(end + 1, value.size()));
    }
    return text;
}

/// Named persons are counted from nought where they are stored, and by people from one.
std::string person_text(std::string_view stored) {
    int person = 0;
    const auto read = std::from_chars(stored.data(), stored.data() + stored.size(), person);
    return read.ec == std::errc{} ? std::to_string(person + 1) : std::string(stored);
}

}  // namespace

Word word_for(StepKind step) {
    return steps[static_cast<std::size_t>(step)].button;
}

Word explanation_of(StepKind step) {
    return steps[static_cast<std::size_t>(step)].explanation;
}

Word done_word_for(StepKind step) {
    return steps[static_cast<std::size_t>(step)].done;
}

std::string fact_label(const Words& words, StepKind step, std::string_view fact) {
    const auto found = std::find_if(fact_words.begin(), fact_words.end(), [&](const FactWord& each) {
        return each.fact == fact && (!each.step || *each.step == step);
    });
    return found == fact_words.end() ? std::string(fact) : words(found->word);
}

std::string fact_text(const Words& words, StepKind step, std::string_view fact, std::string_view value) {
    if (const auto word = enum_word(step, fact, value)) return words(*word);
    const auto found = std::find_if(value_words.begin(), value_words.end(), [&](const ValueWord& each) {
        return (each.fact == fact || (each.fact == "value" && fact == "was")) && each.value == value;
    });
    if (found != value_words.end()) return words(found->word);
    const auto letter = fact == "type" ? letter_kind_from(value) : std::nullopt;
    if (letter) return words(word_for(*letter));
    if (const auto date = date_from_iso(value)) return words.date(*date);
    if (fact == "value" || fact == "was") return listed_text(words, value);
    if (fact == "person") return person_text(value);
    return std::string(value);
}

std::vector<CaseLine> fact_lines(const Words& words, StepKind step, const Facts& facts) {
    std::vector<CaseLine> lines;
    lines.reserve(facts.size());
    const auto add = [&](std::string_view name, const std::string& value) {
        lines.push_back({fact_label(words, step, name), fact_text(words, step, name, value)});
    };
    const auto asked = is_procedure_step(step) ? rule_of(step).registers : std::span<const FactSpec>();
    for (const FactSpec& spec : asked) {
        if (const auto fact = facts.find(spec.name); fact != facts.end()) add(spec.name, fact->second);
    }
    for (const auto& [name, value] : facts) {
        if (std::ranges::find(asked, name, &FactSpec::name) == asked.end()) add(name, value);
    }
    return lines;
}

std::string actor_text(const Words& words, std::string_view actor) {
    const auto* const found = std::find_if(actor_words.begin(), actor_words.end(),
                                           [actor](const ActorWord& each) { return each.actor == actor; });
    return found == actor_words.end() ? std::string(actor) : words(found->word);
}

}  // namespace klachtenzuil
