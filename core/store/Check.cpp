#include "core/store/Comments.h"
#include "core/store/Connection.h"
#include "core/store/Days.h"
#include "core/store/Imports.h"
#include "core/store/Profiles.h"
#include "core/store/StudioAudience.h"
#include "core/store/Trials.h"

#include <map>

namespace mutuals {

namespace {

using Seals = std::map<std::int64_t, RowSeal>;

/// Each stay counts for every listing that it covers: its hash goes in at the first and out at the
/// listing where it is gone, and the sums run along the order of the listings.
void sealListings(Connection& connection, Seals& seals)
{
    struct Place {
        std::int64_t import;
        RowSeal change;
    };
    std::map<std::tuple<std::int64_t, int, int>, Place> places; // creator, list, ordinal
    std::map<std::pair<std::int64_t, int>, RowSeal*> byImport;
    Query listings(connection,
        "SELECT i.creator_id, l.list, l.ordinal, l.import_id FROM listing l"
        " JOIN import i ON i.id = l.import_id");
    while (listings.next()) {
        auto& place = places[{ listings.number(0), listings.count(1), listings.count(2) }];
        place.import = listings.number(3);
        byImport[{ place.import, listings.count(1) }] = &place.change;
    }
    Query stays(connection,
        "SELECT s.list, a.key, s.followed_at, s.first_import, s.gone_import"
        " FROM stay s JOIN account a ON a.id = s.account_id");
    while (stays.next()) {
        const int list = stays.count(0);
        const auto hash = RowHash("stay")
                              .add(std::int64_t { list })
                              .add(stays.text(1))
                              .add(stays.optional(2, &Query::number))
                              .value();
        if (const auto first = byImport.find({ stays.number(3), list }); first != byImport.end())
            first->second->add(hash);
        if (stays.isNull(4))
            continue;
        if (const auto gone = byImport.find({ stays.number(4), list }); gone != byImport.end()) {
            --gone->second->rows;
            gone->second->hash -= hash;
        }
    }
    RowSeal sum;
    const std::tuple<std::int64_t, int, int>* previous = nullptr;
    for (const auto& [key, place] : places) {
        if (!previous || std::get<0>(*previous) != std::get<0>(key)
            || std::get<1>(*previous) != std::get<1>(key))
            sum = {};
        sum.rows += place.change.rows;
        sum.hash += place.change.hash;
        seals[place.import].rows += sum.rows;
        seals[place.import].hash += sum.hash;
        previous = &key;
    }
    Query nameless(connection, "SELECT import_id, list, followed_at FROM nameless");
    while (nameless.next())
        seals[nameless.number(0)].add(RowHash("stay")
                                          .add(nameless.number(1))
                                          .add(std::string_view("N/A"))
                                          .add(nameless.optional(2, &Query::number))
                                          .value());
}

void sealTalk(Connection& connection, Seals& seals)
{
    Query posts(connection,
        "SELECT s.import_id, p.posted_at, p.number, s.likes FROM post_seen s"
        " JOIN post p ON p.id = s.post_id");
    while (posts.next())
        seals[posts.number(0)].add(RowHash("post")
                                       .add(posts.number(1))
                                       .add(posts.number(2))
                                       .add(posts.optional(3, &Query::number))
                                       .value());
    Query messages(connection,
        "SELECT s.import_id, a.key, m.at, m.from_them, m.number FROM message_seen s"
        " JOIN message m ON m.id = s.message_id JOIN account a ON a.id = m.account_id");
    while (messages.next())
        seals[messages.number(0)].add(RowHash("message")
                                          .add(messages.text(1))
                                          .add(messages.number(2))
                                          .add(messages.number(3))
                                          .add(messages.number(4))
                                          .value());
}

void sealVideos(Connection& connection, Seals& seals)
{
    Query videos(
        connection, "SELECT import_id, video, title, views, likes, comments, shares FROM video");
    while (videos.next()) {
        RowHash hash("video");
        hash.add(videos.number(1)).add(videos.text(2));
        for (int column = 3; column <= 6; ++column)
            hash.add(videos.optional(column, &Query::number));
        seals[videos.number(0)].add(hash.value());
    }
}

} // namespace

Result<std::vector<Damage>> Imports::check()
{
    return guarded([&] {
        std::vector<Damage> damages;
        Query own(m_connection, "PRAGMA integrity_check");
        while (own.next()) {
            if (own.text(0) != "ok")
                damages.push_back({ {}, std::string(own.text(0)) });
        }
        Query links(m_connection, "PRAGMA foreign_key_check");
        while (links.next())
            damages.push_back({ {}, fmt::format("a row of {} points nowhere", links.text(0)) });

        Seals seals;
        sealListings(m_connection, seals);
        sealTalk(m_connection, seals);
        sealComments(m_connection, seals);
        sealDays(m_connection, seals);
        sealAudience(m_connection, seals);
        sealVideos(m_connection, seals);
        sealProfiles(m_connection, seals);
        Query imports(m_connection, "SELECT id, row_count, row_hash FROM import ORDER BY id");
        while (imports.next()) {
            const RowSeal kept { imports.number(1), static_cast<std::uint64_t>(imports.number(2)) };
            RowSeal found = seals[imports.number(0)];
            found.hash += ownHash(m_connection, { imports.number(0) });
            if (kept.rows != found.rows)
                damages.push_back({ { imports.number(0) },
                    fmt::format("{} rows kept, {} found", kept.rows, found.rows) });
            else if (kept.hash != found.hash)
                damages.push_back({ { imports.number(0) }, "the row hash differs" });
        }
        for (const Id<Trial> trial : changedPlans(m_connection))
            damages.push_back(
                { {}, fmt::format("the plan of trial {} is not the one sealed", trial.value) });
        return damages;
    });
}

} // namespace mutuals
