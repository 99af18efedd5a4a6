// A Maildir in the relay's place: for trying the desk out and for tests.
#pragma once
#include "core/error.hpp"
#include "daemon/courier/outgoing_stream.hpp"
#include <filesystem>
#include <string>
#include <vector>

namespace liaison {

/// Writes one mail as one entry of `folder`/new, by way of `folder`/tmp (https://cr.yp.to/proto/maildir.html), and
/// returns its path; it is on the disk then. Missing folders are made. Lines end with LF as in every Maildir; on top
/// stand Return-Path and an X-Envelope-To line for each recipient. Blocks for the time of two fsyncs. Errors:
/// cannot_create, io.
[[nodiscard]] Result<std::filesystem::path> write_maildir_entry(std::filesystem::path const& folder,
                                                                std::string const& sender,
                                                                std::vector<std::string> const& recipients,
                                                                OutgoingContent const& content);

} // namespace liaison
