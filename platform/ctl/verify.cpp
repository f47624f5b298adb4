#include "core/register/verify.hpp"

#include <fmt/format.h>

#include "core/base/json.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/commands.hpp"

namespace klachtenzuil::ctl {

namespace {

void print_json(Session& session, const Verified& verified) {
    auto findings = nlohmann::ordered_json::array();
    for (const auto& finding : verified.findings)
        findings.push_back({{"kind", name_of(finding.kind)}, {"where", finding.where}});
    const nlohmann::ordered_json answer{{"sound", verified.sound()},
                                        {"entries", verified.entries},
                                        {"complaints", verified.complaints},
                                        {"head", verified.head},
                                        {"findings", findings}};
    session.out.line(answer.dump());
}

void print_in_words(Session& session, const Verified& verified) {
    for (const auto& finding : verified.findings)
        session.out.line("! " + sentence_of(finding, session.words));
    session.out.line(session.words.fill(w::ctl_verify_counted, fmt::arg("entries", verified.entries),
                                        fmt::arg("complaints", verified.complaints), fmt::arg("head", verified.head)));
    if (verified.sound()) session.out.line(session.words(w::ctl_verify_sound));
}

int verify(Session& session) {
    const auto opened = session.open_register();
    if (!opened) return refuse(session.words, opened.error());
    const auto verified = klachtenzuil::verify((*opened)->database());
    if (!verified) return refuse(session.words, verified.error());
    session.json ? print_json(session, *verified) : print_in_words(session, *verified);
    if (verified->sound()) return done;
    if (const auto written = session.out.flush(); !written) return refuse(session.words, written.error());
    const auto found = session.words.fill(w::ctl_verify_found, fmt::arg("count", verified->findings.size()));
    return refuse(session.words, {Reason::store_altered, found});
}

}  // namespace

void add_verify(Commands& commands, const Words& words) {
    commands.add("verify", words(w::ctl_verify), verify);
}

}  // namespace klachtenzuil::ctl
