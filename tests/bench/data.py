"""Made-up exports of any size, the same for the same size. No name belongs to anybody."""
import datetime
import math
import random
import time
import zipfile

FIRST = ("alder birch cedar dahlia elm fern ginkgo hazel iris juniper kelp larch maple nettle oak "
         "pine quince reed sage thyme").split()
SECOND = ("bakes builds carves draws fixes folds grows hikes knits mends paints plays prints reads "
          "rides runs sews sings spins weaves writes").split()
BETWEEN = (".", "_", "", ".the.")
WORDS = ("what a lovely glaze where did you find this kiln how hot does it run part two please the "
         "sound of it so calm saving this for later which clay is that first thanks again").split()
EXTRAS = ("\U0001f3fa", "\U0001f525", "\u2764\ufe0f", "\u7dba\u9e97")
OWNER = "kiln.and.co"
BEGIN = 1_577_836_800  # 2020-01-01
YEARS = 4 * 365 * 86_400
BITS = 26


def shuffled(number, salt):
    """A number below 2 ** BITS for each other, in no order."""
    mask = (1 << BITS) - 1
    number = (number * 0x9E3779B1 + salt * 0x85EBCA6B) & mask
    for shift, factor in ((13, 0x2C1B3C6D), (11, 0x297A2D39), (15, 1)):
        number ^= number >> shift
        number = number * factor & mask
    return number


def name(number):
    mixed = shuffled(number, 7)
    return (FIRST[mixed % 20] + BETWEEN[mixed // 20 % 4] + SECOND[mixed // 80 % 21] + str(mixed))


def spelled(seconds):
    return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(seconds))


def is_gone(number):
    return shuffled(number, 11) % 100 < 3


def followers(rows, later=False):
    """(time, name), newest first; later: 3 % have left and 5 % are new."""
    fresh = rows // 20 if later else 0
    for i in range(fresh):
        yield BEGIN + YEARS + 2_592_000 * (fresh - i) // fresh, name(rows + i)
    for i in range(rows):
        if not (later and is_gone(i)):
            yield BEGIN + YEARS * (rows - i) // rows, name(i)


def write_archive(path, rows, later=False, csv=None, packed=None):
    """A data archive; beside it the same followers as CSV, for peers that read no JSON."""
    item = '{"Date":"%s","UserName":"%s"}'
    table = open(csv, "w", buffering=1 << 20) if csv else None
    if table:
        table.write("username,followed_at\n")
    with open(path, "w", buffering=1 << 20) as out:
        out.write('{"Profile":{"Profile Information":{"ProfileMap":{"userName":"%s"}}},' % OWNER)
        out.write('"Activity":{"Follower List":{"FansList":[')
        known = (None, "")
        for i, (seconds, who) in enumerate(followers(rows, later)):
            if seconds != known[0]:
                known = (seconds, spelled(seconds))
            out.write(("," if i else "") + item % (known[1], who))
            if table:
                table.write("%s,%s\n" % (who, known[1]))
        out.write(']},"Following List":{"Following":[')
        followed = rows // 20
        for i in range(2 * followed):
            number = i * 19 % rows if i < followed else 2 * rows + i
            out.write(("," if i else "") + item % (spelled(BEGIN + 61 * i), name(number)))
        out.write("]}}}\n")
    if table:
        table.close()
    if packed:
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as file:
            file.write(path, "user_data_tiktok.json")


def texts(random_, count):
    """Commas, quotes, line breaks and emoji in fixed shares, quoted as RFC 4180 asks."""
    for _ in range(count):
        text = " ".join(random_.choices(WORDS, k=1 + int(random_.expovariate(0.12))))
        if random_.random() < 0.3:
            text = text.replace(" ", ", ", 1)
        if random_.random() < 0.1:
            text = '"' + text + '", they said'
        if random_.random() < 0.05:
            text = text.replace(" ", "\n", 2)
        if random_.random() < 0.25:
            text += " " + random_.choice(EXTRAS)
        quoted = any(c in text for c in ',"\n')
        yield '"' + text.replace('"', '""') + '"' if quoted else text


def write_comments(path, rows):
    """As a third-party tool exports them; few people write much, most write little."""
    random_ = random.Random(2024)
    pool = list(texts(random_, 50_000))
    with open(path, "w", newline="", buffering=1 << 20) as out:
        out.write("comment_id,video_url,username,text,likes,created_at\r\n")
        for i in range(rows):
            draw = random_.random()
            who = name(int(rows * (draw / 0.6) ** 3) if draw < 0.6 else int(rows * (2 + draw)))
            out.write("%d,https://www.tiktok.com/@%s/video/%d,%s,%s,%d,%s\r\n" % (
                7_000_000_000_000_000_000 + 977 * i, OWNER, 7_100_000_000_000_000_000 + i % 1000,
                who, pool[int(random_.random() * len(pool))], int(1 / (random_.random() + 1e-5)),
                spelled(BEGIN + YEARS * i // rows)))


def write_overview(path, days):
    random_ = random.Random(365)
    level = 9.0
    last = datetime.date(2023, 12, 31)
    with open(path, "w", newline="") as out:
        out.write('"Date","Video Views","Profile Views","Likes","Comments","Shares"\r\n')
        for i in range(days):
            day = last - datetime.timedelta(days=days - 1 - i)
            level += random_.gauss(0, 0.02)
            views = int(math.exp(level + 0.2 * math.sin(day.weekday()) + random_.gauss(0, 0.1)))
            out.write('"%s","%d","%d","%d","%d","%d"\r\n' % (
                day, views, views // 40, views // 12, views // 300, views // 600))
