#include "platform/printing/cups_events.hpp"

#include <array>
#include <string>
#include <vector>

namespace klachtenzuil {

namespace {

constexpr int lease_seconds = 7 * 24 * 60 * 60;
constexpr const char* mark = "klachtenzuil";  ///< tells our subscriptions from others of the same user

struct Event {
    std::string kind;
    int job = 0;
    std::string title;
    int state = 0;
};

std::string_view octets(ipp_attribute_t* attribute) {
    int length = 0;
    const void* data = ippGetOctetString(attribute, 0, &length);
    return data ? std::string_view(static_cast<const char*>(data), static_cast<std::size_t>(length)) : "";
}

/// The numbers of our subscriptions to this queue.
Result<std::vector<int>> subscriptions(CupsConnection& cups, std::string_view queue) {
    Ipp request = request_for_queue(IPP_OP_GET_SUBSCRIPTIONS, queue);
    ippAddBoolean(request.get(), IPP_TAG_OPERATION, "my-subscriptions", 1);
    auto answer = cups.ask(std::move(request));
    if (!answer) {
        if (answer.error().reason == Reason::printer_none) return std::vector<int>{};
        return failed(answer.error());
    }
    std::vector<int> ours;
    int number = 0;
    bool is_ours = false;
    const auto finish_subscription = [&] {
        if (is_ours && number != 0) ours.push_back(number);
        number = 0;
        is_ours = false;
    };
    for (ipp_attribute_t* at = ippFirstAttribute(answer->get()); at; at = ippNextAttribute(answer->get())) {
        if (ippGetGroupTag(at) != IPP_TAG_SUBSCRIPTION || !ippGetName(at)) {
            finish_subscription();
            continue;
        }
        const std::string_view name = ippGetName(at);
        if (name == "notify-subscription-id") number = ippGetInteger(at, 0);
        if (name == "notify-user-data") is_ours = octets(at) == mark;
    }
    finish_subscription();
    return ours;
}

void read_event(ipp_attribute_t* attribute, Event& event) {
    const std::string_view name = ippGetName(attribute);
    if (name == "notify-subscribed-event") event.kind = ippGetString(attribute, 0, nullptr);
    if (name == "notify-job-id") event.job = ippGetInteger(attribute, 0);
    if (name == "job-name") event.title = ippGetString(attribute, 0, nullptr);
    if (name == "job-state") event.state = ippGetInteger(attribute, 0);
}

void add_event(const Event& event, const PrintJob& job, CupsHistory& history) {
    if (event.kind.starts_with("server-")) {
        history.restarted_since = history.created;
        return;
    }
    if (event.job != job.number || event.title != job.name.title) return;
    if (event.kind == "job-created")
        history = CupsHistory{.created = true, .restarted_since = false, .ended_state = {}};
    if (event.kind == "job-completed") history.ended_state = event.state;
}

Result<void> read_events(CupsConnection& cups, int subscription, const PrintJob& job, CupsHistory& history) {
    Ipp request = request_for_queue(IPP_OP_GET_NOTIFICATIONS, job.queue);
    ippAddInteger(request.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "notify-subscription-ids", subscription);
    auto answer = cups.ask(std::move(request));
    if (!answer) return failed(answer.error());

    Event event;
    for (ipp_attribute_t* attribute = ippFirstAttribute(answer->get()); attribute;
         attribute = ippNextAttribute(answer->get())) {
        if (ippGetGroupTag(attribute) == IPP_TAG_EVENT_NOTIFICATION && ippGetName(attribute)) {
            read_event(attribute, event);
        } else {
            add_event(event, job, history);
            event = {};
        }
    }
    add_event(event, job, history);
    return {};
}

}  // namespace

Result<void> subscribe(CupsConnection& cups, std::string_view queue) {
    const auto ours = subscriptions(cups, queue);
    if (!ours) return failed(ours.error());
    if (!ours->empty()) {
        Ipp renew = request_for_queue(IPP_OP_RENEW_SUBSCRIPTION, queue);
        ippAddInteger(renew.get(), IPP_TAG_OPERATION, IPP_TAG_INTEGER, "notify-subscription-id", ours->front());
        ippAddInteger(renew.get(), IPP_TAG_SUBSCRIPTION, IPP_TAG_INTEGER, "notify-lease-duration", lease_seconds);
        const auto renewed = cups.ask(std::move(renew));
        if (renewed) return {};
    }
    static constexpr std::array events{"job-created", "job-completed", "server-started", "server-restarted"};
    Ipp request = request_for_queue(IPP_OP_CREATE_PRINTER_SUBSCRIPTIONS, queue);
    add_keyword(request, IPP_TAG_SUBSCRIPTION, "notify-pull-method", "ippget");
    ippAddStrings(request.get(), IPP_TAG_SUBSCRIPTION, IPP_TAG_KEYWORD, "notify-events",
                  static_cast<int>(events.size()), nullptr, events.data());
    ippAddOctetString(request.get(), IPP_TAG_SUBSCRIPTION, "notify-user-data", mark,
                      static_cast<int>(std::string_view(mark).size()));
    ippAddInteger(request.get(), IPP_TAG_SUBSCRIPTION, IPP_TAG_INTEGER, "notify-lease-duration", lease_seconds);
    const auto made = cups.ask(std::move(request));
    if (!made) return failed(made.error());
    return {};
}

Result<CupsHistory> read_history(CupsConnection& cups, const PrintJob& job) {
    CupsHistory history;
    const auto ours = subscriptions(cups, job.queue);
    if (!ours) return failed(ours.error());
    for (const int subscription : *ours) {
        const auto read = read_events(cups, subscription, job, history);
        if (!read) return failed(read.error());
    }
    return history;
}

}  // namespace klachtenzuil
