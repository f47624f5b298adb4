#pragma once
// Which causes are one and the same: case and spaces make no other cause. For core/analysis only.

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace klachtenzuil {

class CauseBook {
  public:
    /// Those of the configuration have the first numbers.
    explicit CauseBook(std::span<const std::string> configured);

    /// More different spellings than this are one cause without a name, so that memory stays bounded.
    static constexpr std::size_t most_spellings = 10'000;

    /// The number of the cause, from 0.
    std::size_t number_of(std::string_view cause);
    /// As it was written first; empty for the one without a name.
    const std::string& text(std::size_t number) const { return m_texts[number]; }
    std::size_t size() const { return m_texts.size(); }
    std::size_t configured() const { return m_configured; }

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    using Numbers = std::unordered_map<std::string, std::size_t, Hash, std::equal_to<>>;

    std::size_t number_of_new(std::string_view cause);

    Numbers m_spellings;
    Numbers m_keys;
    std::vector<std::string> m_texts;
    std::size_t m_configured = 0;
};

}  // namespace klachtenzuil
