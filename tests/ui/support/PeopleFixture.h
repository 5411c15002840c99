#pragma once

#include "core/import/Importer.h"
#include "tests/ui/support/PageChecks.h"
#include "tests/ui/support/PageFixture.h"
#include "ui/charts/FigureView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Label.h"

#include <QTest>

#include <fmt/format.h>

#include <fstream>
#include <memory>
#include <stdexcept>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

/// A page about followers over a workspace of its own: 240 of them who came in January, half of
/// them followed back from the middle of March to the end of April; these leave less often and
/// comment more.
template <class Shown> class PeopleFixture {
protected:
    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<Shown> m_page;

    static bool isFollowedBack(int fan) { return fan % 2 == 0; }
    static bool hasLeft(int fan) { return isFollowedBack(fan) ? fan % 40 == 0 : fan % 12 < 8; }
    static std::string date(Day day) { return formatDay(day) + " 12:00:00"; }
    static std::string name(int fan) { return fmt::format("fan{:03}", fan); }
    static Day followedBackOn(int fan)
    {
        return Day(std::chrono::year(2025) / 3 / 12) + std::chrono::days(7 * (fan % 7));
    }

    /// As of the first of March, or of June.
    static std::string archive(bool late)
    {
        test::ExportBuilder made;
        made.owner("kiln.and.co");
        const Day january(std::chrono::year(2025) / 1 / 2);
        for (int fan = 0; fan < 240; ++fan) {
            if (!late || !hasLeft(fan))
                made.follower(name(fan), date(january + std::chrono::days(fan % 25)));
            if (late && isFollowedBack(fan))
                made.following(name(fan), date(followedBackOn(fan)));
        }
        return made.json();
    }
    /// About one comment in three weeks, two once they are followed back.
    static std::string comments()
    {
        std::string table = "videoWebUrl,cid,createTimeISO,text,uniqueId\n";
        std::uint64_t chance = 1, number = 7000000000000000000;
        const Day from(std::chrono::year(2025) / 1 / 6), end(std::chrono::year(2025) / 6 / 1);
        for (Day day = from; day < end; day += std::chrono::days(1)) {
            for (int fan = 0; fan < 240; ++fan) {
                chance = chance * 6364136223846793005U + 1442695040888963407U;
                const bool back = isFollowedBack(fan) && day > followedBackOn(fan);
                if ((chance >> 33) % 84 < (back ? 8U : 4U))
                    table += fmt::format("https://www.tiktok.com/@kiln.and.co/video/7001,{},"
                                         "{}T13:00:00.000Z,nice,{}\n",
                        number++, formatDay(day), name(fan));
            }
        }
        return table;
    }

    void add(const std::string& file, const std::string& content, const std::string& day)
    {
        const auto path = m_fixture->folder() / file;
        std::ofstream(path) << content;
        auto opened = Workspace::open(m_fixture->folder() / "test.db", Workspace::Access::write);
        ImportOptions options;
        options.creator = "kiln.and.co";
        options.asOf = parseDay(day);
        const auto outcomes = importFiles(*opened, { path }, options);
        if (!outcomes || outcomes->front().state == FileOutcome::State::rejected)
            throw std::runtime_error(file);
    }
    void addArchives()
    {
        add("march.json", archive(false), "2025-03-01");
        add("june.json", archive(true), "2025-06-01");
    }

    void show()
    {
        m_fixture->open();
        m_page = std::make_unique<Shown>();
        m_page->resize(1080, 700);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->enter(m_fixture->context());
    }
    template <class T> T* find(const QString& name) const
    {
        return m_page->template findChild<T*>(name);
    }
    const Figure& figure() const { return m_page->template findChild<FigureView*>()->figure(); }
    /// All text that can be seen now.
    QString seen() const
    {
        QStringList lines;
        for (const auto* label : m_page->template findChildren<Label*>()) {
            if (label->isVisible())
                lines << label->fullText();
        }
        return lines.join(u'\n');
    }
    void click(const QString& name) const
    {
        auto* widget = find<QWidget>(name);
        QVERIFY(widget && widget->isVisible());
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    void nothingIsCutAt(int percent, QSize size, const QString& awaited)
    {
        Theme theme;
        theme.setChoice(ThemeChoice::light);
        theme.setTextPercent(percent);
        show();
        m_page->resize(size);
        QTRY_VERIFY(seen().contains(awaited));
        verifyNothingIsCut(*m_page);
        theme.setTextPercent(100);
    }
};

} // namespace mutuals::ui
