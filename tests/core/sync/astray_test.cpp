// What goes astray between nodes: damaged, lost, set up anew, and strangers.

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "core/sync/bundle.hpp"
#include "tests/core/sync/kiosk_and_office.hpp"

using namespace klachtenzuil;

TEST_CASE("a node whose journal went another way is refused, and stays as it was known") {
    KioskAndOffice both;
    both.from_kiosk();
    both.from_office();
    const auto known = journal_of(both.office, "K1");
    // As after an old backup was put back: the same keys, and other steps under the same numbers.
    TestNode other("K1");
    other.close();
    std::filesystem::remove_all(other.data());
    std::filesystem::create_directory(other.data());
    std::filesystem::copy_file(both.kiosk.node.data() / node_key_file, other.data() / node_key_file);
    REQUIRE(Register::init(other.data(), other.config, other.clock, cheapest_cost()));
    other.reopen();
    other.add(a_form().told("iets heel anders").form());
    const TemporaryDirectory place;
    REQUIRE(write_bundle(other.store(), 0, place.path()));
    const std::vector<std::filesystem::path> paths{place.path()};
    const auto imported = import_files(both.office.store(), paths);
    REQUIRE(imported);
    REQUIRE(imported->refused.size() == 1);
    CHECK(imported->refused.front().why.reason == Reason::bundle_contradicts);
    CHECK(journal_of(both.office, "K1") == known);
}

TEST_CASE("what was damaged at rest is written and sent anew; what came damaged is not kept") {
    KioskAndOffice both;
    const auto sent = both.from_kiosk();
    const std::string content = "K1-1-" + std::to_string(sent.through) + ".jsonl";
    const std::string whole = [&] {
        std::ifstream file(both.up.path(content), std::ios::binary);
        return std::string(std::istreambuf_iterator<char>(file), {});
    }();
    const auto damage = [&](const std::filesystem::path& file) {
        std::string other = whole;
        other[other.size() / 2] = static_cast<char>(other[other.size() / 2] ^ 1);
        std::ofstream(file, std::ios::binary) << other;
    };
    damage(both.up.path(content));
    const auto refused = deliver(both.office.store(), both.down, both.up);
    REQUIRE(refused);
    REQUIRE(refused->imported.refused.size() == 1);
    CHECK(refused->imported.refused.front().why.reason == Reason::bundle_damaged);
    CHECK(files_in(both.office.data() / incoming_directory) == 0);

    // Nobody confirmed it, so it is looked at: what does not hold there is sent again, and what does not hold here is
    // written anew first.
    damage(both.kiosk.node.data() / outgoing_directory / content);
    CHECK(both.from_kiosk().bundles == 1);
    CHECK(both.from_office().imported.bundles == 1);
    CHECK(journal_of(both.office, "K1") == journal_of(both.kiosk.node, "K1"));
}

TEST_CASE("what was lost at the other end is put there again, and keeps no other node's waiting") {
    KioskAndOffice both;
    BusyNode second("K2");
    second.node.config.sync.office_key = both.kiosk.node.config.sync.office_key;
    second.node.reopen();
    REQUIRE(admit_node(both.office.store(), own_card(second.node.store()).value()));
    const auto sent = both.from_kiosk();
    must_deliver(second.node, both.up, both.down);
    const std::string name = "K1-1-" + std::to_string(sent.through);
    for (const std::string& lost : {name + ".jsonl", name + ".manifest"}) {
        CAPTURE(lost);
        REQUIRE(both.up.remove(lost));
        const auto night = deliver(both.office.store(), both.down, both.up);
        REQUIRE(night);
        REQUIRE(night->imported.refused.size() == 1);
        CHECK(night->imported.refused.front().file == lost);
        CHECK(night->imported.refused.front().why.reason == Reason::transport_missing);
        CHECK(journal_of(both.office, "K2") == journal_of(second.node, "K2"));
        CHECK(files_in(both.office.data() / incoming_directory) == 0);
        CHECK(both.from_kiosk().bundles == 1);
    }
    both.from_office();
    CHECK(journal_of(both.office, "K1") == journal_of(both.kiosk.node, "K1"));
    // What stands there as it was put is left.
    both.down.loses = [](std::string_view file) { return file.ends_with(".receipt"); };
    both.from_kiosk();
    const int puts = both.up.puts;
    both.from_kiosk();
    CHECK(both.up.puts == puts);
}

TEST_CASE("a kiosk that was set up anew under its code is named by the office, and so is one that nobody admitted") {
    KioskAndOffice both;
    both.from_kiosk();
    both.from_office();
    both.from_kiosk();
    TestFolder shared;
    const auto refused_by_office = [&] {
        const auto night = deliver(both.office.store(), both.down, shared);
        REQUIRE(night);
        std::vector<std::pair<std::string, Reason>> refused;
        for (const RefusedFile& file : night->imported.refused)
            refused.emplace_back(file.file, file.why.reason);
        return refused;
    };
    CHECK(refused_by_office().empty());

    TestNode anew("K1", NodeKeys::of_its_own);
    anew.config.sync.office_key = both.kiosk.node.config.sync.office_key;
    anew.reopen();
    TestFolder nothing;
    must_deliver(anew, shared, nothing);
    const auto contradicted = refused_by_office();
    REQUIRE(contradicted.size() == 1);
    CHECK(contradicted.front().first.starts_with("K1-1-"));
    CHECK(contradicted.front().second == Reason::bundle_damaged);
    CHECK(last_runs(both.office.store()).value().back().failure);

    TestNode stranger("K9", NodeKeys::of_its_own);
    must_deliver(stranger, shared, nothing);
    const auto two = refused_by_office();
    REQUIRE(two.size() == 2);
    CHECK(two.back() == std::pair(std::string("K9.index"), Reason::bundle_stranger));
    // One that went out of service may leave its files behind.
    REQUIRE(admit_node(both.office.store(), own_card(stranger.store()).value()));
    REQUIRE(dismiss_node(both.office.store(), "K9"));
    CHECK(refused_by_office().size() == 1);
}

TEST_CASE("a list that names nothing is said to be damaged") {
    KioskAndOffice both;
    std::ofstream(both.up.path("K1.index")) << "<html>404</html>";
    const auto night = deliver(both.office.store(), both.down, both.up);
    REQUIRE(night);
    REQUIRE(night->imported.refused.size() == 1);
    CHECK(night->imported.refused.front().file == "K1.index");
    CHECK(night->imported.refused.front().why.reason == Reason::bundle_damaged);
}

TEST_CASE("a list of files that somebody else wrote leads nowhere") {
    KioskAndOffice both;
    std::ofstream index(both.down.path("KT.index"));
    const std::string hash(64, 'a');
    for (const char* const name : {"../../etc/passwd", "/etc/passwd", "KT-1-2.manifest/..", "K1-1-2.manifest", ".",
                                   "KT.index", "K2-1-3.KT.receipt", "KT-1-2.jsonl", ""})
        index << name << ' ' << hash << '\n';
    index << "KT-1-2.manifest\nKT-1-2.manifest zz\n" << std::string(5000, 'x');
    index.close();
    REQUIRE(deliver(both.kiosk.node.store(), both.up, both.down));
    CHECK(both.down.gets == 1);
    CHECK(files_in(both.kiosk.node.data() / incoming_directory) == 0);
}

TEST_CASE("an office that has the code of the kiosk and other keys is a mistake that is said") {
    TestNode kiosk("K1");
    TestNode office("K1", NodeKeys::of_its_own);
    kiosk.config.sync.office_key = text_of(own_card(office.store()).value());
    kiosk.reopen();
    TestFolder to, from;
    CHECK(deliver(kiosk.store(), to, from).error().reason == Reason::node_known_otherwise);
}
