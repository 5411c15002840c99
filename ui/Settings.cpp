#include "ui/Settings.h"

#include <QCryptographicHash>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

/// Paths hold slashes, which QSettings takes for groups.
static QString creatorKey(const QString& workspace)
{
    const auto hash = QCryptographicHash::hash(workspace.toUtf8(), QCryptographicHash::Sha1);
    return u"creator/"_s + QString::fromLatin1(hash.toHex().left(16));
}

Settings::Settings()
    : m_store(QSettings::IniFormat, QSettings::UserScope, u"mutuals"_s, u"mutuals"_s)
{
}

Settings::Settings(const QString& file)
    : m_store(file, QSettings::IniFormat)
{
}

ThemeChoice Settings::theme() const
{
    const QString name = m_store.value(u"theme"_s, u"system"_s).toString();
    return name == u"light"_s ? ThemeChoice::light
        : name == u"dark"_s   ? ThemeChoice::dark
                              : ThemeChoice::system;
}

void Settings::setTheme(ThemeChoice choice)
{
    m_store.setValue(u"theme"_s,
        choice == ThemeChoice::light      ? u"light"_s
            : choice == ThemeChoice::dark ? u"dark"_s
                                          : u"system"_s);
}

int Settings::textPercent() const
{
    return m_store.value(u"textPercent"_s, 100).toInt();
}
void Settings::setTextPercent(int percent)
{
    m_store.setValue(u"textPercent"_s, percent);
}

QString Settings::lastWorkspace() const
{
    return m_store.value(u"lastWorkspace"_s).toString();
}

void Settings::setLastWorkspace(const QString& file)
{
    m_store.setValue(u"lastWorkspace"_s, file);
    QStringList recent = recentWorkspaces();
    recent.removeAll(file);
    recent.prepend(file);
    m_store.setValue(u"recentWorkspaces"_s, recent.mid(0, kMostRecent));
}

QStringList Settings::recentWorkspaces() const
{
    return m_store.value(u"recentWorkspaces"_s).toStringList();
}

QString Settings::creator(const QString& workspace) const
{
    return m_store.value(creatorKey(workspace)).toString();
}

void Settings::setCreator(const QString& workspace, const QString& handle)
{
    m_store.setValue(creatorKey(workspace), handle);
}

bool Settings::hideNames() const
{
    return m_store.value(u"hideNames"_s, false).toBool();
}
void Settings::setHideNames(bool hide)
{
    m_store.setValue(u"hideNames"_s, hide);
}

QByteArray Settings::windowGeometry() const
{
    return m_store.value(u"windowGeometry"_s).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray& geometry)
{
    m_store.setValue(u"windowGeometry"_s, geometry);
}

QString Settings::lastFolder() const
{
    return m_store.value(u"lastFolder"_s).toString();
}
void Settings::setLastFolder(const QString& folder)
{
    m_store.setValue(u"lastFolder"_s, folder);
}

} // namespace mutuals::ui
