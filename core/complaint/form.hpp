#pragma once
// The complaint form: what a visitor or a receiver fills in, and the checks that screens and command line share.
// Source: procedure, "What a complaint is", "Who complains"; the form of the command line contract.

#include <bitset>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil {

// The enums below are stored and sent by their names (see form_names.hpp): never rename or renumber one.
enum class Channel { kiosk, walk_in, phone, letter, email };
enum class ComplainantKind { client, employer, contract_party, staff, freelancer };
enum class Category { service, functioning, behaviour, treatment, other };
enum class ReplyBy { letter, email, phone, none };
inline constexpr int channel_count = 5;
inline constexpr int complainant_kind_count = 5;
inline constexpr int category_count = 5;
inline constexpr int reply_by_count = 4;

/// Several may be chosen; bit n stands for Category n.
using Categories = std::bitset<category_count>;
inline bool has(const Categories& chosen, Category category) {
    return chosen[static_cast<std::size_t>(category)];
}

/// Who complains on behalf of the complainant. Empty name: nobody does.
struct Representative {
    std::string name;
    std::string relation;
    bool operator==(const Representative&) const = default;
};

struct Complainant {
    std::optional<ComplainantKind> kind;
    std::string name;
    std::string phone;
    std::string email;
    std::string address;
    std::optional<ReplyBy> reply_by;
    bool anonymous = false;  ///< then the name stays empty
    Representative representative;
    bool operator==(const Complainant&) const = default;
};

/// One complaint as it is told. Text is UTF-8; limits count Unicode characters. Holds personal data: see wipe().
struct Form {
    Channel channel = Channel::kiosk;
    std::optional<Date> received;  ///< local date of receipt; nothing means today
    Language language = Language::nl;
    Complainant complainant;
    Categories about;
    std::optional<Date> happened_on;  ///< nothing: not known exactly
    std::string place;
    std::vector<std::string> persons;  ///< who was involved; names as the complainant gives them
    std::string story;
    std::string wish;
    bool raised_before = false;
    bool brought_letter = false;  ///< a written complaint lies at the desk, to be attached
    std::string late_reason;      ///< why a complaint is registered more than 14 days after receipt
    bool operator==(const Form&) const = default;
};

/// Whether it is one who works here and gave a name: then nobody may judge or handle it before it is known which
/// account that is. Source: procedure, "Who complains", "the handler is not involved in the complaint".
bool is_colleague(const Complainant& complainant);
bool is_colleague(ComplainantKind kind);

/// Most characters of each text. Source: design, "Numbers".
inline constexpr std::size_t name_limit = 200;
inline constexpr std::size_t contact_limit = 200;
inline constexpr std::size_t place_limit = 200;
inline constexpr std::size_t story_limit = 8000;
inline constexpr std::size_t wish_limit = 2000;
inline constexpr std::size_t late_reason_limit = 2000;
inline constexpr std::size_t persons_limit = 20;  ///< how many persons can be named
/// A complaint that comes in later than this many days after its receipt says why.
inline constexpr int late_after_days = 14;

/// The parts of the form that a check can be about.
enum class Field {
    channel,
    received,
    late_reason,
    kind,
    name,
    representative_name,
    representative_relation,
    anonymous,
    phone,
    email,
    address,
    reply_by,
    about,
    happened_on,
    place,
    persons,
    story,
    wish
};

/// What is asked of the person who fills in the field, as words of the catalogue ("check.…").
struct Problem {
    Field field;
    Word what_to_do;
    bool operator==(const Problem&) const = default;
};

/// Everything that still stands in the way of taking the form in, in the order of the form. Empty: it can be taken in.
/// `today` is the local date; dates after it are refused.
std::vector<Problem> check(const Form& form, Date today);

/// Unicode characters in a UTF-8 text; a byte that is no UTF-8 counts as one.
std::size_t characters(std::string_view text);
bool is_utf8(std::string_view text);

/// A phone number as people write it ("088 – 700 77 50", "+31 (0)6 1234 5678"), reduced to "+31…"; nothing when it
/// can't be one.
std::optional<std::string> normal_phone(std::string_view text);
bool is_email(std::string_view text);

/// Overwrites everything that a person told.
void wipe(Form& form);

}  // namespace klachtenzuil
