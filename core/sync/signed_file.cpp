#include "core/sync/signed_file.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "core/base/file.hpp"
#include "core/base/json.hpp"
#include "core/complaint/reference.hpp"

namespace klachtenzuil {

namespace {

constexpr std::size_t signature_digits = 2 * std::tuple_size_v<Signature>;

std::span<const std::uint8_t> bytes_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/// Small digits only: one signature has one text.
std::optional<Signature> signature_from(std::string_view text) {
    if (text.size() != signature_digits) return std::nullopt;
    Signature signature{};
    for (std::size_t half = 0; half < 2; ++half) {
        const auto bytes = hash_from_hex(text.substr(half * signature_digits / 2, signature_digits / 2));
        if (!bytes) return std::nullopt;
        std::ranges::copy(*bytes, signature.begin() + static_cast<std::ptrdiff_t>(half * bytes->size()));
    }
    return signature;
}

}  // namespace

std::optional<Hash> hash_from_hex(std::string_view text) {
    if (text.size() != 2 * std::tuple_size_v<Hash>) return std::nullopt;
    const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
    Hash hash{};
    for (std::size_t i = 0; i < hash.size(); ++i) {
        const int high = digit(text[2 * i]);
        const int low = digit(text[2 * i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        hash[i] = static_cast<std::uint8_t>(high * 16 + low);
    }
    return hash;
}

tl::unexpected<Failure> damaged(const std::filesystem::path& path, std::string_view where) {
    return failed(Reason::bundle_damaged, fmt::format("{}: {}", path.filename().string(), where));
}

Result<void> write_signed_file(const std::filesystem::path& path, const std::string& line, const NodeKey& key) {
    const Signature signature = key.sign(bytes_of(line));
    const std::string text = line + '\n' + hex_of(signature) + '\n';
    return write_durably(path, std::as_bytes(std::span(text.data(), text.size())));
}

Result<SignedLine> read_signed_file(const std::filesystem::path& path, std::string_view kind, std::string_view signer,
                                    int version, std::span<const NodeCard> known) {
    const auto content = read_whole(path, largest_signed_file);
    if (!content) return damaged(path, "cannot be read, or is larger than such a file can be");
    const std::string_view text(reinterpret_cast<const char*>(content->data()), content->size());
    const auto end = text.find('\n');
    if (end == std::string_view::npos) return damaged(path, "line 1 has no end");
    const std::string_view line = text.substr(0, end);
    std::string node;
    int its_version = 0;
    nlohmann::json json = parse_json(line);
    try {
        if (json.at("klachtenzuil").get<std::string>() != kind)
            return damaged(path, "line 1 says it is something else");
        node = json.at(signer).get<std::string>();
        its_version = json.at("version").get<int>();
    } catch (const nlohmann::json::exception&) {
        return damaged(path, "line 1 cannot be read");
    }
    const auto card = std::ranges::find(known, node, &NodeCard::code);
    if (card == known.end()) {
        return failed(Reason::bundle_stranger,
                      fmt::format("{} ({})", path.filename().string(), is_node_code(node) ? node : std::string("?")));
    }
    const std::string_view rest = text.substr(end + 1);
    const auto signature = signature_from(rest.substr(0, std::min(rest.size(), signature_digits)));
    if (!signature || rest.substr(signature_digits) != "\n") return damaged(path, "line 2 is no signature");
    if (!is_signed_by(card->sign_key, bytes_of(line), *signature)) {
        return damaged(path, fmt::format("line 1 is not what {} signed in line 2", node));
    }
    if (its_version > version) return failed(Reason::bundle_newer, path.filename().string());
    return SignedLine{std::string(line), std::move(json)};
}

}  // namespace klachtenzuil
