// From the loop to the store's writer and back: co_await run_on(writer, lane, job).
#pragma once
#include "core/error.hpp"
#include "store/writer.hpp"
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <type_traits>
#include <utility>

namespace liaison {

namespace asio = boost::asio;

/// Submits `job` and resumes, on the caller's executor, once it is durable or has failed.
[[nodiscard]] inline asio::awaitable<Done> committed(Writer& writer, Writer::Lane lane, Writer::Job job) {
    auto const submit = [&writer, lane](auto handler, Writer::Job work) {
        auto const executor = asio::get_associated_executor(handler);
        auto resume = [handler = std::move(handler), alive = asio::make_work_guard(executor)](Done done) mutable {
            asio::post(alive.get_executor(), [handler = std::move(handler), done = std::move(done)]() mutable {
                std::move(handler)(std::move(done));
            });
        };
        writer.submit(lane, std::move(work), std::move(resume));
    };
    return asio::async_initiate<asio::use_awaitable_t<> const, void(Done)>(submit, asio::use_awaitable, std::move(job));
}

/// Runs `job(Connection&)` on the writer's thread; what it returned is durable when this returns. What the job refers
/// to must live until then, as everything in the awaiting coroutine does.
template <class Job>
[[nodiscard]] asio::awaitable<std::invoke_result_t<Job&, Connection&>> run_on(Writer& writer, Writer::Lane lane,
                                                                              Job job) {
    std::invoke_result_t<Job&, Connection&> result = failure(Fault::bug, "the writer did not run the job");
    auto const done = co_await committed(writer, lane, [&](Connection& connection) -> Done {
        result = job(connection);
        return result ? Done{} : std::unexpected(result.error());
    });
    if (!done) co_return std::unexpected(done.error());
    co_return std::move(result);
}

} // namespace liaison
