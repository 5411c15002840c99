#include "ui/text/PersonName.h"

#include <QCoreApplication>
#include <QRegularExpression>

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

QString withoutHandle(const QString& text, const std::string& handle)
{
    if (handle.empty())
        return text;
    // As a word of its own: "ana" stands in "manage" too.
    const QRegularExpression name(u"(?<![\\p{L}\\p{N}])%1(?![\\p{L}\\p{N}])"_s.arg(
                                      QRegularExpression::escape(QString::fromStdString(handle))),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    QString shown = text;
    return shown.replace(name, QCoreApplication::translate("PersonName", "hidden"));
}

} // namespace mutuals::ui
