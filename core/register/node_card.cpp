#include "core/register/node_card.hpp"

#include <fmt/format.h>

#include "core/register/rows.hpp"
#include "core/register/statement.hpp"

namespace klachtenzuil {

namespace {

constexpr std::size_t key_digits = 64;

bool is_code(std::string_view text) {
    return !text.empty() && text.size() <= 4 &&
           text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == std::string_view::npos;
}

/// From the columns code, sign_key, desk_key.
std::optional<NodeCard> read_card(SQLite::Statement& row) {
    const auto sign_key = read_bytes<32>(row.getColumn(1));
    const auto desk_key = read_bytes<32>(row.getColumn(2));
    if (!sign_key || !desk_key) return std::nullopt;
    return NodeCard{row.getColumn(0).getString(), *sign_key, *desk_key};
}

Result<std::optional<NodeCard>> select_card(Sql& sql, std::string_view code) {
    auto select = sql.prepare("SELECT code, sign_key, desk_key FROM node WHERE code = ?");
    bind_values(*select, code);
    if (!select->executeStep()) return std::optional<NodeCard>{};
    auto card = read_card(*select);
    if (!card) return failed(Reason::store_damaged, "node");
    return card;
}

}  // namespace

std::string text_of(const NodeCard& card) {
    return fmt::format("{}-{}-{}", card.code, hex_of(card.sign_key), hex_of(card.desk_key));
}

std::optional<NodeCard> node_card_from(std::string_view text) {
    constexpr std::string_view white_space = " \t\r\n";
    const auto first = text.find_first_not_of(white_space);
    if (first == std::string_view::npos) return std::nullopt;
    text = text.substr(first, text.find_last_not_of(white_space) - first + 1);
    const auto dash = text.find('-');
    if (dash == std::string_view::npos || text.size() != dash + 2 + 2 * key_digits) return std::nullopt;
    const auto code = text.substr(0, dash);
    const auto sign_key = public_key_from_hex(text.substr(dash + 1, key_digits));
    const auto desk_key = public_key_from_hex(text.substr(dash + 2 + key_digits));
    if (!is_code(code) || text[dash + 1 + key_digits] != '-' || !sign_key || !desk_key) return std::nullopt;
    return NodeCard{std::string(code), *sign_key, *desk_key};
}

Result<NodeCard> own_card(const Register& store) {
    return store.database().read([](Sql& sql) -> Result<NodeCard> {
        auto node = own_node(sql);
        if (!node) return failed(node.error());
        return NodeCard{std::move(node->code), node->sign_key, node->desk_key};
    });
}

Result<std::vector<NodeCard>> known_nodes(const Register& store) {
    return store.database().read([](Sql& sql) -> Result<std::vector<NodeCard>> {
        std::vector<NodeCard> nodes;
        auto select = sql.prepare(
            "SELECT code, sign_key, desk_key FROM node WHERE own = 0"
            " AND code NOT IN (SELECT code FROM dismissed_node) ORDER BY code");
        while (select->executeStep()) {
            auto card = read_card(*select);
            if (!card) return failed(Reason::store_damaged, "node");
            nodes.push_back(std::move(*card));
        }
        return nodes;
    });
}

Result<std::vector<DismissedNode>> dismissed_nodes(const Register& store) {
    return store.database().read([](Sql& sql) -> Result<std::vector<DismissedNode>> {
        std::vector<DismissedNode> nodes;
        auto select = sql.prepare(
            "SELECT code, sign_key, desk_key, at_ms FROM dismissed_node JOIN node USING (code) ORDER BY code");
        while (select->executeStep()) {
            auto card = read_card(*select);
            if (!card) return failed(Reason::store_damaged, "node");
            nodes.push_back({std::move(*card), read_instant(select->getColumn(3))});
        }
        return nodes;
    });
}

Result<bool> dismiss_node(Register& store, std::string_view code) {
    return store.database().transaction([&](Sql& sql) -> Result<bool> {
        auto known = sql.prepare("SELECT 1 FROM node WHERE code = ? AND own = 0");
        bind_values(*known, code);
        if (!known->executeStep()) return false;
        auto insert = sql.prepare("INSERT OR IGNORE INTO dismissed_node (code, at_ms) VALUES (?, ?)");
        bind_values(*insert, code, store.clock().now());
        insert->exec();
        return true;
    });
}

Result<void> admit_node(Register& store, const NodeCard& card) {
    return store.database().transaction([&](Sql& sql) -> Result<void> {
        const auto own = own_node(sql);
        if (!own) return failed(own.error());
        if (own->code == card.code) return failed(Reason::node_known_otherwise, card.code);
        const auto known = select_card(sql, card.code);
        if (!known) return failed(known.error());
        if (*known && **known != card) return failed(Reason::node_known_otherwise, card.code);
        if (*known) {
            auto back = sql.prepare("DELETE FROM dismissed_node WHERE code = ?");
            bind_values(*back, card.code);
            back->exec();
            return {};
        }
        auto insert = sql.prepare("INSERT INTO node (code, own, sign_key, desk_key) VALUES (?, 0, ?, ?)");
        bind_values(*insert, card.code, card.sign_key, card.desk_key);
        insert->exec();
        return {};
    });
}

Result<std::optional<NodeCard>> office_of(const Config& config) {
    if (config.sync.office_key.empty()) return std::optional<NodeCard>{};
    auto card = node_card_from(config.sync.office_key);
    if (!card) return failed(Reason::node_card_bad, "sync.office_key");
    if (card->code == config.node) return std::optional<NodeCard>{};
    return card;
}

}  // namespace klachtenzuil
