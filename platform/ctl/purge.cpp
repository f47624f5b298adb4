#include <fmt/format.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/json.hpp"
#include "core/register/accounts.hpp"
#include "core/register/intake.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/case_session.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/ctl/sign_in.hpp"

namespace klachtenzuil::ctl {

namespace {

using Json = nlohmann::ordered_json;

/// The dossiers that are past their term, and whether they are gone.
struct Purged {
    std::vector<Complaint> complaints;
    bool destroyed = false;
};

int say(Session& session, const Purged& purged) {
    auto references = Json::array();
    for (const auto& complaint : purged.complaints)
        references.push_back(text_of(complaint.reference));
    if (session.json) {
        session.out.line(Json{{"dossiers", references}, {"destroyed", purged.destroyed}}.dump());
        return done;
    }
    for (const auto& reference : references)
        session.out.line(reference.get_ref<const std::string&>());
    if (purged.complaints.empty()) {
        session.out.line(session.words(w::ctl_purge_none));
    } else {
        session.out.line(session.words.fill(purged.destroyed ? w::ctl_purge_done : w::ctl_purge_would,
                                            fmt::arg("count", purged.complaints.size())));
    }
    return done;
}

Result<Purged> purge(Casework& casework, bool dry_run) {
    if (casework.account().role != StaffRole::management) {
        return failed(Reason::not_permitted, "only_roles destroy management");
    }
    auto complaints = casework.purgeable();
    if (!complaints) return failed(complaints.error());
    if (dry_run || complaints->empty()) return Purged{std::move(*complaints), false};
    std::vector<ComplaintId> ids;
    ids.reserve(complaints->size());
    for (const auto& complaint : *complaints)
        ids.push_back(complaint.id);
    if (const auto purged = casework.purge(ids); !purged) return failed(purged.error());
    return Purged{std::move(*complaints), true};
}

struct PurgeOptions {
    bool dry_run = false;
    bool unattended = false;
};

int purge_attended(Session& session, bool dry_run) {
    return with_casework(session, [&](Register& /*store*/, Casework& casework) {
        const auto purged = purge(casework, dry_run);
        return purged ? say(session, *purged) : refuse(session.words, purged.error());
    });
}

Result<Purged> purge_signed_in(Session& session, Register& store, const SecretText& passphrase) {
    const auto who = sign_in(store, session.as, passphrase.text(), session.clock);
    if (!who) return failed(who.error());
    if (const auto may = may_work(store, *who); !may) return failed(may.error());
    Casework casework(store, *who, session.config, session.clock);
    return purge(casework, false);
}

/// Nobody looks on: the desk and `status` tell how it ended, also when the passphrase is not the account's any more.
int purge_unattended(Session& session) {
    if (session.as.empty() || session.passphrase_file.empty()) {
        return refuse(session.words, {Reason::usage, session.words(w::ctl_sign_in_who)});
    }
    const auto opened = session.open_register();
    if (!opened) return refuse(session.words, opened.error());
    const auto passphrase = passphrase_from(session, session.passphrase_file, {});
    const Result<Purged> purged = passphrase ? purge_signed_in(session, **opened, *passphrase)
                                             : Result<Purged>(failed(Reason::file_unreadable, session.passphrase_file));
    const auto told = register_run(**opened, UnattendedKind::purge,
                                   purged ? std::optional<Failure>{} : std::optional<Failure>(purged.error()));
    if (!passphrase) return passphrase.error();
    if (!purged) return refuse(session.words, purged.error());
    return told ? say(session, *purged) : refuse(session.words, told.error());
}

int purge(Session& session, const PurgeOptions& options) {
    // Who looks first is there.
    if (options.dry_run && options.unattended) {
        return refuse(session.words,
                      {Reason::usage, session.words.fill(w::ctl_usage_option, fmt::arg("option", "--unattended"))});
    }
    return options.unattended ? purge_unattended(session) : purge_attended(session, options.dry_run);
}

}  // namespace

void add_purge(Commands& commands, const Words& words) {
    const auto options = std::make_shared<PurgeOptions>();
    commands.add("purge", words(w::ctl_purge), [options](Session& s) { return purge(s, *options); })
        .flag("--dry-run", options->dry_run, words(w::ctl_purge_dry_run))
        .flag("--unattended", options->unattended, words(w::ctl_purge_unattended));
}

}  // namespace klachtenzuil::ctl
