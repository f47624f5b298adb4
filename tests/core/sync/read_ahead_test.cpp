// While one bundle is taken in, another thread reads the next: whatever that one meets, only what follows is taken.

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
#include <vector>

#include "core/register/verify.hpp"
#include "core/sync/bundle.hpp"
#include "core/sync/content_file.hpp"
#include "core/sync/delivery.hpp"
#include "tests/core/sync/busy_node.hpp"

using namespace klachtenzuil;

namespace {

std::vector<CarriedEntry> journal_of(TestNode& node) {
    auto all = read_entries(node.store(), "K1", 0, 100'000, std::size_t{1} << 30);
    REQUIRE(all);
    return std::move(*all);
}

/// Four bundles of a kiosk that lie ready, and its office.
struct Ready {
    Ready() {
        kiosk.node.config.sync.office_key = text_of(own_card(office.store()).value());
        kiosk.node.reopen();
        REQUIRE(admit_node(office.store(), own_card(kiosk.node.store()).value()));
        for (std::int64_t at = 0; bundles.size() < 4; at = bundles.back().name.to) {
            kiosk.node.add();
            const auto written = write_bundle(kiosk.node.store(), at, place.path());
            REQUIRE(written);
            bundles.push_back(written->value());
        }
    }
    Imported take() {
        auto done = import_files(office.store(), std::array{place.path()});
        REQUIRE(done);
        return std::move(*done);
    }
    std::int64_t through() { return head_of(office.store(), "K1")->sequence; }
    std::filesystem::path content(std::size_t which) const { return place / bundles[which].content; }

    BusyNode kiosk{"K1"};
    TestNode office{"KT"};
    TemporaryDirectory place;
    std::vector<Manifest> bundles;
};

void change_last_byte(const std::filesystem::path& file) {
    std::fstream stream(file, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekg(-1, std::ios::end);
    const int byte = stream.get();
    stream.seekp(-1, std::ios::end);
    stream.put(static_cast<char>(byte ^ 1));
}

}  // namespace

TEST_CASE("of bundles that are read ahead none is taken after one that cannot be") {
    struct Damage {
        const char* what;
        std::function<void(const std::filesystem::path&)> done_to;
    };
    const std::array damages{
        Damage{"a byte was changed", change_last_byte},
        Damage{"it was cut", [](const auto& file) { std::filesystem::resize_file(file, file_size(file) / 2); }},
        Damage{"it went away", [](const auto& file) { std::filesystem::remove(file); }},
        Damage{"a directory has its place",
               [](const auto& file) {
                   std::filesystem::remove(file);
                   std::filesystem::create_directory(file);
               }},
        Damage{"another bundle stands under its name",
               [](const auto& file) {
                   const auto other = file.parent_path() / "other";
                   std::ofstream(other) << "{}";
                   std::filesystem::rename(other, file);
               }},
    };
    for (const Damage& damage : damages) {
        for (const std::size_t which : {0U, 1U, 3U}) {
            CAPTURE(damage.what);
            CAPTURE(which);
            Ready ready;
            const TemporaryDirectory aside;
            std::filesystem::copy_file(ready.content(which), aside / "whole");
            damage.done_to(ready.content(which));
            const Imported done = ready.take();
            REQUIRE(done.refused.size() == 1);
            CHECK(done.refused.front().file == text_of(ready.bundles[which].name) + ".manifest");
            CHECK(done.refused.front().why.reason == Reason::bundle_damaged);
            CHECK(done.bundles == static_cast<std::int64_t>(which));
            CHECK(ready.through() == ready.bundles[which].name.from - 1);
            CHECK(done.waiting.empty() == (which == 3));
            // Once it is whole again, nothing of what waited is missing and nothing is there twice.
            std::filesystem::remove_all(ready.content(which));
            std::filesystem::copy_file(aside / "whole", ready.content(which));
            CHECK(ready.take().refused.empty());
            CHECK(journal_of(ready.office) == journal_of(ready.kiosk.node));
        }
    }
}

TEST_CASE("content that is cut between its check and its reading is refused") {
    Ready ready;
    const auto file = ready.content(0);
    auto reader = ContentReader::open(file, file.extension() == ".zst");
    REQUIRE(reader);
    CHECK(reader->hash() == ready.bundles[0].content_hash);
    std::filesystem::resize_file(file, std::filesystem::file_size(file) - 10);
    REQUIRE(reader->rewind(ready.bundles[0].plain_bytes));
    auto line = reader->next();
    while (line && *line)
        line = reader->next();
    REQUIRE_FALSE(line);
    CHECK(line.error().reason == Reason::bundle_damaged);
}

TEST_CASE("entries that were checked without the register are those of the journal, one after another") {
    Ready ready;
    const NodeCard sender = own_card(ready.kiosk.node.store()).value();
    const Hash before = chain_start("K1", sender.sign_key);
    const auto all = journal_of(ready.kiosk.node);
    const auto is_sound = [&](const std::function<void(std::vector<CarriedEntry>&)>& change) {
        auto entries = all;
        change(entries);
        const auto checked = SoundEntries::check(sender, before, std::move(entries));
        if (!checked) CHECK(checked.error().reason == Reason::bundle_damaged);
        return checked.has_value();
    };
    const auto with_part = std::ranges::find_if(all, [](const auto& each) { return each.part.has_value(); });
    const auto with_key = std::ranges::find_if(all, [](const auto& each) { return !each.keys.empty(); });
    REQUIRE(with_part != all.end());
    REQUIRE(with_key != all.end());
    const auto part = static_cast<std::size_t>(with_part - all.begin());
    const auto key = static_cast<std::size_t>(with_key - all.begin());
    CHECK(is_sound([](auto&) {}));
    CHECK_FALSE(is_sound([](auto& entries) { entries.erase(entries.begin() + 2); }));
    CHECK_FALSE(is_sound([](auto& entries) { std::swap(entries[1], entries[2]); }));
    CHECK_FALSE(is_sound([](auto& entries) { entries[2].entry.at += std::chrono::milliseconds{1}; }));
    CHECK_FALSE(is_sound([](auto& entries) { entries[2].entry.facts += ' '; }));
    CHECK_FALSE(is_sound([&](auto& entries) { entries[part].part->sealed.back() ^= 1; }));
    CHECK_FALSE(is_sound([&](auto& entries) { entries[part].part->kind = PartKind::letter; }));
    CHECK_FALSE(is_sound([&](auto& entries) { entries[key].keys.begin()->second.back() ^= 1; }));
    CHECK_FALSE(is_sound([&](auto& entries) { entries[key].keys.emplace("nobody", Sealed{1}); }));

    // Those of a node that is known by other keys are not taken, however well they fit together.
    const auto sound = SoundEntries::check(sender, before, all);
    REQUIRE(sound);
    TestNode elsewhere("KX");
    REQUIRE(admit_node(elsewhere.store(), {"K1", sender.sign_key, sender.sign_key}));
    CHECK(take_in(elsewhere.store(), *sound, 0, all.size()).error().reason == Reason::bundle_stranger);
    CHECK(take_in(ready.office.store(), *sound, 1, 1).error().reason == Reason::transport_missing);
    CHECK(take_in(ready.office.store(), *sound, 0, all.size())->entries == static_cast<std::int64_t>(all.size()));
}
