#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "core/words/list.hpp"
#include "platform/ctl/case_session.hpp"
#include "platform/ctl/commands.hpp"

namespace klachtenzuil::ctl {

namespace {

using Json = nlohmann::ordered_json;

int say(Session& session, const std::vector<Complaint>& complaints, bool destroyed) {
    auto references = Json::array();
    for (const auto& complaint : complaints)
        references.push_back(text_of(complaint.reference));
    if (session.json) {
        session.out.line(Json{{"dossiers", references}, {"destroyed", destroyed}}.dump());
        return done;
    }
    for (const auto& reference : references)
        session.out.line(reference.get_ref<const std::string&>());
    if (complaints.empty()) {
        session.out.line(session.words(w::ctl_purge_none));
    } else {
        session.out.line(session.words.fill(destroyed ? w::ctl_purge_done : w::ctl_purge_would,
                                            fmt::arg("count", complaints.size())));
    }
    return done;
}

int purge(Session& session, bool dry_run) {
    return with_casework(session, [&](Register& /*store*/, Casework& casework) {
        if (casework.account().role != StaffRole::management) {
            return refuse(session.words, {Reason::not_permitted, std::string(name_of(casework.account().role))});
        }
        const auto complaints = casework.purgeable();
        if (!complaints) return refuse(session.words, complaints.error());
        if (dry_run || complaints->empty()) return say(session, *complaints, false);
        std::vector<ComplaintId> ids;
        ids.reserve(complaints->size());
        for (const auto& complaint : *complaints)
            ids.push_back(complaint.id);
        const auto purged = casework.purge(ids);
        return purged ? say(session, *complaints, true) : refuse(session.words, purged.error());
    });
}

}  // namespace

void add_purge(CLI::App& app, const Words& words, Command& chosen) {
    auto* const command = app.add_subcommand("purge", words(w::ctl_purge));
    const auto dry_run = std::make_shared<bool>(false);
    command->add_flag("--dry-run", *dry_run, words(w::ctl_purge_dry_run));
    command->callback([&chosen, dry_run] { chosen = [dry_run](Session& s) { return purge(s, *dry_run); }; });
}

}  // namespace klachtenzuil::ctl
