#pragma once
// Transports over the network: what holds for every one of them. What differs is how a server is asked, and how its
// answers are to be understood.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/sync/transport.hpp"
#include "platform/transport/curl_request.hpp"

namespace klachtenzuil {

class RemoteTransport : public Transport {
  public:
    Result<void> put(std::string_view name, const std::filesystem::path& path) final;
    Result<void> get(std::string_view name, const std::filesystem::path& path, std::uint64_t most) final;
    Result<void> remove(std::string_view name) final;

  protected:
    RemoteTransport(RemotePlace place, ServerKeys keys, Patience patience)
        : m_request(std::move(place), std::move(keys), std::move(patience)) {}

    /// One try each.
    virtual Attempt try_to_put(std::string_view name, const std::filesystem::path& path) = 0;
    virtual Attempt try_to_remove(std::string_view name) = 0;
    /// What a server answers when it has no file of that name, and when it gave one.
    virtual bool is_missing(const ServerAnswer& answer) const = 0;
    virtual bool was_given(const ServerAnswer& answer) const = 0;
    /// What to make of any other answer.
    virtual Attempt ended(const ServerAnswer& answer) const = 0;
    /// After the last try to put failed: what is to be told of it.
    virtual Result<void> given_up(std::string_view name, Result<void> last);

    /// Sends the file under that name, and then these commands. Fails with file_unreadable.
    Result<ServerAnswer> send(const std::filesystem::path& path, std::string_view name,
                              std::vector<std::string> commands = {});
    CurlRequest& request() { return m_request; }
    const CurlRequest& request() const { return m_request; }

  private:
    CurlRequest m_request;
};

std::unique_ptr<Transport> https_transport(RemotePlace place, ServerKeys keys, Patience patience);
std::unique_ptr<Transport> sftp_transport(RemotePlace place, ServerKeys keys, Patience patience);

}  // namespace klachtenzuil
