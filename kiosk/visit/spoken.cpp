#include "kiosk/visit/spoken.hpp"

namespace klachtenzuil {

namespace {

std::string counted(const Words& words, int count, Word one, Word several) {
    return count == 1 ? words(one) : words.fill(several, fmt::arg("count", count));
}

}  // namespace

std::string spoken_days(const Words& words, int days) {
    if (days >= 7 && days % 7 == 0) return counted(words, days / 7, w::span_one_week, w::span_weeks);
    return counted(words, days, w::span_one_day, w::span_days);
}

std::string spoken_months(const Words& words, int months) {
    if (months >= 12 && months % 12 == 0) return counted(words, months / 12, w::span_one_year, w::span_years);
    return counted(words, months, w::span_one_month, w::span_months);
}

Word own_name(Language language) {
    switch (language) {
        case Language::nl: return w::language_nl;
        case Language::en: return w::language_en;
    }
    return w::language_nl;
}

std::string rather_talk(const Words& words, const Organisation& organisation) {
    if (organisation.phone.empty()) return words(w::help_desk);
    return words.fill(w::help_phone, fmt::arg("phone", organisation.phone));
}

}  // namespace klachtenzuil
