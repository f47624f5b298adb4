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

/// Whether the detail is a stored name of the procedure: a step, a fact of one, or a role. Elsewhere it can be what
/// somebody called an account or a file, which is never translated.
bool names_what_it_is_about(Reason reason) {
    static constexpr std::array such{Reason::step_out_of_order, Reason::not_permitted,    Reason::person_concerned,
                                     Reason::facts_missing,     Reason::fact_not_allowed, Reason::date_not_possible};
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

std::string Words::for_staff(const Failure& failure) const {
    std::string detail = failure.detail;
    if (names_what_it_is_about(failure.reason)) {
        const std::string* const said = find(fmt::format("detail.{}", detail.empty() ? "unsaid" : detail));
        if (said) detail = *said;
    }
    if (const auto day = date_from_iso(detail)) detail = date(*day);
    return fmt::vformat(by_id(fmt::format("failure.{}.staff", name_of(failure.reason))),
                        fmt::make_format_args(fmt::arg("detail", detail)));
}

const std::string& Words::for_visitor(Reason reason) const {
    return by_id(fmt::format("failure.{}.visitor", name_of(reason)));
}

}  // namespace klachtenzuil
