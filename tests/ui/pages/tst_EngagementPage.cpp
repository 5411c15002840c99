#include "tests/ui/support/PeopleFixture.h"
#include "tests/ui/support/UiTest.h"
#include "ui/pages/EngagementPage.h"
#include "ui/widgets/Chip.h"

using namespace mutuals;
using namespace mutuals::ui;

class tst_EngagementPage : public QObject, PeopleFixture<EngagementPage> {
    Q_OBJECT

private slots:
    void init() { m_fixture = std::make_unique<PageFixture>(); }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }

    void withoutCommentsItSaysWhereTheyComeFrom()
    {
        addArchives();
        show();
        QTRY_VERIFY(seen().contains(u"one of the tools that read comments"_s));
        QCOMPARE(importsAskedFor(*m_page), 1);
    }
    void theWeeksAroundTheFollowBack()
    {
        addArchives();
        add("comments.csv", comments(), "2025-06-01");
        show();
        QTRY_COMPARE(figure().panels.size(), 1U);
        QCOMPARE(figure().title, u"Followers commented more after you followed them back"_s);
        const auto& whiskers = figure().panels.front().whiskers;
        QVERIFY(whiskers.front().x <= -4);
        QVERIFY(whiskers.back().x >= 3);
        QCOMPARE(whiskers.front().ink, Ink::quiet);
        QCOMPARE(whiskers.back().ink, Ink::accent);
        QTRY_VERIFY(seen().contains(u"Followers commented more in the weeks after"_s));
        QTRY_VERIFY(seen().contains(u"the two groups moved alike, as they should"_s));
        QTRY_VERIFY(seen().contains(u"responsive followers are chosen"_s));
        click(u"howWeKnowToggle"_s);
        QTRY_VERIFY(seen().contains(u"Staggered adoption"_s));
    }
    void messagesAreOneClickAway()
    {
        addArchives();
        add("comments.csv", comments(), "2025-06-01");
        show();
        QTRY_COMPARE(figure().panels.size(), 1U);
        click(u"ofMessages"_s);
        QTRY_VERIFY(seen().contains(u"Too few followers wrote to you"_s));
        QVERIFY(!find<Chip>(u"ofComments"_s)->isChecked());
        click(u"ofComments"_s);
        QTRY_VERIFY(seen().contains(u"Followers commented more in the weeks after"_s));
    }
    void nothingIsCutWhereTheWindowIsSmallOrTheTextLarge_data() { addSmallWindows(); }
    void nothingIsCutWhereTheWindowIsSmallOrTheTextLarge()
    {
        QFETCH(int, percent);
        QFETCH(QSize, size);
        addArchives();
        add("comments.csv", comments(), "2025-06-01");
        nothingIsCutAt(percent, size, u"Followers commented more in the weeks after"_s);
    }
};

MUTUALS_UI_TEST(tst_EngagementPage)
#include "tst_EngagementPage.moc"
