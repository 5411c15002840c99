#include "tests/ui/support/PageFixture.h"

#include "core/import/Importer.h"
#include "ui/text/Dates.h"

#include <fmt/format.h>

#include <QLocale>

#include <stdexcept>

namespace mutuals::ui {

namespace {

template <class T> T checked(Result<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().detail);
    return std::move(*result);
}

std::string dayWords(Day day)
{
    return QLocale(QLocale::English).toString(qDate(day), QStringLiteral("MMMM d")).toStdString();
}

} // namespace

PageFixture::PageFixture()
    : m_settings(QString::fromStdString((m_folder / "settings.conf").string()))
{
}

PageFixture::~PageFixture()
{
    close();
}

Workspace& PageFixture::writing()
{
    if (!m_filling)
        m_filling = checked(Workspace::open(m_folder / "test.db", Workspace::Access::write));
    return *m_filling;
}

void PageFixture::import(const std::filesystem::path& file, const std::string& day)
{
    ImportOptions options;
    options.creator = "kiln.and.co";
    options.asOf = parseDay(day);
    options.year = qDate(*options.asOf).year();
    for (const FileOutcome& outcome : checked(importFiles(writing(), { file }, options))) {
        if (outcome.state == FileOutcome::State::rejected)
            throw std::runtime_error(outcome.file + ": " + outcome.error.detail);
    }
}

void PageFixture::archive(const test::ExportBuilder& archive, const std::string& day)
{
    import(m_folder.file(day + ".json", archive.json()), day);
}

void PageFixture::studio(const std::vector<DayMetrics>& days)
{
    std::string overview = "Date,Video Views,Profile Views,Likes,Comments,Shares\n";
    std::string followers = "Date,Followers,Difference in followers from previous day\n";
    const auto cell = [](const std::optional<std::int64_t>& value) {
        return value ? std::to_string(*value) : std::string("undefined");
    };
    for (const DayMetrics& day : days) {
        overview += fmt::format("{},{},{},{},{},{}\n", dayWords(day.day), cell(day.views),
            cell(day.profileViews), cell(day.likes), cell(day.comments), cell(day.shares));
        followers += fmt::format("{},{},0\n", dayWords(day.day), cell(day.followers));
    }
    const std::string last = formatDay(days.back().day);
    import(m_folder.file("Overview.csv", overview), last);
    import(m_folder.file("FollowerHistory.csv", followers), last);
}

void PageFixture::addPolicy(const Policy& policy)
{
    const auto creators = checked(writing().creators().all());
    checked(writing().plans().addPolicy(creators.front().id, policy));
}

Creator PageFixture::addCreator(const std::string& handle)
{
    return checked(writing().creators().add(handle, true));
}

void PageFixture::open()
{
    writing(); // makes the file when nothing was imported
    m_filling.reset();
    const auto file = m_folder / "test.db";
    m_writes = std::make_unique<WriteQueue>(
        checked(Workspace::open(file, Workspace::Access::writeShared)));
    m_reading = checked(Workspace::open(file, Workspace::Access::read));
    const auto creators = checked(m_reading->creators().all());
    m_context.reading = &*m_reading;
    m_context.writes = m_writes.get();
    m_context.dialogs = &dialogs;
    m_context.settings = &m_settings;
    if (!creators.empty())
        m_context.creator = creators.front();
}

void PageFixture::close()
{
    m_reading.reset();
    m_writes.reset();
    m_filling.reset();
}

} // namespace mutuals::ui
