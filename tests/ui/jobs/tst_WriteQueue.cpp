#include "tests/support/TempFolder.h"

#include "ui/jobs/Job.h"
#include "ui/jobs/WriteQueue.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <memory>

using namespace mutuals;
using namespace mutuals::test;
using namespace mutuals::ui;
using namespace Qt::StringLiterals;

class tst_WriteQueue : public QObject {
    Q_OBJECT

    static std::unique_ptr<WriteQueue> queueIn(const TempFolder& folder)
    {
        auto workspace = Workspace::open(folder / "test.db", Workspace::Access::writeShared);
        return workspace ? std::make_unique<WriteQueue>(std::move(*workspace)) : nullptr;
    }

private slots:
    void worksInOrderOnOneThreadAndAnswersOnThisOne()
    {
        const TempFolder folder;
        auto queue = queueIn(folder);
        QVERIFY(queue);
        QObject owner;
        QList<int> done;
        std::atomic<bool> elsewhere = true;
        for (int i = 0; i < 20; ++i) {
            queue->enqueue(
                &owner,
                [i, &elsewhere](Workspace& workspace, const Run&) {
                    elsewhere = elsewhere && QThread::currentThread() != qApp->thread();
                    return workspace.creators().add("creator" + std::to_string(i), true) ? i : -1;
                },
                [&done](int finished) {
                    QCOMPARE(QThread::currentThread(), qApp->thread());
                    done.append(finished);
                });
        }
        QTRY_COMPARE(done.size(), 20);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(done[i], i);
        QVERIFY(elsewhere);
    }

    void aReaderSeesWhatWasWritten()
    {
        const TempFolder folder;
        auto queue = queueIn(folder);
        QVERIFY(queue);
        auto reading = Workspace::open(folder / "test.db", Workspace::Access::read);
        QVERIFY(reading);
        bool done = false;
        queue->enqueue(
            this,
            [](Workspace& workspace, const Run&) {
                return workspace.creators().add("ana", true).has_value();
            },
            [&done](bool added) { done = added; });
        QTRY_VERIFY(done);
        QCOMPARE(reading->creators().all()->size(), 1U);
    }

    void writesWhenTheOwnerIsGoneButTellsNobody()
    {
        const TempFolder folder;
        bool told = false;
        {
            auto queue = queueIn(folder);
            QVERIFY(queue);
            auto owner = std::make_unique<QObject>();
            queue->enqueue(
                owner.get(),
                [](Workspace& workspace, const Run&) {
                    return workspace.creators().add("ana", true).has_value();
                },
                [&told](bool) { told = true; });
            owner.reset();
        }
        QCoreApplication::processEvents();
        QVERIFY(!told);
        auto reading = Workspace::open(folder / "test.db", Workspace::Access::read);
        QVERIFY(reading);
        QCOMPARE(reading->creators().all()->size(), 1U);
    }

    void cancelIsHeardAndProgressIsThinned()
    {
        const TempFolder folder;
        auto queue = queueIn(folder);
        QVERIFY(queue);
        bool stopped = false;
        Work* work = queue->enqueue(
            this, u"Long work"_s,
            [](Workspace&, const Run& run) {
                for (std::int64_t i = 0; !run.stopped(); ++i)
                    run.report({ i, 0 });
                return run.stopped();
            },
            [&stopped](bool heard) { stopped = heard; });
        QSignalSpy progress(work, &Work::progressed);
        QTest::qWait(300);
        work->cancel();
        QTRY_VERIFY(stopped);
        QVERIFY2(progress.size() >= 2 && progress.size() <= 12,
            qPrintable(QString::number(progress.size())));
    }

    void aJobWhosePageGoesIsStoppedAndWaitedFor()
    {
        std::atomic<int> state = 0;
        bool told = false;
        auto page = std::make_unique<QObject>();
        Job::start(
            page.get(), {},
            [&state](const Run& run) {
                state = 1;
                while (!run.stopped())
                    std::this_thread::yield();
                state = 2;
                return 0;
            },
            [&told](int) { told = true; });
        QTRY_COMPARE(state.load(), 1);
        page.reset();
        QCOMPARE(state.load(), 2);
        QCoreApplication::processEvents();
        QVERIFY(!told);
    }
};

QTEST_GUILESS_MAIN(tst_WriteQueue)
#include "tst_WriteQueue.moc"
