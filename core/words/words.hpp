#pragma once
// The catalogue of one language. A text that a person reads is always asked for by name: words(w::welcome_title).

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/failure.hpp"
#include "core/words/word.hpp"

namespace klachtenzuil {

/// Stored by its code: never rename one.
enum class Language { nl, en };
inline constexpr Language all_languages[] = {Language::nl, Language::en};

std::string_view code_of(Language language);
std::optional<Language> language_from_code(std::string_view code);

class Words {
  public:
    explicit Words(Language language);

    Language language() const { return m_language; }

    /// The text as it stands in the catalogue.
    const std::string& operator()(Word word) const { return m_texts[static_cast<std::size_t>(word.index)]; }

    /// The text with its {places} filled in: words.fill(w::done_reference, fmt::arg("reference", text)).
    template <class... Args>
    std::string fill(Word word, const Args&... args) const {
        return fmt::vformat((*this)(word), fmt::make_format_args(args...));
    }

    /// A date as it is spoken: "vrijdag 4 december 2026".
    std::string date(Date date) const;
    /// A month as it is spoken: "december 2026".
    std::string month(std::chrono::year_month month) const;
    /// The weekday's two-letter name, for the head of a calendar; 0 is Monday.
    const std::string& weekday_short(int day) const;
    /// A wall-clock time in hours and minutes: "14:05 uur".
    std::string time(std::chrono::seconds time_of_day) const;

    /// How long something takes: "6 weken" where the days are whole weeks, else "45 dagen".
    std::string days(int count) const;
    /// "2 jaar" where the months are whole years, else "18 maanden".
    std::string months(int count) const;

    /// What went wrong, exactly and with what to do, for staff. Rules, steps, facts and roles that the detail names by
    /// their stored names are called by their words: the first name is the rule (detail.NAME), whose {what}, {others}
    /// and {date} are the names after it.
    std::string for_staff(const Failure& failure) const;
    /// What went wrong, calmly, for the visitor.
    const std::string& for_visitor(Reason reason) const;

  private:
    /// What stands under a stored name of the procedure, and a day as it is spoken.
    std::string spoken(std::string_view name) const;
    std::string spoken_detail(std::string_view detail) const;
    const std::string* find(std::string_view id) const;
    const std::string& by_id(std::string_view id) const;

    Language m_language;
    std::vector<std::string> m_texts;
};

}  // namespace klachtenzuil
