#include "desk/trust.hpp"
#include "core/contains.hpp"
#include "core/text.hpp"

namespace liaison {
namespace {

bool is_named(Header const& header, std::string_view name) { return same_word(header.name, name); }

/// The host that wrote a Received line (RFC 5321 4.4): the word behind "by".
std::string host_of_received(std::string_view value) {
    auto const words = split(value, ' ');
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        auto const word = trimmed(words[i]);
        if (same_word(word, "by")) return lower_case(trimmed(words[i + 1]));
    }
    return {};
}

/// The host itself, the others of the desk's domain, and a filter on the same machine. The name of the host tells no
/// other domain: that of "example.com.au" would be "com.au".
bool is_own_host(std::string_view host, Desk const& desk) {
    return host == "localhost" || host.starts_with("localhost.") || is_within_domain(host, desk.authserv_id) ||
           is_within_domain(host, domain_of(desk.address));
}

bool reports(std::vector<MethodResult> const& results, std::string_view method) {
    return contains(results, method, &MethodResult::method);
}

/// A method that a header further up has reported is not reported again: what stands lower may be the sender's.
void add_new_methods(std::vector<MethodResult>& results, std::vector<MethodResult> further) {
    auto const known = results;
    for (auto& result : further)
        if (!reports(known, result.method)) results.push_back(std::move(result));
}

/// The results that our own MTA wrote. The Received line on top is always of our own last hop; below a further one of
/// another host, everything may be the sender's.
std::vector<MethodResult> own_results(Mail const& mail, Desk const& desk) {
    std::vector<MethodResult> results;
    auto const is_results = [](Header const& h) { return is_named(h, "Authentication-Results"); };
    auto header = mail.headers.begin();
    for (std::size_t received = 0; header != mail.headers.end() && !is_results(*header); ++header)
        if (is_named(*header, "Received") && received++ > 0 && !is_own_host(host_of_received(header->value), desk))
            return {};
    for (; header != mail.headers.end() && is_results(*header); ++header) {
        auto read = parse_authentication_results(header->value);
        if (!same_word(read.authserv_id, desk.authserv_id)) break;
        add_new_methods(results, std::move(read.results));
    }
    return results;
}

std::string_view property(MethodResult const& result, std::string_view name) {
    auto const found =
        std::ranges::find(result.properties, name, [](auto const& p) { return std::string_view{p.first}; });
    return found == result.properties.end() ? std::string_view{} : found->second;
}

/// The domain in a property's value: "itu.example", "@itu.example" or "ann@itu.example".
std::string domain_in(std::string_view value) { return value.contains('@') ? domain_of(value) : lower_case(value); }

/// Relaxed alignment (RFC 7489 3.1): one of the two is the other or lies in it. A top-level domain aligns with nothing.
bool is_aligned(std::string_view domain, std::string_view from) {
    return domain.contains('.') && from.contains('.') &&
           (is_within_domain(domain, from) || is_within_domain(from, domain));
}

std::string domain_vouched_for(MethodResult const& result) {
    if (result.method == "spf") return domain_in(property(result, "smtp.mailfrom"));
    auto const signing = property(result, "header.d");
    return domain_in(signing.empty() ? property(result, "header.i") : signing);
}

/// DMARC passes by a pass of DKIM or SPF only: a "pass" beside failures of both is a forgery.
bool is_contradicted(std::vector<MethodResult> const& results) {
    auto const passes = [](MethodResult const& r) { return r.method != "dmarc" && r.result == "pass"; };
    return reports(results, "dkim") && reports(results, "spf") && std::ranges::none_of(results, passes);
}

Trust judge(Trust trust, std::vector<MethodResult> const& results) {
    auto const from = domain_of(trust.address);
    auto const passed = [&](std::string why) {
        trust.authenticated = true;
        trust.why = std::move(why);
        return trust;
    };
    auto const dmarc = std::ranges::find(results, "dmarc", &MethodResult::method);
    if (dmarc != results.end() && (dmarc->result == "fail" || is_contradicted(results))) {
        trust.why =
            fmt::format("dmarc={} for {}", dmarc->result == "fail" ? "fail" : "pass against dkim and spf", from);
        return trust;
    }
    if (dmarc != results.end() && dmarc->result == "pass") {
        auto const judged = property(*dmarc, "header.from");
        if (judged.empty() || is_aligned(domain_in(judged), from))
            return passed(fmt::format("dmarc=pass for {}", from));
        trust.why = fmt::format("dmarc=pass is for {}, not for {}", judged, from);
        return trust;
    }
    for (auto const& result : results)
        if ((result.method == "dkim" || result.method == "spf") && result.result == "pass" &&
            is_aligned(domain_vouched_for(result), from))
            return passed(fmt::format("{}=pass, aligned with {}", result.method, from));
    trust.why = fmt::format("neither DKIM nor SPF has passed for {}", from);
    return trust;
}

} // namespace

Trust judge_sender(Mail const& mail, Desk const& desk) {
    Trust trust;
    auto const from_fields = std::ranges::count_if(mail.headers, [](Header const& h) { return is_named(h, "From"); });
    if (from_fields != 1 || mail.from.size() != 1 || !is_deliverable(mail.from.front().spec)) {
        trust.why = from_fields == 0 ? "it has no From" : "From is not exactly one address";
        return trust;
    }
    trust.address = mail.from.front().spec;
    if (desk.authserv_id.empty()) {
        trust.why = "no authserv_id is configured";
        return trust;
    }
    auto const results = own_results(mail, desk);
    if (results.empty()) {
        trust.why = fmt::format("no Authentication-Results of {}", desk.authserv_id);
        return trust;
    }
    return judge(std::move(trust), results);
}

} // namespace liaison
