// Tables as CSV and as JSON: a file each.

#include <fmt/format.h>

#include <array>
#include <cassert>
#include <deque>

#include "core/base/json.hpp"
#include "core/base/wipe.hpp"
#include "platform/office/private_file.hpp"
#include "platform/office/table_writer.hpp"

namespace klachtenzuil {

namespace {

/// A cell that is no text, as both formats write it but for its quotes; empty for nothing.
struct Plain {
    std::string operator()(std::monostate /*nothing*/) const { return {}; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(std::int64_t number) const { return fmt::format("{}", number); }
    std::string operator()(bool yes) const { return yes ? "true" : "false"; }
    std::string operator()(Date date) const { return iso(date); }
    std::string operator()(Instant at) const { return iso_utc(at); }
};

/// One file for each table.
class Files {
  public:
    Files(const std::filesystem::path& directory, std::string_view ending) {
        for (int table = 0; table < table_count; ++table)
            m_files.emplace_back(directory / fmt::format("{}.{}", name_of(static_cast<Table>(table)), ending));
    }
    PrivateFile& of(Table table) { return m_files[static_cast<std::size_t>(table)]; }
    Result<void> flush() {
        for (PrivateFile& file : m_files) {
            if (auto flushed = file.flush(); !flushed) return flushed;
        }
        return {};
    }

  private:
    std::deque<PrivateFile> m_files;
};

class CsvWriter final : public TableWriter {
  public:
    explicit CsvWriter(const std::filesystem::path& directory) : m_files(directory, "csv") {
        for (int i = 0; i < table_count; ++i) {
            const auto table = static_cast<Table>(i);
            m_files.of(table).add(fmt::format("{}\r\n", fmt::join(columns_of(table), ",")));
        }
    }

    Result<void> write(Table table, const Cells& cells) override {
        assert(cells.size() == columns_of(table).size());
        PrivateFile& file = m_files.of(table);
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) file.add(",");
            add(file, cells[i]);
        }
        file.add("\r\n");
        return {};
    }

    Result<void> finish() override { return m_files.flush(); }

  private:
    static void add(PrivateFile& file, const Cell& cell) {
        std::string text = std::visit(Plain{}, cell);
        if (std::holds_alternative<std::string>(cell)) {
            std::string safe = defused(text);
            wipe(text);
            text = std::move(safe);
        }
        if (text.find_first_of(",\"\r\n") == std::string::npos) {
            file.add(text);
        } else {
            file.add("\"");
            for (std::string_view rest = text; !rest.empty();) {
                const auto quote = std::min(rest.find('"'), rest.size());
                file.add(rest.substr(0, quote));
                if (quote < rest.size()) file.add("\"\"");
                rest.remove_prefix(std::min(quote + 1, rest.size()));
            }
            file.add("\"");
        }
        wipe(text);
    }

    Files m_files;
};

class JsonWriter final : public TableWriter {
  public:
    explicit JsonWriter(const std::filesystem::path& directory) : m_files(directory, "json") {}

    Result<void> write(Table table, const Cells& cells) override {
        assert(cells.size() == columns_of(table).size());
        PrivateFile& file = m_files.of(table);
        bool& begun = m_begun[static_cast<std::size_t>(table)];
        file.add(begun ? ",\n{" : "[\n{");
        begun = true;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            file.add(fmt::format("{}\"{}\":", i > 0 ? "," : "", columns_of(table)[i]));
            add(file, cells[i]);
        }
        file.add("}");
        return {};
    }

    Result<void> finish() override {
        for (int i = 0; i < table_count; ++i)
            m_files.of(static_cast<Table>(i)).add(m_begun[static_cast<std::size_t>(i)] ? "\n]\n" : "[]\n");
        return m_files.flush();
    }

  private:
    static void add(PrivateFile& file, const Cell& cell) {
        if (std::holds_alternative<std::monostate>(cell)) return file.add("null");
        std::string text = std::visit(Plain{}, cell);
        const bool bare = std::holds_alternative<std::int64_t>(cell) || std::holds_alternative<bool>(cell);
        if (!bare) {
            nlohmann::json quoted = std::move(text);
            text = quoted.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
            wipe(quoted.get_ref<std::string&>());
        }
        file.add(text);
        wipe(text);
    }

    Files m_files;
    std::array<bool, table_count> m_begun{};
};

}  // namespace

std::string defused(std::string_view text) {
    const bool formula = !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
    return (formula ? "'" : "") + std::string(text);
}

std::unique_ptr<TableWriter> make_csv_writer(const std::filesystem::path& directory) {
    return std::make_unique<CsvWriter>(directory);
}

std::unique_ptr<TableWriter> make_json_writer(const std::filesystem::path& directory) {
    return std::make_unique<JsonWriter>(directory);
}

}  // namespace klachtenzuil
