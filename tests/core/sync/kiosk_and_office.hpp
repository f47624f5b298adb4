#pragma once
// A kiosk and its office that deliver to each other.

#include <doctest/doctest.h>

#include <iterator>
#include <vector>

#include "core/register/carried_entry.hpp"
#include "core/register/database.hpp"
#include "core/register/verify.hpp"
#include "core/sync/delivery.hpp"
#include "tests/core/sync/busy_node.hpp"
#include "tests/core/sync/folder.hpp"

namespace klachtenzuil {

inline Delivered must_deliver(TestNode& node, Transport& to, Transport& from) {
    auto done = deliver(node.store(), to, from);
    if (!done) FAIL(name_of(done.error().reason), " ", done.error().detail);
    for (const RefusedFile& file : done->imported.refused)
        FAIL_CHECK(file.file, " ", name_of(file.why.reason), " ", file.why.detail);
    return *done;
}

inline std::vector<CarriedEntry> journal_of(TestNode& node, std::string_view whose) {
    auto all = read_entries(node.store(), whose, 0, 100'000, std::size_t{1} << 30);
    REQUIRE(all);
    return std::move(*all);
}

inline void must_be_sound(TestNode& node) {
    const auto verified = verify(node->database());
    REQUIRE(verified);
    for (const Finding& finding : verified->findings)
        FAIL_CHECK(name_of(finding.kind), " ", finding.where);
}

/// A kiosk on which much was done, its office, and the folders between them.
struct KioskAndOffice {
    KioskAndOffice() {
        kiosk.node.config.sync.office_key = text_of(own_card(office.store()).value());
        kiosk.node.reopen();
        REQUIRE(admit_node(office.store(), own_card(kiosk.node.store()).value()));
    }
    Delivered from_kiosk() { return must_deliver(kiosk.node, up, down); }
    Delivered from_office() { return must_deliver(office, down, up); }

    BusyNode kiosk{"K1"};
    TestNode office{"KT"};
    TestFolder up, down;
};

inline std::size_t files_in(const std::filesystem::path& directory) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(directory), {}));
}

}  // namespace klachtenzuil
