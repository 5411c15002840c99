#include "tests/ui/support/UiTest.h"
#include "ui/models/WorklistModel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace mutuals;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;

class tst_WorklistModel : public QObject {
    Q_OBJECT

    static ListItem item(const char* handle)
    {
        ListItem result;
        result.person = { 7 };
        result.handle = handle;
        result.chosenAt = Seconds(std::chrono::seconds(1734564600));
        return result;
    }
    static int box(const WorklistModel& model, int row)
    {
        return model.index(row, 0).data(Qt::CheckStateRole).toInt();
    }

private slots:
    void keepsTheRulesOfModels()
    {
        WorklistModel model;
        QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.replace({ item("ana"), item("ben") });
        model.setNamesHidden(true);
        model.replace({});
    }
    void aTickAsksAndWaitsForTheWorkspace()
    {
        WorklistModel model;
        model.replace({ item("ana") });
        QSignalSpy wanted(&model, &WorklistModel::tickWanted);
        model.setData(model.index(0, 0), Qt::Checked, Qt::CheckStateRole);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][1].toBool(), true);
        QCOMPARE(box(model, 0), int(Qt::Unchecked));
    }
    void whatAnArchiveConfirmsCannotBeUnticked()
    {
        ListItem confirmed = item("ana");
        confirmed.confirmedAt = Seconds(std::chrono::seconds(1734650000));
        WorklistModel model;
        model.replace({ confirmed, item("ben") });
        QCOMPARE(box(model, 0), int(Qt::Checked));
        QVERIFY(!(model.flags(model.index(0, 0)) & Qt::ItemIsUserCheckable));
        QVERIFY(model.flags(model.index(1, 0)) & Qt::ItemIsUserCheckable);
        QCOMPARE(model.index(0, 2).data().toString(), u"followed since 19 Dec 2024"_s);
        QCOMPARE(model.index(1, 2).data().toString(), u"to follow"_s);
    }
    void whoLeftIsSaidToHaveLeft()
    {
        ListItem left = item("ana");
        left.stillFollows = false;
        QCOMPARE(listState(left), u"to follow; no longer follows you"_s);
    }
};

MUTUALS_UI_TEST(tst_WorklistModel)
#include "tst_WorklistModel.moc"
