// A mail server of the tests: a blocking client of LMTP that gives up after a while.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace liaison::test {

class LmtpClient {
public:
    explicit LmtpClient(std::filesystem::path const& socket);
    LmtpClient(std::string const& host, std::uint16_t port);
    LmtpClient(LmtpClient const&) = delete;
    LmtpClient& operator=(LmtpClient const&) = delete;
    ~LmtpClient();

    void send(std::string_view octets);
    /// The next line without its CRLF; "(closed)" when the server hung up, "(silence)" when nothing came in time.
    [[nodiscard]] std::string line(int milliseconds = 5000);
    /// Reads `count` lines and returns the last.
    std::string lines(int count);
    /// Everything up to the data: greeting, LHLO, MAIL, RCPT, DATA; returns the reply to DATA.
    std::string begin_mail();
    void hang_up();

private:
    int socket_ = -1;
    std::string received_;
};

} // namespace liaison::test
