#include "core/register/plain_facts.hpp"

#include <algorithm>
#include <charconv>

#include "core/base/text_cursor.hpp"
#include "core/complaint/form_names.hpp"

namespace klachtenzuil {

namespace {

bool is_plain(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~' && c != '\\'; });
}

/// Values one after another. The first that is not as it must be is remembered, and the rest is nothing worth.
class Reader {
  public:
    explicit Reader(std::string_view text) : m_text(text) {}

    void name(std::string_view expected) { m_sound = m_sound && m_text.take(expected); }

    std::string_view text() {
        name("\"");
        const auto text = m_text.up_to_quote();
        return need(text && is_plain(*text) ? text : std::nullopt);
    }
    std::optional<std::string_view> text_or_null() {
        if (m_text.take("null")) return std::nullopt;
        return text();
    }
    int number() {
        constexpr std::size_t most_digits = 9;
        const auto digits = m_text.digits();
        int value = 0;
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
        const bool is_one = !digits.empty() && digits.size() <= most_digits && (digits == "0" || digits.front() != '0');
        return need(is_one ? std::optional(value) : std::nullopt);
    }
    bool flag() {
        if (m_text.take("true")) return true;
        name("false");
        return false;
    }
    template <class T>
    T need(const std::optional<T>& value) {
        m_sound = m_sound && value.has_value();
        return value.value_or(T{});
    }
    bool next_is(std::string_view what) { return m_sound && m_text.take(what); }
    bool is_sound() const { return m_sound; }
    bool is_done() const { return m_sound && m_text.at_end(); }

  private:
    TextCursor m_text;
    bool m_sound = true;
};

Hash read_hash(Reader& reader, std::string_view digits) {
    return reader.need(public_key_from_hex(digits));
}

Categories read_categories(Reader& reader) {
    Categories about;
    reader.name("[");
    if (reader.next_is("]")) return about;
    do {
        about.set(static_cast<std::size_t>(reader.need(category_from(reader.text()))));
    } while (reader.next_is(","));
    reader.name("]");
    return about;
}

std::map<std::string, Hash> read_keys(Reader& reader) {
    std::map<std::string, Hash> keys;
    reader.name("{");
    if (reader.next_is("}")) return keys;
    do {
        const auto recipient = reader.text();
        reader.name(":");
        const Hash hash = read_hash(reader, reader.text());
        // Sorted, each once.
        const bool follows = keys.empty() || keys.rbegin()->first < recipient;
        keys.emplace_hint(keys.end(), reader.need(follows ? std::optional(recipient) : std::nullopt), hash);
    } while (reader.next_is(","));
    reader.name("}");
    return keys;
}

}  // namespace

std::optional<FiledFacts> read_plain_facts(std::string_view text) {
    FiledFacts facts;
    Complaint& entry = facts.entry;
    Reader reader(text);
    reader.name(R"({"about":)");
    entry.about = read_categories(reader);
    reader.name(R"(,"anonymous":)");
    entry.anonymous = reader.flag();
    reader.name(R"(,"brought_letter":)");
    entry.brought_letter = reader.flag();
    reader.name(R"(,"channel":)");
    entry.channel = reader.need(channel_from(reader.text()));
    reader.name(R"(,"keys":)");
    facts.keys = read_keys(reader);
    reader.name(R"(,"kind":)");
    if (const auto kind = reader.text_or_null()) entry.kind = reader.need(complainant_kind_from(*kind));
    reader.name(R"(,"language":)");
    entry.language = reader.need(language_from_code(reader.text()));
    reader.name(R"(,"node":)");
    entry.reference.node = reader.text();
    reader.name(R"(,"number":)");
    entry.reference.number = reader.number();
    reader.name(R"(,"persons_named":)");
    entry.persons_named = reader.number();
    reader.name(R"(,"print":)");
    if (const auto print = reader.text_or_null()) facts.print = PrintId{reader.need(id_bytes_from_hex(*print))};
    reader.name(R"(,"received":)");
    entry.received = reader.need(date_from_iso(reader.text()));
    reader.name(R"(,"status":)");
    if (const auto status = reader.text_or_null()) facts.status = read_hash(reader, *status);
    reader.name(R"(,"year":)");
    entry.reference.year = reader.number();
    reader.name("}");
    return reader.is_done() ? std::optional(std::move(facts)) : std::nullopt;
}

}  // namespace klachtenzuil
