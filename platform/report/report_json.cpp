#include "platform/report/report_json.hpp"

#include "core/base/json.hpp"
#include "core/complaint/form_names.hpp"

namespace klachtenzuil {

namespace {

using Json = nlohmann::ordered_json;

Json number_or_null(std::optional<int> number) {
    return number ? Json(*number) : Json(nullptr);
}

struct CellJson {
    ColumnKind kind;

    Json operator()(std::monostate /*nothing*/) const { return nullptr; }
    Json operator()(const HiddenCell& /*hidden*/) const { return Json{{"hidden", true}}; }
    Json operator()(std::int64_t number) const {
        if (kind != ColumnKind::tenths) return number;
        return static_cast<double>(number) / 10;
    }
    Json operator()(const Date& date) const { return iso(date); }
    Json operator()(const std::string& text) const { return text; }
    Json operator()(const Word& word) const { return Json{{"word", word_ids[word.index]}}; }
    Json operator()(const Period& period) const { return Json{{"period", name_of(period)}}; }
    Json operator()(const DaySpan& span) const {
        return Json{{"days", Json::array({number_or_null(span.first), number_or_null(span.last)})}};
    }
};

Json json_of(const FigureTable& table) {
    Json columns = Json::array();
    for (const FigureColumn& column : table.columns)
        columns.push_back({{"name", column.name}, {"kind", name_of(column.kind)}});
    Json rows = Json::array();
    for (const FigureRow& row : table.rows) {
        Json cells = Json::object();
        for (std::size_t i = 0; i < table.columns.size(); ++i)
            cells[table.columns[i].name] = std::visit(CellJson{table.columns[i].kind}, row.cells[i]);
        rows.push_back({{"name", row.name}, {"cells", std::move(cells)}});
    }
    return {{"name", name_of(table.id)}, {"columns", std::move(columns)}, {"rows", std::move(rows)}};
}

Json json_of(const ManagementNote& note) {
    Json answers = Json::array();
    for (const ManagementNoteAnswer& answer : note.answers)
        answers.push_back({{"date", iso(answer.date)}, {"state", name_of(answer.state)}, {"text", answer.text}});
    return {{"date", iso(note.date)},
            {"kind", name_of(note.kind)},
            {"state", name_of(note.state())},
            {"text", note.text},
            {"answers", std::move(answers)}};
}

}  // namespace

std::string report_json(const ReportFacts& facts) {
    const Analysis& analysis = facts.analysis;
    const AnalysisScope& scope = analysis.scope;
    const Terms& terms = analysis.terms;
    Json tables = Json::array();
    for (const FigureTable& table : facts.tables)
        tables.push_back(json_of(table));
    Json notes = Json::array();
    for (const ManagementNote& note : facts.notes) {
        if (is_for(note, facts.whom)) notes.push_back(json_of(note));
    }
    const Json all{
        {"for", name_of(facts.whom)},
        {"period",
         {{"name", name_of(scope.period)}, {"first", iso(scope.period.first)}, {"last", iso(scope.period.last)}}},
        {"kind", scope.kind ? Json(name_of(*scope.kind)) : Json(nullptr)},
        {"channel", scope.channel ? Json(name_of(*scope.channel)) : Json(nullptr)},
        {"made", iso(facts.made)},
        {"today", iso(analysis.today)},
        {"terms",
         {{"acknowledge", terms.acknowledge_days},
          {"start", terms.start_days},
          {"refuse", terms.refuse_days},
          {"complete", terms.complete_days},
          {"extension", terms.extension_days}}},
        {"tables", std::move(tables)},
        {"notes", std::move(notes)}};
    // What is no UTF-8 is replaced, so that the document can be read.
    return all.dump(1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace klachtenzuil
