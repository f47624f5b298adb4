#include "platform/transport/curl_request.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <mutex>
#include <new>
#include <utility>

namespace klachtenzuil {

namespace {

/// Slower than this for as long as patience lasts is standing still.
constexpr long slow_bytes_a_second = 100;
/// An sftp server answers for each piece: in small ones, a delivery would wait for the line most of its time.
constexpr long piece_bytes = 512L * 1024;
/// What a server says of a request that is no file; more than this is no answer.
constexpr std::size_t longest_answer = std::size_t{1} << 20;

std::size_t read_file(char* to, std::size_t one, std::size_t count, void* file) {
    const auto got = static_cast<const OpenFile*>(file)->read(to, one * count);
    return got < 0 ? CURL_READFUNC_ABORT : static_cast<std::size_t>(got);
}

int seek_file(void* file, curl_off_t offset, int origin) {
    if (origin != SEEK_SET || !static_cast<const OpenFile*>(file)->rewind_to(offset)) return CURL_SEEKFUNC_CANTSEEK;
    return CURL_SEEKFUNC_OK;
}

CURL* new_handle() {
    static std::once_flag once;
    std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    CURL* const handle = curl_easy_init();
    if (!handle) throw std::bad_alloc();
    return handle;
}

}  // namespace

CurlRequest::CurlRequest(RemotePlace place, ServerKeys keys, Patience patience)
    : m_place(std::move(place)), m_keys(std::move(keys)), m_patience(std::move(patience)), m_handle(new_handle()) {}

template <class Value>
void CurlRequest::set(CURLoption option, Value value) {
    const CURLcode code = curl_easy_setopt(m_handle.get(), option, value);
    if (m_prepared == CURLE_OK) m_prepared = code;
}

void CurlRequest::begin(std::string_view name) {
    // After some failures, such as a name that nobody knows, a handle takes no new options any more.
    if (m_worn) m_handle.reset(new_handle());
    m_worn = false;
    curl_easy_reset(m_handle.get());
    m_before.reset();
    m_after.reset();
    m_arrival = nullptr;
    m_names = nullptr;
    m_thrown_away = 0;
    m_prepared = CURLE_OK;
    set(CURLOPT_URL, (m_place.url + std::string(name)).c_str());
    set(CURLOPT_FOLLOWLOCATION, 0L);
    set(CURLOPT_PROXY, "");
    set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(m_patience.to_connect.count()));
    set(CURLOPT_LOW_SPEED_LIMIT, slow_bytes_a_second);
    set(CURLOPT_LOW_SPEED_TIME, static_cast<long>(m_patience.without_progress.count()));
    set(CURLOPT_BUFFERSIZE, piece_bytes);
    set(CURLOPT_WRITEFUNCTION, &CurlRequest::take);
    set(CURLOPT_WRITEDATA, static_cast<void*>(this));
    m_place.scheme == Scheme::https ? set_https() : set_sftp();
}

void CurlRequest::set_https() {
    const bool checked = m_keys.trust == Trust::checked;
    set(CURLOPT_PROTOCOLS_STR, "https");
    set(CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_1_1));
    set(CURLOPT_SSLVERSION, static_cast<long>(CURL_SSLVERSION_TLSv1_2));
    set(CURLOPT_SSL_VERIFYPEER, checked ? 1L : 0L);
    set(CURLOPT_SSL_VERIFYHOST, checked ? 2L : 0L);
    if (!m_keys.ca_file.empty()) {
        set(CURLOPT_CAINFO, m_keys.ca_file.c_str());
        // Whoever names the certificates to trust does not also trust all of the system's.
        set(CURLOPT_CAPATH, static_cast<const char*>(nullptr));
    }
    if (!m_keys.credentials.empty()) {
        set(CURLOPT_NETRC, static_cast<long>(CURL_NETRC_OPTIONAL));
        set(CURLOPT_NETRC_FILE, m_keys.credentials.c_str());
    }
}

void CurlRequest::set_sftp() {
    set(CURLOPT_PROTOCOLS_STR, "sftp");
    set(CURLOPT_SSH_AUTH_TYPES, static_cast<long>(CURLSSH_AUTH_PUBLICKEY));
    set(CURLOPT_SSH_PRIVATE_KEYFILE, m_keys.ssh_key.c_str());
    // The group of the folder there may read, as in a folder here: what is put is sealed and signed.
    constexpr long shared_mode = 0640;
    set(CURLOPT_NEW_FILE_PERMS, shared_mode);
    // Without a function that decides otherwise, libcurl refuses every key that is not in this file.
    if (m_keys.trust == Trust::checked) set(CURLOPT_SSH_KNOWNHOSTS, m_keys.known_hosts.c_str());
}

void CurlRequest::send(const OpenFile& file, std::uint64_t bytes) {
    set(CURLOPT_UPLOAD, 1L);
    set(CURLOPT_UPLOAD_BUFFERSIZE, piece_bytes);
    set(CURLOPT_READFUNCTION, &read_file);
    set(CURLOPT_READDATA, const_cast<void*>(static_cast<const void*>(&file)));
    set(CURLOPT_SEEKFUNCTION, &seek_file);
    set(CURLOPT_SEEKDATA, const_cast<void*>(static_cast<const void*>(&file)));
    set(CURLOPT_INFILESIZE_LARGE, static_cast<curl_off_t>(bytes));
}

void CurlRequest::receive(Arrival& arrival) {
    m_arrival = &arrival;
}

void CurlRequest::receive_names(std::string& names) {
    set(CURLOPT_DIRLISTONLY, 1L);
    names.clear();
    m_names = &names;
}

void CurlRequest::without_content() {
    set(CURLOPT_NOBODY, 1L);
}

void CurlRequest::method(const char* name) {
    set(CURLOPT_CUSTOMREQUEST, name);
}

void CurlRequest::range(const char* bytes) {
    set(CURLOPT_RANGE, bytes);
}

void CurlRequest::set_commands(CURLoption option, List& list, const std::vector<std::string>& commands) {
    for (const auto& command : commands) {
        curl_slist* const longer = curl_slist_append(list.get(), command.c_str());
        if (!longer) throw std::bad_alloc();
        (void)list.release();
        list.reset(longer);
    }
    set(option, list.get());
}

void CurlRequest::before(const std::vector<std::string>& commands) {
    set_commands(CURLOPT_QUOTE, m_before, commands);
}

void CurlRequest::after(const std::vector<std::string>& commands) {
    set_commands(CURLOPT_POSTQUOTE, m_after, commands);
}

std::size_t CurlRequest::take(char* from, std::size_t one, std::size_t count, void* self) {
    auto& request = *static_cast<CurlRequest*>(self);
    const std::size_t bytes = one * count;
    if (request.m_names) {
        if (bytes > longest_answer - std::min(request.m_names->size(), longest_answer)) return 0;
        request.m_names->append(from, bytes);
        return bytes;
    }
    long status = 0;
    curl_easy_getinfo(request.m_handle.get(), CURLINFO_RESPONSE_CODE, &status);
    constexpr long content = 200;
    if (request.m_arrival && (status == content || status == 0)) {
        return request.m_arrival->write(from, bytes) ? bytes : 0;
    }
    request.m_thrown_away += bytes;
    return request.m_thrown_away <= longest_answer ? bytes : 0;
}

ServerAnswer CurlRequest::perform() {
    ServerAnswer answer;
    // A libcurl that does not take an option would leave a check out: then nothing is sent.
    answer.code = m_prepared == CURLE_OK ? curl_easy_perform(m_handle.get()) : m_prepared;
    m_worn = may_pass(answer.code);
    curl_easy_getinfo(m_handle.get(), CURLINFO_RESPONSE_CODE, &answer.status);
    curl_off_t seconds = 0;
    if (curl_easy_getinfo(m_handle.get(), CURLINFO_RETRY_AFTER, &seconds) == CURLE_OK && seconds > 0) {
        constexpr curl_off_t a_day = 86'400;
        answer.wait_asked = std::chrono::seconds{std::min(seconds, a_day)};
    }
    if (m_place.scheme == Scheme::https && answer.code == CURLE_PEER_FAILED_VERIFICATION) {
        curl_easy_getinfo(m_handle.get(), CURLINFO_SSL_VERIFYRESULT, &answer.certificate);
    }
    return answer;
}

tl::unexpected<Failure> CurlRequest::failure(Reason reason, std::string_view said) const {
    return failed(reason, fmt::format("{} ({})", m_place.said(), said));
}

std::string ServerAnswer::code_said() const {
    if (code == CURLE_OK) return fmt::format("HTTP {}", status);
    const std::string number = fmt::format("curl {}", static_cast<int>(code));
    // 1 is for what it has no number for, such as another name.
    return certificate <= 1 ? number : fmt::format("{}, X.509 {}", number, certificate);
}

Reason reason_of(CURLcode code) {
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST: return Reason::transport_host_unknown;
        case CURLE_PEER_FAILED_VERIFICATION:
        case CURLE_SSL_CACERT_BADFILE:
        case CURLE_SSL_ISSUER_ERROR: return Reason::transport_untrusted;
        case CURLE_LOGIN_DENIED: return Reason::transport_login;
        case CURLE_REMOTE_ACCESS_DENIED: return Reason::transport_not_allowed;
        case CURLE_REMOTE_DISK_FULL: return Reason::transport_full;
        case CURLE_REMOTE_FILE_NOT_FOUND: return Reason::transport_place_missing;
        default: return may_pass(code) ? Reason::transport_unreachable : Reason::transport_refused;
    }
}

bool may_pass(CURLcode code) {
    switch (code) {
        case CURLE_COULDNT_RESOLVE_HOST:
        case CURLE_COULDNT_CONNECT:
        case CURLE_OPERATION_TIMEDOUT:
        case CURLE_SSL_CONNECT_ERROR:
        case CURLE_GOT_NOTHING:
        case CURLE_SEND_ERROR:
        case CURLE_RECV_ERROR:
        case CURLE_PARTIAL_FILE:
        case CURLE_FAILED_INIT:
        case CURLE_SSH:
        case CURLE_AGAIN: return true;
        default: return false;
    }
}

}  // namespace klachtenzuil
