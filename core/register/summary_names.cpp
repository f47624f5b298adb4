#include "core/register/summary_names.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "core/base/wipe.hpp"
#include "core/register/search_text.hpp"

namespace klachtenzuil {

namespace {

constexpr std::size_t fewest_letters = 3;

/// Words of names that say nothing by themselves, and how people are addressed; as searchable() has them.
constexpr std::array<std::string_view, 38> no_names{
    "aan",  "and",    "bij", "bin",   "dal",  "das",  "del", "della", "den", "der",    "des",  "dhr",     "dokter",
    "dos",  "drs",    "een", "heer",  "het",  "ibn",  "ing", "las",   "los", "meneer", "mevr", "mevrouw", "mijnheer",
    "miss", "mister", "mrs", "onder", "over", "prof", "ten", "ter",   "the", "uit",    "van",  "von"};

/// What somebody begins with who does not know the name.
constexpr std::array<std::string_view, 19> describing{"a",    "an",   "dat",  "de",  "deze",   "die",  "dit",
                                                      "een",  "haar", "het",  "hun", "iemand", "mijn", "my",
                                                      "onze", "our",  "that", "the", "zijn"};

bool is_letter(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

/// The next run of letters, which is taken off the text; empty at its end.
std::string_view next_word(std::string_view& text) {
    const auto begin = std::ranges::find_if(text, is_letter);
    const auto end = std::find_if_not(begin, text.end(), is_letter);
    const std::string_view word(begin, end);
    text.remove_prefix(static_cast<std::size_t>(end - text.begin()));
    return word;
}

/// A word as it is compared. Dashes and quotes that are no ASCII have become some by then, and divide it.
template <class Each>
void for_each_compared(std::string_view word, Each each) {
    std::string folded = searchable(word);
    std::string_view rest = folded;
    for (std::string_view part = next_word(rest); !part.empty(); part = next_word(rest))
        each(part);
    wipe(folded);
}

/// The words of names; wiped when it goes.
class NameWords {
  public:
    NameWords() = default;
    NameWords(const NameWords&) = delete;
    NameWords& operator=(const NameWords&) = delete;
    ~NameWords() {
        while (!m_words.empty()) {
            auto word = m_words.extract(m_words.begin());
            wipe(word.value());
        }
    }

    void add_name(std::string_view name) {
        for (std::string_view word = next_word(name); !word.empty(); word = next_word(name))
            add(word);
    }

    /// A person as the complainant put it: a name, or a description in which names stand with capitals.
    void add_person(std::string_view person) {
        std::string_view rest = person;
        const std::string_view first = next_word(rest);
        bool describes = false;
        for_each_compared(first, [&](std::string_view part) {
            describes = describes || std::ranges::find(describing, part) != describing.end();
        });
        if (!describes) {
            add_name(person);
            return;
        }
        for (std::string_view word = next_word(rest); !word.empty(); word = next_word(rest)) {
            const bool lower = word.front() >= 'a' && word.front() <= 'z';
            if (!lower) add(word);
        }
    }

    bool hold(std::string_view word) const {
        bool found = false;
        for_each_compared(word, [&](std::string_view part) { found = found || m_words.contains(part); });
        return found;
    }

  private:
    void add(std::string_view word) {
        for_each_compared(word, [&](std::string_view part) {
            const bool is_name =
                characters(part) >= fewest_letters && std::ranges::find(no_names, part) == no_names.end();
            if (is_name) m_words.emplace(part);
        });
    }

    std::set<std::string, std::less<>> m_words;
};

}  // namespace

std::optional<std::string> name_in(std::string_view text, const Form& form) {
    NameWords names;
    names.add_name(form.complainant.name);
    names.add_name(form.complainant.representative.name);
    for (const std::string& person : form.persons)
        names.add_person(person);
    for (std::string_view word = next_word(text); !word.empty(); word = next_word(text)) {
        if (names.hold(word)) return std::string(word);
    }
    return std::nullopt;
}

}  // namespace klachtenzuil
