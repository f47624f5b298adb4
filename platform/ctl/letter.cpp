#include <fmt/format.h>

#include <memory>
#include <vector>

#include "core/base/file.hpp"
#include "core/base/json.hpp"
#include "core/base/wipe.hpp"
#include "core/letter/letters.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/case_session.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/ctl/describe.hpp"
#include "platform/ctl/pdf_file.hpp"
#include "platform/pdf/pdf.hpp"

namespace klachtenzuil::ctl {

namespace {

/// Arguments as they were typed. From `date` to `with` they are of an invitation.
struct LetterOptions {
    std::string reference;
    std::string kind;
    std::string pdf;
    std::string date;
    std::string time;
    std::string place;
    std::string with;
    std::string signed_by;
    bool hand_over = false;
};

std::string letter_names(std::string_view between) {
    return names_between<LetterKind>(letter_kind_count, between);
}

/// "14:30" as minutes since midnight.
std::optional<std::chrono::minutes> time_from(const std::string& text) {
    const auto digit = [&](std::size_t at) { return text[at] - '0'; };
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    for (const std::size_t at : {0U, 1U, 3U, 4U}) {
        if (digit(at) < 0 || digit(at) > 9) return std::nullopt;
    }
    const int hour = digit(0) * 10 + digit(1);
    const int minute = digit(3) * 10 + digit(4);
    if (hour > 23 || minute > 59) return std::nullopt;
    return std::chrono::minutes{hour * 60 + minute};
}

/// The step whose reasons the letter tells, and under which name it registered them.
struct ReasonsOf {
    StepKind step;
    std::string_view fact;
};
std::optional<ReasonsOf> reasons_told_in(LetterKind kind) {
    switch (kind) {
        case LetterKind::not_accepted: return ReasonsOf{StepKind::refuse, "explanation"};
        case LetterKind::extension: return ReasonsOf{StepKind::extend, "explanation"};
        case LetterKind::outcome: return ReasonsOf{StepKind::decide, "reasons"};
        case LetterKind::acknowledgement:
        case LetterKind::invitation:
        case LetterKind::referral: return std::nullopt;
    }
    return std::nullopt;
}

/// The reasons as they were registered last. Holds personal data.
Result<std::string> reasons_of(const Casework& casework, const ComplaintId& id, LetterKind kind) {
    const auto wanted = reasons_told_in(kind);
    if (!wanted) return std::string();
    auto history = casework.history(id);
    if (!history) return failed(history.error());
    std::string reasons;
    for (TakenStep& step : *history) {
        const auto fact = step.facts.find(wanted->fact);
        if (step.kind == wanted->step && fact != step.facts.end()) {
            wipe(reasons);
            reasons = fact->second;
        }
        wipe(step);
    }
    return reasons;
}

Result<LetterFacts> facts_of(const Casework& casework, const ComplaintId& id, LetterKind kind,
                             const LetterOptions& options, const Words& words) {
    LetterFacts facts{.meeting_place = options.place, .meeting_with = options.with, .handed_over = options.hand_over};
    if (!options.date.empty()) {
        facts.meeting_date = date_from_iso(options.date);
        if (!facts.meeting_date) return failed(Reason::usage, words(w::ctl_letter_date_shape));
    }
    if (!options.time.empty()) {
        facts.meeting_time = time_from(options.time);
        if (!facts.meeting_time) return failed(Reason::usage, words(w::ctl_letter_time_shape));
    }
    auto reasons = reasons_of(casework, id, kind);
    if (!reasons) return failed(reasons.error());
    facts.explanation = std::move(*reasons);
    return facts;
}

/// The letter on paper. Holds personal data.
Result<std::vector<std::byte>> write(Session& session, const Casework& casework, const Complaint& complaint,
                                     LetterKind kind, const LetterOptions& options) {
    auto facts = facts_of(casework, complaint.id, kind, options, session.words);
    if (!facts) return failed(facts.error());
    auto form = casework.form(complaint.id);
    if (!form) return failed(form.error());
    const Date today = amsterdam(session.clock.now()).date;
    auto draft = draft_letter(kind, complaint, *form, *facts, session.config, today);
    wipe(*facts);
    if (!draft) {
        wipe(*form);
        return failed(draft.error());
    }
    draft->signed_by = options.signed_by;
    Letter letter = make_letter(*draft, complaint, *form, casework.account().role, session.config, today);
    wipe(*draft);
    wipe(*form);
    auto pdf = make_pdf(letter, Paper::a4);
    wipe(letter);
    return pdf;
}

/// Every letter that was made is kept in the dossier; then it goes into the file. Source: procedure, stage 3.
int keep_and_save(Session& session, Casework& casework, const Complaint& complaint, LetterKind kind,
                  const LetterOptions& options) {
    auto pdf = write(session, casework, complaint, kind, options);
    if (!pdf) return refuse(session.words, pdf.error());
    const auto kept = casework.keep_letter(complaint.id, name_of(kind), *pdf);
    const auto written = kept ? write_durably(options.pdf, *pdf) : Result<void>();
    wipe(*pdf);
    if (!kept) return refuse(session.words, kept.error());
    if (!written) return refuse(session.words, written.error());
    session.out.line(session.json ? nlohmann::ordered_json{{"reference", text_of(complaint.reference)},
                                                           {"pdf", options.pdf},
                                                           {"part", hex_of(*kept)}}
                                        .dump()
                                  : session.words.fill(w::ctl_letter_done, fmt::arg("file", options.pdf)));
    return done;
}

int letter(Session& session, const LetterOptions& options) {
    const Words& words = session.words;
    const auto kind = letter_kind_from(options.kind);
    if (!kind || options.pdf.empty()) {
        return refuse(words, {Reason::usage, words.fill(w::ctl_letter_which, fmt::arg("kinds", letter_names(" | ")))});
    }
    if (const auto free = check_new_file(options.pdf); !free) return refuse(words, free.error());
    return with_complaint(session, options.reference,
                          [&](Register& /*store*/, Casework& casework, const Complaint& complaint) {
                              return keep_and_save(session, casework, complaint, *kind, options);
                          });
}

}  // namespace

void add_letter(Commands& commands, const Words& words) {
    const auto options = std::make_shared<LetterOptions>();
    commands.add("letter", words(w::ctl_letter), [options](Session& s) { return letter(s, *options); })
        .word("REF", options->reference, words(w::ctl_show_reference))
        .word("KIND", options->kind, words.fill(w::ctl_letter_kind, fmt::arg("kinds", letter_names(", "))))
        .value("--pdf", options->pdf, words(w::ctl_letter_pdf), "FILE")
        .value("--date", options->date, words(w::ctl_letter_date), "DATE")
        .value("--time", options->time, words(w::ctl_letter_time), "TIME")
        .value("--place", options->place, words(w::ctl_letter_place), "TEXT")
        .value("--with", options->with, words(w::ctl_letter_with), "TEXT")
        .value("--signed-by", options->signed_by, words(w::ctl_letter_signed_by), "NAME")
        .flag("--hand-over", options->hand_over, words(w::ctl_letter_hand_over));
}

}  // namespace klachtenzuil::ctl
