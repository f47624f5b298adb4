#pragma once
// Complaints as tests tell them: a_form().about(Category::behaviour).told("…").form().

#include <string>
#include <utility>

#include "core/complaint/form.hpp"

namespace klachtenzuil {

class FormBuilder {
  public:
    FormBuilder() {
        m_form.complainant.kind = ComplainantKind::client;
        m_form.complainant.name = "Zoë Çelik";
        m_form.complainant.phone = "+31612345678";
        m_form.complainant.reply_by = ReplyBy::phone;
        m_form.about.set(static_cast<std::size_t>(Category::treatment));
        m_form.persons = {"de man aan de balie"};
        m_form.story = "Ik werd niet gehoord.";
    }
    FormBuilder& by(Channel channel) {
        m_form.channel = channel;
        return *this;
    }
    FormBuilder& received(const char* date) {
        m_form.received = date_from_iso(date).value();
        return *this;
    }
    FormBuilder& about(Category category) {
        m_form.about.set(static_cast<std::size_t>(category));
        return *this;
    }
    FormBuilder& told(std::string story) {
        m_form.story = std::move(story);
        return *this;
    }
    FormBuilder& of(ComplainantKind kind) {
        m_form.complainant.kind = kind;
        return *this;
    }
    FormBuilder& naming_nobody() {
        m_form.persons.clear();
        return *this;
    }
    Form form() const { return m_form; }

  private:
    Form m_form;
};

inline FormBuilder a_form() {
    return {};
}

}  // namespace klachtenzuil
