#include "ui/text/PersonName.h"

#include <QCoreApplication>

#include <cstdlib>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

QString shownHandle(const std::string& handle)
{
    QString shown;
    for (const QChar c : QString::fromStdString(handle)) {
        const QChar::Category category = c.category();
        if (category == QChar::Other_Format || category == QChar::Other_Control)
            shown +=
                u"<U+%1>"_s.arg(QString::number(c.unicode(), 16).toUpper().rightJustified(4, u'0'));
        else
            shown += c;
    }
    return shown;
}

QString personName(const std::string& handle, Id<Person> person, bool hidden)
{
    if (handle.empty())
        return QCoreApplication::translate("PersonName", "no name");
    if (hidden)
        return QCoreApplication::translate("PersonName", "follower %1").arg(std::abs(person.value));
    return shownHandle(handle);
}

} // namespace mutuals::ui
