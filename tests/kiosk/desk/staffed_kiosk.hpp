#pragma once
// A kiosk where people of every role sign in, one after the other.

#include <map>
#include <string>
#include <string_view>

#include "tests/support/played_kiosk.hpp"

namespace klachtenzuil {

/// A kiosk with one complaint, and people who come to it one after the other.
class StaffedKiosk : public PlayedKiosk {
  public:
    /// The passphrase that everybody chooses.
    static constexpr std::string_view own = "zeven fietsen in de regen";

    explicit StaffedKiosk(bool names_somebody);

    /// By directie, who is signed in.
    void add(const char* name, const char* role);
    /// The passphrase that was made for this name, once.
    const std::string& first_passphrase_of(std::string_view name) const { return m_once.find(name)->second; }
    /// Whoever was signed in leaves, and this one opens the only complaint.
    void comes(const char* name);
    void open();
    void take(const char* step, const char* filled_in);
    /// Neither side wants to talk, and it is decided all the same.
    void decide_unheard();

  private:
    void sign_in(std::string_view name, std::string_view passphrase);
    void choose_own();

    std::map<std::string, std::string, std::less<>> m_once;
};

}  // namespace klachtenzuil
