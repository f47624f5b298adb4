#include "core/register/backup.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "core/base/json.hpp"
#include "core/register/backup_folder.hpp"
#include "core/register/intake.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/ctl/describe.hpp"

namespace klachtenzuil::ctl {

namespace {

constexpr int kept_at_first = 14;
constexpr int most_kept = 10'000;

struct BackupOptions {
    std::string to;
    std::string into;
    int keep = kept_at_first;
};

Result<std::filesystem::path> make(Register& store, const BackupOptions& options) {
    if (options.into.empty()) {
        return klachtenzuil::backup(store, options.to).map([&] { return std::filesystem::path(options.to); });
    }
    auto made = backup_into(store, options.into, options.keep);
    // Nobody looks on: the desk and `status` tell.
    const auto told = register_run(store, UnattendedKind::backup,
                                   made ? std::optional<Failure>{} : std::optional<Failure>(made.error()));
    return made && !told ? failed(told.error()) : std::move(made);
}

int backup(Session& session, const BackupOptions& options) {
    if (options.to.empty() == options.into.empty()) {
        return refuse(session.words, {Reason::usage, session.words(w::ctl_backup_which)});
    }
    const auto opened = session.open_register();
    if (!opened) return refuse(session.words, opened.error());
    const auto made = make(**opened, options);
    if (!made) return refuse(session.words, made.error());
    std::error_code unknown;
    const auto size = std::filesystem::file_size(*made, unknown);
    if (session.json) {
        session.out.line(nlohmann::ordered_json{{"backup", made->string()}, {"bytes", size}}.dump());
    } else {
        session.out.line(session.words.fill(w::ctl_backup_done, fmt::arg("file", made->string()),
                                            fmt::arg("size", size_in_words(size, session.words))));
    }
    return done;
}

}  // namespace

void add_backup(Commands& commands, const Words& words) {
    const auto options = std::make_shared<BackupOptions>();
    commands.add("backup", words(w::ctl_backup), [options](Session& session) { return backup(session, *options); })
        .word("FILE", options->to, words(w::ctl_backup_file))
        .value("--into", options->into, words(w::ctl_backup_into), "DIR")
        .number("--keep", options->keep, words(w::ctl_backup_keep), 1, most_kept);
}

}  // namespace klachtenzuil::ctl
