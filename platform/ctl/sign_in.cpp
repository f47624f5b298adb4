#include "platform/ctl/sign_in.hpp"

#include <fmt/format.h>

#include "core/register/intake.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/form_source.hpp"
#include "platform/ctl/input_file.hpp"

namespace klachtenzuil::ctl {

namespace {

constexpr std::chrono::milliseconds longest_sealing{500};

/// Says what is asked of whoever wants to sign in.
int ask_to_sign_in(const Session& session, Word sentence) {
    say_error(session.words(sentence));
    return exit_status(Reason::sign_in_wrong);
}

/// What is left is for the next sign-in: nobody waits for it. A failure is no reason not to sign in.
void seal_to_office_for_a_while(const Clock& clock, Register& store, const SignedIn& who) {
    const Steady until = clock.steady() + longest_sealing;
    Result<SealedSome> sealed = SealedSome{.count = 0, .more = true};
    while (sealed && sealed->more && clock.steady() < until)
        sealed = seal_some_to_office(store, who);
}

}  // namespace

OrStatus<SecretText> passphrase_from(const Session& session, const std::string& file, const std::string& question) {
    if (file.empty()) {
        if (!has_terminal()) return tl::unexpected(ask_to_sign_in(session, w::ctl_sign_in_how));
        auto answer = ask_hidden(question);
        if (!answer) return tl::unexpected(refuse(session.words, answer.error()));
        return std::move(*answer);
    }
    const InputFile input(file);
    SecretText passphrase;
    LineReader lines(input.fd());
    const auto read = lines.next(passphrase.text());
    if (input.fd() < 0 || !read) return tl::unexpected(refuse(session.words, {Reason::file_unreadable, file}));
    while (passphrase.text().ends_with('\r'))
        passphrase.text().pop_back();
    return passphrase;
}

OrStatus<SignedIn> sign_in_as(const Session& session, Register& store) {
    if (session.as.empty()) return tl::unexpected(ask_to_sign_in(session, w::ctl_sign_in_who));
    const auto question = session.words.fill(w::ctl_ask_passphrase, fmt::arg("account", session.as));
    const auto passphrase = passphrase_from(session, session.passphrase_file, question);
    if (!passphrase) return tl::unexpected(passphrase.error());
    auto who = sign_in(store, session.as, passphrase->text(), session.clock);
    if (!who) return tl::unexpected(refuse(session.words, who.error()));
    seal_to_office_for_a_while(session.clock, store, *who);
    return std::move(*who);
}

}  // namespace klachtenzuil::ctl
