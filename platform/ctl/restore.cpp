#include <fmt/format.h>

#include <memory>

#include "core/base/json.hpp"
#include "core/register/backup.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/commands.hpp"

namespace klachtenzuil::ctl {

namespace {

/// Arguments as they were typed.
struct RestoreOptions {
    std::string from;
    bool replace = false;
};

int restore(Session& session, const RestoreOptions& options) {
    if (options.from.empty()) return refuse(session.words, {Reason::usage, session.words(w::ctl_restore_which)});
    const auto when_there = options.replace ? WhenThere::replace : WhenThere::refuse;
    const auto restored = klachtenzuil::restore(options.from, session.data, when_there);
    if (!restored) return refuse(session.words, restored.error());
    // Only a register that opens with this configuration is one to go on with.
    const auto opened = session.open_register();
    if (!opened) return refuse(session.words, opened.error());
    if (session.json) {
        session.out.line(nlohmann::ordered_json{{"restored", options.from}, {"data", session.data.string()}}.dump());
    } else {
        session.out.line(session.words.fill(w::ctl_restore_done, fmt::arg("file", options.from),
                                            fmt::arg("data", session.data.string())));
    }
    return done;
}

}  // namespace

void add_restore(Commands& commands, const Words& words) {
    const auto options = std::make_shared<RestoreOptions>();
    commands.add("restore", words(w::ctl_restore), [options](Session& s) { return restore(s, *options); })
        .word("FILE", options->from, words(w::ctl_restore_file))
        .flag("--replace", options->replace, words(w::ctl_restore_replace));
}

}  // namespace klachtenzuil::ctl
