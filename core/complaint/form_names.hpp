#pragma once
// The names under which the form's enums are stored and sent, and the words that people read for them.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/complaint/form.hpp"

namespace klachtenzuil {

class Words;

std::string_view name_of(Channel channel);
std::string_view name_of(ComplainantKind kind);
std::string_view name_of(Category category);
std::string_view name_of(ReplyBy reply_by);
std::string_view name_of(Field field);

std::optional<Channel> channel_from(std::string_view name);
std::optional<ComplainantKind> complainant_kind_from(std::string_view name);
std::optional<Category> category_from(std::string_view name);
std::optional<ReplyBy> reply_by_from(std::string_view name);

/// The names of the chosen categories, in the order of the form.
std::vector<std::string_view> names_of(const Categories& about);
/// The same as one fact of a step holds them: "service,behaviour".
std::string list_of(const Categories& about);
/// At least one category, each once; else nothing.
std::optional<Categories> categories_from_list(std::string_view names);

/// "Gedrag", and the half sentence under it: "hoe iemand zich gedroeg".
Word word_for(Category category);
Word explanation_of(Category category);
Word word_for(Channel channel);
Word word_for(ComplainantKind kind);
Word word_for(ReplyBy reply_by);

/// The chosen categories as people read them: "Gedrag, Dienstverlening".
std::string text_of(const Categories& about, const Words& words);

}  // namespace klachtenzuil
