#include "core/sync/content_file.hpp"

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zstd.h>

#include <array>
#include <cerrno>
#include <utility>
#include <vector>

#include "core/base/file.hpp"
#include "core/sync/bundle.hpp"
#include "core/sync/signed_file.hpp"

namespace klachtenzuil {

namespace {

/// Sealed content hardly gets smaller; what does, is small already at the quickest level.
constexpr int compression = 1;
/// A reader lends no more than 8 MiB to what a file says that it needs.
constexpr int most_window_log = 23;
constexpr std::size_t piece = std::size_t{256} * 1024;

class OpenFile {
  public:
    OpenFile(const std::filesystem::path& path, int flags)
        : m_number(::open(path.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR)) {}
    ~OpenFile() {
        if (m_number >= 0) ::close(m_number);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    int number() const { return m_number; }

  private:
    int m_number;
};

class Hasher {
  public:
    Hasher() {
        need_sodium();
        crypto_generichash_init(&m_state, nullptr, 0, std::tuple_size_v<Hash>);
    }
    void add(std::span<const std::uint8_t> bytes) { crypto_generichash_update(&m_state, bytes.data(), bytes.size()); }
    Hash hash() {
        Hash hash{};
        crypto_generichash_final(&m_state, hash.data(), hash.size());
        return hash;
    }

  private:
    crypto_generichash_state m_state{};
};

struct FreeContext {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

}  // namespace

// ---- writing ----

struct ContentWriter::Inside {
    std::filesystem::path path;
    OpenFile file;
    Hasher hasher;
    std::string waiting;  ///< lines, as long as it is not known whether they are many
    std::unique_ptr<ZSTD_CCtx, FreeContext> context;
    std::vector<std::uint8_t> out = std::vector<std::uint8_t>(piece);
    ContentFacts facts;
    std::optional<Failure> failure;

    Result<void> fail(Failure why) {
        failure = std::move(why);
        return failed(*failure);
    }
    Result<void> write(std::span<const std::uint8_t> bytes) {
        hasher.add(bytes);
        facts.bytes += bytes.size();
        while (!bytes.empty()) {
            const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR) continue;
            if (written < 0) return fail({reason_of_errno(errno), path.string()});
            bytes = bytes.subspan(static_cast<std::size_t>(written));
        }
        return {};
    }
    Result<void> compress(std::string_view lines, ZSTD_EndDirective how) {
        ZSTD_inBuffer in{lines.data(), lines.size(), 0};
        while (true) {
            ZSTD_outBuffer buffer{out.data(), out.size(), 0};
            const std::size_t left = ZSTD_compressStream2(context.get(), &buffer, &in, how);
            if (ZSTD_isError(left) != 0) return fail({Reason::store_unreadable, ZSTD_getErrorName(left)});
            if (auto written = write(std::span(out).first(buffer.pos)); !written) return written;
            if (how == ZSTD_e_end ? left == 0 : in.pos == in.size) return {};
        }
    }
    Result<void> begin_compression() {
        context.reset(ZSTD_createCCtx());
        if (!context) return fail({Reason::store_unreadable, "zstd"});
        ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, compression);
        facts.compressed = true;
        auto done = compress(waiting, ZSTD_e_continue);
        waiting = {};
        return done;
    }
};

ContentWriter::ContentWriter(const std::filesystem::path& path)
    : m(new Inside{.path = path,
                   .file = OpenFile(path, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW),
                   .hasher = {},
                   .waiting = {},
                   .context = {},
                   .facts = {},
                   .failure = {}}) {
    if (m->file.number() < 0) m->failure = Failure{reason_of_errno(errno), m->path.string()};
}

ContentWriter::~ContentWriter() = default;

std::uint64_t ContentWriter::plain_bytes() const {
    return m->facts.plain_bytes;
}

Result<void> ContentWriter::append(std::string_view lines) {
    if (m->failure) return failed(*m->failure);
    m->facts.plain_bytes += lines.size();
    if (m->context) return m->compress(lines, ZSTD_e_continue);
    m->waiting += lines;
    if (m->waiting.size() <= compress_from) return {};
    return m->begin_compression();
}

Result<ContentFacts> ContentWriter::finish() {
    if (m->failure) return failed(*m->failure);
    const auto* const waiting = reinterpret_cast<const std::uint8_t*>(m->waiting.data());
    const auto done = m->context ? m->compress({}, ZSTD_e_end) : m->write({waiting, m->waiting.size()});
    if (!done) return failed(done.error());
    m->facts.hash = m->hasher.hash();
    return m->facts;
}

// ---- reading ----

struct ContentReader::Inside {
    std::filesystem::path path;
    OpenFile file;
    std::uint64_t file_size = 0;
    std::unique_ptr<ZSTD_DCtx, FreeContext> context;  ///< only where it is compressed
    std::vector<std::uint8_t> in;                     ///< of the file
    std::size_t in_begin = 0, in_end = 0;
    bool file_ended = false;
    bool frame_open = false;
    std::string plain;  ///< of which lines are given
    std::size_t line_begin = 0;
    std::uint64_t left = 0;   ///< plain bytes that may still come
    std::uint64_t given = 0;  ///< plain bytes of the lines so far

    Inside(std::filesystem::path where, bool compressed)
        : path(std::move(where)),
          file(path, O_RDONLY | O_NONBLOCK),
          context(compressed ? ZSTD_createDCtx() : nullptr),
          in(piece) {
        if (context) ZSTD_DCtx_setParameter(context.get(), ZSTD_d_windowLogMax, most_window_log);
    }

    /// More bytes of the file in `in`; false at its end.
    Result<bool> fill() {
        while (!file_ended) {
            const ssize_t got = ::read(file.number(), in.data(), in.size());
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) return damaged(path, "cannot be read");
            in_begin = 0;
            in_end = static_cast<std::size_t>(got);
            file_ended = got == 0;
            if (got > 0) return true;
        }
        return false;
    }

    /// Adds some plain bytes to `plain`; false at the end.
    Result<bool> more() {
        if (!context) {
            auto filled = fill();
            if (!filled || !*filled) return filled;
            return took(reinterpret_cast<const char*>(in.data()), in_end);
        }
        std::array<char, std::size_t{128} * 1024> out{};
        while (true) {
            if (in_begin == in_end) {
                auto filled = fill();
                if (!filled) return filled;
                if (!*filled && frame_open) return damaged(path, "ends in the middle");
                if (!*filled) return false;
            }
            ZSTD_inBuffer from{in.data(), in_end, in_begin};
            ZSTD_outBuffer to{out.data(), out.size(), 0};
            const std::size_t hint = ZSTD_decompressStream(context.get(), &to, &from);
            if (ZSTD_isError(hint) != 0) return damaged(path, ZSTD_getErrorName(hint));
            in_begin = from.pos;
            frame_open = hint != 0;
            if (to.pos > 0) return took(out.data(), to.pos);
        }
    }

    Result<bool> took(const char* bytes, std::size_t size) {
        if (size > left) return damaged(path, "holds more than its manifest says");
        left -= size;
        plain.append(bytes, size);
        return true;
    }
};

ContentReader::ContentReader(std::unique_ptr<Inside> inside) : m(std::move(inside)) {}
ContentReader::ContentReader(ContentReader&& other) noexcept = default;
ContentReader::~ContentReader() = default;

Result<ContentReader> ContentReader::open(const std::filesystem::path& path, bool compressed) {
    auto inside = std::make_unique<Inside>(path, compressed);
    struct stat facts {};
    if (inside->file.number() < 0 || ::fstat(inside->file.number(), &facts) != 0 || !S_ISREG(facts.st_mode)) {
        return damaged(path, "does not stand there, or cannot be read");
    }
    if (compressed && !inside->context) return failed(Reason::store_unreadable, "zstd");
    inside->file_size = static_cast<std::uint64_t>(facts.st_size);
    return ContentReader(std::move(inside));
}

std::uint64_t ContentReader::bytes() const {
    return m->file_size;
}

Result<Hash> ContentReader::hash() {
    if (auto begun = rewind(0); !begun) return failed(begun.error());
    Hasher hasher;
    while (true) {
        const auto filled = m->fill();
        if (!filled) return failed(filled.error());
        if (!*filled) return hasher.hash();
        hasher.add(std::span(m->in).first(m->in_end));
    }
}

Result<void> ContentReader::rewind(std::uint64_t most_plain) {
    if (::lseek(m->file.number(), 0, SEEK_SET) != 0) return damaged(m->path, "cannot be read");
    if (m->context) ZSTD_DCtx_reset(m->context.get(), ZSTD_reset_session_only);
    m->in_begin = m->in_end = m->line_begin = 0;
    m->file_ended = m->frame_open = false;
    m->plain.clear();
    m->left = most_plain;
    m->given = 0;
    return {};
}

std::uint64_t ContentReader::plain_bytes() const {
    return m->given;
}

Result<std::optional<std::string_view>> ContentReader::next() {
    std::size_t looked = m->line_begin;
    while (true) {
        const auto end = m->plain.find('\n', looked);
        if (end != std::string::npos) {
            const std::string_view line = std::string_view(m->plain).substr(m->line_begin, end - m->line_begin);
            m->line_begin = end + 1;
            m->given += line.size() + 1;
            return std::optional(line);
        }
        // What was given goes away before more comes in, so that this holds one line and a piece.
        m->plain.erase(0, m->line_begin);
        m->line_begin = 0;
        looked = m->plain.size();
        if (looked > longest_line) return damaged(m->path, "a line is longer than one can be");
        const auto more = m->more();
        if (!more) return failed(more.error());
        if (*more) continue;
        if (!m->plain.empty()) return damaged(m->path, "the last line has no end");
        return std::optional<std::string_view>{};
    }
}

}  // namespace klachtenzuil
