// Documents of a complaint: attachments that were brought, and letters that were sent.

#include <algorithm>
#include <array>

#include "core/complaint/text.hpp"
#include "core/register/case_file.hpp"
#include "core/register/casework.hpp"
#include "core/register/dossier.hpp"
#include "core/register/fold.hpp"
#include "core/register/statement.hpp"
#include "core/register/step_store.hpp"
#include "core/staff/seal_document.hpp"

namespace klachtenzuil {

namespace {

constexpr std::array<std::string_view, media_type_count> media_names{"pdf", "jpeg", "png"};

struct NewDocument {
    PartKind kind;
    std::string_view name;
    std::string_view type;
    std::span<const std::byte> content;
};

bool begins_with(std::span<const std::byte> content, std::string_view signature) {
    return content.size() >= signature.size() &&
           std::equal(signature.begin(), signature.end(), content.begin(),
                      [](char a, std::byte b) { return static_cast<std::byte>(a) == b; });
}

int attachments_in(Sql& sql, const ComplaintId& id) {
    auto select = sql.prepare("SELECT count(*) FROM dossier_part WHERE complaint = ? AND kind = ?");
    bind_values(*select, id, name_of(PartKind::attachment));
    select->executeStep();
    return select->getColumn(0).getInt();
}

Result<Hash> keep(Sql& sql, const SignedIn& who, const Clock& clock, const ComplaintId& id,
                  const NewDocument& document) {
    const auto file = open_readable_case(sql, who, id);
    if (!file) return failed(file.error());
    if (document.kind == PartKind::attachment && attachments_in(sql, id) >= most_attachments) {
        return failed(Reason::attachments_too_many);
    }
    const auto end = journal_end(sql, clock, id);
    if (!end) return failed(end.error());
    const Sealed sealed = seal_document(file->key, id, document.kind, document.name, document.content);
    const Hash hash = hash_of(sealed);
    insert_part(sql, id, document.kind, hash, sealed);
    const auto written = write_step(sql, *end, file->complaint,
                                    {.kind = StepKind::note,
                                     .actor = file->actor.name,
                                     .complaint = id,
                                     .facts = write_facts(Facts{{"date", iso(amsterdam(end->now).date)},
                                                                {"kind", std::string(name_of(document.kind))},
                                                                {"type", std::string(document.type)},
                                                                {"bytes", std::to_string(document.content.size())}}),
                                     .part = hash});
    if (!written) return failed(written.error());
    return hash;
}

/// A name that a person gave to a file: one line of text.
bool is_document_name(std::string_view name) {
    return !is_blank(name) && is_plain_text(name) && characters(name) <= name_limit &&
           name.size() <= longest_document_name && name.find_first_of("\n\r\t") == std::string_view::npos;
}

}  // namespace

std::string_view name_of(MediaType type) {
    return media_names[static_cast<std::size_t>(type)];
}

std::optional<MediaType> media_type_of(std::span<const std::byte> content) {
    if (begins_with(content, "%PDF-")) return MediaType::pdf;
    if (begins_with(content, "\xFF\xD8\xFF")) return MediaType::jpeg;
    if (begins_with(content, "\x89PNG\r\n\x1A\n")) return MediaType::png;
    return std::nullopt;
}

bool has_its_end(MediaType type, std::span<const std::byte> content) {
    // Programs write a little behind it.
    constexpr std::size_t room = 4096;
    const auto last = content.last(std::min(content.size(), room));
    const auto holds = [last](std::string_view sign) {
        const auto bytes = std::as_bytes(std::span(sign));
        return !std::ranges::search(last, bytes).empty();
    };
    switch (type) {
        case MediaType::pdf: return holds("%%EOF");
        case MediaType::jpeg: return holds("\xFF\xD9");
        case MediaType::png: return holds("IEND");
    }
    return false;
}

Result<Hash> Casework::attach(const ComplaintId& id, std::string_view name, std::span<const std::byte> content) {
    if (content.size() > largest_attachment) return failed(Reason::attachment_too_large, "too_many_bytes");
    const auto type = media_type_of(content);
    // The original may be taken away once it is kept here.
    if (!type || !has_its_end(*type, content)) return failed(Reason::attachment_type);
    if (!is_document_name(name)) return failed(Reason::fact_not_allowed, "name");
    return m_store.database().transaction([&](Sql& sql) {
        return keep(sql, m_who, m_clock, id,
                    {.kind = PartKind::attachment, .name = name, .type = name_of(*type), .content = content});
    });
}

Result<Hash> Casework::keep_letter(const ComplaintId& id, std::string_view kind, std::span<const std::byte> pdf) {
    if (media_type_of(pdf) != MediaType::pdf) return failed(Reason::attachment_type);
    if (pdf.size() > largest_attachment) return failed(Reason::attachment_too_large, "too_many_bytes");
    const std::string name = std::string(kind) + ".pdf";
    if (!is_document_name(name)) return failed(Reason::fact_not_allowed, "kind");
    return m_store.database().transaction([&](Sql& sql) {
        return keep(sql, m_who, m_clock, id, {.kind = PartKind::letter, .name = name, .type = kind, .content = pdf});
    });
}

Result<DossierDocument> Casework::document(const ComplaintId& id, const Hash& part) const {
    return m_store.database().read([&](Sql& sql) -> Result<DossierDocument> {
        const auto file = open_readable_case(sql, m_who, id);
        if (!file) return failed(file.error());
        auto select = sql.prepare("SELECT kind, sealed FROM dossier_part WHERE hash = ? AND complaint = ?");
        bind_values(*select, part, id);
        if (!select->executeStep()) return failed(Reason::document_missing);
        const std::string kind = select->getColumn(0).getString();
        if (kind != name_of(PartKind::attachment) && kind != name_of(PartKind::letter)) {
            return failed(Reason::document_missing);
        }
        DossierDocument document;
        document.kind = kind == name_of(PartKind::letter) ? PartKind::letter : PartKind::attachment;
        const auto sealed = bytes_of(select->getColumn(1));
        auto name = open_document_name(file->key, id, document.kind, sealed);
        if (!name) return failed(name.error());
        document.name = std::move(*name);
        auto content = open_document(file->key, id, document.kind, sealed);
        if (!content) return failed(content.error());
        document.content = std::move(*content);
        return document;
    });
}

}  // namespace klachtenzuil
