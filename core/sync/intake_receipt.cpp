#include "core/sync/intake_receipt.hpp"

#include <fmt/format.h>

#include "core/base/json.hpp"
#include "core/complaint/reference.hpp"
#include "core/register/carried_entry.hpp"
#include "core/sync/sequence.hpp"
#include "core/sync/signed_file.hpp"

namespace klachtenzuil {

namespace {

constexpr int receipt_version = 1;
constexpr const char* kind = "receipt";

std::string line_of(const IntakeReceipt& receipt) {
    const nlohmann::ordered_json json{
        {"klachtenzuil", kind},       {"version", receipt_version},   {"of", receipt.of},         {"by", receipt.by},
        {"through", receipt.through}, {"head", hex_of(receipt.head)}, {"at", iso_utc(receipt.at)}};
    return json.dump();
}

std::optional<IntakeReceipt> take(const nlohmann::json& json) {
    IntakeReceipt receipt{.of = json.at("of").get<std::string>(),
                          .by = json.at("by").get<std::string>(),
                          .through = json.at("through").get<std::int64_t>(),
                          .head = {},
                          .at = {}};
    const auto head = hash_from_hex(json.at("head").get<std::string>());
    const auto at = instant_from_iso(json.at("at").get<std::string>());
    if (!is_node_code(receipt.of) || receipt.through < 1 || !head || !at) return std::nullopt;
    receipt.head = *head;
    receipt.at = *at;
    return receipt;
}

}  // namespace

std::string file_name_of(const IntakeReceipt& receipt) {
    return fmt::format("{}-{}.{}.receipt", receipt.of, receipt.through, receipt.by);
}

std::optional<IntakeReceiptName> intake_receipt_name_from(std::string_view file_name) {
    constexpr std::string_view ending = ".receipt";
    if (!file_name.ends_with(ending)) return std::nullopt;
    file_name.remove_suffix(ending.size());
    const auto dash = file_name.find('-');
    const auto dot = file_name.find('.');
    if (dash == std::string_view::npos || dot == std::string_view::npos || dot < dash) return std::nullopt;
    IntakeReceiptName name{std::string(file_name.substr(0, dash)), std::string(file_name.substr(dot + 1)), 0};
    const auto through = sequence_from(file_name.substr(dash + 1, dot - dash - 1));
    if (!is_node_code(name.of) || !is_node_code(name.by) || !through) return std::nullopt;
    name.through = *through;
    return name;
}

Result<std::optional<IntakeReceipt>> write_intake_receipt(const Register& store, std::string_view node,
                                                          const std::filesystem::path& directory) {
    const auto head = head_of(store, node);
    if (!head) return failed(head.error());
    if (head->sequence == 0) return std::optional<IntakeReceipt>{};
    IntakeReceipt receipt{.of = std::string(node),
                          .by = store.config().node,
                          .through = head->sequence,
                          .head = head->hash,
                          .at = store.clock().now()};
    const auto path = directory / file_name_of(receipt);
    const auto own = own_card(store);
    if (!own) return failed(own.error());
    // One that says the same stays as it is, so that it is not sent again.
    const auto known = read_intake_receipt(path, std::span(&*own, 1));
    if (known && known->head == receipt.head) return known.value();
    if (auto written = write_signed_file(path, line_of(receipt), store.node_key()); !written) {
        return failed(written.error());
    }
    return std::optional(std::move(receipt));
}

Result<IntakeReceipt> read_intake_receipt(const std::filesystem::path& file, std::span<const NodeCard> known) {
    const auto line = read_signed_file(file, kind, "by", receipt_version, known);
    if (!line) return failed(line.error());
    try {
        auto receipt = take(line->json);
        if (receipt && line_of(*receipt) == line->text) return std::move(*receipt);
    } catch (const nlohmann::json::exception&) {
        return damaged(file, "line 1 lacks something, or holds what cannot be");
    }
    return damaged(file, "line 1 holds what cannot be");
}

}  // namespace klachtenzuil
