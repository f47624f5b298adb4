#pragma once
// Transports over the network.

#include <memory>

#include "core/sync/transport.hpp"
#include "platform/transport/curl_request.hpp"

namespace klachtenzuil {

std::unique_ptr<Transport> https_transport(RemotePlace place, ServerKeys keys, Patience patience);
std::unique_ptr<Transport> sftp_transport(RemotePlace place, ServerKeys keys, Patience patience);

}  // namespace klachtenzuil
