#include "tests/platform/ctl/office.hpp"

#include "core/base/clock.hpp"
#include "core/complaint/form_json.hpp"
#include "core/config/config.hpp"
#include "core/register/accounts.hpp"
#include "core/words/words.hpp"
#include "tests/support/forms.hpp"
#include "tests/support/node.hpp"

namespace klachtenzuil {

namespace {

constexpr auto own_passphrase = "drie fietsen achter de schuur";

/// Gives out the accounts, with passphrases that cost nothing.
class Personnel {
  public:
    Personnel(const std::filesystem::path& data, const Office& office) : m_office(office) {
        m_config.node = "T1";
        REQUIRE(Register::init(data, m_config, m_clock, cheapest_cost()));
        auto opened = Register::open(data, m_config, m_clock);
        REQUIRE(opened);
        m_store = std::move(*opened);
        m_director = in(first_account_name, first_passphrase(data));
        choose(m_director);
    }
    void add(std::string_view name, StaffRole role) {
        SignedIn who = in(name, once(name, role));
        choose(who);
    }
    void add_new(std::string_view name, StaffRole role) { write(name, once(name, role)); }
    void disable(std::string_view name) { REQUIRE(disable_account(*m_store, m_director, name, m_clock)); }
    void make_recovery_key() {
        const auto key = klachtenzuil::make_recovery_key(*m_store, m_director, m_clock, cheapest_cost());
        REQUIRE(key);
        write(recovery_account_name, *key);
    }

  private:
    SignedIn in(std::string_view name, std::string_view passphrase) {
        auto who = sign_in(*m_store, name, passphrase, m_clock);
        REQUIRE(who);
        return std::move(*who);
    }
    std::string once(std::string_view name, StaffRole role) {
        auto given = add_account(*m_store, m_director, name, role, m_clock, cheapest_cost());
        REQUIRE(given);
        return std::move(*given);
    }
    void choose(SignedIn& who) {
        REQUIRE(change_own_passphrase(*m_store, who, own_passphrase, m_clock, cheapest_cost()));
        write(who.account.name, own_passphrase);
    }
    void write(std::string_view name, std::string_view passphrase) {
        m_office.write(("pass-" + std::string(name)).c_str(), std::string(passphrase) + "\n");
    }

    const Office& m_office;
    SystemClock m_clock;
    Config m_config = default_config();
    std::unique_ptr<Register> m_store;
    SignedIn m_director;
};

}  // namespace

std::string beginning_of(Reason reason) {
    const std::string whole = Words(Language::nl).for_staff({reason, "@"});
    return whole.substr(0, whole.find('@'));
}

Office::Office() : m_today(amsterdam(SystemClock().now()).date) {
    Personnel personnel(data(), *this);
    personnel.add("devries", StaffRole::management);
    personnel.add("jansen", StaffRole::handler);
    personnel.add("balie", StaffRole::receptionist);
    personnel.add("extern", StaffRole::independent);
    personnel.add_new("nieuw", StaffRole::handler);
    personnel.add("weg", StaffRole::management);
    personnel.disable("weg");
    personnel.make_recovery_key();
}

Ended Office::as(std::string_view who, std::vector<std::string> arguments, std::string_view input) const {
    for (const auto& each :
         {std::string("--as"), std::string(who), std::string("--passphrase-file"), passphrase_file(who)})
        arguments.push_back(each);
    return ctl().run(arguments, input);
}

Ended Office::step(std::string_view who, const std::string& reference, std::string_view step,
                   nlohmann::json facts) const {
    if (!facts.contains("date")) facts["date"] = day(0);
    return as(who, {"step", reference, std::string(step), "--facts", "-"}, facts.dump());
}

void Office::takes(std::string_view who, const std::string& reference, std::string_view step,
                   nlohmann::json facts) const {
    const auto ended = this->step(who, reference, step, std::move(facts));
    CAPTURE(std::string(who));
    CAPTURE(std::string(step));
    CAPTURE(ended.err);
    REQUIRE(ended.status == 0);
}

void Office::refused(Reason reason, std::string_view who, const std::string& reference, std::string_view step,
                     nlohmann::json facts) const {
    const auto before = ctl().run({"verify", "--json"}).out;
    const auto ended = this->step(who, reference, step, std::move(facts));
    CAPTURE(std::string(who));
    CAPTURE(std::string(step));
    CAPTURE(ended.err);
    CHECK(ended.status == exit_status(reason));
    CHECK(ended.out.empty());
    CHECK(ended.err.starts_with(beginning_of(reason)));
    CHECK(ctl().run({"verify", "--json"}).out == before);  // nothing was written
}

std::string Office::filed(const Form& form) const {
    const auto ended = ctl().run({"file", "-"}, write_form(form));
    CAPTURE(ended.err);
    REQUIRE(ended.status == 0);
    return ended.out.substr(0, ended.out.find('\n'));
}

std::string Office::filed() const {
    Form form = a_form().by(Channel::phone).naming_nobody().form();
    form.received = plus_days(m_today, -10);
    form.complainant.address = "Kade 1, Utrecht";
    return filed(form);
}

nlohmann::json Office::listed(const std::string& reference) const {
    for (const auto& line : lines_of(ctl().run({"list", "--json"}).out)) {
        if (line["reference"] == reference) return line;
    }
    return {};
}

nlohmann::json Office::shown(std::string_view who, const std::string& reference) const {
    const auto ended = as(who, {"show", reference, "--json"});
    CAPTURE(ended.err);
    REQUIRE(ended.status == 0);
    return parse_json(ended.out);
}

}  // namespace klachtenzuil
