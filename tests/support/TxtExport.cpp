#include "tests/support/ExportBuilder.h"

#include <fstream>

namespace mutuals::test {

namespace {

using List = ExportBuilder::List;

/// A value of a JSON item by its key, in any of its spellings.
std::string valueOf(const std::vector<std::pair<std::string, std::string>>& fields,
    std::initializer_list<const char*> keys)
{
    for (const auto& [key, value] : fields) {
        for (const char* wanted : keys) {
            if (key == wanted)
                return value;
        }
    }
    return {};
}

} // namespace

TxtLanguage TxtLanguage::english()
{
    TxtLanguage words;
    words.settings = "Profile and Settings";
    words.post = "Post";
    words.comment = "Comments";
    words.message = "Direct Messages";
    words.followers = "Follower";
    words.following = "Following";
    words.blocked = "Block List";
    words.posts = "Posts";
    words.comments = "Comments";
    words.messages = "Direct Messages";
    words.profile = "Profile Info";
    words.date = "Date";
    words.name = "Username";
    words.text = "Comment";
    words.followerCount = "Follower count";
    words.followingCount = "Following count";
    words.empty = "You have no data in this section";
    return words;
}

TxtLanguage TxtLanguage::english2020()
{
    TxtLanguage words = english();
    words.top = "";
    words.settings = "Activity";
    words.post = "Videos";
    words.followers = "Follower List";
    words.following = "Following List";
    words.posts = "Videos";
    words.profile = "Profile Information";
    words.zone = "";
    return words;
}

TxtLanguage TxtLanguage::dutch()
{
    TxtLanguage words = english();
    words.settings = "Profiel en instellingen";
    words.post = "Berichten";
    words.comment = "Reacties";
    words.message = "Berichten";
    words.followers = "Volger";
    words.following = "Volgend";
    words.blocked = "Blokkeringslijst";
    words.posts = "Berichten";
    words.comments = "Reacties";
    words.messages = "Directe berichten";
    words.profile = "Profielinformatie";
    words.date = "Datum";
    words.name = "Gebruikersnaam";
    words.text = "Reactie";
    words.followerCount = "Aantal volgers";
    words.followingCount = "Aantal volgend";
    words.empty = "Dit gedeelte bevat geen gegevens";
    words.nothing = "N.v.t.";
    return words;
}

TxtLanguage TxtLanguage::russian()
{
    TxtLanguage words = english();
    words.settings = "Профиль и настройки";
    words.post = "Публикации";
    words.comment = "Комментарии";
    words.message = "Личные сообщения";
    words.followers = "Подписчик";
    words.following = "Подписки";
    words.blocked = "Список блокировки";
    words.posts = "Публикации";
    words.comments = "Комментарии";
    words.messages = "Личные сообщения";
    words.profile = "Данные профиля";
    words.date = "Дата";
    words.name = "Имя пользователя";
    words.text = "Комментарий";
    words.followerCount = "Количество подписчиков";
    words.followingCount = "Количество подписок";
    words.empty = "В этом разделе нет данных";
    return words;
}

TxtLanguage TxtLanguage::spanish()
{
    TxtLanguage words = english();
    words.settings = "Perfil y ajustes";
    words.post = "Publicaciones";
    words.comment = "Comentarios";
    words.message = "Mensajes directos";
    words.followers = "Seguidores";
    words.following = "Siguiendo";
    words.blocked = "Lista de bloqueados";
    words.posts = "Publicaciones";
    words.comments = "Comentarios";
    words.messages = "Mensajes directos";
    words.profile = "Información del perfil";
    words.date = "Fecha";
    words.name = "Nombre de usuario";
    words.text = "Comentario";
    words.followerCount = "Número de seguidores";
    words.followingCount = "Número de seguidos";
    words.empty = "No hay datos en esta sección";
    return words;
}

TxtLanguage TxtLanguage::invented()
{
    TxtLanguage words = english();
    words.settings = "Tsoru";
    words.followers = "Zanebi";
    words.following = "Ozanebi";
    words.blocked = "";
    words.posts = "Munoko";
    words.comments = "";
    words.messages = "Lirutali";
    words.profile = "Bakuro";
    words.date = "Hetu";
    words.name = "Nomika";
    words.followerCount = "Follower count";
    words.followingCount = "Following count";
    words.empty = "Keta no bakuro";
    return words;
}

std::vector<std::pair<std::string, std::string>> ExportBuilder::texts(
    const TxtLanguage& words) const
{
    std::vector<std::pair<std::string, std::string>> files;
    const std::string& end = words.lineEnd;
    const auto put = [&](const std::string& folder, const std::string& name, std::string text) {
        if (!name.empty())
            files.emplace_back(words.top + folder + "/" + name + ".txt", std::move(text));
    };
    const auto field = [&](const std::string& label, const std::string& value) {
        return label + ": " + (value == "N/A" ? words.nothing : value) + end;
    };
    for (const auto& [list, presence] : m_presence) {
        if (presence != Presence::rows)
            continue;
        std::string text;
        const auto rows = m_rows.find(list);
        for (const auto& row : rows == m_rows.end() ? std::vector<Fields> {} : rows->second) {
            text += field(words.date, valueOf(row, { "Date", "date" }) + words.zone);
            if (list == List::posts) {
                text += field("Link", valueOf(row, { "Link" }));
                text += "https://p16.tiktokcdn.com/second-picture~1.jpeg" + end;
                text += field("Like(s)", valueOf(row, { "Likes" }));
                text += field("Who can view", "Everyone") + field("Title", "N/A");
            } else if (list == List::comments) {
                text += field(words.text, valueOf(row, { "Comment", "comment" }));
                text += field("Photo", "N/A") + field("Url", "");
            } else {
                text += field(words.name, valueOf(row, { "UserName" }));
            }
            text += end;
        }
        for (const auto& [key, messages] :
            list == List::messages ? m_chats : decltype(m_chats) {}) {
            text += ">>> " + key + ":" + end + end;
            for (const auto& message : messages)
                text += valueOf(message, { "Date" }) + words.zone + " "
                    + field(valueOf(message, { "From" }), valueOf(message, { "Content" }));
            text += end;
        }
        if (text.empty())
            text = words.empty + end;
        switch (list) {
        case List::followers:
            put(words.settings, words.followers, text);
            break;
        case List::following:
            put(words.settings, words.following, text);
            break;
        case List::blocked:
            put(words.settings, words.blocked, text);
            break;
        case List::posts:
            put(words.post, words.posts, text);
            break;
        case List::comments:
            put(words.comment, words.comments, text);
            break;
        case List::messages:
            put(words.message, words.messages, text);
            break;
        }
    }
    if (!m_watched.empty()) {
        std::string text;
        for (const std::string& date : m_watched)
            text += field(words.date, date + words.zone)
                + field("Link", "https://www.tiktokv.com/share/video/1/") + end;
        put("Your Activity", "Watch History", text);
    }
    if (!m_owner.empty()) {
        std::string text = field(words.name, m_owner)
            + field("Email address", "someone@example.org") + field("Telephone number", "+4912345");
        if (m_ownCounts)
            text += field(words.followerCount, std::to_string(m_ownCounts->first))
                + field(words.followingCount, std::to_string(m_ownCounts->second));
        put(words.settings, words.profile, text);
    }
    return files;
}

std::filesystem::path ExportBuilder::textZip(
    const std::filesystem::path& file, const TxtLanguage& language) const
{
    ZipBuilder zip;
    for (const auto& [path, text] : texts(language))
        zip.entry(path, text);
    return zip.save(file);
}

std::filesystem::path ExportBuilder::textFolder(
    const std::filesystem::path& folder, const TxtLanguage& language) const
{
    for (const auto& [path, text] : texts(language)) {
        std::filesystem::create_directories((folder / path).parent_path());
        std::ofstream(folder / path, std::ios::binary) << text;
    }
    return folder;
}

} // namespace mutuals::test
