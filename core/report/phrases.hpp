#pragma once
// Figures as parts of a sentence: read from the tables of the report, never counted anew. For core/report only.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/report/report.hpp"

namespace klachtenzuil {

/// "1 dag", "91 dagen": never in weeks, so that it is the number of the table.
std::string counted_days(std::int64_t count, const Words& words);
/// "1 dag", "39 dagen", "2,5 dagen".
std::string counted_tenths(std::int64_t tenths, const Words& words);

class Phrases {
  public:
    Phrases(const ReportFacts& facts, const Words& words) : m_facts(facts), m_words(words) {}

    /// Nothing: the cell is not there, empty or hidden.
    std::optional<std::int64_t> number(TableId table, std::string_view row, std::string_view column) const;
    std::optional<std::int64_t> overview(std::string_view row) const { return number(TableId::overview, row, "now"); }
    std::string label_of(const FigureRow& row) const;
    /// Of what is published, most numbers are rounded: nothing where they are exact, else to multiples of so many.
    std::optional<std::int64_t> rounded_to() const;
    /// "12", or "ongeveer 10" where it is rounded.
    std::string amount(std::int64_t count) const;

    /// "1 keer", "3 keer".
    std::string times(std::int64_t count) const;
    /// The same of what is exact in every report.
    std::string exact_times(std::int64_t count) const;
    /// "1 klacht", "3 klachten".
    std::string complaints(std::int64_t count) const;
    /// "7 van de 9 keer".
    std::string of_times(std::int64_t part, std::int64_t whole) const;

    struct Most {
        std::string row;
        std::string label;
        std::int64_t count = 0;  ///< in a table without counts, the percentage
    };
    /// The row that counts most, where there is one alone and enough to say what is usual.
    std::optional<Most> most_of(TableId table) const;
    /// How often that is, with what it is a part of where that is shown: "bij 12 van de 40 klachten".
    std::string often(TableId table, const Most& most) const;
    /// Its counts, or its shares where it has no counts.
    std::string_view counted_column(TableId table) const;

  private:
    const ReportFacts& m_facts;
    const Words& m_words;
};

}  // namespace klachtenzuil
