#include "core/complaint/form_json.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <bitset>
#include <iterator>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <variant>
#include <vector>

#include "core/complaint/form_names.hpp"

namespace klachtenzuil {

namespace {

/// Overwrites what it gives back: the parser's own buffer holds what a person told.
template <class T>
struct WipingAllocator : std::allocator<T> {
    template <class U>
    struct rebind {
        using other = WipingAllocator<U>;
    };
    WipingAllocator() = default;
    template <class U>
    WipingAllocator(const WipingAllocator<U>& /*other*/) {}
    void deallocate(T* memory, std::size_t count) {
        sodium_memzero(memory, count * sizeof(T));
        std::allocator<T>::deallocate(memory, count);
    }
};
using WipedString = std::basic_string<char, std::char_traits<char>, WipingAllocator<char>>;
using Json = nlohmann::basic_json<std::map, std::vector, WipedString>;

/// The objects and arrays of the form; there is nothing deeper.
enum class Place { outside, form, complainant, representative, about, persons };

struct Text {
    std::string& (*at)(Form&);
};
struct Flag {
    bool& (*at)(Form&);
};
struct Day {
    std::optional<Date>& (*at)(Form&);
};
/// One of a list of names; `set` says whether the name is one of them.
struct Name {
    bool (*set)(Form&, std::string_view name);
    std::string_view allowed;
    bool can_be_left_out = false;  ///< null and "" stand for no answer
};
struct Inner {
    Place place;
    std::string_view opening;
};

struct Slot {
    Place place;
    std::string_view name;
    std::variant<Text, Flag, Day, Name, Inner> kind;
};

constexpr std::string_view about_allowed = "service | functioning | behaviour | treatment | other";

/// A part of the form, by the members that lead to it.
template <auto first, auto... rest>
auto& member(auto& object) {
    if constexpr (sizeof...(rest) == 0) {
        return object.*first;
    } else {
        return member<rest...>(object.*first);
    }
}
template <auto... path>
auto& part(Form& form) {
    return member<path...>(form);
}

/// Puts the value that a name stands for in its part of the form.
template <auto read, auto... path>
bool set_named(Form& form, std::string_view name) {
    const auto value = read(name);
    if (value) part<path...>(form) = *value;
    return value.has_value();
}

constexpr auto who = &Form::complainant;

const Slot slots[] = {
    {Place::form, "channel", Name{set_named<channel_from, &Form::channel>, "kiosk | walk_in | phone | letter | email"}},
    {Place::form, "received", Day{part<&Form::received>}},
    {Place::form, "language", Name{set_named<language_from_code, &Form::language>, "nl | en"}},
    {Place::form, "complainant", Inner{Place::complainant, "{"}},
    {Place::form, "about", Inner{Place::about, "["}},
    {Place::form, "happened_on", Day{part<&Form::happened_on>}},
    {Place::form, "place", Text{part<&Form::place>}},
    {Place::form, "persons", Inner{Place::persons, "["}},
    {Place::form, "story", Text{part<&Form::story>}},
    {Place::form, "wish", Text{part<&Form::wish>}},
    {Place::form, "raised_before", Flag{part<&Form::raised_before>}},
    {Place::form, "brought_letter", Flag{part<&Form::brought_letter>}},
    {Place::form, "late_reason", Text{part<&Form::late_reason>}},
    {Place::complainant, "kind",
     Name{set_named<complainant_kind_from, who, &Complainant::kind>,
          "client | employer | contract_party | staff | freelancer", true}},
    {Place::complainant, "name", Text{part<who, &Complainant::name>}},
    {Place::complainant, "phone", Text{part<who, &Complainant::phone>}},
    {Place::complainant, "email", Text{part<who, &Complainant::email>}},
    {Place::complainant, "address", Text{part<who, &Complainant::address>}},
    {Place::complainant, "reply_by",
     Name{set_named<reply_by_from, who, &Complainant::reply_by>, "letter | email | phone | none", true}},
    {Place::complainant, "anonymous", Flag{part<who, &Complainant::anonymous>}},
    {Place::complainant, "representative", Inner{Place::representative, "{"}},
    {Place::representative, "name", Text{part<who, &Complainant::representative, &Representative::name>}},
    {Place::representative, "relation", Text{part<who, &Complainant::representative, &Representative::relation>}},
};

std::string_view prefix(Place place) {
    switch (place) {
        case Place::complainant: return "complainant.";
        case Place::representative: return "complainant.representative.";
        case Place::about: return "about";
        case Place::persons: return "persons";
        case Place::outside:
        case Place::form: return "";
    }
    return "";
}

struct SayAllowed {
    std::string operator()(const Text& /*kind*/) const { return "\"…\""; }
    std::string operator()(const Flag& /*kind*/) const { return "true | false"; }
    std::string operator()(const Day& /*kind*/) const { return "\"YYYY-MM-DD\" | null"; }
    std::string operator()(const Name& kind) const {
        return fmt::format("{}{}", kind.allowed, kind.can_be_left_out ? " | null" : "");
    }
    std::string operator()(const Inner& kind) const { return kind.opening == "{" ? "{…}" : "[…]"; }
};

/// Fills a form from the parser's events. Nothing else is ever built from the text, so its depth needs no other bound.
class FormReader {
  public:
    // The names and signatures are those that the parser calls.
    using number_integer_t = Json::number_integer_t;
    using number_unsigned_t = Json::number_unsigned_t;
    using number_float_t = Json::number_float_t;
    using string_t = Json::string_t;
    using binary_t = Json::binary_t;

    explicit FormReader(std::string_view json) : m_json(json) {}

    bool null() {
        if (m_slot) {
            if (const auto* day = std::get_if<Day>(&m_slot->kind)) return day->at(m_form).reset(), true;
            if (const auto* name = std::get_if<Name>(&m_slot->kind)) return name->can_be_left_out || refuse_value();
        }
        return refuse_value();
    }
    bool boolean(bool value) {
        const auto* const flag = m_slot ? std::get_if<Flag>(&m_slot->kind) : nullptr;
        if (!flag) return refuse_value();
        flag->at(m_form) = value;
        return true;
    }
    bool number_integer(number_integer_t /*value*/) { return refuse_value(); }
    bool number_unsigned(number_unsigned_t /*value*/) { return refuse_value(); }
    template <class Written>
    bool number_float(number_float_t /*value*/, const Written& /*written*/) {
        return refuse_value();
    }
    bool binary(binary_t& /*value*/) { return refuse_value(); }

    bool string(string_t& value) {
        const std::string_view text(value.data(), value.size());
        if (place() == Place::about) {
            const auto category = category_from(text);
            if (category) m_form.about.set(static_cast<std::size_t>(*category));
            return category.has_value() || refuse_value();
        }
        if (place() == Place::persons) {
            m_form.persons.emplace_back(text);
            return true;
        }
        return (m_slot && set_text(text)) || refuse_value();
    }

    bool key(string_t& value) {
        const std::string_view name(value.data(), value.size());
        const auto* const found = std::find_if(std::begin(slots), std::end(slots), [&](const Slot& slot) {
            return slot.place == place() && slot.name == name;
        });
        if (found == std::end(slots)) return refuse_key(name);
        const auto index = static_cast<std::size_t>(found - std::begin(slots));
        m_slot = found;
        // Which of two answers was meant, nobody can say.
        if (m_seen.test(index)) return refuse(fmt::format("{}{} × 2", prefix(place()), name));
        m_seen.set(index);
        return true;
    }

    bool start_object(std::size_t /*size*/) { return open("{"); }
    bool end_object() { return close(); }
    bool start_array(std::size_t /*size*/) { return open("["); }
    bool end_array() { return close(); }

    bool parse_error(std::size_t position, const std::string& /*token*/, const Json::exception& /*error*/) {
        const std::string_view read = m_json.substr(0, position);
        const auto line = std::count(read.begin(), read.end(), '\n') + 1;
        const auto column = read.size() - (read.rfind('\n') + 1);
        return refuse(fmt::format("{}:{}", line, column));
    }

    Form take_form() { return std::move(m_form); }
    std::string take_problem() { return std::move(m_problem); }
    void wipe_form() { wipe(m_form); }

  private:
    Place place() const { return m_places.back(); }

    bool set_text(std::string_view text) {
        if (const auto* kind = std::get_if<Text>(&m_slot->kind)) {
            kind->at(m_form) = text;
            return true;
        }
        if (const auto* day = std::get_if<Day>(&m_slot->kind)) {
            return set_day(day->at(m_form), text);
        }
        if (const auto* name = std::get_if<Name>(&m_slot->kind)) {
            return (text.empty() && name->can_be_left_out) || name->set(m_form, text);
        }
        return false;
    }

    static bool set_day(std::optional<Date>& day, std::string_view text) {
        const auto date = date_from_iso(text);
        // The calendar of the people who fill in forms has no year 0.
        const bool exists = date && date->year() > std::chrono::year{0};
        if (exists) day = date;
        return exists || text.empty();
    }

    bool open(std::string_view opening) {
        if (place() == Place::outside && opening == "{") return enter(Place::form);
        const auto* const inner = m_slot ? std::get_if<Inner>(&m_slot->kind) : nullptr;
        return inner && inner->opening == opening ? enter(inner->place) : refuse_value();
    }
    bool enter(Place place) {
        m_places.push_back(place);
        m_slot = nullptr;
        return true;
    }
    bool close() {
        m_places.pop_back();
        m_slot = nullptr;
        return true;
    }

    bool refuse_value() {
        if (place() == Place::outside) return refuse("{…}");
        if (place() == Place::about) return refuse(fmt::format("about: {}", about_allowed));
        if (place() == Place::persons) return refuse("persons: \"…\"");
        return refuse(fmt::format("{}{}: {}", prefix(place()), m_slot->name, std::visit(SayAllowed{}, m_slot->kind)));
    }
    bool refuse_key(std::string_view name) {
        std::vector<std::string_view> known;
        for (const auto& slot : slots) {
            if (slot.place == place()) known.push_back(slot.name);
        }
        // Shown only where it can be a name of ours misspelt; anything else may be what a person told.
        constexpr std::size_t longest = 24;
        const bool showable = name.size() <= longest && std::all_of(name.begin(), name.end(), [](char c) {
                                  return (c >= 'a' && c <= 'z') || c == '_';
                              });
        return refuse(fmt::format("{}{}: {}", prefix(place()), showable ? name : "?", fmt::join(known, " | ")));
    }
    bool refuse(std::string problem) {
        m_problem = std::move(problem);
        return false;
    }

    std::string_view m_json;
    Form m_form;
    std::string m_problem;
    std::vector<Place> m_places{Place::outside};
    const Slot* m_slot = nullptr;  ///< the key whose value comes next
    std::bitset<std::size(slots)> m_seen;
};

}  // namespace

Result<Form> read_form(std::string_view json) {
    if (json.size() > largest_form_json) {
        return failed(Reason::form_not_json, fmt::format("> {} KiB", largest_form_json / 1024));
    }
    FormReader reader(json);
    if (Json::sax_parse(json.begin(), json.end(), &reader)) return reader.take_form();
    reader.wipe_form();
    return failed(Reason::form_not_json, reader.take_problem());
}

}  // namespace klachtenzuil
