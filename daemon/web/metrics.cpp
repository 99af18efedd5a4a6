#include "daemon/web/metrics.hpp"
#include <limits>
#include <prometheus/text_serializer.h>

namespace liaison {
namespace {

using prometheus::ClientMetric;
using prometheus::MetricFamily;
using prometheus::MetricType;

struct Labelled {
    std::string label;
    double value = 0;
};

double number(std::uint64_t count) { return static_cast<double>(count); }

double seconds_since_1970(Instant instant) { return std::chrono::duration<double>(instant.time_since_epoch()).count(); }

/// The families of a page, in its order.
class Page {
public:
    void counter(std::string name, std::string help, double value) {
        add(MetricType::Counter, std::move(name), std::move(help)).metric.push_back(counted({}, value));
    }
    void gauge(std::string name, std::string help, double value) {
        add(MetricType::Gauge, std::move(name), std::move(help)).metric.push_back(gauged({}, value));
    }
    void counters(std::string name, std::string help, std::string const& label, std::vector<Labelled> const& rows) {
        auto& family = add(MetricType::Counter, std::move(name), std::move(help));
        for (auto const& row : rows) family.metric.push_back(counted({{label, row.label}}, row.value));
    }
    void gauges(std::string name, std::string help, std::string const& label, std::vector<Labelled> const& rows) {
        auto& family = add(MetricType::Gauge, std::move(name), std::move(help));
        for (auto const& row : rows) family.metric.push_back(gauged({{label, row.label}}, row.value));
    }
    void histogram(std::string name, std::string help, LatencyHistogram::Reading const& reading) {
        auto& family = add(MetricType::Histogram, std::move(name), std::move(help));
        ClientMetric metric;
        for (std::size_t at = 0; at < reading.counts.size(); ++at) {
            metric.histogram.sample_count += reading.counts[at];
            bool const last = at == LatencyHistogram::bounds.size();
            metric.histogram.bucket.push_back(
                {metric.histogram.sample_count,
                 last ? std::numeric_limits<double>::infinity() : LatencyHistogram::bounds[at]});
        }
        metric.histogram.sample_sum = reading.seconds;
        family.metric.push_back(std::move(metric));
    }
    [[nodiscard]] std::string text() const {
        prometheus::TextSerializer const serializer;
        return serializer.Serialize(families_);
    }

private:
    using Labels = std::vector<ClientMetric::Label>;

    MetricFamily& add(MetricType type, std::string name, std::string help) {
        return families_.emplace_back(MetricFamily{std::move(name), std::move(help), type, {}});
    }
    static ClientMetric counted(Labels labels, double value) {
        ClientMetric metric;
        metric.label = std::move(labels);
        metric.counter.value = value;
        return metric;
    }
    static ClientMetric gauged(Labels labels, double value) {
        ClientMetric metric;
        metric.label = std::move(labels);
        metric.gauge.value = value;
        return metric;
    }

    std::vector<MetricFamily> families_;
};

template <class Name> std::vector<Labelled> by_name(std::vector<std::pair<Name, std::size_t>> const& counts) {
    std::vector<Labelled> rows;
    for (auto const& [name, count] : counts) rows.push_back({std::string{name_of(name)}, number(count)});
    return rows;
}

std::vector<Labelled> by_age(std::vector<WaitingMails> const& waiting) {
    std::vector<Labelled> rows;
    for (auto const& [age, mails] : waiting) rows.push_back({fmt::format("{}", age.count()), number(mails)});
    return rows;
}

/// A mailbox that was never looked at with success has no such time.
std::vector<Labelled> last_looks(Sight const& sight) {
    std::vector<Labelled> rows;
    for (auto const& mailbox : sight.vitals->mailboxes)
        if (mailbox.looked && sight.mailboxes.contains(mailbox.name))
            rows.push_back({mailbox.name, seconds_since_1970(*mailbox.looked)});
    return rows;
}

void write_mail(Page& page, Vitals const& vitals) {
    page.counter("liaisond_mails_accepted_total", "Mails ever accepted.", number(vitals.accepted));
    page.gauges("liaisond_mails", "Mails by their outcome; a held mail may get another.", "outcome",
                by_name(vitals.outcomes));
    page.gauge("liaisond_mails_unprocessed", "Mails without an outcome yet.", number(vitals.unprocessed));
    if (vitals.oldest_unprocessed)
        page.gauge("liaisond_oldest_unprocessed_timestamp_seconds",
                   "When the oldest mail without an outcome was accepted; absent where there is none.",
                   seconds_since_1970(*vitals.oldest_unprocessed));
    page.gauge("liaisond_mails_held", "Held mails that wait for a person.", number(vitals.held));
}

void write_statements(Page& page, Vitals const& vitals) {
    page.counter("liaisond_statements_total", "Statements ever recorded.", number(vitals.statements));
    page.gauge("liaisond_statements_open", "Statements with an action that is required.", number(vitals.open));
    page.gauge("liaisond_statements_overdue", "Those of them whose deadline is over.", number(vitals.overdue));
    page.gauge("liaisond_reminders_due", "Statements for which a reminder is to be sent or planned now.",
               number(vitals.reminders_due));
}

void write_outbox(Page& page, Vitals const& vitals) {
    page.gauges("liaisond_outbox_recipients", "Recipients of outgoing mail by their state.", "state",
                by_name(vitals.recipients));
    page.gauges("liaisond_outbox_waiting",
                "Outgoing mails in which somebody waits, by age: at least so many seconds, less than the next.",
                "older_than", by_age(vitals.waiting));
    if (vitals.oldest_unsent)
        page.gauge("liaisond_oldest_unsent_timestamp_seconds",
                   "When the oldest outgoing mail in which somebody waits was written; absent where there is none.",
                   seconds_since_1970(*vitals.oldest_unsent));
}

void write_store(Page& page, Measured const& measured) {
    page.histogram("liaisond_store_commit_seconds", "How long commits took until they were on the disk.",
                   measured.commits);
    page.gauge("liaisond_store_bytes", "The store's file and log.", number(measured.store_octets));
    if (measured.sight.free_space)
        page.gauge("liaisond_disk_free_bytes", "Free for liaisond on the store's disk.",
                   number(*measured.sight.free_space));
}

void write_process(Page& page, ProcessFacts const& facts) {
    page.counter("process_cpu_seconds_total", "CPU time, user and system.", facts.cpu_seconds);
    page.gauge("process_resident_memory_bytes", "Resident memory.", number(facts.resident));
    page.gauge("process_start_time_seconds", "When the process started.", facts.started);
    page.gauge("process_open_fds", "Open file descriptors.", number(facts.open_files));
    page.gauge("process_max_fds", "Limit of open file descriptors.", number(facts.most_files));
}

} // namespace

std::string write_metrics(Measured const& measured) {
    Page page;
    page.gauges("liaisond_build_info", "Always 1.", "version", {{LIAISOND_VERSION, 1}});
    std::vector<Labelled> health;
    for (auto const& check : measured.health)
        health.push_back({std::string{check.name}, check.wrong.empty() ? 1.0 : 0.0});
    page.gauges("liaisond_healthy", "1 where the check of /healthz finds nothing wrong, else 0.", "check", health);
    if (measured.sight.vitals) {
        write_mail(page, *measured.sight.vitals);
        write_statements(page, *measured.sight.vitals);
        write_outbox(page, *measured.sight.vitals);
        page.gauges("liaisond_mailbox_last_success_timestamp_seconds",
                    "When all that was in the mailbox had last been dealt with.", "mailbox",
                    last_looks(measured.sight));
    }
    write_store(page, measured);
    page.gauge("liaisond_lmtp_sessions", "LMTP sessions that are open.", number(measured.lmtp_sessions));
    write_process(page, measured.process);
    return page.text();
}

} // namespace liaison
