#include "platform/transport/remote_transport.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <utility>

namespace klachtenzuil {

Result<void> RemoteTransport::put(std::string_view name, const std::filesystem::path& path) {
    if (!is_plain_name(name)) return m_request.failure(Reason::transport_refused, name);
    auto done = try_patiently(m_request.patience(), [&] { return try_to_put(name, path); });
    if (done || done.error().reason == Reason::file_unreadable) return done;
    return given_up(name, std::move(done));
}

Result<void> RemoteTransport::get(std::string_view name, const std::filesystem::path& path, std::uint64_t most) {
    if (!is_plain_name(name)) return failed(Reason::transport_missing, std::string(name));
    Arrival arrival(path, most);
    return try_patiently(m_request.patience(), [&]() -> Attempt {
        if (auto begun = arrival.begin(); !begun) return {begun, false, {}};
        m_request.begin(name);
        m_request.receive(arrival);
        const ServerAnswer answer = m_request.perform();
        if (arrival.failure()) return {failed(*arrival.failure()), false, {}};
        if (arrival.too_large()) {
            return {m_request.failure(Reason::transport_refused, fmt::format("{} > {} B", name, most)), false, {}};
        }
        if (is_missing(answer)) return {failed(Reason::transport_missing, std::string(name)), false, {}};
        return was_given(answer) ? Attempt{arrival.finish(), false, {}} : ended(answer);
    });
}

Result<void> RemoteTransport::remove(std::string_view name) {
    if (!is_plain_name(name)) return {};
    return try_patiently(m_request.patience(), [&] { return try_to_remove(name); });
}

Result<void> RemoteTransport::given_up(std::string_view /*name*/, Result<void> last) {
    return last;
}

Result<ServerAnswer> RemoteTransport::send(const std::filesystem::path& path, std::string_view name,
                                           std::vector<std::string> commands) {
    const OpenFile file(path, O_RDONLY);
    const auto bytes = file ? file.size() : std::nullopt;
    if (!bytes) return failed(Reason::file_unreadable, path.string());
    m_request.begin(name);
    m_request.send(file, *bytes);
    if (!commands.empty()) m_request.after(std::move(commands));
    ServerAnswer answer = m_request.perform();
    if (answer.code == CURLE_ABORTED_BY_CALLBACK) return failed(Reason::file_unreadable, path.string());
    return answer;
}

}  // namespace klachtenzuil
