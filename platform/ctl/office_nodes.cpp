#include <fmt/format.h>

#include <memory>

#include "core/base/json.hpp"
#include "core/register/node_card.hpp"
#include "core/words/list.hpp"
#include "platform/ctl/commands.hpp"
#include "platform/ctl/make_node.hpp"

namespace klachtenzuil::ctl {

namespace {

int admit(Session& session, const std::string& text) {
    if (text.empty()) return refuse(session.words, {Reason::usage, session.words(w::office_admit_which)});
    const auto card = node_card_from(text);
    if (!card) return refuse(session.words, {Reason::node_card_bad, "CARD"});
    const auto opened = session.open_register();
    if (!opened) return refuse(session.words, opened.error());
    if (const auto known = admit_node(**opened, *card); !known) return refuse(session.words, known.error());
    if (session.json) {
        session.out.line(nlohmann::ordered_json{{"node", card->code}, {"admitted", true}}.dump());
    } else {
        session.out.line(session.words.fill(w::office_admit_done, fmt::arg("node", card->code)));
    }
    return done;
}

int dismiss(Session& session, const std::string& code) {
    if (code.empty()) return refuse(session.words, {Reason::usage, session.words(w::office_dismiss_which)});
    const auto office = office_of(session.config);
    if (!office) return refuse(session.words, office.error());
    if (*office && (*office)->code == code) {
        return refuse(session.words, {Reason::usage, session.words(w::office_dismiss_configured)});
    }
    const auto opened = session.open_register();
    if (!opened) return refuse(session.words, opened.error());
    const auto dismissed = dismiss_node(**opened, code);
    if (!dismissed) return refuse(session.words, dismissed.error());
    if (!*dismissed) return refuse(session.words, {Reason::usage, session.words(w::office_dismiss_unknown)});
    if (session.json) {
        session.out.line(nlohmann::ordered_json{{"node", code}, {"dismissed", true}}.dump());
    } else {
        session.out.line(session.words.fill(w::office_dismiss_done, fmt::arg("node", code)));
    }
    return done;
}

}  // namespace

void add_office_init(Commands& office, const Words& words) {
    office.add("init", words(w::office_init), [](Session& session) {
        return make_node(session, {"office_key", w::office_init_card});
    });
}

void add_office_admit(Commands& office, const Words& words) {
    const auto card = std::make_shared<std::string>();
    office.add("admit", words(w::office_admit), [card](Session& session) { return admit(session, *card); })
        .word("CARD", *card, words(w::office_admit_card));
}

void add_office_dismiss(Commands& office, const Words& words) {
    const auto code = std::make_shared<std::string>();
    office.add("dismiss", words(w::office_dismiss), [code](Session& session) { return dismiss(session, *code); })
        .word("CODE", *code, words(w::office_dismiss_code));
}

}  // namespace klachtenzuil::ctl
