#include "platform/ctl/case_session.hpp"

#include "core/complaint/reference.hpp"
#include "core/register/accounts.hpp"
#include "platform/ctl/sign_in.hpp"

namespace klachtenzuil::ctl {

int with_casework(Session& session, const std::function<int(Register&, Casework&)>& work) {
    const auto opened = session.open_register();
    if (!opened) return refuse(session.words, opened.error());
    const auto who = sign_in_as(session, **opened);
    if (!who) return who.error();
    if (const auto may = may_work(**opened, *who); !may) return refuse(session.words, may.error());
    Casework casework(**opened, *who, session.config, session.clock);
    return work(**opened, casework);
}

int with_complaint(Session& session, const std::string& reference,
                   const std::function<int(Register&, Casework&, const Complaint&)>& work) {
    const auto read = read_reference(reference);
    if (!read) return refuse(session.words, read.error());
    return with_casework(session, [&](Register& store, Casework& casework) {
        const auto found = store.find(*read);
        if (!found) return refuse(session.words, found.error());
        if (!*found) return refuse(session.words, {Reason::reference_unknown, text_of(*read)});
        return work(store, casework, **found);
    });
}

}  // namespace klachtenzuil::ctl
