#include "core/sync/bundle_line.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

#include "core/base/json.hpp"
#include "core/base/text_cursor.hpp"
#include "core/sync/sequence.hpp"
#include "core/sync/signed_file.hpp"
#include "core/sync/zaak.hpp"

namespace klachtenzuil {

namespace {

constexpr int base64 = sodium_base64_VARIANT_ORIGINAL;

// ---- writing ----

void append_text(std::string& line, std::string_view text) {
    const bool plain = std::ranges::none_of(
        text, [](char c) { return c == '"' || c == '\\' || static_cast<unsigned char>(c) < ' ' || c == '\x7F'; });
    if (plain) {
        line += '"';
        line += text;
        line += '"';
    } else {
        // What is no UTF-8 comes out as another text, and is refused by whoever compares.
        line += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    }
}

void append_base64(std::string& line, std::span<const std::uint8_t> bytes) {
    const std::size_t room = sodium_base64_encoded_len(bytes.size(), base64);  // with the zero at its end
    const std::size_t begin = line.size();
    line.resize(begin + room);
    sodium_bin2base64(line.data() + begin, room, bytes.data(), bytes.size(), base64);
    line.pop_back();
}

void append_hex(std::string& line, std::span<const std::uint8_t> bytes) {
    const std::size_t begin = line.size();
    line.resize(begin + 2 * bytes.size() + 1);
    sodium_bin2hex(line.data() + begin, 2 * bytes.size() + 1, bytes.data(), bytes.size());
    line.pop_back();
}

void append_part(std::string& line, const CarriedEntry& carried) {
    if (!carried.entry.part) {
        line += "null";
        return;
    }
    line += R"({"hash":")";
    append_hex(line, *carried.entry.part);
    line += '"';
    if (carried.part) {
        line += R"(,"kind":")";
        line += name_of(carried.part->kind);
        line += R"(","sealed":")";
        append_base64(line, carried.part->sealed);
        line += '"';
    }
    line += '}';
}

void append_keys(std::string& line, const std::map<std::string, Sealed>& keys) {
    line += '{';
    for (const auto& [recipient, sealed] : keys) {
        if (line.back() != '{') line += ',';
        append_text(line, recipient);
        line += ":\"";
        append_base64(line, sealed);
        line += '"';
    }
    line += '}';
}

// ---- reading ----

std::optional<Sealed> bytes_from_base64(std::string_view text) {
    if (text.empty()) return Sealed{};
    if (text.size() % 4 != 0) return std::nullopt;
    // The library takes some bytes beyond ASCII for letters.
    if (std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) > 'z'; })) return std::nullopt;
    Sealed bytes(text.size() / 4 * 3);
    std::size_t size = 0;
    if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, nullptr, base64) != 0) {
        return std::nullopt;
    }
    bytes.resize(size);
    return bytes;
}

/// Goes through a line.
class Cursor : public TextCursor {
  public:
    using TextCursor::TextCursor;

    std::optional<std::int64_t> number() { return sequence_from(digits()); }
    /// A text in quotation marks, as append_text() writes it.
    std::optional<std::string> text() {
        const auto end = end_of_value();
        if (!end || m_rest.front() != '"') return std::nullopt;
        const auto raw = m_rest.substr(0, *end);
        std::string value(raw.substr(1, raw.size() - 2));
        if (raw.find('\\') != std::string_view::npos) {
            const auto json = parse_json(raw);
            if (!json.is_string()) return std::nullopt;
            value = json.get<std::string>();
        }
        std::string again;
        append_text(again, value);
        if (again != raw) return std::nullopt;
        m_rest.remove_prefix(*end);
        return value;
    }
    /// An object, as it stands.
    std::optional<std::string_view> object() {
        const auto end = end_of_value();
        if (!end || m_rest.front() != '{') return std::nullopt;
        const auto raw = m_rest.substr(0, *end);
        m_rest.remove_prefix(*end);
        return raw;
    }

  private:
    /// Where the text or object ends that stands next.
    std::optional<std::size_t> end_of_value() const {
        std::size_t depth = 0;
        bool in_text = false;
        for (std::size_t i = 0; i < m_rest.size(); ++i) {
            const char c = m_rest[i];
            if (in_text && c == '\\') {
                ++i;
            } else if (c == '"') {
                in_text = !in_text;
            } else if (!in_text && c == '{') {
                ++depth;
            } else if (!in_text && c == '}') {
                if (depth == 0) return std::nullopt;
                --depth;
            }
            if (!in_text && depth == 0) return i + 1;
        }
        return std::nullopt;
    }
};

/// The same JSON object that was hashed: sorted keys, no spaces.
bool is_canonical(std::string_view facts) {
    constexpr std::size_t longest_facts = 64 * 1024;
    if (facts.size() > longest_facts) return false;
    const auto json = parse_json(facts);
    return json.is_object() && json.dump() == facts;
}

bool take_complaint(Cursor& line, JournalEntry& entry) {
    if (line.take("null")) return true;
    if (!line.take("\"")) return false;
    const auto digits = line.up_to_quote();
    const auto bytes = digits ? id_bytes_from_hex(*digits) : std::nullopt;
    if (!bytes || hex(*bytes) != *digits) return false;
    entry.complaint = ComplaintId{*bytes};
    return true;
}

bool take_part(Cursor& line, CarriedEntry& carried) {
    if (line.take("null")) return true;
    if (!line.take(R"({"hash":")")) return false;
    const auto digits = line.up_to_quote();
    carried.entry.part = digits ? hash_from_hex(*digits) : std::nullopt;
    if (!carried.entry.part) return false;
    if (line.take("}")) return true;
    if (!line.take(R"(,"kind":")")) return false;
    const auto name = line.up_to_quote();
    const auto kind = name ? part_kind_from(*name) : std::nullopt;
    if (!kind || !line.take(R"(,"sealed":")")) return false;
    const auto text = line.up_to_quote();
    auto sealed = text ? bytes_from_base64(*text) : std::nullopt;
    if (!sealed) return false;
    carried.part = CarriedPart{*kind, std::move(*sealed)};
    return line.take("}");
}

bool take_keys(Cursor& line, std::map<std::string, Sealed>& keys) {
    if (!line.take("{")) return false;
    if (line.take("}")) return true;
    do {
        auto recipient = line.text();
        if (!recipient || !line.take(":\"")) return false;
        const auto text = line.up_to_quote();
        auto sealed = text ? bytes_from_base64(*text) : std::nullopt;
        // Sorted, each once.
        if (!sealed || (!keys.empty() && keys.rbegin()->first >= *recipient)) return false;
        keys.emplace(std::move(*recipient), std::move(*sealed));
    } while (line.take(","));
    return line.take("}");
}

bool take_step(Cursor& line, JournalEntry& entry) {
    const auto sequence = line.take(R"({"seq":)") ? line.number() : std::nullopt;
    const auto at = line.take(R"(,"at":")") ? line.up_to_quote() : std::nullopt;
    const auto instant = at ? instant_from_iso(*at) : std::nullopt;
    auto actor = line.take(R"(,"actor":)") ? line.text() : std::nullopt;
    if (!sequence || !instant || !actor || !line.take(R"(,"complaint":)") || !take_complaint(line, entry)) return false;
    auto step = line.take(R"(,"step":)") ? line.text() : std::nullopt;
    const auto facts = line.take(R"(,"facts":)") ? line.object() : std::nullopt;
    if (!step || !facts || !is_canonical(*facts)) return false;
    entry.sequence = *sequence;
    entry.at = *instant;
    entry.actor = std::move(*actor);
    entry.step = std::move(*step);
    entry.facts = *facts;
    return true;
}

}  // namespace

std::string bundle_head(const BundleName& name, const Hash& before) {
    return fmt::format(R"({{"klachtenzuil":"bundle","version":{},"node":"{}","from":{},"to":{},"before":"{}"}})",
                       bundle_version, name.node, name.from, name.to, hex_of(before));
}

void append_entry(std::string& text, const CarriedEntry& carried) {
    const JournalEntry& entry = carried.entry;
    text += fmt::format(R"({{"seq":{},"at":"{}","actor":)", entry.sequence, iso_utc(entry.at));
    append_text(text, entry.actor);
    text += R"(,"complaint":)";
    if (entry.complaint) {
        text += '"';
        append_hex(text, entry.complaint->bytes);
        text += '"';
    } else {
        text += "null";
    }
    text += R"(,"step":)";
    append_text(text, entry.step);
    text += R"(,"facts":)";
    text += entry.facts;
    text += R"(,"part":)";
    append_part(text, carried);
    text += R"(,"keys":)";
    append_keys(text, carried.keys);
    text += R"(,"hash":")";
    append_hex(text, entry.hash);
    text += R"(","zaak":)";
}

void append_line(std::string& text, const CarriedEntry& carried, const Register& store) {
    append_entry(text, carried);
    append_zaak(text, carried.entry, store);
    text += "}\n";
}

std::optional<CarriedEntry> entry_from_line(std::string_view line, std::string_view node) {
    CarriedEntry carried;
    carried.entry.node = node;
    Cursor cursor(line);
    if (!take_step(cursor, carried.entry) || !cursor.take(R"(,"part":)") || !take_part(cursor, carried) ||
        !cursor.take(R"(,"keys":)") || !take_keys(cursor, carried.keys) || !cursor.take(R"(,"hash":")")) {
        return std::nullopt;
    }
    const auto digits = cursor.up_to_quote();
    const auto hash = digits ? hash_from_hex(*digits) : std::nullopt;
    if (!hash || !cursor.take(R"(,"zaak":)") || !cursor.object() || !cursor.take("}") || !cursor.at_end()) {
        return std::nullopt;
    }
    carried.entry.hash = *hash;
    return carried;
}

}  // namespace klachtenzuil
