#include "core/staff/seal_document.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace klachtenzuil;

namespace {

std::vector<std::byte> content_of(std::size_t size) {
    std::vector<std::byte> content(size);
    for (std::size_t i = 0; i < size; ++i)
        content[i] = static_cast<std::byte>(i * 7 + i / 251);
    return content;
}

}  // namespace

TEST_CASE("a document of any size comes back as it was, and its name without the rest") {
    const Secret key = new_dossier_key();
    const auto complaint = new_id<ComplaintId>();
    for (const std::size_t size : {0, 1, 65535, 65536, 65537, 131072, 300'001}) {
        CAPTURE(size);
        const auto content = content_of(size);
        const Sealed sealed = seal_document(key, complaint, PartKind::attachment, "brief van Zoë.pdf", content);
        CHECK(open_document(key, complaint, PartKind::attachment, sealed) == content);
        const auto head = std::span(sealed).first(std::min(sealed.size(), sealed_name_size));
        CHECK(open_document_name(key, complaint, PartKind::attachment, head) == "brief van Zoë.pdf");
    }
}

TEST_CASE("a document that was altered, cut, grown, put elsewhere or opened with another key does not open") {
    const Secret key = new_dossier_key();
    const auto complaint = new_id<ComplaintId>();
    const Sealed sealed = seal_document(key, complaint, PartKind::attachment, "x", content_of(150'000));
    const auto opens = [&](const Sealed& bytes) {
        return open_document(key, complaint, PartKind::attachment, bytes).has_value();
    };
    REQUIRE(opens(sealed));
    for (std::size_t at = 0; at < sealed.size(); at += 997) {
        Sealed other = sealed;
        other[at] ^= 1;
        CHECK_FALSE(opens(other));
    }
    constexpr std::size_t piece = 65536 + 17;
    for (const std::size_t size : {std::size_t{0}, std::size_t{23}, sealed_name_size, sealed_name_size + piece,
                                   sealed_name_size + 2 * piece, sealed.size() - 1}) {
        CAPTURE(size);
        CHECK_FALSE(opens(Sealed(sealed.begin(), sealed.begin() + static_cast<std::ptrdiff_t>(size))));
    }
    Sealed longer = sealed;
    longer.push_back(0);
    CHECK_FALSE(opens(longer));
    Sealed swapped = sealed;
    std::swap_ranges(swapped.begin() + sealed_name_size, swapped.begin() + sealed_name_size + piece,
                     swapped.begin() + sealed_name_size + piece);
    CHECK_FALSE(opens(swapped));
    CHECK_FALSE(open_document(key, new_id<ComplaintId>(), PartKind::attachment, sealed));
    CHECK_FALSE(open_document(key, complaint, PartKind::letter, sealed));
    CHECK_FALSE(open_document(new_dossier_key(), complaint, PartKind::attachment, sealed));
}
