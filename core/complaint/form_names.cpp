#include "core/complaint/form_names.hpp"

#include <array>
#include <iterator>

#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

template <class T>
struct Row {
    T value;
    std::string_view name;
    Word word{};
    Word explanation{};
};

constexpr std::array channels{
    Row{Channel::kiosk, "kiosk", w::complaint_channel_kiosk},
    Row{Channel::walk_in, "walk_in", w::complaint_channel_walk_in},
    Row{Channel::phone, "phone", w::complaint_channel_phone},
    Row{Channel::letter, "letter", w::complaint_channel_letter},
    Row{Channel::email, "email", w::complaint_channel_email},
};
constexpr std::array kinds{
    Row{ComplainantKind::client, "client", w::complaint_kind_client},
    Row{ComplainantKind::employer, "employer", w::complaint_kind_employer},
    Row{ComplainantKind::contract_party, "contract_party", w::complaint_kind_contract_party},
    Row{ComplainantKind::staff, "staff", w::complaint_kind_staff},
    Row{ComplainantKind::freelancer, "freelancer", w::complaint_kind_freelancer},
};
constexpr std::array categories{
    Row{Category::service, "service", w::complaint_category_service, w::complaint_category_service_explained},
    Row{Category::functioning, "functioning", w::complaint_category_functioning,
        w::complaint_category_functioning_explained},
    Row{Category::behaviour, "behaviour", w::complaint_category_behaviour, w::complaint_category_behaviour_explained},
    Row{Category::treatment, "treatment", w::complaint_category_treatment, w::complaint_category_treatment_explained},
    Row{Category::other, "other", w::complaint_category_other, w::complaint_category_other_explained},
};
constexpr std::array replies{
    Row{ReplyBy::letter, "letter", w::complaint_reply_by_letter},
    Row{ReplyBy::email, "email", w::complaint_reply_by_email},
    Row{ReplyBy::phone, "phone", w::complaint_reply_by_phone},
    Row{ReplyBy::none, "none", w::complaint_reply_by_none},
};
/// As they stand in the JSON form.
constexpr std::array fields{
    Row{Field::channel, "channel"},
    Row{Field::received, "received"},
    Row{Field::late_reason, "late_reason"},
    Row{Field::kind, "complainant.kind"},
    Row{Field::name, "complainant.name"},
    Row{Field::representative_name, "complainant.representative.name"},
    Row{Field::representative_relation, "complainant.representative.relation"},
    Row{Field::anonymous, "complainant.anonymous"},
    Row{Field::phone, "complainant.phone"},
    Row{Field::email, "complainant.email"},
    Row{Field::address, "complainant.address"},
    Row{Field::reply_by, "complainant.reply_by"},
    Row{Field::about, "about"},
    Row{Field::happened_on, "happened_on"},
    Row{Field::place, "place"},
    Row{Field::persons, "persons"},
    Row{Field::story, "story"},
    Row{Field::wish, "wish"},
};

template <class Rows>
constexpr bool in_order(const Rows& rows, int count) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<std::size_t>(rows[i].value) != i) return false;
    }
    return std::ssize(rows) == count;
}
static_assert(in_order(channels, channel_count));
static_assert(in_order(kinds, complainant_kind_count));
static_assert(in_order(categories, category_count));
static_assert(in_order(replies, reply_by_count));
static_assert(in_order(fields, static_cast<int>(Field::wish) + 1));

template <class Rows, class T>
constexpr const auto& row(const Rows& rows, T value) {
    return rows[static_cast<std::size_t>(value)];
}

template <class T, std::size_t n>
std::optional<T> value_named(const std::array<Row<T>, n>& rows, std::string_view name) {
    for (const auto& each : rows) {
        if (each.name == name) return each.value;
    }
    return std::nullopt;
}

}  // namespace

std::string_view name_of(Channel channel) {
    return row(channels, channel).name;
}
std::string_view name_of(ComplainantKind kind) {
    return row(kinds, kind).name;
}
std::string_view name_of(Category category) {
    return row(categories, category).name;
}
std::string_view name_of(ReplyBy reply_by) {
    return row(replies, reply_by).name;
}
std::string_view name_of(Field field) {
    return row(fields, field).name;
}

std::optional<Channel> channel_from(std::string_view name) {
    return value_named(channels, name);
}
std::optional<ComplainantKind> complainant_kind_from(std::string_view name) {
    return value_named(kinds, name);
}
std::optional<Category> category_from(std::string_view name) {
    return value_named(categories, name);
}
std::optional<ReplyBy> reply_by_from(std::string_view name) {
    return value_named(replies, name);
}

Word word_for(Category category) {
    return row(categories, category).word;
}
Word explanation_of(Category category) {
    return row(categories, category).explanation;
}
Word word_for(Channel channel) {
    return row(channels, channel).word;
}
Word word_for(ComplainantKind kind) {
    return row(kinds, kind).word;
}
Word word_for(ReplyBy reply_by) {
    return row(replies, reply_by).word;
}

}  // namespace klachtenzuil
