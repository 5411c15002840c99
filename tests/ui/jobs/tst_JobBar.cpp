#include "ui/jobs/JobBar.h"
#include "ui/jobs/Work.h"
#include "ui/widgets/Label.h"

#include "tests/ui/support/UiTest.h"

#include <QAbstractButton>
#include <QApplication>
#include <QProgressBar>

using namespace mutuals::ui;
using namespace Qt::StringLiterals;

namespace {

class ToyWork : public Work {
public:
    using Work::Work;
    void cancel() override { cancelled = true; }
    bool cancelled = false;
};

QString allText(const QWidget& widget)
{
    QStringList words;
    for (const auto* label : widget.findChildren<Label*>())
        words.append(label->fullText());
    return words.join(u'\n');
}

} // namespace

class tst_JobBar : public QObject {
    Q_OBJECT

private slots:
    void itSaysWhatIsCounted()
    {
        JobBar bar;
        ToyWork bytes(u"Reading a.zip"_s), rows(u"Importing a.zip"_s);
        bytes.counting(Work::Unit::bytes);
        rows.counting(Work::Unit::rows);
        bar.watch(&bytes);
        emit bytes.progressed(312 * 1024 * 1024, 624 * 1024 * 1024LL);
        QVERIFY2(allText(bar).contains(u"312.0 MB of 624.0 MB"_s), qPrintable(allText(bar)));
        emit bytes.finished();
        bar.watch(&rows);
        emit rows.progressed(1'204'000, 2'000'000);
        QVERIFY2(allText(bar).contains(u"1,204,000 of 2,000,000 rows"_s), qPrintable(allText(bar)));
        QVERIFY(allText(bar).contains(u"Importing a.zip"_s));
    }

    void itNeverGoesBack()
    {
        JobBar bar;
        ToyWork work(u"Importing"_s);
        bar.watch(&work);
        const auto* shown = bar.findChild<QProgressBar*>();
        int last = 0;
        for (const int done : { 10, 40, 30, 55, 20, 90 }) {
            emit work.progressed(done, done == 20 ? 400 : 100);
            QVERIFY(shown->value() >= last);
            last = shown->value();
        }
        QCOMPARE(last, 900);
    }

    void aMattersNextStepKeepsTheBar()
    {
        JobBar bar;
        ToyWork first(u"Reading"_s), second(u"Importing"_s);
        bar.watch(&first);
        QTRY_VERIFY(bar.isVisible());
        emit first.finished();
        bar.watch(&second);
        QTest::qWait(150); // longer than the bar lingers
        QVERIFY(bar.isVisible());
        bar.findChild<QAbstractButton*>(u"jobCancel"_s)->click();
        QVERIFY(second.cancelled);
        emit second.finished();
        QTRY_VERIFY(!bar.isVisible());
    }
};

MUTUALS_UI_TEST(tst_JobBar)
#include "tst_JobBar.moc"
