#include <fmt/format.h>

#include <memory>

#include "core/base/file.hpp"
#include "core/base/json.hpp"
#include "core/base/wipe.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/case_session.hpp"
#include "platform/ctl/commands.hpp"

namespace klachtenzuil::ctl {

namespace {

/// Arguments as they were typed.
struct AttachOptions {
    std::string reference;
    std::string file;
};

/// What somebody brought. Holds personal data.
Result<std::vector<std::byte>> read_attachment(const std::filesystem::path& file) {
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error) return failed(Reason::file_unreadable, file.string());
    if (size > largest_attachment) return failed(Reason::attachment_too_large, "too_many_bytes");
    return read_whole(file, largest_attachment);
}

int attach(Session& session, const AttachOptions& options) {
    if (options.file.empty()) return refuse(session.words, {Reason::usage, session.words(w::ctl_attach_which)});
    return with_complaint(
        session, options.reference, [&](Register& /*store*/, Casework& casework, const Complaint& complaint) {
            const std::filesystem::path file(options.file);
            auto content = read_attachment(file);
            if (!content) return refuse(session.words, content.error());
            const auto attached = casework.attach(complaint.id, file.filename().string(), *content);
            wipe(*content);
            if (!attached) return refuse(session.words, attached.error());
            const std::string reference = text_of(complaint.reference);
            session.out.line(session.json
                                 ? nlohmann::ordered_json{{"reference", reference}, {"part", hex_of(*attached)}}.dump()
                                 : session.words.fill(w::ctl_attach_done, fmt::arg("reference", reference)));
            return done;
        });
}

}  // namespace

void add_attach(Commands& commands, const Words& words) {
    const auto options = std::make_shared<AttachOptions>();
    commands.add("attach", words(w::ctl_attach), [options](Session& s) { return attach(s, *options); })
        .word("REF", options->reference, words(w::ctl_show_reference))
        .word("FILE", options->file, words(w::ctl_attach_file));
}

}  // namespace klachtenzuil::ctl
