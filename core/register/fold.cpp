#include "core/register/fold.hpp"

#include <fmt/format.h>

#include "core/base/json.hpp"
#include "core/complaint/form_names.hpp"
#include "core/complaint/procedure.hpp"
#include "core/register/plain_facts.hpp"

namespace klachtenzuil {

namespace {

/// What the table of the register takes.
constexpr int most_persons_named = 99;

using Json = nlohmann::json;  // keeps its keys sorted, which makes a text of facts the only one of its content

tl::unexpected<Failure> unreadable(const JournalEntry& entry) {
    return failed(Reason::store_altered, text_of(place_of(entry)));
}

/// Reads the facts with `take`, which may throw what the JSON library throws and answers nothing for a wrong value.
template <class Take>
auto read_facts(const JournalEntry& entry, StepKind kind, Take take)
    -> Result<typename std::invoke_result_t<Take, const Json&>::value_type> {
    if (entry.step != name_of(kind)) return unreadable(entry);
    try {
        auto value = take(parse_json(entry.facts));
        if (!value) return unreadable(entry);
        return std::move(*value);
    } catch (const Json::exception&) {
        return unreadable(entry);
    }
}

std::optional<Hash> hash_from(const std::string& text) {
    return public_key_from_hex(text);  // has the same shape
}

std::optional<Categories> categories_from(const Json& names) {
    Categories about;
    for (const Json& name : names) {
        const auto category = category_from(name.get<std::string>());
        if (!category) return std::nullopt;
        about.set(static_cast<std::size_t>(*category));
    }
    return about;
}

std::optional<FiledFacts> take_filed(const Json& json) {
    FiledFacts facts;
    Complaint& entry = facts.entry;
    entry.reference = {json.at("node").get<std::string>(), json.at("year").get<int>(), json.at("number").get<int>()};
    const auto received = date_from_iso(json.at("received").get<std::string>());
    const auto channel = channel_from(json.at("channel").get<std::string>());
    const auto language = language_from_code(json.at("language").get<std::string>());
    const auto about = categories_from(json.at("about"));
    if (!received || !channel || !language || !about) return std::nullopt;
    entry.received = *received;
    entry.channel = *channel;
    entry.language = *language;
    entry.about = *about;
    entry.brought_letter = json.at("brought_letter").get<bool>();
    if (!json.at("kind").is_null()) {
        entry.kind = complainant_kind_from(json.at("kind").get<std::string>());
        if (!entry.kind) return std::nullopt;
    }
    if (!json.at("print").is_null()) {
        const auto print = id_bytes_from_hex(json.at("print").get<std::string>());
        if (!print) return std::nullopt;
        facts.print = PrintId{*print};
    }
    // Entries of version 1 do not have these.
    entry.anonymous = json.value("anonymous", false);
    entry.persons_named = json.value("persons_named", 0);
    if (json.contains("status") && !json.at("status").is_null()) {
        facts.status = hash_from(json.at("status").get<std::string>());
        if (!facts.status) return std::nullopt;
    }
    for (const auto& [recipient, text] : json.at("keys").items()) {
        const auto hash = hash_from(text.get<std::string>());
        if (!hash) return std::nullopt;
        facts.keys.emplace(recipient, *hash);
    }
    return facts;
}

std::optional<Facts> take_facts(const Json& json) {
    if (!json.is_object()) return std::nullopt;
    Facts facts;
    for (const auto& [name, value] : json.items())
        facts.emplace(name, value.get<std::string>());
    return facts;
}

}  // namespace

std::string write_facts(const FiledFacts& facts) {
    const Complaint& entry = facts.entry;
    Json json{{"node", entry.reference.node},
              {"year", entry.reference.year},
              {"number", entry.reference.number},
              {"received", iso(entry.received)},
              {"channel", name_of(entry.channel)},
              {"kind", nullptr},
              {"about", names_of(entry.about)},
              {"language", code_of(entry.language)},
              {"brought_letter", entry.brought_letter},
              {"anonymous", entry.anonymous},
              {"persons_named", entry.persons_named},
              {"print", nullptr},
              {"status", nullptr},
              {"keys", Json::object()}};
    if (entry.kind) json["kind"] = name_of(*entry.kind);
    if (facts.print) json["print"] = hex(facts.print->bytes);
    if (facts.status) json["status"] = hex_of(*facts.status);
    for (const auto& [recipient, hash] : facts.keys)
        json["keys"][recipient] = hex_of(hash);
    return json.dump();
}

Result<FiledFacts> read_filed_facts(const JournalEntry& entry) {
    if (entry.step == name_of(StepKind::file)) {
        if (auto facts = read_plain_facts(entry.facts)) return std::move(*facts);
    }
    return read_facts(entry, StepKind::file, take_filed);
}

std::string write_facts(const Facts& facts) {
    Json json = Json::object();
    for (const auto& [name, value] : facts)
        json[name] = value;
    return json.dump();
}

Result<Facts> read_facts(std::string_view text) {
    try {
        if (auto facts = take_facts(parse_json(text))) return std::move(*facts);
    } catch (const Json::exception&) {  // a fact that is no text
    }
    return failed(Reason::store_altered, "dossier_part");
}

bool tells_of_key(const JournalEntry& entry) {
    if (entry.step != name_of(StepKind::note)) return false;
    const auto step = read_step(entry);
    const auto kind = step ? step->facts.find("kind") : Facts::const_iterator{};
    return step && kind != step->facts.end() && kind->second == "key";
}

Result<Step> read_step(const JournalEntry& entry) {
    const auto kind = step_kind_from(entry.step);
    if (!kind || !is_procedure_step(*kind)) return unreadable(entry);
    auto facts = read_facts(entry, *kind, take_facts);
    if (!facts) return failed(facts.error());
    // Version 1 knew one way only: the receipt that the node itself hands over.
    if (*kind == StepKind::acknowledge && entry.actor == actor_node) facts->try_emplace("how", "in_person");
    return Step{*kind, std::move(*facts)};
}

std::string write_facts(const NodeFacts& facts) {
    return Json{{"sign_key", hex_of(facts.sign_key)}, {"desk_key", hex_of(facts.desk_key)}}.dump();
}

Result<NodeFacts> read_node_facts(const JournalEntry& entry) {
    return read_facts(entry, StepKind::begin, [](const Json& json) -> std::optional<NodeFacts> {
        const auto sign_key = public_key_from_hex(json.at("sign_key").get<std::string>());
        const auto desk_key = public_key_from_hex(json.at("desk_key").get<std::string>());
        if (!sign_key || !desk_key) return std::nullopt;
        return NodeFacts{*sign_key, *desk_key};
    });
}

std::string write_facts(const AccountFacts& facts) {
    Json json{{"account", facts.name}, {"row", hex_of(facts.row)}, {"disabled", facts.disabled}};
    if (facts.role) json["role"] = name_of(*facts.role);
    return json.dump();
}

std::string begin_of_account_facts(const std::string& name) {
    // The keys are sorted, and this one is the first.
    return R"({"account":)" + Json(name).dump() + ',';
}

Result<AccountFacts> read_account_facts(const JournalEntry& entry) {
    return read_facts(entry, StepKind::account, [](const Json& json) -> std::optional<AccountFacts> {
        const auto row = hash_from(json.at("row").get<std::string>());
        if (!row) return std::nullopt;
        AccountFacts facts{.name = json.at("account").get<std::string>(),
                           .row = *row,
                           .role = {},
                           .disabled = json.value("disabled", false)};
        if (json.contains("role")) {
            facts.role = staff_role_from(json.at("role").get<std::string>());
            if (!facts.role) return std::nullopt;
        }
        return facts;
    });
}

Complaint filed_complaint(const FiledFacts& facts, const JournalEntry& entry) {
    Complaint complaint = facts.entry;
    complaint.id = *entry.complaint;
    complaint.registered = entry.at;
    complaint.stage = Stage::received;
    return complaint;
}

bool is_storable(const Complaint& complaint) {
    const Reference& reference = complaint.reference;
    return reference.year >= 1970 && reference.year <= 9999 && reference.number >= 1 &&
           reference.number <= largest_number && complaint.persons_named >= 0 &&
           complaint.persons_named <= most_persons_named && complaint.received <= amsterdam(complaint.registered).date;
}

Result<Complaint> follow(const Complaint& before, const JournalEntry& entry) {
    const auto step = read_step(entry);
    if (!step) return failed(step.error());
    if (auto allowed = check_recorded_step(before, *step, amsterdam(entry.at).date); !allowed) {
        return failed(allowed.error());
    }
    return apply(before, *step);
}

Result<Complaint> fold(const std::optional<Complaint>& before, const JournalEntry& entry) {
    if (!entry.complaint) return unreadable(entry);
    const bool files = entry.step == name_of(StepKind::file);
    if (files != !before) return unreadable(entry);
    if (files) {
        const auto facts = read_filed_facts(entry);
        if (!facts) return failed(facts.error());
        return filed_complaint(*facts, entry);
    }
    auto after = follow(*before, entry);
    if (!after && after.error().reason != Reason::store_altered) {
        return failed(Reason::store_altered, text_of(place_of(entry)));
    }
    return after;
}

}  // namespace klachtenzuil
