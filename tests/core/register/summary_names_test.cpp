// What a summary must not hold: it stays when the dossier is gone.

#include "core/register/summary_names.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "tests/support/forms.hpp"

using namespace klachtenzuil;

namespace {

Form told_by(std::string name, std::vector<std::string> persons, std::string representative = {}) {
    Form form = a_form().form();
    form.complainant.name = std::move(name);
    form.complainant.representative.name = std::move(representative);
    form.persons = std::move(persons);
    return form;
}

}  // namespace

TEST_CASE("a name of the dossier is found in a summary, however it is written") {
    struct Row {
        const char* what;
        Form form;
        const char* summary;
        const char* found;
    };
    const std::vector<Row> rows{
        {"the complainant's", told_by("Zoë Çelik", {}), "Er werd naar Zoë niet geluisterd.", "Zoë"},
        {"without its marks", told_by("Zoë Çelik", {}), "De klacht van mevrouw celik.", "celik"},
        {"in capitals", told_by("Jan de Vries", {}), "DE KLACHT VAN DE VRIES", "VRIES"},
        {"half of a double name", told_by("A. Jansen-Bakker", {}), "Bakker belde terug.", "Bakker"},
        {"with a dash of another kind", told_by("A. Jansen – Bakker", {}), "Aan Jansen–Smit verteld.", "Jansen–Smit"},
        {"before an apostrophe", told_by("Piet Jansen", {}), "Jansen's brief lag er al.", "Jansen"},
        {"the representative's", told_by("Jo Li", {}, "Mr. Okafor"), "Gebeld met Okafor.", "Okafor"},
        {"a named person's", told_by("Jo Li", {"Karin Smit"}), "Het gesprek met karin is over.", "karin"},
        {"in a description", told_by("Jo Li", {"de lange man, Henk geloof ik"}), "Henk luisterde niet.", "Henk"},
        {"in Cyrillic", told_by("Оксана Шевченко", {}), "Gesprek met оксана gevoerd.", "оксана"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK(name_in(row.summary, row.form) == std::optional<std::string>(row.found));
    }
}

TEST_CASE("what is no name, or no whole one, is let stand in a summary") {
    struct Row {
        const char* what;
        Form form;
        const char* summary;
    };
    const std::vector<Row> rows{
        {"particles and initials", told_by("J. van der Berg", {}), "De brief van der balie, en J. ook."},
        {"how somebody is addressed", told_by("Mevrouw Smit", {"meneer Bos"}), "Een mevrouw en een meneer wachtten."},
        {"a part of a word", told_by("Anna Smit", {}), "De smederij en de bananna."},
        {"two letters", told_by("Jo Li", {}), "Jo en li."},
        {"a description", told_by("Jo Li", {"de man aan de balie"}), "De man aan de balie luisterde niet."},
        {"nobody named", told_by("", {}), "Er werd te lang gewacht."},
    };
    for (const Row& row : rows) {
        CAPTURE(row.what);
        CHECK_FALSE(name_in(row.summary, row.form));
    }
}
