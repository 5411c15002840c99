#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

/// Rules of the house that no compiler knows, read off the sources of ui.
class tst_Lint : public QObject {
    Q_OBJECT

    /// "file:line" of every line that matches, outside comments and the given folders.
    static QStringList lines(const QRegularExpression& pattern, const QStringList& except)
    {
        QStringList found;
        const QString root = QStringLiteral(MUTUALS_UI_SOURCE);
        QDirIterator files(
            root, { u"*.cpp"_s, u"*.h"_s }, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString name = files.next();
            const QString place = name.mid(root.size() + 1);
            if (std::any_of(except.begin(), except.end(),
                    [&](const QString& start) { return place.startsWith(start); }))
                continue;
            QFile file(name);
            if (!file.open(QIODevice::ReadOnly))
                continue;
            int number = 0;
            for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n')) {
                ++number;
                const QString code = line.section(u"//"_s, 0, 0);
                if (pattern.match(code).hasMatch())
                    found.append(u"%1:%2 %3"_s.arg(place).arg(number).arg(line.trimmed()));
            }
        }
        return found;
    }

    static void none(const QStringList& found)
    {
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

private slots:
    void labelsAreMadeByTheSharedLayer()
    {
        none(lines(QRegularExpression(u"new QLabel|QLabel [a-z]|QLabel\\{|QLabel\\("_s),
            { u"widgets/"_s }));
    }

    void boxesAreMadeByDialogs()
    {
        none(
            lines(QRegularExpression(u"QMessageBox|QInputDialog|QFileDialog"_s), { u"Dialogs"_s }));
    }

    void tipsAreEscaped()
    {
        // tr() alone is ours; anything put into it comes from elsewhere.
        none(lines(QRegularExpression(
                       u"setToolTip\\((?!plainTip|QString\\(\\)|tr\\(\"[^%]*\"\\)|\\)|$)"_s),
            { u"widgets/"_s }));
    }

    void nothingPaintsWithOpenGlOrOpensAddressesByItself()
    {
        none(lines(QRegularExpression(u"setUseOpenGL|QNetworkAccess|QTcpSocket"_s), {}));
    }

    void iconsAreThoseOfTheResources()
    {
        QSet<QString> named;
        const QRegularExpression literal(u"u\"([a-z-]+)\"_s"_s);
        for (const QString& line : lines(literal, {})) {
            for (const auto& match : literal.globalMatch(line))
                named.insert(match.captured(1));
        }
        QSet<QString> kept;
        const QDir folder(QStringLiteral(MUTUALS_UI_SOURCE) + u"/../resources/icons"_s);
        for (const QString& file : folder.entryList({ u"*.svg"_s }))
            kept.insert(file.chopped(4));
        QVERIFY(!kept.isEmpty());
        none((kept - named).values()); // nobody asks for it
        QStringList missing;
        const QRegularExpression asked(u"\\bicon\\(u\"([a-z-]+)\"_s"_s);
        for (const QString& line : lines(asked, {})) {
            for (const auto& match : asked.globalMatch(line)) {
                if (!kept.contains(match.captured(1)))
                    missing.append(line);
            }
        }
        none(missing);
    }

    void colorsAreTokens()
    {
        none(lines(QRegularExpression(u"#[0-9A-Fa-f]{6}\\b|Qt::(white|black|gray|red|blue)\\b"_s),
            { u"theme/"_s, u"charts/ChartExport"_s })); // an image is white before it is painted
    }
};

QTEST_APPLESS_MAIN(tst_Lint)
#include "tst_Lint.moc"
