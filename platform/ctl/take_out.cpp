#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "core/base/file.hpp"
#include "core/base/json.hpp"
#include "core/base/wipe.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/case_session.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/ctl/pdf_file.hpp"

namespace klachtenzuil::ctl {

namespace {

/// Arguments as they were typed.
struct TakeOutOptions {
    std::string reference;
    std::string part;
    std::string file;
};

/// The one document whose code begins like this; nothing when there is none, or more than one.
Result<std::optional<Hash>> document_called(const Casework& casework, const ComplaintId& id,
                                            const std::string& beginning) {
    auto history = casework.history(id);
    if (!history) return failed(history.error());
    std::vector<Hash> found;
    for (TakenStep& step : *history) {
        if (is_document(step) && hex_of(*step.part).starts_with(beginning)) found.push_back(*step.part);
        wipe(step);
    }
    if (found.size() != 1) return std::nullopt;
    return found.front();
}

/// That sealed content left the dossier stands in the journal before it does: whoever answers for the dossiers must be
/// able to see who took what out of them, and when.
Result<void> note_taken_out(Session& session, Casework& casework, const ComplaintId& id, const std::string& name) {
    const Date today = amsterdam(session.clock.now()).date;
    Step note{StepKind::note,
              {{"date", iso(today)}, {"text", session.words.fill(w::ctl_take_out_noted, fmt::arg("name", name))}}};
    const auto noted = casework.take(id, note);
    wipe(note);
    if (!noted) return failed(noted.error());
    return {};
}

Result<void> into_file(Session& session, Casework& casework, const ComplaintId& id, const Hash& part,
                       const std::filesystem::path& file) {
    auto document = casework.document(id, part);
    if (!document) return failed(document.error());
    auto written = note_taken_out(session, casework, id, document->name);
    if (written) written = write_new(file, document->content);
    wipe(document->name);
    wipe(document->content);
    return written;
}

int take_document_out(Session& session, const TakeOutOptions& options) {
    const Words& words = session.words;
    const Failure which{Reason::usage, words(w::ctl_take_out_which)};
    if (options.reference.empty() || options.part.empty() || options.file.empty()) return refuse(words, which);
    if (const auto free = check_new_file(options.file); !free) return refuse(words, free.error());
    return with_complaint(
        session, options.reference, [&](Register& /*store*/, Casework& casework, const Complaint& complaint) {
            const auto part = document_called(casework, complaint.id, options.part);
            if (!part) return refuse(words, part.error());
            if (!*part) return refuse(words, which);
            const auto taken = into_file(session, casework, complaint.id, **part, options.file);
            if (!taken) return refuse(words, taken.error());
            const std::string reference = text_of(complaint.reference);
            session.out.line(
                session.json
                    ? nlohmann::ordered_json{{"reference", reference}, {"part", hex_of(**part)}, {"file", options.file}}
                          .dump()
                    : words.fill(w::ctl_take_out_done, fmt::arg("reference", reference),
                                 fmt::arg("file", options.file)));
            return done;
        });
}

}  // namespace

void add_take_out(Commands& commands, const Words& words) {
    const auto options = std::make_shared<TakeOutOptions>();
    commands.add("take-out", words(w::ctl_take_out), [options](Session& s) { return take_document_out(s, *options); })
        .word("REF", options->reference, words(w::ctl_show_reference))
        .word("PART", options->part, words(w::ctl_take_out_part))
        .word("FILE", options->file, words(w::ctl_take_out_file));
}

}  // namespace klachtenzuil::ctl
