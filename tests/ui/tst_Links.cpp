#include "tests/ui/support/UiTest.h"
#include "ui/Links.h"

using namespace mutuals::ui;
using namespace Qt::StringLiterals;

class tst_Links : public QObject {
    Q_OBJECT

private slots:
    void aHandleBecomesAProfile()
    {
        QCOMPARE(profileUrl("glaze.and_go").toString(), u"https://www.tiktok.com/@glaze.and_go"_s);
        QVERIFY(mayOpen(profileUrl("a")));
    }
    void whatIsNoHandleBecomesNothing()
    {
        for (const char* handle :
            { "", "a b", "a/../../x", "a?x=1", "a#b", "ä", "a@b", "a%2f", "a\\b", "a:b", "a\n" })
            QVERIFY2(!profileUrl(handle).isValid(), handle);
        QVERIFY(!profileUrl(std::string(65, 'a')).isValid());
    }
    void onlyTikTokMayBeOpened_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("may");
        const auto row = [](const char* address, bool may) {
            QTest::newRow(address) << QString::fromLatin1(address) << may;
        };
        row("https://www.tiktok.com/@a", true);
        row("https://tiktok.com/", true);
        row("https://m.tiktokv.com/x", true);
        row("HTTPS://WWW.TIKTOK.COM/@a", true);
        row("http://www.tiktok.com/@a", false);
        row("https://tiktok.com.evil.example/", false);
        row("https://eviltiktok.com/", false);
        row("https://user@tiktok.com/", false);
        row("https://user:pass@tiktok.com/", false);
        row("https://tiktok.com:8443/", false);
        row("https://tiktok.com\\@evil.example/", false);
        row("https://evil.example/tiktok.com", false);
        row("file:///etc/passwd", false);
        row("smb://tiktok.com/x", false);
        row("javascript:alert(1)", false);
        row("//tiktok.com/", false);
        row("", false);
    }
    void onlyTikTokMayBeOpened()
    {
        QFETCH(QString, address);
        QFETCH(bool, may);
        QCOMPARE(mayOpen(QUrl(address, QUrl::StrictMode)), may);
    }
};

MUTUALS_UI_TEST(tst_Links)
#include "tst_Links.moc"
