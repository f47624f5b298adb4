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

const std::string& Words::by_id(std::string_view id) const {
    const auto* const end = word_ids + w::count;
    const auto* const found = std::lower_bound(word_ids, end, id);
    assert(found != end && *found == id);
    return m_texts[static_cast<std::size_t>(found - word_ids)];
}

std::string Words::for_staff(const Failure& failure) const {
    return fmt::vformat(by_id(fmt::format("failure.{}.staff", name_of(failure.reason))),
                        fmt::make_format_args(fmt::arg("detail", failure.detail)));
}

const std::string& Words::for_visitor(Reason reason) const {
    return by_id(fmt::format("failure.{}.visitor", name_of(reason)));
}

}  // namespace klachtenzuil
