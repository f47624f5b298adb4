#pragma once
// Asking a person at a terminal for something that nobody else may read.

#include <string>

#include "core/base/result.hpp"
#include "core/base/wipe.hpp"

namespace klachtenzuil::ctl {

/// Text that is wiped when it goes away.
class SecretText {
  public:
    SecretText() = default;
    explicit SecretText(std::string text) : m_text(std::move(text)) {}
    ~SecretText() { wipe(m_text); }
    SecretText(SecretText&& other) noexcept : m_text(std::move(other.m_text)) { wipe(other.m_text); }
    SecretText& operator=(SecretText&&) = delete;

    std::string& text() { return m_text; }
    const std::string& text() const { return m_text; }

  private:
    std::string m_text;
};

/// Whether somebody sits at a terminal of this process.
bool has_terminal();

/// Asks, and shows nothing of what is typed. Fails with sign_in_wrong when the person gives up or the terminal goes
/// away.
Result<SecretText> ask_hidden(const std::string& question);

}  // namespace klachtenzuil::ctl
