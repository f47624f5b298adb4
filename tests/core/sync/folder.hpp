#pragma once
// The other end as tests have it: a folder whose calls can fail, and are counted.

#include <filesystem>
#include <fstream>
#include <functional>

#include "core/sync/transport.hpp"
#include "tests/support/temporary_directory.hpp"

namespace klachtenzuil {

class TestFolder final : public Transport {
  public:
    Result<void> put(std::string_view name, const std::filesystem::path& file) override {
        if (!goes()) return failed(Reason::transport_unreachable, "test");
        ++puts;
        std::filesystem::copy_file(file, path(name), std::filesystem::copy_options::overwrite_existing);
        return {};
    }
    Result<void> get(std::string_view name, const std::filesystem::path& file, std::uint64_t most) override {
        if (!goes()) return failed(Reason::transport_unreachable, "test");
        if (!std::filesystem::exists(path(name)) || (loses && loses(name)))
            return failed(Reason::transport_missing, std::string(name));
        if (std::filesystem::file_size(path(name)) > most) return failed(Reason::transport_refused, "test");
        ++gets;
        std::filesystem::copy_file(path(name), file, std::filesystem::copy_options::overwrite_existing);
        return {};
    }
    Result<void> remove(std::string_view name) override {
        if (!goes()) return failed(Reason::transport_unreachable, "test");
        std::filesystem::remove(path(name));
        return {};
    }

    Result<std::vector<std::string>> names() override {
        if (!goes()) return failed(Reason::transport_unreachable, "test");
        std::vector<std::string> names;
        for (const auto& file : std::filesystem::directory_iterator(place.path()))
            names.push_back(file.path().filename().string());
        return names;
    }

    std::filesystem::path path(std::string_view name) const { return place / name; }
    bool has(std::string_view name) const { return std::filesystem::exists(path(name)); }

    TemporaryDirectory place;
    int puts = 0;
    int gets = 0;
    std::function<bool(std::string_view)> loses;  ///< what is asked for is not there this time
    int good_calls = -1;                          ///< so many still go well; negative: all

  private:
    bool goes() { return good_calls < 0 || good_calls-- > 0; }
};

}  // namespace klachtenzuil
