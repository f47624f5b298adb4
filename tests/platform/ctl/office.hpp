#pragma once
// An office with people of every role, who work by klachtenctl alone. Their passphrases cost nothing to try, so that a
// journey of many commands takes no minutes.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.hpp"
#include "core/base/json.hpp"
#include "core/complaint/form.hpp"
#include "tests/platform/ctl/place.hpp"

namespace klachtenzuil {

class Office : public Place {
  public:
    /// directie and devries manage, jansen handles, balie is the reception, extern is an independent person; nieuw has
    /// yet to choose a passphrase, weg was disabled, herstel is the recovery account.
    Office();

    /// A command of somebody who signs in.
    Ended as(std::string_view who, std::vector<std::string> arguments, std::string_view input = {}) const;
    /// A step with its facts from standard input; dates that are left out are today.
    Ended step(std::string_view who, const std::string& reference, std::string_view step, nlohmann::json facts) const;
    /// The same, which must work.
    void takes(std::string_view who, const std::string& reference, std::string_view step, nlohmann::json facts) const;
    /// The same, which must be refused: with this reason's status and sentence, and without a trace in the journal.
    void refused(Reason reason, std::string_view who, const std::string& reference, std::string_view step,
                 nlohmann::json facts) const;
    /// A complaint that came in 10 days ago; its number.
    std::string filed(const Form& form) const;
    std::string filed() const;

    nlohmann::json listed(const std::string& reference) const;
    nlohmann::json shown(std::string_view who, const std::string& reference) const;
    std::string passphrase_file(std::string_view who) const { return *this / ("pass-" + std::string(who)).c_str(); }

    Date today() const { return m_today; }
    std::string day(int from_today) const { return iso(plus_days(m_today, from_today)); }

  private:
    Date m_today;
};

/// The whole sentence of the reason, up to where its detail begins.
std::string beginning_of(Reason reason);

}  // namespace klachtenzuil
