#include "tests/ui/support/UiTest.h"
#include "ui/pages/ImpactTabs.h"
#include "ui/widgets/Chip.h"

#include <QSignalSpy>

using namespace mutuals;
using namespace mutuals::ui;

namespace {

/// Counts how often it was read, and what it was asked to show.
class CountedPage : public Page {
public:
    void reload() override { ++reads; }
    void focusOn(const QString& target) override { asked = target; }

    int reads = 0;
    QString asked;
};

} // namespace

class tst_ImpactTabs : public QObject {
    Q_OBJECT

    ImpactTabs* m_tabs = nullptr;
    CountedPage* m_first = nullptr;
    CountedPage* m_second = nullptr;

    Chip* tab(const char* name) const
    {
        return m_tabs->findChild<Chip*>(QString::fromLatin1(name));
    }

private slots:
    void init()
    {
        m_tabs = new ImpactTabs;
        m_first = new CountedPage;
        m_second = new CountedPage;
        m_tabs->add(QStringLiteral("series"), QStringLiteral("Before and after"), m_first);
        m_tabs->add(QStringLiteral("stays"), QStringLiteral("Who stays"), m_second);
        m_tabs->resize(900, 600);
        m_tabs->show();
        m_tabs->enter({});
    }
    void cleanup() { delete m_tabs; }

    void aPartIsReadWhenItIsFirstLookedAt()
    {
        QCOMPARE(m_first->reads, 1);
        QCOMPARE(m_second->reads, 0);
        QTest::mouseClick(tab("tab-stays"), Qt::LeftButton);
        QVERIFY(m_second->isVisible());
        QCOMPARE(m_second->reads, 1);
        QTest::mouseClick(tab("tab-series"), Qt::LeftButton);
        QTest::mouseClick(tab("tab-stays"), Qt::LeftButton);
        QCOMPARE(m_first->reads, 1); // nothing has changed meanwhile
        QCOMPARE(m_second->reads, 1);
    }
    void newDataAreReadByThePartThatIsShownAndLaterByTheOthers()
    {
        QTest::mouseClick(tab("tab-stays"), Qt::LeftButton);
        m_tabs->enter({});
        QCOMPARE(m_second->reads, 2);
        QCOMPARE(m_first->reads, 1);
        QTest::mouseClick(tab("tab-series"), Qt::LeftButton);
        QCOMPARE(m_first->reads, 2);
    }
    void whatOnePartWroteTheOtherReadsAnew()
    {
        QSignalSpy changed(m_tabs, &Page::dataChanged);
        QTest::mouseClick(tab("tab-stays"), Qt::LeftButton);
        emit m_second->dataChanged();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_second->reads, 1);
        QTest::mouseClick(tab("tab-series"), Qt::LeftButton);
        QCOMPARE(m_first->reads, 2);
    }
    void aTargetOpensItsPartAndAnyOtherGoesToTheFirst()
    {
        m_tabs->focusOn(QStringLiteral("stays"));
        QVERIFY(m_second->isVisible());
        QVERIFY(tab("tab-stays")->isChecked());
        m_tabs->focusOn(QStringLiteral("views"));
        QVERIFY(m_first->isVisible());
        QCOMPARE(m_first->asked, QStringLiteral("views"));
    }
    void oneFileDialogIsAskedForOnce()
    {
        QSignalSpy asked(m_tabs, &Page::importRequested);
        emit m_first->importRequested();
        QCOMPARE(asked.size(), 1);
    }
};

MUTUALS_UI_TEST(tst_ImpactTabs)
#include "tst_ImpactTabs.moc"
