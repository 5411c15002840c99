#include "tests/ui/support/PageFixture.h"
#include "tests/ui/support/UiTest.h"
#include "ui/jobs/Job.h"
#include "ui/models/ImpactAnswers.h"
#include "ui/pages/HomePage.h"
#include "ui/widgets/Label.h"

using namespace mutuals;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;

class tst_HomePage : public QObject {
    Q_OBJECT

    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<HomePage> m_page;

    void show()
    {
        const test::DayBuilder days {
            .before = 120, .after = 60, .noise = 0.05, .rateChange = 0.4
        };
        m_fixture->studio(days.days());
        Policy policy;
        policy.name = "follow-back";
        policy.start = days.start();
        m_fixture->addPolicy(policy);
        m_fixture->open();
        m_page = std::make_unique<HomePage>();
        m_page->resize(1080, 732);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->enter(m_fixture->context());
    }
    QString headline() const { return m_page->findChild<Label*>(u"answerHeadline"_s)->fullText(); }
    ImpactAnswers* answers() const { return m_page->findChild<ImpactAnswers*>(); }
    /// What the page says, and whether it reckons, once it has read the workspace anew and before
    /// any answer can have come.
    struct Moment {
        QString headline;
        bool busy = false;
    };
    std::optional<Moment> m_moment;
    void readAnew()
    {
        m_moment.reset();
        m_page->reload();
        const auto* job = m_page->findChild<Job*>(QString(), Qt::FindDirectChildrenOnly);
        connect(
            job, &Job::finished, this,
            [this] {
                m_moment = { headline(), answers()->busy() };
            },
            Qt::QueuedConnection);
        QTRY_VERIFY(m_moment);
    }

private slots:
    void init() { m_fixture = std::make_unique<PageFixture>(); }
    void cleanup()
    {
        m_page.reset();
        m_fixture.reset();
    }

    void theSameQuestionIsNotAskedTwice()
    {
        show();
        QTRY_VERIFY_WITH_TIMEOUT(headline().startsWith(u"Engagement is "_s), 60000);
        QTRY_VERIFY_WITH_TIMEOUT(!answers()->busy(), 60000);
        readAnew();
        QVERIFY(!m_moment->busy);
        QVERIFY(m_moment->headline.startsWith(u"Engagement is "_s));
    }

    void anEarlierAnswerIsNotShownForANewQuestion()
    {
        show();
        QTRY_VERIFY_WITH_TIMEOUT(headline().startsWith(u"Engagement is "_s), 60000);
        QTRY_VERIFY_WITH_TIMEOUT(!answers()->busy(), 60000);
        bool moved = false;
        m_fixture->context().writes->enqueue(
            this,
            [creator = m_fixture->context().creator.id](Workspace& workspace, const Run&) {
                auto policies = workspace.plans().policies(creator);
                policies->front().start -= std::chrono::days(20);
                return workspace.plans().changePolicy(policies->front());
            },
            [&moved](const Result<>& changed) { moved = changed.has_value(); });
        QTRY_VERIFY(moved);
        readAnew();
        QVERIFY(m_moment->busy);
        QCOMPARE(m_moment->headline, u"Working it out…"_s);
        QTRY_VERIFY_WITH_TIMEOUT(headline().startsWith(u"Engagement is "_s), 60000);
    }
};

MUTUALS_UI_TEST(tst_HomePage)
#include "tst_HomePage.moc"
