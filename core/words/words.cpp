#include "core/words/words.hpp"

#include <algorithm>
#include <array>
#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <cassert>
#include <locale>

#include "core/words/list.hpp"

extern "C" {
extern const char catalogue_nl_begin[], catalogue_nl_end[];
extern const char catalogue_en_begin[], catalogue_en_end[];
}

namespace klachtenzuil {

namespace {

struct Catalogue {
    Language language;
    std::string_view code;
    const char* begin;
    const char* end;
};

constexpr std::array catalogues{
    Catalogue{Language::nl, "nl", catalogue_nl_begin, catalogue_nl_end},
    Catalogue{Language::en, "en", catalogue_en_begin, catalogue_en_end},
};
static_assert(catalogues.size() == std::size(all_languages));

const Catalogue& catalogue(Language language) {
    return catalogues[static_cast<std::size_t>(language)];
}

/// Whether the detail is made of stored names of the procedure: rules, steps, facts, roles, stages. Elsewhere it can be
/// what somebody called an account or a file, which is never translated.
bool names_what_it_is_about(Reason reason) {
    static constexpr std::array such{Reason::step_out_of_order, Reason::not_permitted,       Reason::person_concerned,
                                     Reason::facts_missing,     Reason::fact_not_allowed,    Reason::date_not_possible,
                                     Reason::retention_runs,    Reason::attachment_too_large};
    return std::find(such.begin(), such.end(), reason) != such.end();
}

/// A locale whose messages come from the bytes that are linked in, so that no file can be missing or damaged.
std::locale open_catalogue(const Catalogue& source) {
    namespace catalogues_of = boost::locale::gnu_gettext;
    catalogues_of::messages_info info;
    info.language = source.code;
    info.encoding = "UTF-8";
    info.paths = {""};
    info.domains = {catalogues_of::messages_info::domain("words")};
    info.callback = [&source](const std::string&, const std::string&) {
        return std::vector<char>(source.begin, source.end);
    };
    return {std::locale::classic(), catalogues_of::create_messages_facet<char>(info)};
}

}  // namespace

std::string_view code_of(Language language) {
    return catalogue(language).code;
}

std::optional<Language> language_from_code(std::string_view code) {
    for (const auto& each : catalogues) {
        if (each.code == code) return each.language;
    }
    return std::nullopt;
}

Words::Words(Language language) : m_language(language) {
    const std::locale messages = open_catalogue(catalogue(language));
    m_texts.reserve(w::count);
    for (int i = 0; i < w::count; ++i)
        m_texts.push_back(boost::locale::gettext(word_ids[i], messages));
}

const std::string* Words::find(std::string_view id) const {
    const auto* const end = word_ids + w::count;
    const auto* const found = std::lower_bound(word_ids, end, id);
    if (found == end || *found != id) return nullptr;
    return &m_texts[static_cast<std::size_t>(found - word_ids)];
}

const std::string& Words::by_id(std::string_view id) const {
    const std::string* const found = find(id);
    assert(found);
    return *found;
}

std::string Words::spoken(std::string_view name) const {
    if (const auto day = date_from_iso(name)) return date(*day);
    if (const std::string* const said = find(fmt::format("detail.{}", name))) return *said;
    const std::string* const stage = find(fmt::format("complaint.stage.{}", name));
    return stage ? *stage : std::string();
}

std::string Words::spoken_detail(std::string_view detail) const {
    if (detail.empty()) return spoken("unsaid");
    const std::string as_it_is(detail);
    std::string said, what, others, day;
    for (std::size_t begin = 0; begin < detail.size();) {
        const std::size_t end = std::min(detail.find(' ', begin), detail.size());
        const std::string_view name = detail.substr(begin, end - begin);
        std::string word = spoken(name);
        if (word.empty()) return as_it_is;  // a sentence of its own, that only begins with such a name
        std::string& place = begin == 0 ? said : date_from_iso(name) ? day : what.empty() ? what : others;
        if (!place.empty()) place += ", ";
        place += word;
        begin = end + 1;
    }
    return fmt::vformat(
        said, fmt::make_format_args(fmt::arg("what", what), fmt::arg("others", others), fmt::arg("date", day)));
}

std::string Words::for_staff(const Failure& failure) const {
    const std::string detail = names_what_it_is_about(failure.reason) || date_from_iso(failure.detail)
                                   ? spoken_detail(failure.detail)
                                   : failure.detail;
    return fmt::vformat(by_id(fmt::format("failure.{}.staff", name_of(failure.reason))),
                        fmt::make_format_args(fmt::arg("detail", detail)));
}

const std::string& Words::for_visitor(Reason reason) const {
    return by_id(fmt::format("failure.{}.visitor", name_of(reason)));
}

}  // namespace klachtenzuil
