#include <fmt/format.h>

#include <memory>

#include "core/base/json.hpp"
#include "core/register/intake.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/office/postgres.hpp"
#include "platform/office/push.hpp"

namespace klachtenzuil::ctl {

namespace {

/// Moves what is new. By itself at night it is registered how that ended, as nobody looks on.
Result<Pushed> push_now(Register& store, const std::string& address, bool unattended) {
    auto pushed = push(store, address);
    // One that left because another is at work says nothing about how pushes go.
    if (!unattended || (!pushed && pushed.error().reason == Reason::delivery_running)) return pushed;
    const auto told = register_run(store, UnattendedKind::push,
                                   pushed ? std::optional<Failure>{} : std::optional<Failure>(pushed.error()));
    if (pushed && !told) return failed(told.error());
    return pushed;
}

struct PushOptions {
    std::string address;
    bool unattended = false;
};

int push_to(Session& session, const PushOptions& options) {
    const std::string& address = options.address;
    if (address.empty() || !is_postgres_address(address)) {
        return refuse(session.words, {Reason::usage, session.words(w::office_push_which)});
    }
    if (holds_password(address)) {
        say_error(session.words(w::office_push_password));
        return exit_status(Reason::usage);
    }
    const auto store = session.open_register();
    if (!store) return refuse(session.words, store.error());
    const auto pushed = push_now(**store, address, options.unattended);
    if (!pushed) return refuse(session.words, pushed.error());
    if (session.json) {
        session.out.line(
            nlohmann::ordered_json{{"entries", pushed->entries}, {"complaints", pushed->complaints}}.dump());
    } else if (*pushed == Pushed{}) {
        session.out.line(session.words(w::office_push_none));
    } else {
        session.out.line(session.words.fill(w::office_push_done, fmt::arg("entries", pushed->entries),
                                            fmt::arg("complaints", pushed->complaints)));
    }
    return done;
}

}  // namespace

void add_office_push(Commands& office, const Words& words) {
    const auto options = std::make_shared<PushOptions>();
    office.add("push", words(w::office_push), [options](Session& s) { return push_to(s, *options); })
        .word("URL", options->address, words(w::office_push_address))
        .flag("--unattended", options->unattended, words(w::office_push_unattended));
}

}  // namespace klachtenzuil::ctl
