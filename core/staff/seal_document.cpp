#include "core/staff/seal_document.hpp"

#include <sodium.h>

#include <algorithm>
#include <cassert>
#include <cstring>

#include "core/base/wipe.hpp"

namespace klachtenzuil {

namespace {

using State = crypto_secretstream_xchacha20poly1305_state;

constexpr std::size_t header_size = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t extra = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t name_size = longest_document_name + 2;
constexpr std::size_t piece_size = std::size_t{64} * 1024;
static_assert(sealed_name_size == header_size + name_size + extra, "the header says how much the name takes");

std::vector<std::uint8_t> bound_to(const ComplaintId& complaint, PartKind kind) {
    std::vector<std::uint8_t> bound(complaint.bytes.begin(), complaint.bytes.end());
    const std::string_view name = name_of(kind);
    bound.insert(bound.end(), name.begin(), name.end());
    return bound;
}

/// Opens one piece after another; wipes what it knows of the key.
class Opening {
  public:
    Opening(const Secret& key, const ComplaintId& complaint, PartKind kind, std::span<const std::uint8_t> sealed)
        : m_bound(bound_to(complaint, kind)), m_left(sealed) {
        need_sodium();
        m_sound = key.size() == crypto_secretstream_xchacha20poly1305_KEYBYTES && m_left.size() >= header_size &&
                  crypto_secretstream_xchacha20poly1305_init_pull(&m_state, m_left.data(), key.data()) == 0;
        if (m_sound) m_left = m_left.subspan(header_size);
    }
    ~Opening() { wipe_memory(&m_state, sizeof m_state); }
    Opening(const Opening&) = delete;
    Opening& operator=(const Opening&) = delete;

    /// Appends the next piece of at most `most` bytes; false when it was altered or there is none.
    bool next(std::size_t most, std::vector<std::byte>& content) {
        const std::size_t size = std::min(most + extra, m_left.size());
        if (!m_sound || size < extra) return false;
        const std::size_t at = content.size();
        content.resize(at + size - extra);
        unsigned char tag = 0;
        m_sound = crypto_secretstream_xchacha20poly1305_pull(
                      &m_state, reinterpret_cast<unsigned char*>(content.data() + at), nullptr, &tag, m_left.data(),
                      size, m_bound.data(), m_bound.size()) == 0;
        m_last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
        m_left = m_left.subspan(size);
        return m_sound;
    }
    /// The piece that says that it is the last was read, and nothing follows it.
    bool at_end() const { return m_last && m_left.empty(); }
    bool said_last() const { return m_last; }
    std::size_t left() const { return m_left.size(); }

  private:
    std::vector<std::uint8_t> m_bound;
    std::span<const std::uint8_t> m_left;
    State m_state{};
    bool m_sound = false;
    bool m_last = false;
};

tl::unexpected<Failure> altered() {
    return failed(Reason::store_altered, "dossier_part");
}

}  // namespace

Sealed seal_document(const Secret& dossier_key, const ComplaintId& complaint, PartKind kind, std::string_view name,
                     std::span<const std::byte> content) {
    assert(name.size() <= longest_document_name);
    need_sodium();
    const auto bound = bound_to(complaint, kind);
    const std::size_t pieces = std::max<std::size_t>(1, (content.size() + piece_size - 1) / piece_size);
    Sealed sealed(header_size + name_size + extra + content.size() + pieces * extra);
    State state;
    crypto_secretstream_xchacha20poly1305_init_push(&state, sealed.data(), dossier_key.data());
    std::size_t at = header_size;
    const auto push = [&](std::span<const std::byte> piece, bool last) {
        crypto_secretstream_xchacha20poly1305_push(
            &state, sealed.data() + at, nullptr, reinterpret_cast<const unsigned char*>(piece.data()), piece.size(),
            bound.data(), bound.size(), last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
        at += piece.size() + extra;
    };
    std::vector<std::byte> named(name_size);
    named[0] = static_cast<std::byte>(name.size());
    named[1] = static_cast<std::byte>(name.size() >> 8);
    std::memcpy(named.data() + 2, name.data(), name.size());
    push(named, false);
    wipe(named);
    for (std::size_t i = 0; i < pieces; ++i) {
        const std::size_t from = i * piece_size;
        push(content.subspan(from, std::min(piece_size, content.size() - from)), i + 1 == pieces);
    }
    wipe_memory(&state, sizeof state);
    return sealed;
}

Result<std::string> open_document_name(const Secret& dossier_key, const ComplaintId& complaint, PartKind kind,
                                       std::span<const std::uint8_t> sealed) {
    Opening opening(dossier_key, complaint, kind, sealed);
    std::vector<std::byte> named;
    named.reserve(name_size);
    if (!opening.next(name_size, named) || named.size() != name_size) return altered();
    const auto length = static_cast<std::size_t>(named[0]) | (static_cast<std::size_t>(named[1]) << 8);
    if (length > longest_document_name) return altered();
    std::string name(reinterpret_cast<const char*>(named.data() + 2), length);
    wipe(named);
    return name;
}

Result<std::vector<std::byte>> open_document(const Secret& dossier_key, const ComplaintId& complaint, PartKind kind,
                                             std::span<const std::uint8_t> sealed) {
    Opening opening(dossier_key, complaint, kind, sealed);
    std::vector<std::byte> named;
    named.reserve(name_size);
    if (!opening.next(name_size, named) || opening.said_last()) return altered();
    wipe(named);
    std::vector<std::byte> content;
    content.reserve(opening.left());  // growing would leave copies behind
    while (!opening.said_last()) {
        if (opening.next(piece_size, content)) continue;
        wipe(content);
        return altered();
    }
    if (opening.at_end()) return content;
    wipe(content);
    return altered();
}

}  // namespace klachtenzuil
