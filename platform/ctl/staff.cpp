#include <fmt/format.h>

#include <memory>

#include "core/base/json.hpp"
#include "core/base/wipe.hpp"
#include "core/letter/recovery.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/ctl/describe.hpp"
#include "platform/ctl/pdf_file.hpp"
#include "platform/ctl/sign_in.hpp"

namespace klachtenzuil::ctl {

namespace {

using Json = nlohmann::ordered_json;

/// Arguments as they were typed.
struct StaffOptions {
    std::string name;
    std::string role;
    std::string new_passphrase_file;
    std::string pdf;
};

using StaffCommand = int (*)(Session&, Register&, SignedIn&, const StaffOptions&);

std::string role_names() {
    return names_between<StaffRole>(staff_role_count, " | ");
}

/// Shows the passphrase that serves once, and wipes it.
int hand_over(Session& session, const std::string& name, Result<std::string> once) {
    if (!once) return refuse(session.words, once.error());
    SecretText line;
    if (session.json) {
        line.text() = Json{{"name", name}, {"passphrase", *once}}.dump();
    } else {
        line.text() = session.words.fill(w::ctl_staff_once, fmt::arg("account", name), fmt::arg("passphrase", *once));
    }
    wipe(*once);
    session.out.line(line.text());
    return done;
}

int add(Session& session, Register& store, SignedIn& who, const StaffOptions& options) {
    const auto role = staff_role_from(options.role);
    if (options.name.empty() || !role) {
        return refuse(session.words,
                      {Reason::usage, session.words.fill(w::ctl_staff_role_which, fmt::arg("roles", role_names()))});
    }
    return hand_over(session, options.name, add_account(store, who, options.name, *role, session.clock));
}

const char* state_of(const Account& account) {
    if (account.disabled) return "disabled";
    return account.must_change ? "must_change" : "open";
}

Word word_for_state(const Account& account) {
    if (account.disabled) return w::ctl_staff_state_disabled;
    return account.must_change ? w::ctl_staff_state_must_change : w::ctl_staff_state_open;
}

int list(Session& session, Register& store, SignedIn& who, const StaffOptions& /*options*/) {
    if (who.account.must_change) return refuse(session.words, {Reason::passphrase_must_change, {}});
    const auto accounts = list_accounts(store);
    if (!accounts) return refuse(session.words, accounts.error());
    constexpr std::size_t name_columns = 24;
    constexpr std::size_t role_columns = 26;
    for (const auto& account : *accounts) {
        if (session.json) {
            const Json line{{"name", account.name}, {"role", name_of(account.role)}, {"state", state_of(account)}};
            session.out.line(line.dump());
        } else {
            session.out.line(padded(account.name, name_columns) + " " +
                             padded(session.words(word_for(account.role)), role_columns) +
                             session.words(word_for_state(account)));
        }
    }
    return done;
}

int say_changed(Session& session, Word sentence, const std::string& name, const char* what) {
    session.out.line(session.json ? Json{{"name", name}, {what, true}}.dump()
                                  : session.words.fill(sentence, fmt::arg("account", name)));
    return done;
}

int disable(Session& session, Register& store, SignedIn& who, const StaffOptions& options) {
    const auto disabled = disable_account(store, who, options.name, session.clock);
    if (!disabled) return refuse(session.words, disabled.error());
    return say_changed(session, w::ctl_staff_disabled, options.name, "disabled");
}

int enable(Session& session, Register& store, SignedIn& who, const StaffOptions& options) {
    return hand_over(session, options.name, enable_account(store, who, options.name, session.clock));
}

/// The new passphrase, typed twice where no file holds it.
OrStatus<SecretText> new_own_passphrase(const Session& session, const std::string& file) {
    auto first = passphrase_from(session, file, session.words(w::ctl_ask_new));
    if (!first || !file.empty()) return first;
    const auto second = passphrase_from(session, file, session.words(w::ctl_ask_again));
    if (!second) return tl::unexpected(second.error());
    if (first->text() != second->text()) {
        say_error(session.words(w::ctl_ask_differ));
        return tl::unexpected(exit_status(Reason::passphrase_weak));
    }
    return first;
}

int passphrase(Session& session, Register& store, SignedIn& who, const StaffOptions& options) {
    const bool own = options.name.empty() || options.name == who.account.name;
    if (!own) return hand_over(session, options.name, reset_passphrase(store, who, options.name, session.clock));
    const auto chosen = new_own_passphrase(session, options.new_passphrase_file);
    if (!chosen) return chosen.error();
    const auto changed = change_own_passphrase(store, who, chosen->text(), session.clock);
    if (!changed) return refuse(session.words, changed.error());
    return say_changed(session, w::ctl_staff_passphrase_changed, who.account.name, "changed");
}

int recovery(Session& session, Register& store, SignedIn& who, const StaffOptions& options) {
    if (!options.pdf.empty()) {
        if (const auto free = check_new_file(options.pdf); !free) return refuse(session.words, free.error());
    }
    auto made = make_recovery_key(store, who, session.clock);
    if (!made) return refuse(session.words, made.error());
    const SecretText key(std::move(*made));
    if (options.pdf.empty()) {
        SecretText line(session.json ? Json{{"recovery_key", key.text()}}.dump()
                                     : session.words.fill(w::ctl_staff_recovery_key, fmt::arg("key", key.text())));
        session.out.line(line.text());
        return done;
    }
    Letter letter = make_recovery_letter(key.text(), session.config, session.clock.now());
    const auto written = write_pdf(letter, options.pdf);
    wipe(letter);
    if (!written) {
        say_error(session.words(w::ctl_staff_recovery_lost));
        return refuse(session.words, written.error());
    }
    session.out.line(session.json ? Json{{"pdf", options.pdf}}.dump()
                                  : session.words.fill(w::ctl_staff_recovery_done, fmt::arg("file", options.pdf)));
    return done;
}

int signed_in(Session& session, const StaffOptions& options, StaffCommand command) {
    const auto opened = session.open_register();
    if (!opened) return refuse(session.words, opened.error());
    auto who = sign_in_as(session, **opened);
    if (!who) return who.error();
    return command(session, **opened, *who, options);
}

/// Refuses a command that names nobody before anybody has to sign in.
int with_name(Session& session, const StaffOptions& options, StaffCommand command) {
    if (options.name.empty()) return refuse(session.words, {Reason::usage, session.words(w::ctl_staff_name_which)});
    return signed_in(session, options, command);
}

using Options = std::shared_ptr<StaffOptions>;

/// For who signed in.
Command for_staff(const Options& options, StaffCommand command) {
    return [options, command](Session& session) { return signed_in(session, *options, command); };
}

/// For who signed in, about the account that is named.
Command about_account(const Options& options, StaffCommand command) {
    return [options, command](Session& session) { return with_name(session, *options, command); };
}

}  // namespace

void add_staff(Commands& commands, const Words& words) {
    Commands staff = commands.add_group("staff", words(w::ctl_staff), [](Session& s) {
        return refuse(s.words, {Reason::usage, s.words(w::ctl_staff_which)});
    });
    const auto options = std::make_shared<StaffOptions>();
    const std::string& name = words(w::ctl_staff_name);
    staff.add("add", words(w::ctl_staff_add), about_account(options, add))
        .word("NAME", options->name, name)
        .word("ROLE", options->role, words.fill(w::ctl_staff_role, fmt::arg("roles", role_names())));
    staff.add("list", words(w::ctl_staff_list), for_staff(options, list));
    staff.add("disable", words(w::ctl_staff_disable), about_account(options, disable))
        .word("NAME", options->name, name);
    staff.add("enable", words(w::ctl_staff_enable), about_account(options, enable)).word("NAME", options->name, name);
    staff.add("passphrase", words(w::ctl_staff_passphrase), for_staff(options, passphrase))
        .word("NAME", options->name, words(w::ctl_staff_passphrase_name))
        .value("--new-passphrase-file", options->new_passphrase_file, words(w::ctl_staff_new_passphrase_file), "FILE");
    staff.add("recovery", words(w::ctl_staff_recovery), for_staff(options, recovery))
        .value("--pdf", options->pdf, words(w::ctl_staff_recovery_pdf), "FILE");
}

}  // namespace klachtenzuil::ctl
