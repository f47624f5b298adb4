#pragma once
// What `status` tells of the night: deliveries, backups, purges, and how it stands with the other nodes.

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/register/intake.hpp"
#include "platform/ctl/session.hpp"

namespace klachtenzuil::ctl {

/// Another node, as seen from here.
struct NodeStanding {
    std::string code;
    std::int64_t here = 0;             ///< its journal stands here up to this number
    std::optional<Received> received;  ///< what it last said that it has of this node's
    std::optional<Instant> dismissed;  ///< since when it is out of service
};

struct Nightly {
    std::vector<UnattendedRun> runs;
    std::vector<NodeStanding> nodes;
    std::int64_t head = 0;         ///< of the own journal
    std::int64_t waiting_in = 0;   ///< bundles that came before what they follow
    std::int64_t waiting_out = 0;  ///< bundles that are not at the other end yet, or not known to be
};

Result<Nightly> read_nightly(Register& store);

/// The parts of the status document.
nlohmann::ordered_json run_json(const Nightly& nightly, UnattendedKind kind);
nlohmann::ordered_json nodes_json(const Nightly& nightly);

void print_nightly(Session& session, const Nightly& nightly);

}  // namespace klachtenzuil::ctl
