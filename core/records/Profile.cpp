#include "core/records/Profile.h"

namespace mutuals {

void Profile::update(const Profile& newer)
{
    const auto take = [](auto& value, const auto& newest) {
        if (newest)
            value = newest;
    };
    handle = newer.handle;
    take(displayName, newer.displayName);
    take(bio, newer.bio);
    take(region, newer.region);
    take(followers, newer.followers);
    take(following, newer.following);
    take(likes, newer.likes);
    take(videos, newer.videos);
    take(verified, newer.verified);
    take(isPrivate, newer.isPrivate);
    take(connection, newer.connection);
}

} // namespace mutuals
