#include "tests/platform/pdf/readers.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

namespace klachtenzuil::test {

namespace {

std::string read_whole(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The number behind `name="` in a line of a reader's answer.
double attribute(const std::string& line, const std::string& name) {
    const auto at = line.find(" " + name + "=\"");
    REQUIRE(at != std::string::npos);
    return std::stod(line.substr(at + name.size() + 3));
}

}  // namespace

Answer run(const std::vector<std::string>& arguments) {
    const TemporaryDirectory directory;
    const auto out = (directory / "out").string(), err = (directory / "err").string();
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), O_WRONLY | O_CREAT, 0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), O_WRONLY | O_CREAT, 0600);
    std::vector<char*> argv;
    for (const auto& argument : arguments)
        argv.push_back(const_cast<char*>(argument.c_str()));
    argv.push_back(nullptr);
    pid_t child = 0;
    const int started = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    REQUIRE_MESSAGE(started == 0, arguments[0], " cannot be started");
    int status = 0;
    REQUIRE(waitpid(child, &status, 0) == child);
    Answer answer{WIFEXITED(status) ? WEXITSTATUS(status) : -1, read_whole(out), read_whole(err)};
    return answer;
}

PdfFile::PdfFile(const std::vector<std::byte>& pdf) : m_path((m_directory / "letter.pdf").string()) {
    std::ofstream(m_path, std::ios::binary)
        .write(reinterpret_cast<const char*>(pdf.data()), static_cast<std::streamsize>(pdf.size()));
}

std::string PdfFile::text() const {
    const Answer answer = run({"pdftotext", "-raw", "-enc", "UTF-8", m_path, "-"});
    CHECK(answer.status == 0);
    CHECK(answer.err == "");
    return answer.out;
}

std::vector<PageOfWords> PdfFile::words() const {
    const Answer answer = run({"pdftotext", "-bbox", m_path, "-"});
    CHECK(answer.status == 0);
    std::vector<PageOfWords> pages;
    std::istringstream lines(answer.out);
    for (std::string line; std::getline(lines, line);) {
        if (line.find("<page ") != std::string::npos) {
            pages.push_back({attribute(line, "width"), attribute(line, "height"), {}});
        } else if (line.find("<word ") != std::string::npos) {
            const auto begin = line.find('>') + 1;
            pages.back().words.push_back({line.substr(begin, line.find("</word>") - begin), attribute(line, "xMin"),
                                          attribute(line, "yMin"), attribute(line, "xMax"), attribute(line, "yMax")});
        }
    }
    return pages;
}

std::string PdfFile::picture(int top, int height) const {
    constexpr int dots_per_inch = 144;
    const auto file = (m_directory / "strip").string();
    CHECK(run({"pdftoppm", "-r", std::to_string(dots_per_inch), "-l", "1", "-singlefile", "-x", "0", "-y",
               std::to_string(top * 2), "-W", "1190", "-H", std::to_string(height * 2), "-png", m_path, file})
              .status == 0);
    return read_whole(file + ".png");
}

std::string PdfFile::qr_text() const {
    const auto picture = (m_directory / "page").string();
    CHECK(run({"pdftoppm", "-r", "100", "-l", "1", "-singlefile", "-png", m_path, picture}).status == 0);
    std::string text = run({"zbarimg", "--quiet", "--raw", picture + ".png"}).out;
    while (!text.empty() && text.back() == '\n')
        text.pop_back();
    return text;
}

std::string one_spaced(std::string_view text) {
    std::string result;
    for (const char c : text) {
        const bool space = c == ' ' || c == '\n' || c == '\f' || c == '\r' || c == '\t';
        if (!space) {
            result += c;
        } else if (!result.empty() && result.back() != ' ') {
            result += ' ';
        }
    }
    while (!result.empty() && result.back() == ' ')
        result.pop_back();
    return result;
}

}  // namespace klachtenzuil::test
