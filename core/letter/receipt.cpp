#include "core/letter/receipt.hpp"

#include <string_view>

#include "core/complaint/form_names.hpp"
#include "core/complaint/reference.hpp"
#include "core/complaint/term.hpp"
#include "core/words/list.hpp"

namespace klachtenzuil {

namespace {

/// Characters of the journal's head on paper: enough that nobody finds another journal that fits.
constexpr std::size_t head_shown = 16;

/// Room for every block of two languages, so that no personal text is moved about in memory.
constexpr std::size_t most_blocks = 128;

/// The head in groups of four, as it can be read out: "3f9a 12bc 44de 90ab".
std::string check_code(std::string_view head) {
    std::string code;
    for (std::size_t i = 0; i < head.size() && i < head_shown; ++i) {
        if (i > 0 && i % 4 == 0) code += ' ';
        code += head[i];
    }
    return code;
}

std::string date_and_time(const Words& words, Instant at) {
    const LocalTime local = amsterdam(at);
    return words.fill(w::receipt_date_and_time, fmt::arg("date", words.date(local.date)),
                      fmt::arg("time", words.time(local.time_of_day)));
}

/// Writes the receipt in one language. Personal texts are copied straight into their block and nowhere else.
class Writer {
  public:
    Writer(Letter& letter, const ReceiptFacts& facts, const Config& config, Language language)
        : m_letter(letter), m_facts(facts), m_entry(facts.entry), m_config(config), m_words(language) {}

    const Words& words() const { return m_words; }

    void number() const;
    void register_facts() const;
    /// What was told. The second language leaves out what was told in the visitor's own sentences.
    void told(bool first) const;
    void what_happens() const;
    void who_and_rights() const;
    void contact() const;

  private:
    const std::string& text(Word word) const { return m_words(word); }
    void heading(Word word) const { m_letter.blocks.emplace_back(Heading{text(word)}); }
    void paragraph(const std::string& said) const { m_letter.blocks.emplace_back(Paragraph{said, false}); }

    /// The value of a new fact, to be filled in place.
    std::string& fact(const std::string& label) const {
        auto& block = m_letter.blocks.emplace_back(std::in_place_type<Fact>);
        std::get<Fact>(block).label = label;
        return std::get<Fact>(block).value;
    }
    std::string& term(const std::string& last_day) const {
        std::string& value = fact(last_day);
        std::get<Fact>(m_letter.blocks.back()).strong = true;
        return value;
    }
    void fact_where_known(Word label, const std::string& value) const {
        if (!value.empty()) fact(text(label)) = value;
    }
    std::string within(Word word, int days) const { return m_words.fill(word, fmt::arg("time", m_words.days(days))); }
    std::string by(Word word, Date date) const { return m_words.fill(word, fmt::arg("date", m_words.date(date))); }

    void names() const;
    void circumstances() const;
    void own_sentences() const;
    void answer() const;
    /// False when the organisation cannot or shall not write to the complainant.
    bool hears_from_us() const {
        if (!m_facts.form) return true;
        const Complainant& complainant = m_facts.form->complainant;
        return !complainant.anonymous && complainant.reply_by != ReplyBy::none;
    }

    Letter& m_letter;
    const ReceiptFacts& m_facts;
    const Complaint& m_entry;
    const Config& m_config;
    Words m_words;
};

void Writer::number() const {
    m_letter.blocks.emplace_back(
        BigReference{text_of(m_entry.reference), text(w::receipt_number), text(w::receipt_keep)});
    if (m_facts.status_code.empty()) {
        paragraph(text(w::status_paper_none));
        return;
    }
    std::string& value = term(text(w::status_code));
    value.reserve(m_facts.status_code.size() + text(w::status_paper).size() + 1);
    value.append(m_facts.status_code).append("\n").append(text(w::status_paper));
}

void Writer::register_facts() const {
    const bool same_day = amsterdam(m_entry.registered).date == m_entry.received;
    fact(text(w::receipt_received)) =
        same_day ? date_and_time(m_words, m_entry.registered) : m_words.date(m_entry.received);
    if (!same_day) fact(text(w::receipt_registered)) = date_and_time(m_words, m_entry.registered);
    fact(text(w::receipt_channel)) = text(word_for(m_entry.channel));
    if (m_entry.channel != Channel::kiosk) {
        fact_where_known(w::receipt_filled_in, m_facts.helper);
    } else if (m_facts.helper.empty()) {
        fact(text(w::receipt_filled_in)) = text(w::receipt_filled_in_self);
    } else {
        fact(text(w::receipt_filled_in)) =
            m_words.fill(w::receipt_filled_in_helped, fmt::arg("helper", m_facts.helper));
    }
    if (m_entry.kind) fact(text(w::receipt_kind)) = text(word_for(*m_entry.kind));
    fact_where_known(w::receipt_about, text_of(m_entry.about, m_words));
    if (m_entry.brought_letter) fact(text(w::receipt_letter)) = text(w::receipt_letter_text);
}

void Writer::told(bool first) const {
    heading(w::receipt_told);
    if (!m_facts.form) {
        paragraph(text(w::receipt_sealed));
        return;
    }
    names();
    answer();
    circumstances();
    if (!m_facts.with_story) {
        paragraph(text(w::receipt_without_story));
    } else if (first) {
        own_sentences();
    } else {
        paragraph(text(w::receipt_told_above));
    }
}

void Writer::names() const {
    const Complainant& complainant = m_facts.form->complainant;
    const Representative& other = complainant.representative;
    const bool represented = !other.name.empty();
    std::string& name = fact(text(represented ? w::receipt_for_whom : w::receipt_name));
    name = complainant.anonymous || complainant.name.empty() ? text(w::receipt_no_name) : complainant.name;
    if (!represented) return;
    std::string& by_whom = fact(text(w::receipt_by_whom));
    by_whom.reserve(other.name.size() + other.relation.size() + 3);
    by_whom = other.name;
    if (!other.relation.empty()) by_whom.append(" (").append(other.relation).append(")");
}

/// How we answer, and where to, so that the complainant sees a wrong number in time.
void Writer::answer() const {
    const Complainant& complainant = m_facts.form->complainant;
    if (complainant.anonymous || !complainant.reply_by || *complainant.reply_by == ReplyBy::none) return;
    const std::string* where = nullptr;
    switch (*complainant.reply_by) {
        case ReplyBy::letter: where = &complainant.address; break;
        case ReplyBy::email: where = &complainant.email; break;
        case ReplyBy::phone: where = &complainant.phone; break;
        case ReplyBy::none: return;
    }
    const std::string& way = text(word_for(*complainant.reply_by));
    std::string& value = fact(text(w::receipt_reply));
    value.reserve(way.size() + where->size() + 2);
    value = way;
    if (m_facts.with_story && !where->empty()) value.append(": ").append(*where);
}

void Writer::circumstances() const {
    const Form& form = *m_facts.form;
    // What was left open was not answered: the paper does not say that it was.
    if (form.happened_on) fact(text(w::receipt_when)) = m_words.date(*form.happened_on);
    fact_where_known(w::receipt_where, form.place);
    if (form.raised_before) fact(text(w::receipt_raised_before)) = text(w::receipt_yes);
}

/// What could hurt in the wrong hands: who it is about, what happened, what is asked.
void Writer::own_sentences() const {
    const Form& form = *m_facts.form;
    std::size_t size = 0;
    for (const std::string& person : form.persons)
        size += person.size() + 2;
    if (size > 2 * form.persons.size()) {
        std::string& persons = fact(text(w::receipt_persons));
        persons.reserve(size);
        for (const std::string& person : form.persons) {
            if (!person.empty()) persons.append(persons.empty() ? "" : ", ").append(person);
        }
    }
    fact_where_known(w::receipt_story, form.story);
    fact_where_known(w::receipt_wish, form.wish);
}

void Writer::what_happens() const {
    const Deadlines last = deadlines(m_entry.received, m_config.terms);
    const Terms& terms = m_config.terms;
    const bool hears = hears_from_us();
    heading(w::receipt_next);
    if (!hears) paragraph(text(m_facts.form->complainant.anonymous ? w::receipt_anonymous : w::receipt_no_reply));
    term(by(w::receipt_by, last.acknowledge)) = within(w::receipt_acknowledge, terms.acknowledge_days);
    term(by(w::receipt_by, last.start)) = within(w::receipt_start, terms.start_days);
    term(by(w::receipt_by, last.refuse)) = within(hears ? w::receipt_refuse : w::receipt_refuse_ask, terms.refuse_days);
    term(by(w::receipt_by, last.complete)) =
        within(hears ? w::receipt_complete : w::receipt_complete_ask, terms.complete_days);
    if (terms.extension_days > 0)
        term(by(w::receipt_never_later, last.complete_extended)) =
            within(hears ? w::receipt_longer : w::receipt_longer_ask, terms.extension_days);
}

void Writer::who_and_rights() const {
    const Organisation& organisation = m_config.organisation;
    heading(w::receipt_who);
    paragraph(organisation.director.empty()
                  ? text(w::receipt_who_text)
                  : m_words.fill(w::receipt_who_director, fmt::arg("director", organisation.director)));
    paragraph(text(w::receipt_who_not));
    heading(w::receipt_rights);
    paragraph(text(w::receipt_rights_text));
    paragraph(text(w::receipt_heard));
    if (!organisation.external_body.empty()) {
        heading(w::receipt_external);
        paragraph(m_words.fill(w::receipt_external_text, fmt::arg("body", organisation.external_body)));
        if (!organisation.external_body_address.empty()) paragraph(organisation.external_body_address);
    }
    heading(w::receipt_privacy);
    paragraph(m_words.fill(w::receipt_privacy_text, fmt::arg("time", m_words.months(m_config.retention.months))));
}

void Writer::contact() const {
    const std::string& phone = m_config.organisation.phone;
    heading(w::receipt_questions);
    paragraph(phone.empty() ? text(w::receipt_questions_desk)
                            : m_words.fill(w::receipt_questions_phone, fmt::arg("phone", phone)));
}

void write_all(const Writer& writer, bool first) {
    writer.register_facts();
    writer.told(first);
    writer.what_happens();
    writer.who_and_rights();
    writer.contact();
}

}  // namespace

Letter make_receipt(const ReceiptFacts& facts, const Config& config) {
    Letter letter;
    letter.blocks.reserve(most_blocks);
    const Writer writer(letter, facts, config, facts.entry.language);
    const Words& words = writer.words();
    const Organisation& organisation = config.organisation;

    letter.language = code_of(facts.entry.language);
    letter.letterhead = letterhead_of(organisation);
    letter.title = words(w::receipt_title);
    if (facts.duplicate_at) {
        const LocalTime at = amsterdam(*facts.duplicate_at);
        letter.duplicate = words.fill(w::receipt_duplicate, fmt::arg("date", words.date(at.date)),
                                      fmt::arg("time", words.time(at.time_of_day)));
    }
    letter.page_of = words(w::receipt_page_of);
    if (!organisation.procedure_version.empty())
        letter.foot = words.fill(w::receipt_version, fmt::arg("version", organisation.procedure_version));
    if (!facts.journal_head.empty()) {
        letter.foot += letter.foot.empty() ? "" : "\n";
        letter.foot += words.fill(w::receipt_check_code, fmt::arg("code", check_code(facts.journal_head)));
    }

    letter.blocks.emplace_back(Paragraph{words(w::receipt_intro), false});
    writer.number();
    write_all(writer, true);
    if (facts.entry.language != Language::nl) {
        const Writer dutch(letter, facts, config, Language::nl);
        letter.blocks.emplace_back(Part{dutch.words()(w::receipt_title)});
        letter.blocks.emplace_back(Paragraph{words(w::receipt_same_in_dutch), true});
        write_all(dutch, false);
    }
    return letter;
}

}  // namespace klachtenzuil
