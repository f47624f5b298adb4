#pragma once
// Making what a node consists of: `init`, and `office init` for the node that others deliver to.

#include "core/words/word.hpp"
#include "platform/ctl/session.hpp"

namespace klachtenzuil::ctl {

/// What the node's card is for: its key in the JSON document, and the sentence that shows it.
struct CardUse {
    const char* key;
    Word sentence;
};

/// Makes keys, register and first account, or finds them made; says where the first passphrase stands, and the card.
int make_node(Session& session, const CardUse& use);

}  // namespace klachtenzuil::ctl
