// Runs while Mutuals is built: embed_workspace OUT.cpp makes an empty workspace with the migration
// scripts and writes it as the source file of emptyWorkspace().

#include "core/store/Migrations.h"
#include "core/store/Schema.h"

#include <sqlite3.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

constexpr std::size_t kPage = 8192;
constexpr std::size_t kZeros = 32; ///< so many in a row end a piece

void run(sqlite3* database, const std::string& sql)
{
    if (sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(database));
}

std::vector<std::string> schemaOf(sqlite3* database)
{
    std::vector<std::string> texts;
    const auto keep = [](void* list, int, char** values, char**) {
        static_cast<std::vector<std::string>*>(list)->emplace_back(values[0]);
        return 0;
    };
    if (sqlite3_exec(database,
            "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' "
            "ESCAPE '\\'",
            keep, &texts, nullptr)
        != SQLITE_OK)
        throw std::runtime_error(sqlite3_errmsg(database));
    std::sort(texts.begin(), texts.end());
    return texts;
}

std::string literal(std::string_view bytes)
{
    std::string text = "\"";
    for (const char c : bytes) {
        const auto code = static_cast<unsigned char>(c);
        if (code >= 0x20 && code < 0x7f && c != '"' && c != '\\' && c != '?') {
            text += c;
            continue;
        }
        text += '\\';
        for (const int shift : { 6, 3, 0 })
            text += static_cast<char>('0' + ((code >> shift) & 7));
    }
    return text + '"';
}

/// Writes `{ offset, "bytes" },` of each run of bytes; none crosses a page.
void writePieces(std::ostream& out, std::string_view file)
{
    for (std::size_t page = 0; page < file.size(); page += kPage) {
        const auto bytes = file.substr(page, kPage);
        for (std::size_t from = bytes.find_first_not_of('\0'); from != bytes.npos;) {
            std::size_t end = bytes.find(std::string(kZeros, '\0'), from);
            end = std::min(end, bytes.find_last_not_of('\0') + 1);
            const auto piece = bytes.substr(from, end - from);
            out << "        { " << page + from << ", { " << literal(piece) << ", " << piece.size()
                << " } },\n";
            from = bytes.find_first_not_of('\0', end);
        }
    }
}

void embed(const char* target)
{
    sqlite3* database = nullptr;
    if (sqlite3_open(":memory:", &database) != SQLITE_OK)
        throw std::runtime_error("SQLite has no memory");
    run(database, "PRAGMA page_size = " + std::to_string(kPage));
    run(database, "PRAGMA application_id = " + std::to_string(mutuals::kApplicationId));
    run(database, "BEGIN");
    for (const auto script : mutuals::migrationScripts())
        run(database, std::string(script));
    run(database, "PRAGMA user_version = " + std::to_string(mutuals::migrationScripts().size()));
    run(database, "COMMIT");
    sqlite3_int64 size = 0;
    unsigned char* bytes = sqlite3_serialize(database, "main", &size, 0);
    const std::string file(bytes, bytes + size);

    std::ofstream out(target);
    out << "#include \"core/store/EmptyWorkspace.h\"\n\n"
           "namespace mutuals {\n\nconst EmptyWorkspace& emptyWorkspace()\n{\n"
           "    static constexpr EmptyWorkspace::Piece kPieces[] {\n";
    writePieces(out, file);
    out << "    };\n    static constexpr std::string_view kSchema[] {\n";
    for (const std::string& text : schemaOf(database))
        out << "        " << literal(text) << ",\n";
    out << "    };\n    static constexpr EmptyWorkspace kEmpty { " << file.size()
        << ", kPieces, kSchema };\n    return kEmpty;\n}\n\n} // namespace mutuals\n";
    sqlite3_free(bytes);
    sqlite3_close(database);
    if (!out.flush())
        throw std::runtime_error(std::string("cannot write ") + target);
}

} // namespace

int main(int argc, char** argv)
{
    try {
        if (argc != 2)
            throw std::runtime_error("usage: embed_workspace OUT.cpp");
        embed(argv[1]);
        return 0;
    } catch (const std::exception& error) {
        std::cerr << "embed_workspace: " << error.what() << '\n';
        return 1;
    }
}
