#include "platform/office/open_tables.hpp"

#include <fmt/format.h>

#include <utility>

#include "core/base/file.hpp"
#include "core/base/json.hpp"
#include "core/base/wipe.hpp"
#include "core/complaint/procedure.hpp"
#include "core/register/slices.hpp"
#include "platform/office/draft_place.hpp"
#include "platform/office/private_file.hpp"
#include "platform/office/table_writer.hpp"

namespace klachtenzuil {

namespace {

/// What a dossier holds, as far as it can be opened. Wiped when it goes away.
struct Dossier {
    DossierState state = DossierState::closed;
    std::optional<Form> form;
    std::vector<TakenStep> history;

    Dossier() = default;
    Dossier(Dossier&&) = default;
    Dossier& operator=(Dossier&&) = default;
    ~Dossier() {
        if (form) wipe(*form);
        for (TakenStep& step : history)
            wipe(step);
    }
};

/// Nothing for a failure that says nothing about the dossier: the disk, the database.
std::optional<DossierState> state_for(Reason reason) {
    switch (reason) {
        case Reason::person_concerned: return DossierState::concerned;
        case Reason::dossier_destroyed: return DossierState::destroyed;
        case Reason::dossier_elsewhere:
        case Reason::reference_unknown:
        case Reason::document_missing:
        case Reason::keys_damaged:
        case Reason::store_altered: return DossierState::closed;
        default: return std::nullopt;
    }
}

/// The step with what the journal tells in the clear.
std::optional<TakenStep> clear_step(const JournalEntry& entry) {
    const auto kind = step_kind_from(entry.step);
    if (!kind) return std::nullopt;
    TakenStep step{.node = entry.node,
                   .sequence = entry.sequence,
                   .at = entry.at,
                   .actor = entry.actor,
                   .kind = *kind,
                   .facts = {},
                   .part = {}};
    const auto facts = parse_json(entry.facts);
    if (!facts.is_object()) return step;
    for (const auto& [name, value] : facts.items()) {
        if (value.is_string()) step.facts[name] = value.get<std::string>();
    }
    // The token of an account says nothing to a person.
    if (const auto what = step.facts.find("what"); what != step.facts.end() && what->second == "person") {
        step.facts.erase("staff");
        step.facts.erase("was");
    }
    if (step.kind == StepKind::note && step.facts.contains("kind")) step.part = entry.part;
    return step;
}

class Opening {
  public:
    Opening(Register& store, const Casework& casework, const OpenRequest& request, const std::filesystem::path& place)
        : m_store(store), m_casework(casework), m_request(request), m_place(place) {
        switch (request.format) {
            case TableFormat::csv: m_writer = make_csv_writer(place); break;
            case TableFormat::json: m_writer = make_json_writer(place); break;
            case TableFormat::xlsx: m_writer = make_xlsx_writer(workbook(), place); break;
        }
    }

    std::filesystem::path workbook() const { return m_place / "workbook.xlsx"; }

    Result<OpenedTables> run() {
        std::optional<Reference> after;
        while (true) {
            const auto page = m_store.list({}, after, page_size);
            if (!page) return failed(page.error());
            for (const Complaint& complaint : *page) {
                if (m_request.since && complaint.received < *m_request.since) return end();
                if (auto written = write(complaint); !written) return failed(written.error());
            }
            if (page->empty()) return end();
            after = page->back().reference;
        }
    }

  private:
    static constexpr int page_size = 200;

    Result<OpenedTables> end() {
        if (auto finished = m_writer->finish(); !finished) return failed(finished.error());
        return m_opened;
    }

    Result<Dossier> open(const Complaint& complaint);
    Result<void> write(const Complaint& complaint);
    Result<void> write_register(const Complaint& complaint);
    Result<void> write_steps(const Complaint& complaint, const Dossier& dossier);
    Result<void> write_documents(const Complaint& complaint, Dossier& dossier);
    /// Where the document stands now, below the directory; fails as its dossier does.
    Result<std::string> write_document(const Complaint& complaint, const TakenStep& step) const;

    Result<void> add(Table table, Cells cells) {
        auto written = m_writer->write(table, cells);
        wipe(cells);
        return written;
    }

    Register& m_store;
    const Casework& m_casework;
    const OpenRequest& m_request;
    const std::filesystem::path m_place;
    std::unique_ptr<TableWriter> m_writer;
    OpenedTables m_opened;
};

Result<Dossier> Opening::open(const Complaint& complaint) {
    Dossier dossier;
    auto form = m_casework.form(complaint.id);
    if (form) {
        dossier.form = std::move(*form);
        dossier.state = DossierState::open;
    } else if (const auto state = state_for(form.error().reason)) {
        dossier.state = *state;
    } else {
        return failed(form.error());
    }
    auto history = m_casework.history(complaint.id);
    if (history) {
        dossier.history = std::move(*history);
    } else if (!state_for(history.error().reason)) {
        return failed(history.error());
    } else {
        // Nothing of it opens: then the steps stand there with what the journal says in the clear.
        dossier.state = DossierState::closed;
        const auto entries = read_steps(m_store, complaint.id);
        if (!entries) return failed(entries.error());
        for (const JournalEntry& entry : *entries) {
            if (auto step = clear_step(entry)) dossier.history.push_back(std::move(*step));
        }
    }
    return dossier;
}

Result<void> Opening::write_register(const Complaint& complaint) {
    const Cell reference = text_of(complaint.reference);
    if (auto added = add(Table::complaints, complaint_row(complaint, m_store.config().terms)); !added) return added;
    for (const Measure& measure : complaint.measures) {
        Cells cells = measure_cells(measure);
        cells.insert(cells.begin(), reference);
        if (auto added = add(Table::measures, std::move(cells)); !added) return added;
    }
    const auto disputes = disputes_of(m_store, complaint.id);
    if (!disputes) return failed(disputes.error());
    for (const Dispute& dispute : *disputes) {
        Cells cells = dispute_cells(dispute);
        cells.insert(cells.begin(), reference);
        if (auto added = add(Table::disputes, std::move(cells)); !added) return added;
    }
    return {};
}

Result<void> Opening::write_steps(const Complaint& complaint, const Dossier& dossier) {
    for (const TakenStep& step : dossier.history) {
        if (auto added = add(Table::steps, step_row(complaint, step)); !added) return added;
    }
    if (!dossier.form) return {};
    for (Cells& person : person_rows(complaint, *dossier.form, dossier.history)) {
        if (auto added = add(Table::persons, std::move(person)); !added) return added;
    }
    return {};
}

Result<std::string> Opening::write_document(const Complaint& complaint, const TakenStep& step) const {
    auto document = m_casework.document(complaint.id, *step.part);
    if (!document) return failed(document.error());
    wipe(document->name);
    const auto type = media_type_of(document->content);
    const std::string directory = "files/" + text_of(complaint.reference);
    std::string name = fmt::format("{}/{}-{}.{}", directory, step.node, step.sequence, type ? name_of(*type) : "bin");
    Result<void> written = make_private_directory(m_place / directory);
    if (written) {
        PrivateFile file(m_place / name);
        file.add({reinterpret_cast<const char*>(document->content.data()), document->content.size()});
        written = file.flush();
    }
    wipe(document->content);
    if (!written) return failed(written.error());
    return name;
}

Result<void> Opening::write_documents(const Complaint& complaint, Dossier& dossier) {
    const bool with_files = m_request.format != TableFormat::xlsx && dossier.state == DossierState::open;
    for (const TakenStep& step : dossier.history) {
        if (!is_document(step)) continue;
        std::string file;
        if (with_files) {
            auto written = write_document(complaint, step);
            if (written) {
                file = std::move(*written);
            } else if (state_for(written.error().reason)) {
                dossier.state = DossierState::closed;
            } else {
                return failed(written.error());
            }
        }
        if (auto added = add(Table::attachments, attachment_row(complaint, step, file)); !added) return added;
    }
    return {};
}

Result<void> Opening::write(const Complaint& complaint) {
    auto dossier = open(complaint);
    if (!dossier) return failed(dossier.error());
    if (auto written = write_register(complaint); !written) return written;
    if (auto written = write_steps(complaint, *dossier); !written) return written;
    if (auto written = write_documents(complaint, *dossier); !written) return written;
    ++m_opened.complaints;
    if (dossier->state == DossierState::open) ++m_opened.open;
    if (dossier->state == DossierState::closed) ++m_opened.closed;
    return add(Table::dossiers, dossier_row(complaint, dossier->state, dossier->form ? &*dossier->form : nullptr));
}

}  // namespace

Result<OpenedTables> open_tables(Register& store, const Casework& casework, const OpenRequest& request) {
    const StaffRole role = casework.account().role;
    if (role != StaffRole::management) return failed(Reason::not_permitted, std::string(name_of(role)));
    auto place = DraftPlace::make(request.to);
    if (!place) return failed(place.error());
    Opening opening(store, casework, request, (*place)->directory());
    auto opened = opening.run();
    if (!opened) return opened;
    const bool one_file = request.format == TableFormat::xlsx;
    auto finished = one_file ? (*place)->finish_file(opening.workbook()) : (*place)->finish_directory();
    if (!finished) return failed(finished.error());
    return opened;
}

}  // namespace klachtenzuil
