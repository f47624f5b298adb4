// A few thousand damaged texts for every reader, the same ones in every run. KLACHTENZUIL_MUTATIONS=N tries N of each.

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>

#include "core/complaint/form_json.hpp"
#include "core/complaint/reference.hpp"
#include "core/register/plain_facts.hpp"
#include "core/sync/bundle_line.hpp"
#include "tests/fuzz/mutator.hpp"
#include "tests/fuzz/properties.hpp"
#include "tests/support/forms.hpp"

using namespace klachtenzuil;

namespace {

int times(int usual) {
    const char* const asked = std::getenv("KLACHTENZUIL_MUTATIONS");
    return asked ? std::atoi(asked) : usual;
}

void try_damaged(Mutator& mutator, const std::vector<std::string>& texts, int count,
                 const char* (*broken_property)(std::string_view)) {
    for (int i = 0; i < count; ++i) {
        const std::string text = mutator.damage(texts[static_cast<std::size_t>(i) % texts.size()]);
        const char* const broken = broken_property(text);
        if (!broken) continue;
        CAPTURE(i);
        CAPTURE(text);
        FAIL(broken);
    }
}

}  // namespace

TEST_CASE("a damaged form is refused or taken as it stands, and nothing worse") {
    Form full = a_form().form();
    full.complainant.representative = {"Ali Çelik", "vader"};
    full.received = date_from_iso("2026-11-02");
    full.happened_on = date_from_iso("2028-02-29");
    full.late_reason = full.wish = "regel\nregel \"aanhaling\" \\ 😀";
    Mutator mutator(
        1, {"{", "}", "[", "]", "\"", ":", ",", "null", "true", "1e999", "-0", "\\u0000", "\\ud83d\\ude00", "\\ud83d",
            "\xEF\xBB\xBF", "\"about\":[\"service\"]", "\"persons\":[\"\"]", "2026-02-30", "\xFF"});
    try_damaged(mutator, {write_form(full), write_form(Form{}), "{}"}, times(20'000), broken_form_property);
}

TEST_CASE("a damaged line of a bundle is refused, or the only text of what it says") {
    CarriedEntry entry{.entry = {.node = "K1",
                                 .sequence = 17,
                                 .at = instant_from_iso("2026-11-22T08:00:00.000Z").value(),
                                 .actor = "jan \"de\" é",
                                 .complaint = new_id<ComplaintId>(),
                                 .step = "file",
                                 .facts = R"({"about":["service"],"keys":{"desk":"ab"},"number":1})",
                                 .part = Hash{1, 2, 3}},
                       .part = CarriedPart{PartKind::form, {1, 2, 3, 4}},
                       .keys = {{"desk", {5, 6}}, {"office", {7}}}};
    std::vector<std::string> lines(2);
    append_entry(lines[0], entry);
    entry.part.reset();
    entry.entry.complaint.reset();
    append_entry(lines[1], entry);
    for (std::string& line : lines)
        line += R"({"identificatie":"K1-2026-000001-M"}})";
    for (const std::string& line : lines)
        REQUIRE(entry_from_line(line, "K1"));
    Mutator mutator(4, {"{", "}", "\"", ":", ",", "null", "\\u0041", "\\", "AAAA", "==", "\"sealed\":\"", "\"seq\":1",
                        "{}", "\xFF", "\"desk\":\"\""});
    try_damaged(mutator, lines, times(20'000), broken_bundle_property);
}

TEST_CASE("facts that are damaged are read the same without a document as with one") {
    FiledFacts least;
    least.entry.reference = {"K1", 2026, 1};
    least.entry.received = date_from_iso("2026-11-02").value();
    FiledFacts all = least;
    all.entry.kind = ComplainantKind::client;
    all.entry.about.set();
    all.entry.anonymous = all.entry.brought_letter = true;
    all.entry.persons_named = 3;
    all.keys = {{"desk", Hash{1}}, {"office", Hash{2}}};
    all.print = new_id<PrintId>();
    all.status = Hash{3};
    const std::vector<std::string> texts{write_facts(least), write_facts(all)};
    CHECK(read_plain_facts(texts[0]) == least);
    CHECK(read_plain_facts(texts[1]) == all);
    Mutator mutator(6, {"{",         "}",           "[",  "]",          "\"",      ":",       ",",  "null",
                        "true",      "0",           "00", "-",          "\\u0041", "\\",      "K2", "\"treatment\"",
                        "\"desk\":", "\"office\":", " ",  "9999999999", "\xFF",    "\xC3\xA9"});
    try_damaged(mutator, texts, times(20'000), broken_facts_property);
}

TEST_CASE("a damaged manifest or receipt that a node signed all the same says nothing that cannot be") {
    const std::string hash(64, 'a');
    const std::string manifest =
        R"({"klachtenzuil":"manifest","version":1,"node":"K1","from":6,"to":8,"content":"K1-6-8.jsonl","bytes":2545,)"
        R"("plain_bytes":2545,"content_hash":")" +
        hash + R"(","entries":3,"complaints":1,"parts":1,"before":")" + hash + R"(","head":")" + hash +
        R"(","made":"2026-11-22T10:00:00.000Z"})";
    const std::string receipt = R"({"klachtenzuil":"receipt","version":1,"of":"K3","by":"K1","through":8,"head":")" +
                                hash + R"(","at":"2026-11-22T10:00:00.000Z"})";
    Mutator mutator(5, {"{", "}", "\"", ":", ",", "null", "-1", "1e9", "9223372036854775807", "../", "K1", "KT", "0",
                        "\"of\":\"K3\"", "receipt", "manifest", ".zst", "\n", "\xFF"});
    try_damaged(mutator, {manifest, receipt}, times(5'000), broken_signed_property);
}

TEST_CASE("damaged content is read to where it is damaged, and no further") {
    const std::string head = R"({"klachtenzuil":"bundle","version":1,"node":"K1","from":6,"to":8,"before":""})";
    // What zstd makes of a line of one letter.
    constexpr std::string_view frame{"\x28\xb5\x2f\xfd\x04\x58\x11\x00\x00\x61\x0a\x55\xc8\xcc\x1e", 15};
    Mutator mutator(6, {"\n", "\n\n", frame.substr(0, 4), "\xFF\xFF\xFF\xFF", "{", "}"});
    try_damaged(mutator, {head + "\n{}\n{}\n", std::string(frame), "\n"}, times(5'000), broken_content_property);
}

TEST_CASE("a damaged configuration is refused, or every value in it counts") {
    std::ifstream file(DEFAULT_CONFIGURATION);
    const std::string defaults{std::istreambuf_iterator<char>(file), {}};
    REQUIRE(broken_config_property(defaults) == nullptr);
    const std::string few = "[node]\ncode = \"B2\"\n[idle]\nwarn_seconds = 20\n[terms]\nstart_days = 7\n";
    Mutator mutator(2, {"[",
                        "]",
                        "[[",
                        "\"",
                        "'''",
                        "=",
                        ".",
                        ",",
                        "#",
                        "\n",
                        "{",
                        "}",
                        "inf",
                        "nan",
                        "true",
                        "0x1F",
                        "1_000",
                        "9223372036854775808",
                        "1979-05-27",
                        "\\u0000",
                        "\\uD800",
                        "[terms]",
                        "[screen]",
                        "warn_days = 1",
                        "languages = [\"en\"]",
                        "\xFF",
                        "\xEF\xBB\xBF"});
    try_damaged(mutator, {defaults, few}, times(2'000), broken_config_property);
}

TEST_CASE("a damaged reference is refused or one that could have been written") {
    Mutator mutator(3, {"-", " ", "–", "O", "I", "L", "K1", "2026", "000042", "0", "é"});
    std::vector<std::string> texts;
    for (int number = 1; number < 50; ++number)
        texts.push_back(text_of(Reference{"K1", 2026, number * 97}));
    try_damaged(mutator, texts, times(50'000), broken_reference_property);
}
