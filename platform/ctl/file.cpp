#include <fmt/format.h>

#include <memory>
#include <vector>

#include "core/base/json.hpp"
#include "core/complaint/form_json.hpp"
#include "core/complaint/form_names.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/ctl/form_source.hpp"
#include "platform/ctl/input_file.hpp"

namespace klachtenzuil::ctl {

namespace {

/// What is asked for each field that stands in the way, in the words of the screens.
std::string what_to_do(const std::vector<Problem>& problems, const Words& words) {
    std::vector<std::string> each;
    each.reserve(problems.size());
    for (const auto& problem : problems)
        each.push_back(fmt::format("{} ({})", name_of(problem.field), words(problem.what_to_do)));
    return fmt::format("{}", fmt::join(each, ", "));
}

/// Read and checked as a screen would. Holds personal data.
Result<Form> take_form(std::string_view text, const Session& session) {
    auto form = read_form(text);
    if (!form) return form;
    const auto problems = check(*form, amsterdam(session.clock.now()).date);
    if (problems.empty()) return form;
    wipe(*form);
    return failed(Reason::form_incomplete, what_to_do(problems, session.words));
}

/// Stores one complaint. An error is not a "no": what the disk says afterwards counts.
Result<Filed> store(Register& store, const Form& form) {
    const auto id = new_id<ComplaintId>();
    auto filed = store.add(id, form, false);
    if (filed) return filed;
    auto found = store.find(id);
    if (found && *found) return std::move(**found);
    return filed;
}

void print(Session& session, const OfferedForm& offered, const Complaint& entry) {
    if (!session.json) return session.out.line(text_of(entry.reference));
    nlohmann::ordered_json line{
        {"reference", text_of(entry.reference)}, {"id", hex(entry.id.bytes)}, {"received", iso(entry.received)}};
    if (offered.line > 0) line["line"] = offered.line;
    session.out.line(line.dump());
}

/// Names the line, where there are several.
void refuse_form(const Session& session, const OfferedForm& offered, const Failure& failure) {
    const std::string sentence = session.words.for_staff(failure);
    say_error(offered.line == 0 ? sentence
                                : session.words.fill(w::ctl_file_line, fmt::arg("line", offered.line),
                                                     fmt::arg("failure", sentence)));
}

struct Tally {
    std::size_t filed = 0;
    std::size_t refused = 0;
};

/// Each complaint is on the disk before its reference is printed, and its reference before the next is taken in. Stops
/// where storing or printing fails: the next would fail as well, and whoever called must know which are in.
Result<void> file_all(Session& session, Register& store_of_node, FormSource& source, Tally& tally) {
    OfferedForm offered;
    while (true) {
        const auto more = source.next(offered);
        if (!more) return failed(more.error());
        if (!*more) return {};
        auto form = take_form(offered.text, session);
        if (!form) {
            refuse_form(session, offered, form.error());
            ++tally.refused;
            continue;
        }
        const auto filed = store(store_of_node, *form);
        wipe(*form);
        if (!filed) {
            if (offered.line > 0) {
                say_error(session.words.fill(w::ctl_file_stopped, fmt::arg("line", offered.line)));
            }
            return failed(filed.error());
        }
        ++tally.filed;
        print(session, offered, filed->entry);
        if (const auto written = session.out.flush(); !written) {
            say_error(session.words.fill(w::ctl_file_unseen, fmt::arg("reference", text_of(filed->entry.reference))));
            return failed(written.error());
        }
    }
}

int file(Session& session, const std::string& name) {
    if (name.empty()) return refuse(session.words, {Reason::usage, session.words(w::ctl_file_which)});
    const InputFile input(name);
    if (input.fd() < 0) return refuse(session.words, {Reason::file_unreadable, name});
    const auto opened = session.open_register();
    if (!opened) return refuse(session.words, opened.error());
    FormSource source(input.fd());
    Tally tally;
    const auto outcome = file_all(session, **opened, source, tally);
    if (!outcome) return refuse(session.words, outcome.error());
    if (tally.refused == 0) return done;
    if (tally.refused + tally.filed > 1) {
        say_error(
            session.words.fill(w::ctl_file_some, fmt::arg("filed", tally.filed), fmt::arg("refused", tally.refused)));
    }
    return exit_status(Reason::form_incomplete);
}

}  // namespace

void add_file(Commands& commands, const Words& words) {
    const auto name = std::make_shared<std::string>();
    commands.add("file", words(w::ctl_file), [name](Session& session) { return file(session, *name); })
        .word("FORM", *name, words(w::ctl_file_form))
        .footer(words(w::ctl_file_statuses));
}

}  // namespace klachtenzuil::ctl
