#pragma once
// What the yearly report says, section by section; how it looks is the renderer's business. Source: procedure, "Learn"
// and "What the yearly analysis holds".

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/analysis/figures.hpp"
#include "core/analysis/table.hpp"
#include "core/config/config.hpp"
#include "core/register/management_notes.hpp"
#include "core/report/chart.hpp"
#include "core/words/words.hpp"

namespace klachtenzuil {

/// For whom a report is made. Typed and written by name: never rename one.
enum class ReportFor {
    management,    ///< every figure, however small: tables_of()
    work_meeting,  ///< for all who work here; tells of no person: published_tables()
};
inline constexpr int report_for_count = 2;
std::string_view name_of(ReportFor whom);
std::optional<ReportFor> report_for_from(std::string_view name);

/// Whoever works here must know what changes; what management only considers stays with management.
bool is_for(const ManagementNote& note, ReportFor whom);

struct ReportFacts {
    ReportFor whom = ReportFor::management;
    Analysis analysis;
    std::vector<FigureTable> tables;    ///< those of `whom`: every number in the report stands in one of them
    std::vector<ManagementNote> notes;  ///< notes_for() the period
    Date made;
};

/// A sentence or a few.
struct ReportText {
    std::string text;
    bool quiet = false;
};
/// Sentences of equal weight, one below the other.
struct ReportList {
    std::vector<std::string> items;
};
/// The table behind it stands in the report too, unless it holds nothing but zeros or shows_nothing().
struct ReportChart {
    Chart chart;
};
struct ReportTable {
    FigureTable table;
};
/// What management wrote down, and what became of it.
struct ReportNote {
    std::string head;  ///< what it is, and its date
    std::string text;
    std::vector<std::pair<std::string, std::string>> answers;  ///< date and how it stands; what was written
};
/// A word and what it means.
struct ReportMeaning {
    std::string word;
    std::string meaning;
};
using ReportBlock = std::variant<ReportText, ReportList, ReportChart, ReportTable, ReportNote, ReportMeaning>;

struct ReportSection {
    std::string title;
    bool new_page = false;
    std::vector<ReportBlock> blocks;
};

struct Report {
    ReportFor whom = ReportFor::management;
    Language language = Language::nl;
    std::vector<std::string> letterhead;  ///< the organisation: name first
    std::string title;
    std::string period;                                      ///< as people call it
    std::vector<std::pair<std::string, std::string>> cover;  ///< label and value
    std::vector<std::string> cover_texts;                    ///< for whose eyes it is, and what it does not say yet
    std::vector<ReportSection> sections;
    std::string foot;
    std::string page_of;  ///< "Pagina {page} van {pages}"
};

Report make_report(const ReportFacts& facts, const Config& config, Language language);

/// The year in sentences. What the tables do not show, or what is too little to say something of, has none.
std::vector<std::string> summary_of(const ReportFacts& facts, const Words& words);

/// What management has to decide, as questions: measures that are overdue or failed, causes that came back, terms that
/// were often missed, notes that are still open. Empty: nothing.
std::vector<std::string> decisions_of(const ReportFacts& facts, const Words& words);

/// A term that was met less often than this asks for a decision. The procedure names no share; it wants every term met.
inline constexpr std::int64_t percent_expected_in_term = 90;
/// Most measures of one kind that are asked about one by one.
inline constexpr std::size_t most_questions_of_a_kind = 10;

/// What the words of the report mean, in plain words.
std::vector<ReportMeaning> meanings_of(const ReportFacts& facts, const Config& config, const Words& words);

}  // namespace klachtenzuil
