#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "core/complaint/form_json.hpp"
#include "core/complaint/form_names.hpp"

namespace klachtenzuil {

namespace {

/// Writes into memory that was taken once: text that grows leaves copies of what a person told behind.
class FormWriter {
  public:
    explicit FormWriter(std::size_t room) { m_text.reserve(room); }

    void raw(std::string_view json) { m_text += json; }
    void key(std::string_view name) {
        if (m_text.back() != '{') m_text += ',';
        m_text += '"';
        m_text += name;
        m_text += "\":";
    }
    void text(std::string_view value) {
        const bool sound = is_utf8(value);
        m_text += '"';
        for (const char c : value) {
            if (c == '"' || c == '\\') {
                m_text += '\\';
                m_text += c;
            } else if (static_cast<unsigned char>(c) < 0x20) {
                m_text += fmt::format("\\u{:04x}", static_cast<int>(c));
            } else if (static_cast<unsigned char>(c) >= 0x80 && !sound) {
                m_text += "\\ufffd";
            } else {
                m_text += c;
            }
        }
        m_text += '"';
    }
    void text(std::string_view name, std::string_view value) { key(name), text(value); }
    void flag(std::string_view name, bool value) { key(name), raw(value ? "true" : "false"); }
    void date(std::string_view name, const std::optional<Date>& value) {
        key(name);
        value ? text(iso(*value)) : raw("null");
    }
    template <class Named>
    void choice(std::string_view name, const std::optional<Named>& value) {
        key(name);
        value ? text(name_of(*value)) : raw("null");
    }
    std::string take() { return std::move(m_text); }

  private:
    std::string m_text;
};

void write_complainant(FormWriter& json, const Complainant& who) {
    json.raw("{");
    json.choice("kind", who.kind);
    json.text("name", who.name);
    json.text("phone", who.phone);
    json.text("email", who.email);
    json.text("address", who.address);
    json.choice("reply_by", who.reply_by);
    json.flag("anonymous", who.anonymous);
    json.key("representative");
    json.raw("{");
    json.text("name", who.representative.name);
    json.text("relation", who.representative.relation);
    json.raw("}}");
}

/// Bytes that no form of these texts takes more than.
std::size_t room_for(const Form& form) {
    constexpr std::size_t names_and_signs = 1024;
    constexpr std::size_t longest_escape = 6;
    const Complainant& who = form.complainant;
    std::size_t room = names_and_signs;
    const auto add = [&](const std::string& text) {
        const auto escaped = std::count_if(text.begin(), text.end(), [](char c) {
            return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\';
        });
        room += is_utf8(text) ? text.size() + static_cast<std::size_t>(escaped) * longest_escape
                              : text.size() * longest_escape;
    };
    for (const std::string* text :
         {&who.name, &who.phone, &who.email, &who.address, &who.representative.name, &who.representative.relation,
          &form.place, &form.story, &form.wish, &form.late_reason}) {
        add(*text);
    }
    for (const auto& person : form.persons) {
        add(person);
        room += std::string_view("\"\",").size();
    }
    return room;
}

}  // namespace

std::string write_form(const Form& form) {
    FormWriter json(room_for(form));
    json.raw("{");
    json.choice("channel", std::optional(form.channel));
    json.date("received", form.received);
    json.text("language", code_of(form.language));
    json.key("complainant");
    write_complainant(json, form.complainant);
    json.key("about");
    json.raw("[");
    std::string_view comma;
    for (int i = 0; i < category_count; ++i) {
        const auto category = static_cast<Category>(i);
        if (!has(form.about, category)) continue;
        json.raw(std::exchange(comma, ","));
        json.text(name_of(category));
    }
    json.raw("]");
    json.date("happened_on", form.happened_on);
    json.text("place", form.place);
    json.key("persons");
    json.raw("[");
    comma = {};
    for (const auto& person : form.persons) {
        json.raw(std::exchange(comma, ","));
        json.text(person);
    }
    json.raw("]");
    json.text("story", form.story);
    json.text("wish", form.wish);
    json.flag("raised_before", form.raised_before);
    json.flag("brought_letter", form.brought_letter);
    json.text("late_reason", form.late_reason);
    json.raw("}");
    return json.take();
}

}  // namespace klachtenzuil
