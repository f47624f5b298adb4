#include "core/complaint/form_names.hpp"

#include <fmt/ranges.h>

#include <array>

#include "core/complaint/named_rows.hpp"
#include "core/words/list.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil {

namespace {

constexpr std::array channels{
    NamedRow{Channel::kiosk, "kiosk", w::complaint_channel_kiosk},
    NamedRow{Channel::walk_in, "walk_in", w::complaint_channel_walk_in},
    NamedRow{Channel::phone, "phone", w::complaint_channel_phone},
    NamedRow{Channel::letter, "letter", w::complaint_channel_letter},
    NamedRow{Channel::email, "email", w::complaint_channel_email},
};
constexpr std::array kinds{
    NamedRow{ComplainantKind::client, "client", w::complaint_kind_client},
    NamedRow{ComplainantKind::employer, "employer", w::complaint_kind_employer},
    NamedRow{ComplainantKind::contract_party, "contract_party", w::complaint_kind_contract_party},
    NamedRow{ComplainantKind::staff, "staff", w::complaint_kind_staff},
    NamedRow{ComplainantKind::freelancer, "freelancer", w::complaint_kind_freelancer},
};
constexpr std::array categories{
    NamedRow{Category::service, "service", w::complaint_category_service, w::complaint_category_service_explained},
    NamedRow{Category::functioning, "functioning", w::complaint_category_functioning,
             w::complaint_category_functioning_explained},
    NamedRow{Category::behaviour, "behaviour", w::complaint_category_behaviour,
             w::complaint_category_behaviour_explained},
    NamedRow{Category::treatment, "treatment", w::complaint_category_treatment,
             w::complaint_category_treatment_explained},
    NamedRow{Category::other, "other", w::complaint_category_other, w::complaint_category_other_explained},
};
constexpr std::array replies{
    NamedRow{ReplyBy::letter, "letter", w::complaint_reply_by_letter},
    NamedRow{ReplyBy::email, "email", w::complaint_reply_by_email},
    NamedRow{ReplyBy::phone, "phone", w::complaint_reply_by_phone},
    NamedRow{ReplyBy::none, "none", w::complaint_reply_by_none},
};
/// As they stand in the JSON form.
constexpr std::array fields{
    NamedRow{Field::channel, "channel"},
    NamedRow{Field::received, "received"},
    NamedRow{Field::late_reason, "late_reason"},
    NamedRow{Field::kind, "complainant.kind"},
    NamedRow{Field::name, "complainant.name"},
    NamedRow{Field::representative_name, "complainant.representative.name"},
    NamedRow{Field::representative_relation, "complainant.representative.relation"},
    NamedRow{Field::anonymous, "complainant.anonymous"},
    NamedRow{Field::phone, "complainant.phone"},
    NamedRow{Field::email, "complainant.email"},
    NamedRow{Field::address, "complainant.address"},
    NamedRow{Field::reply_by, "complainant.reply_by"},
    NamedRow{Field::about, "about"},
    NamedRow{Field::happened_on, "happened_on"},
    NamedRow{Field::place, "place"},
    NamedRow{Field::persons, "persons"},
    NamedRow{Field::story, "story"},
    NamedRow{Field::wish, "wish"},
};

static_assert(in_order(channels, channel_count));
static_assert(in_order(kinds, complainant_kind_count));
static_assert(in_order(categories, category_count));
static_assert(in_order(replies, reply_by_count));
static_assert(in_order(fields, static_cast<int>(Field::wish) + 1));

}  // namespace

std::string_view name_of(Channel channel) {
    return row_of(channels, channel).name;
}
std::string_view name_of(ComplainantKind kind) {
    return row_of(kinds, kind).name;
}
std::string_view name_of(Category category) {
    return row_of(categories, category).name;
}
std::string_view name_of(ReplyBy reply_by) {
    return row_of(replies, reply_by).name;
}
std::string_view name_of(Field field) {
    return row_of(fields, field).name;
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

std::vector<std::string_view> names_of(const Categories& about) {
    std::vector<std::string_view> names;
    for (const auto& row : categories) {
        if (has(about, row.value)) names.push_back(row.name);
    }
    return names;
}

std::string list_of(const Categories& about) {
    return fmt::format("{}", fmt::join(names_of(about), ","));
}

std::optional<Categories> categories_from_list(std::string_view names) {
    Categories about;
    while (true) {
        const auto comma = names.find(',');
        const auto category = category_from(names.substr(0, comma));
        if (!category || has(about, *category)) return std::nullopt;
        about.set(static_cast<std::size_t>(*category));
        if (comma == std::string_view::npos) return about;
        names.remove_prefix(comma + 1);
    }
}

Word word_for(Category category) {
    return row_of(categories, category).word;
}
Word explanation_of(Category category) {
    return row_of(categories, category).explanation;
}
Word word_for(Channel channel) {
    return row_of(channels, channel).word;
}
Word word_for(ComplainantKind kind) {
    return row_of(kinds, kind).word;
}
Word word_for(ReplyBy reply_by) {
    return row_of(replies, reply_by).word;
}

std::string text_of(const Categories& about, const Words& words) {
    std::string text;
    for (const auto& row : categories) {
        if (has(about, row.value)) text += (text.empty() ? "" : ", ") + words(row.word);
    }
    return text;
}

}  // namespace klachtenzuil
