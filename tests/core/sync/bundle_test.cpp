#include "core/sync/bundle.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <random>
#include <sstream>

#include "core/sync/content_file.hpp"
#include "core/sync/intake_receipt.hpp"
#include "core/sync/signed_file.hpp"
#include "tests/core/sync/busy_node.hpp"

using namespace klachtenzuil;

namespace {

std::string content_of(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream all;
    all << stream.rdbuf();
    return all.str();
}

void put(const std::filesystem::path& file, std::string_view content) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << content;
}

std::int64_t memory_peak_kib() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        std::int64_t value = 0;
        if (word == "VmHWM:" && status >> value) return value;
    }
    return 0;
}
void forget_memory_peak() {
    std::ofstream("/proc/self/clear_refs") << "5";
}

Result<void> takes_all(std::span<const CarriedEntry>) {
    return {};
}

/// A bundle in a directory, and who may have signed it.
struct Written {
    explicit Written(TestNode& node, std::int64_t after = 0) : known{own_card(node.store()).value()} {
        auto written = write_bundle(node.store(), after, place.path());
        if (!written) FAIL(name_of(written.error().reason), " ", written.error().detail);
        REQUIRE(*written);
        manifest = **written;
    }
    std::filesystem::path manifest_file() const { return place / (text_of(manifest.name) + ".manifest"); }
    std::filesystem::path content_file() const { return place / manifest.content; }

    /// Everything in it, or why it was refused; kept in memory, or read twice.
    Result<std::vector<CarriedEntry>> read(std::uint64_t most_kept = most_bytes_kept) const {
        const auto its = read_manifest(manifest_file(), known);
        if (!its) return failed(its.error());
        std::vector<CarriedEntry> all;
        std::size_t looked_at = 0;
        const auto look = [&](std::span<const CarriedEntry> entries) -> Result<void> {
            CHECK(entries.size() <= 1000);
            CHECK(all.empty());
            looked_at += entries.size();
            return {};
        };
        const auto take = [&](std::span<const CarriedEntry> entries) -> Result<void> {
            CHECK(entries.size() <= 1000);
            all.insert(all.end(), entries.begin(), entries.end());
            return {};
        };
        const auto done = read_bundle(place.path(), *its, look, take, most_kept);
        if (!done) return failed(done.error());
        CHECK(looked_at == all.size());
        return all;
    }

    TemporaryDirectory place;
    std::vector<NodeCard> known;
    Manifest manifest;
};

/// Flips one bit or all bits of each byte of `file` in turn; none may be taken, and each refusal names a file.
void every_flip_is_refused(const Written& bundle, const std::filesystem::path& file, std::string_view named) {
    const std::string whole = content_of(file);
    int taken = 0;
    int unnamed = 0;
    for (std::size_t i = 0; i < whole.size(); ++i) {
        for (const int flip : {0x01, 0x20, 0xFF}) {
            std::string other = whole;
            other[i] = static_cast<char>(other[i] ^ flip);
            put(file, other);
            const auto read = bundle.read(flip == 0x20 ? 0 : most_bytes_kept);
            if (read) ++taken;
            if (!read && !read.error().detail.starts_with(named)) ++unnamed;
        }
    }
    put(file, whole);
    CHECK(taken == 0);
    CHECK(unnamed == 0);
    CHECK(bundle.read());
}

}  // namespace

TEST_CASE("what is read from a bundle is what stands in the journal, whatever stands there") {
    BusyNode busy;
    const Written bundle(busy.node);
    const auto journal = read_entries(busy.node.store(), "K1", 0, 1000, std::size_t{1} << 30);
    REQUIRE(journal);
    const auto read = bundle.read();
    REQUIRE(read);
    CHECK(read->size() == journal->size());
    CHECK(*read == *journal);
    CHECK(std::ranges::count_if(*read, [](const CarriedEntry& each) { return each.part.has_value(); }) > 4);
    const Manifest& manifest = bundle.manifest;
    CHECK(manifest.content == text_of(manifest.name) + ".jsonl");
    CHECK(manifest.complaints == 1);
    CHECK(manifest.head == journal->back().entry.hash);
    CHECK(manifest.made == journal->back().entry.at);
}

TEST_CASE("an attachment of 20 MiB travels, compressed, in the memory of a few of its kind") {
    BusyNode busy("K1", std::size_t{20} << 20);
    const auto journal = read_entries(busy.node.store(), "K1", 0, 1000, std::size_t{1} << 30);
    const Written bundle(busy.node);
    CHECK(bundle.manifest.content.ends_with(".jsonl.zst"));
    const auto read = bundle.read();
    REQUIRE(read);
    CHECK(*read == *journal);
    CHECK(bundle.read(0) == read);
}

TEST_CASE("the same slice gives the same file, and one that stands there is left") {
    BusyNode busy;
    const Written first(busy.node);
    const Written second(busy.node);
    CHECK(first.manifest == second.manifest);
    CHECK(content_of(first.content_file()) == content_of(second.content_file()));
    CHECK(content_of(first.manifest_file()) == content_of(second.manifest_file()));

    const auto written = std::filesystem::last_write_time(first.manifest_file());
    CHECK(write_bundle(busy.node.store(), 0, first.place.path()).value() == first.manifest);
    CHECK(std::filesystem::last_write_time(first.manifest_file()) == written);
    CHECK(write_bundle(busy.node.store(), first.manifest.name.to, first.place.path()).value() == std::nullopt);
}

TEST_CASE("a bundle ends after so many entries, and the next goes on from there") {
    TestNode node;
    const auto all = node->database().transaction([&](Sql&) -> Result<void> {
        for (int i = 0; i < most_entries_a_bundle; ++i)
            node.add();
        return {};
    });
    REQUIRE(all);
    const Written first(node);
    CHECK(first.manifest.name.to == most_entries_a_bundle);
    CHECK(first.manifest.content.ends_with(".zst"));
    const Written second(node, first.manifest.name.to);
    CHECK(second.manifest.before == first.manifest.head);
    const auto one = first.read();
    const auto two = second.read();
    REQUIRE(one);
    REQUIRE(two);
    CHECK(one->size() == most_entries_a_bundle);
    CHECK(first.read(0) == one);
    CHECK(two->front().entry.sequence == most_entries_a_bundle + 1);
    CHECK(chain_link(one->back().entry.hash, two->front().entry) == two->front().entry.hash);
}

TEST_CASE("a bundle with one byte changed is refused, and it is said where") {
    TestNode node;
    node.add();
    const Written bundle(node);
    every_flip_is_refused(bundle, bundle.content_file(), bundle.manifest.content + ": ");
    every_flip_is_refused(bundle, bundle.manifest_file(), text_of(bundle.manifest.name) + ".manifest");

    // A line that was changed is named.
    std::string content = content_of(bundle.content_file());
    const auto actor = content.find("visitor");
    REQUIRE(actor != std::string::npos);
    content[actor] = 'V';
    put(bundle.content_file(), content);
    const auto line = std::count(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(actor), '\n') + 1;
    CHECK(bundle.read().error().detail.find("line " + std::to_string(line)) != std::string::npos);
}

TEST_CASE("a bundle that was cut short, or that goes on, is refused") {
    BusyNode busy;
    const Written bundle(busy.node);
    for (const auto& file : {bundle.content_file(), bundle.manifest_file()}) {
        const std::string whole = content_of(file);
        for (const std::size_t size : {std::size_t{0}, std::size_t{1}, whole.size() / 2, whole.size() - 1}) {
            put(file, whole.substr(0, size));
            CHECK(bundle.read().error().reason == Reason::bundle_damaged);
        }
        put(file, whole + "x");
        CHECK(bundle.read().error().reason == Reason::bundle_damaged);
        put(file, whole);
    }
    std::filesystem::remove(bundle.content_file());
    CHECK(bundle.read().error().reason == Reason::bundle_damaged);
}

TEST_CASE("a bundle that a node signs although it is none is refused, line by line") {
    TestNode node;
    node.add();
    const Written bundle(node);
    const std::string whole = content_of(bundle.content_file());
    const auto change = [&](std::string_view from, std::string_view to) {
        std::string other = whole;
        const auto at = other.find(from);
        REQUIRE(at != std::string::npos);
        other.replace(at, from.size(), to);
        put(bundle.content_file(), other);
        auto manifest = bundle.manifest;
        manifest.bytes = manifest.plain_bytes = other.size();
        manifest.content_hash = hash_of({reinterpret_cast<const std::uint8_t*>(other.data()), other.size()});
        return read_bundle(bundle.place.path(), manifest, takes_all, takes_all);
    };
    CHECK(change("visitor", "visitor"));
    struct Row {
        const char* from;
        const char* to;
    };
    const Row rows[] = {{"\"facts\":{", "\"facts\":{ "},
                        {"\"seq\":2", "\"seq\":3"},
                        {"\"kind\":\"form\"", "\"kind\":\"fo\""},
                        {"\"desk\":\"", "\"desj\":\""},
                        {"\"sealed\":\"", "\"sealed\":\"AAAA"},
                        {"\"zaak\":{", "\"zaak\":{{"},
                        {"\"zaak\":", "\"zaken\":"},
                        {"\"actor\":\"", "\"actor\":\"\\u0041"}};
    for (const Row& row : rows) {
        CAPTURE(row.from);
        const auto read = change(row.from, row.to);
        REQUIRE_FALSE(read);
        CHECK(read.error().reason == Reason::bundle_damaged);
        CHECK(read.error().detail.find("line ") != std::string::npos);
    }
}

TEST_CASE("a hundred megabytes of noise are refused in bounded memory") {
    TestNode node;
    node.add();
    const Written bundle(node);
    std::string noise(std::size_t{100} << 20, '\0');
    std::mt19937_64 random(1);
    for (std::size_t i = 0; i + 8 <= noise.size(); i += 8) {
        const auto value = random();
        std::copy_n(reinterpret_cast<const char*>(&value), 8, noise.begin() + static_cast<std::ptrdiff_t>(i));
    }
    // Without a line's end in it, so that all of it is one line.
    std::ranges::replace(noise, '\n', ' ');
    put(bundle.content_file(), noise);
    const auto hash = hash_of({reinterpret_cast<const std::uint8_t*>(noise.data()), noise.size()});
    noise = {};

    forget_memory_peak();
    const auto before = memory_peak_kib();
    CHECK(bundle.read().error().reason == Reason::bundle_damaged);
    // And where a node has signed it.
    auto manifest = bundle.manifest;
    manifest.bytes = manifest.plain_bytes = std::uint64_t{100} << 20;
    for (const bool is_signed : {false, true}) {
        if (is_signed) manifest.content_hash = hash;
        const auto read = read_bundle(bundle.place.path(), manifest, takes_all, takes_all);
        CHECK(read.error().reason == Reason::bundle_damaged);
    }
    const auto content_took = memory_peak_kib() - before;
    MESSAGE("noise as content took ", content_took, " KiB");
    CHECK(content_took < 128 * 1024);

    std::filesystem::rename(bundle.content_file(), bundle.manifest_file());
    forget_memory_peak();
    const auto again = memory_peak_kib();
    CHECK(bundle.read().error().reason == Reason::bundle_damaged);
    MESSAGE("noise as manifest took ", memory_peak_kib() - again, " KiB");
    CHECK(memory_peak_kib() - again < 8 * 1024);
}

TEST_CASE("who is not known is a stranger, and what is newer is not taken for damaged") {
    TestNode node;
    TestNode other("K2");
    const Written bundle(node);
    const std::vector<NodeCard> others{own_card(other.store()).value()};
    CHECK(read_manifest(bundle.manifest_file(), others).error().reason == Reason::bundle_stranger);
    CHECK(read_manifest(bundle.manifest_file(), others).error().detail == "K1-1-2.manifest (K1)");
    // Another's key under its code.
    std::vector<NodeCard> wrong = others;
    wrong.front().code = "K1";
    CHECK(read_manifest(bundle.manifest_file(), wrong).error().reason == Reason::bundle_damaged);

    const auto newer = bundle.place / "K1-1-2.newer";
    REQUIRE(write_signed_file(newer, R"({"klachtenzuil":"manifest","version":2,"node":"K1","what":"unknown"})",
                              node->node_key()));
    CHECK(read_manifest(newer, bundle.known).error().reason == Reason::bundle_newer);
    REQUIRE(write_signed_file(newer, R"({"klachtenzuil":"manifest","version":1,"node":"K1","what":"unknown"})",
                              node->node_key()));
    CHECK(read_manifest(newer, bundle.known).error().reason == Reason::bundle_damaged);
    REQUIRE(write_signed_file(newer, R"({"klachtenzuil":"receipt","version":1,"node":"K1"})", node->node_key()));
    CHECK(read_manifest(newer, bundle.known).error().reason == Reason::bundle_damaged);
}

TEST_CASE("names that come from elsewhere are no paths") {
    CHECK(bundle_name_from("K1-1-240.manifest") == BundleName{"K1", 1, 240});
    CHECK(text_of(BundleName{"K1", 1, 240}) == "K1-1-240");
    for (const char* const name :
         {"K1-1-240", "K1-1-240.jsonl", "../K1-1-240.manifest", "k1-1-240.manifest", "K1-01-240.manifest",
          "K1-240-1.manifest", "K1-0-1.manifest", "K1--1-240.manifest", "K1-1-99999999999999999999.manifest",
          "K1-1-2-3.manifest", "LANGE-1-2.manifest", "-1-2.manifest", "K1-1- 2.manifest", ""}) {
        CAPTURE(name);
        CHECK_FALSE(bundle_name_from(name));
    }
    CHECK(intake_receipt_name_from("K1-240.KT.receipt") == IntakeReceiptName{"K1", "KT", 240});
    for (const char* const name : {"K1-240.KT", "K1-240..receipt", "../1-240.KT.receipt", "K1-0.KT.receipt",
                                   "K1-240.K/T.receipt", "K1.KT.receipt", "K1-2.4.KT.receipt"}) {
        CAPTURE(name);
        CHECK_FALSE(intake_receipt_name_from(name));
    }
}

TEST_CASE("a receipt of intake says what is held, and each byte of it counts") {
    TestNode node;
    node.add();
    const TemporaryDirectory place;
    const auto written = write_intake_receipt(node.store(), "K1", place.path());
    REQUIRE(written);
    REQUIRE(*written);
    const auto head = head_of(node.store(), "K1").value();
    CHECK((*written)->through == head.sequence);
    CHECK((*written)->head == head.hash);
    const auto file = place / file_name_of(**written);
    const std::vector<NodeCard> known{own_card(node.store()).value()};
    CHECK(read_intake_receipt(file, known).value() == **written);
    node.clock.advance(std::chrono::hours{1});
    CHECK(write_intake_receipt(node.store(), "K1", place.path()).value() == **written);

    const std::string whole = content_of(file);
    for (std::size_t i = 0; i < whole.size(); ++i) {
        for (const int flip : {0x01, 0x20, 0xFF}) {
            std::string other = whole;
            other[i] = static_cast<char>(other[i] ^ flip);
            put(file, other);
            const auto read = read_intake_receipt(file, known);
            CHECK_FALSE(read);
            if (!read) CHECK(read.error().detail.starts_with(file.filename().string()));
        }
    }
}
