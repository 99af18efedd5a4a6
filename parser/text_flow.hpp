// Text that is set as a browser sets it: white space collapses, blocks and breaks end lines.
#pragma once
#include <string>
#include <string_view>

namespace liaison {

/// Takes text and the ends of blocks, gives lines.
class TextFlow {
public:
    void add(std::string_view text);              ///< white space in it collapses, also no-break spaces
    void add_preformatted(std::string_view text); ///< white space and line ends stay
    void add_mark(std::string_view mark);         ///< "- " before a list item: alone it makes no line
    void break_line();                            ///< <br>: ends the line, or makes an empty one
    void end_block();                             ///< ends the line, if there is one or a no-break space stands for it
    void end_paragraph();                         ///< and leaves an empty line before the next one
    [[nodiscard]] std::string take();             ///< the lines so far, each with LF but the last

private:
    void end_line();
    void put(std::string_view word);

    std::string lines_;
    std::string line_;
    std::string mark_;
    bool blank_ = false;           ///< white space before the next word
    bool placeholder_ = false;     ///< no-break spaces since the last line: an empty line that was meant
    bool paragraph_ended_ = false; ///< an empty line is due before the next
};

} // namespace liaison
