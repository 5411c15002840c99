#include "core/import/archive/TxtWords.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace mutuals {

namespace {

template <class Meaning> struct Words {
    Meaning meaning;
    const char* words; ///< separated by '|'
};

using S = TxtSection;

// Seen in exports: English, Dutch, Russian, and some words of Spanish. Plausible: all else, as the
// app in that language calls these pages.
constexpr std::array kSections {
    Words<S> { S::followers,
        "Follower|Follower List|Followers|Followers List|Fans|Fans List|Volger|Подписчик"
        // plausible: nl, ru, fr, es, pt, it, pl, tr
        "|Volgers|Подписчики|Abonnés|Abonné|Liste des abonnés|Seguidores|Seguidor|Seguaci"
        "|Obserwujący|Obserwatorzy|Takipçi|Takipçiler"
        // plausible: sv, nb, da, fi, cs, hu, ro, el, uk
        "|Följare|Følgere|Følger deg|Seuraajat|Sledující|Követők|Urmăritori|Ακόλουθοι|Підписник"
        "|Підписники"
        // plausible: id, ms, vi, th, ar, he, hi, ja, ko, zh
        "|Pengikut|Người theo dõi|ผู้ติดตาม|المتابعون|متابع|עוקבים|फ़ॉलोअर|フォロワー|팔로워|粉丝"
        "|粉絲" },
    Words<S> { S::following,
        "Following|Following List|Volgend|Подписки"
        // plausible: de, fr, es, pt, it, pl, tr
        "|Folge ich|Ich folge|Gefolgt|Gefolgte|Abonnements|Abonnement|Suivis|Siguiendo|Seguidos"
        "|Seguindo|A seguir|Seguiti|Seguito|Obserwowani|Obserwowane|Takip|Takip Edilen"
        "|Takip Edilenler"
        // plausible: sv, nb and da, fi, cs, hu, ro, el, uk
        "|Följer|Følger|Seurataan|Seuratut|Sledované|Sleduji|Követések|Követés|Urmărești"
        "|Urmăriri|Ακολουθείτε|Ακολουθεί|Підписки|Стежите"
        // plausible: id, ms, vi, th, ar, he, hi, ja, ko, zh
        "|Mengikuti|Đang theo dõi|Đã follow|กำลังติดตาม|المتابَعون|أتابعه|במעקב|फ़ॉलोइंग|フォロー中"
        "|팔로잉|关注|已关注|關注中|正在关注" },
    Words<S> { S::blocked,
        "Block List|Block|Blocked List|Blocklist|Blokkeringslijst|Список блокировки"
        // plausible
        "|Blockierliste|Blockierungsliste|Sperrliste|Blockierte Konten|Liste de blocage"
        "|Liste des comptes bloqués|Comptes bloqués|Lista de bloqueos|Lista de bloqueados"
        "|Lista de bloqueio|Lista de bloqueios|Elenco bloccati|Lista bloccati|Lista di blocco"
        "|Lista zablokowanych|Lista blokowanych|Engelleme listesi|Engellenenler|Blockeringslista"
        "|Blokkeringsliste|Blokeringsliste|Список блокування|Daftar blokir|Danh sách chặn"
        "|قائمة الحظر|ブロックリスト|차단 목록|屏蔽列表|黑名单|封鎖名單" },
    Words<S> { S::posts,
        "Posts|Post|Videos|Berichten|Публикации"
        // plausible
        "|Beiträge|Publications|Vidéos|Publicaciones|Publicações|Publicados|Posty|Gönderiler"
        "|Inlägg|Innlegg|Opslag|Публікації|Postingan|Bài đăng|投稿|게시물|作品|帖子" },
    Words<S> { S::comments,
        "Comments|Comment|Reacties|Комментарии"
        // plausible
        "|Kommentare|Commentaires|Comentarios|Commenti|Comentários|Komentarze|Yorumlar"
        "|Kommentarer|Komentáře|Коментарі|Komentar|Bình luận|التعليقات|コメント|댓글|评论|留言" },
    Words<S> { S::messages,
        "Direct Messages|Direct Message|Chat History|Directe berichten|Личные сообщения"
        "|Mensajes directos"
        // plausible
        "|Direktnachrichten|Messages directs|Messages privés|Messaggi diretti|Mensagens diretas"
        "|Wiadomości bezpośrednie|Direkt mesajlar|Direktmeddelanden|Pesan langsung"
        "|Tin nhắn trực tiếp|ダイレクトメッセージ|다이렉트 메시지|私信" },
    Words<S> { S::profile,
        "Profile Info|Profile Information|Profielinformatie|Данные профиля"
        // plausible
        "|Информация о профиле|Profilinformationen|Profilinfo|Profildaten|Infos du profil"
        "|Informations du profil|Informations sur le profil|Información del perfil"
        "|Información de perfil|Informações do perfil|Informazioni profilo"
        "|Informazioni sul profilo|Informazioni del profilo|Informacje o profilu"
        "|Profil bilgileri|Profilinformation|Info profil|Informasi profil|Thông tin hồ sơ"
        "|プロフィール情報|프로필 정보|个人资料信息" },
    Words<S> { S::other,
        "Profile Views|Profile View History|Profielweergaven|Просмотры профиля|Searches"
        "|Search History|Zoekopdrachten|Поисковые запросы|Favorite Comments|Favoriete reacties"
        "|Group Chat|Groepschat|Групповой чат|Chat de grupo|Recently Deleted Posts"
        "|Onlangs verwijderde berichten|Недавно удаленные публикации|Settings|Instellingen"
        "|Настройки|Login History|Inloggeschiedenis|История входов|Hashtag|Хэштег|Reposts"
        // plausible
        "|Profilaufrufe|Vues du profil|Visitas al perfil|Visualizzazioni del profilo"
        "|Visualizações do perfil|Suchverlauf|Suchanfragen|Recherches|Búsquedas|Ricerche" },
};

using W = TxtWord;

constexpr std::array kLabels {
    Words<W> { W::date,
        "Date|Datum|Дата|Data"
        // plausible
        "|Fecha|Tarih|Dato|Päivämäärä|Dátum|Ημερομηνία|Tanggal|Ngày|วันที่|التاريخ|日付|日期|날짜" },
    Words<W> { W::name,
        "Username|User name|Gebruikersnaam|Имя пользователя"
        // plausible
        "|Benutzername|Nutzername|Nom d'utilisateur|Nombre de usuario|Nome de usuário"
        "|Nome de utilizador|Nome utente|Nazwa użytkownika|Kullanıcı adı|Användarnamn|Brukernavn"
        "|Brugernavn|Käyttäjänimi|Uživatelské jméno|Felhasználónév|Nume de utilizator"
        "|Όνομα χρήστη|Ім’я користувача|Nama pengguna|Tên người dùng|ชื่อผู้ใช้|اسم المستخدم"
        "|ユーザー名|사용자 이름|用户名|使用者名稱" },
    Words<W> { W::comment,
        "Comment|Reactie|Комментарий"
        // plausible
        "|Kommentar|Commentaire|Comentario|Commento|Comentário|Komentarz|Yorum|Komentár"
        "|Коментар|Bình luận|コメント|댓글|评论" },
    Words<W> { W::likes,
        "Like(s)|Likes|Like"
        // plausible
        "|Лайки|Лайк(и)|Gefällt mir|J'aime|Me gusta|Mi piace|Curtidas|Gostos|Polubienia"
        "|Beğeniler|Beğeni|Suka|いいね|좋아요|点赞" },
    Words<W> { W::followerCount,
        "Follower count|Followers count|Followers|Number of followers|Количество подписчиков"
        // plausible
        "|Aantal volgers|Follower-Anzahl|Anzahl der Follower|Nombre d'abonnés"
        "|Número de seguidores|Numero di follower|Takipçi sayısı" },
    Words<W> { W::followingCount,
        "Following count|Following|Number of following|Количество подписок"
        // plausible
        "|Aantal volgend|Anzahl der gefolgten Konten|Nombre d'abonnements"
        "|Número de seguidos|Número de siguiendo|Numero di seguiti|Takip edilen sayısı" },
    Words<W> { W::other,
        "Link|Video Link|Search Term|Zoekterm|Поисковый запрос|HashTag Link|HashTag Name|Method"
        "|Shared Content|IP|Source|Event" },
};

template <class Table> auto folded(const Table& table)
{
    std::map<std::string, decltype(table[0].meaning), std::less<>> words;
    for (const auto& row : table) {
        std::string_view rest = row.words;
        while (!rest.empty()) {
            const auto cut = std::min(rest.find('|'), rest.size());
            words.emplace(txtLetters(rest.substr(0, cut)), row.meaning);
            rest.remove_prefix(std::min(cut + 1, rest.size()));
        }
    }
    return words;
}

template <class Table>
auto meaningIn(const Table& table, std::string_view letters)
    -> std::optional<decltype(table.begin()->second)>
{
    const auto found = table.find(letters);
    if (letters.empty() || found == table.end())
        return {};
    return found->second;
}

const auto& labelWords()
{
    static const auto kFolded = folded(kLabels);
    return kFolded;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

TxtFileName txtFileName(std::string_view name)
{
    TxtFileName said;
    if (const auto dot = name.find_last_of('.'); dot != std::string_view::npos && dot > 0)
        name = name.substr(0, dot);
    // "Follower_2" is a part; "Follower (1)", "Follower - Copy", "Follower 2024-12-18" are copies.
    for (const std::string_view mark : { " (", " - " }) {
        if (const auto at = name.find(mark); at != std::string_view::npos && at > 0) {
            name = name.substr(0, at);
            said.isCopy = true;
        }
    }
    const auto digits = static_cast<std::size_t>(std::count_if(name.begin(), name.end(), isDigit));
    const auto line = name.find_last_of('_');
    const auto isPart = line != std::string_view::npos && digits > 0 && digits <= 3
        && line + 1 + digits == name.size() && isDigit(name.back());
    for (std::size_t i = line + 1; isPart && i < name.size(); ++i)
        said.part = said.part * 10 + (name[i] - '0');
    said.isCopy = said.isCopy || (digits > 0 && !isPart);
    static const auto kFolded = folded(kSections);
    said.section = meaningIn(kFolded, txtLetters(name));
    return said;
}

std::optional<TxtWord> txtWord(std::string_view letters)
{
    return meaningIn(labelWords(), letters);
}

bool beginsTxtWord(std::string_view letters)
{
    const auto& words = labelWords();
    const auto next = words.lower_bound(letters);
    return next != words.end() && next->first.starts_with(letters);
}

bool isTxtNothing(std::string_view value)
{
    // "N.v.t." was seen in Dutch exports; no user name has a slash, or a dot at its end.
    constexpr std::array<std::string_view, 8> kNothing { "N/A", "N.v.t.", "Н/Д", "N/D", "S/O",
        "k. A.", "k.A.", "Y/D" };
    return std::find(kNothing.begin(), kNothing.end(), value) != kNothing.end();
}

} // namespace mutuals
