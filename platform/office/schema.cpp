#include "platform/office/schema.hpp"

#include <fmt/format.h>

#include <array>
#include <string>

extern "C" const char office_sql_1_begin[], office_sql_1_end[], office_sql_2_begin[], office_sql_2_end[];

namespace klachtenzuil {

namespace {

struct Script {
    const char* begin;
    const char* end;
};
const std::array scripts{Script{office_sql_1_begin, office_sql_1_end}, Script{office_sql_2_begin, office_sql_2_end}};

/// The number of the last script that these tables went through; 0 where there are none.
Result<std::size_t> version_of(Postgres& postgres) {
    const auto there = postgres.ask("SELECT to_regclass('klachtenzuil.migration') IS NOT NULL");
    if (!there) return failed(there.error());
    if (there->front().front() != "t") return 0U;
    const auto number = postgres.ask("SELECT coalesce(max(number), 0) FROM klachtenzuil.migration");
    if (!number) return failed(number.error());
    return std::stoul(number->front().front().value_or("0"));
}

}  // namespace

Result<void> prepare_tables(Postgres& postgres) {
    const auto version = version_of(postgres);
    if (!version) return failed(version.error());
    if (*version > scripts.size()) return failed(Reason::office_store_differs, fmt::format("{:04}", *version));
    for (std::size_t at = *version; at < scripts.size(); ++at) {
        const std::string script(scripts[at].begin, scripts[at].end);
        // One message of several statements is one transaction.
        auto applied =
            postgres.run(fmt::format("{};\nINSERT INTO klachtenzuil.migration (number) VALUES ({})", script, at + 1));
        if (!applied) return applied;
    }
    return {};
}

}  // namespace klachtenzuil
