#pragma once

#include "ui/theme/Theme.h"

#include <QByteArray>
#include <QSettings>
#include <QString>
#include <QStringList>

namespace mutuals::ui {

/// What Mutuals remembers between two starts. Every key with its type and default; nothing about
/// people is kept here.
class Settings {
public:
    Settings(); ///< the user's own file, ~/.config/mutuals/mutuals.ini
    explicit Settings(const QString& file); ///< another one, for tests

    ThemeChoice theme() const; ///< system
    void setTheme(ThemeChoice choice);
    int textPercent() const; ///< 100
    void setTextPercent(int percent);
    QString lastWorkspace() const; ///< path; "" before the first start
    void setLastWorkspace(const QString& file); ///< also becomes the first of the recent ones
    QStringList recentWorkspaces() const; ///< newest first, at most kMostRecent
    QString creator(const QString& workspace) const; ///< handle shown last in that workspace; ""
    void setCreator(const QString& workspace, const QString& handle);
    bool hideNames() const; ///< false
    void setHideNames(bool hide);
    QByteArray windowGeometry() const; ///< empty: the default size
    void setWindowGeometry(const QByteArray& geometry);
    QString lastFolder() const; ///< where files were opened or saved last; "" home
    void setLastFolder(const QString& folder);

    static constexpr int kMostRecent = 8;

private:
    QSettings m_store;
};

} // namespace mutuals::ui
