#include "tests/ui/support/UiTest.h"
#include "ui/models/FollowersModel.h"
#include "ui/widgets/RowTable.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTableView>

using namespace mutuals;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;

class tst_FollowersModel : public QObject {
    Q_OBJECT

    int m_fetches = 0;
    std::size_t m_largest = 0;

    FollowersModel* modelOf(int rows)
    {
        const auto fetch = [this](std::span<const Id<Person>> persons) {
            ++m_fetches;
            m_largest = std::max(m_largest, persons.size());
            std::vector<FollowerRow> result;
            for (const Id<Person> person : persons) {
                FollowerRow row;
                row.person = person;
                row.handle = "name_" + std::to_string(person.value);
                row.followedAt = Seconds(std::chrono::seconds(1734564600));
                row.relation = Relation::fan;
                result.push_back(std::move(row));
            }
            return result;
        };
        auto* model = new FollowersModel(fetch, this);
        std::vector<Id<Person>> order;
        for (int i = 0; i < rows; ++i)
            order.push_back({ rows - i });
        model->setOrder(std::move(order));
        return model;
    }
    static QString cell(const FollowersModel& model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }

private slots:
    void init()
    {
        m_fetches = 0;
        m_largest = 0;
    }
    void keepsTheRulesOfModels()
    {
        FollowersModel* model = modelOf(700);
        QAbstractItemModelTester tester(
            model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model->setOrder({ { 3 }, { 1 } });
        model->setNamesHidden(true);
        model->refresh();
        model->setOrder({});
        QCOMPARE(model->rowCount(), 0);
    }
    void readsPagesAndNeverCells()
    {
        FollowersModel* model = modelOf(100'000);
        for (int row = 0; row < 100'000; row += 2000) {
            for (int near = row; near < row + 32; ++near) {
                for (int column = 0; column < model->columnCount(); ++column)
                    model->index(near, column).data();
            }
        }
        QVERIFY2(m_fetches <= 2 * 50, qPrintable(QString::number(m_fetches)));
        QVERIFY(m_largest <= std::size_t(kPageRows));
        QCOMPARE(cell(*model, 0, 0), u"name_100000"_s);
        QCOMPARE(cell(*model, 99'999, 0), u"name_1"_s);
    }
    void aScreenOfRowsIsAtMostTwoReads()
    {
        FollowersModel* model = modelOf(100'000);
        QTableView view;
        view.setModel(model);
        view.resize(900, 700);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.grab();
        QVERIFY2(m_fetches <= 2, qPrintable(QString::number(m_fetches)));
        view.scrollTo(model->index(54'321, 0));
        view.grab();
        QVERIFY2(m_fetches <= 4, qPrintable(QString::number(m_fetches)));
    }
    void keepsOnlySoManyPages()
    {
        FollowersModel* model = modelOf(100'000);
        for (int page = 0; page <= kPagesKept; ++page)
            model->index(page * kPageRows, 0).data();
        const int once = m_fetches;
        model->index(kPagesKept * kPageRows, 0).data();
        QCOMPARE(m_fetches, once);
        model->index(0, 0).data(); // long unused: dropped, read again
        QCOMPARE(m_fetches, once + 1);
    }
    void unknownIsADashAndNeverZero()
    {
        FollowersModel* model = modelOf(1);
        QCOMPARE(cell(*model, 0, 1), u"18 Dec 2024"_s);
        QCOMPARE(cell(*model, 0, 2), u"–"_s);
        QCOMPARE(cell(*model, 0, 3), u"fan"_s);
        QCOMPARE(cell(*model, 0, 4), u"–"_s);
        QCOMPARE(cell(*model, 0, 5), u"–"_s);
    }
    void hiddenNamesAreStandIns()
    {
        FollowersModel* model = modelOf(17);
        model->setNamesHidden(true);
        QCOMPARE(cell(*model, 0, 0), u"follower 17"_s);
        for (int column = 0; column < model->columnCount(); ++column) {
            for (const int role :
                { int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole),
                    int(RowTable::detailRole), int(RowTable::avatarRole) })
                QVERIFY(!model->index(0, column).data(role).toString().contains(u"name_"_s));
        }
    }
    void aHeadAsksForAnotherOrder()
    {
        FollowersModel* model = modelOf(5);
        QSignalSpy wanted(model, &FollowersModel::orderWanted);
        model->sort(1, Qt::DescendingOrder);
        QCOMPARE(wanted.size(), 1);
        QCOMPARE(wanted[0][0].value<FollowerColumn>(), FollowerColumn::followedAt);
        QCOMPARE(wanted[0][1].toBool(), true);
        QCOMPARE(cell(*model, 0, 0), u"name_5"_s); // it does not sort by itself
    }
    void aFailedReadShowsBlankRows()
    {
        FollowersModel model([](auto) { return std::vector<FollowerRow>(); });
        model.setOrder({ { 1 }, { 2 } });
        QCOMPARE(cell(model, 1, 0), u"no name"_s);
    }
};

MUTUALS_UI_TEST(tst_FollowersModel)
#include "tst_FollowersModel.moc"
