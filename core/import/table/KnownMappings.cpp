#include "core/import/table/KnownMappings.h"

#include "core/store/Workspace.h"

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include <set>

namespace mutuals {

namespace json = boost::json;

namespace {

/// {"columns": ..., "dates": ..., "imports": [1, 5]}
constexpr const char* kImports = "imports";

json::object objectOf(std::string_view text)
{
    json::error_code error;
    json::value value = json::parse(json::string_view(text.data(), text.size()), error);
    return !error && value.is_object() ? std::move(value.as_object()) : json::object();
}

std::set<std::int64_t> importsOf(const json::object& mapping)
{
    std::set<std::int64_t> imports;
    const json::value* known = mapping.if_contains(kImports);
    if (!known || !known->is_array())
        return imports;
    for (const json::value& import : known->as_array()) {
        if (import.is_int64())
            imports.insert(import.as_int64());
    }
    return imports;
}

std::string textOf(json::object mapping, const std::set<std::int64_t>& imports)
{
    mapping[kImports] = json::array(imports.begin(), imports.end());
    return json::serialize(mapping);
}

} // namespace

Result<> rememberMapping(
    Workspace& workspace, std::string_view header, std::string_view mapping, Id<Import> import)
{
    const auto known = workspace.mappings().all();
    if (!known)
        return tl::unexpected(known.error());
    std::set<std::int64_t> imports { import.value };
    if (const auto earlier = known->find(std::string(header)); earlier != known->end())
        imports.merge(importsOf(objectOf(earlier->second)));
    return workspace.mappings().remember(header, textOf(objectOf(mapping), imports));
}

Result<> forgetMappings(Workspace& workspace, Id<Import> import)
{
    const auto known = workspace.mappings().all();
    if (!known)
        return tl::unexpected(known.error());
    for (const auto& [header, text] : *known) {
        json::object mapping = objectOf(text);
        auto imports = importsOf(mapping);
        if (imports.erase(import.value) == 0)
            continue;
        auto done = imports.empty()
            ? workspace.mappings().forget(header)
            : workspace.mappings().remember(header, textOf(std::move(mapping), imports));
        if (!done)
            return done;
    }
    return {};
}

} // namespace mutuals
