#include "ui/frame/BackupsSheet.h"

#include "ui/text/Dates.h"
#include "ui/text/Numbers.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/GrowingColumn.h"
#include "ui/widgets/IconLabel.h"
#include "ui/widgets/Label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

BackupsSheet::BackupsSheet(QWidget* host, const QWidgetList& beneath)
    : Sheet(host, beneath)
    , m_rows(new GrowingColumn)
    , m_none(new Label(tr("There is none yet."), Label::Look::quiet))
    , m_make(new Button(tr("Back up now")))
    , m_close(new Button(tr("Close")))
{
    setObjectName(u"backupsSheet"_s);
    constexpr int kWidest = 620;
    setWidest(kWidest);
    m_make->setObjectName(u"backupNow"_s);
    m_close->setObjectName(u"backupsClose"_s);

    auto* head = new QVBoxLayout;
    head->setContentsMargins(
        tokens::kSpace24, tokens::kSpace24, tokens::kSpace24, tokens::kSpace16);
    head->setSpacing(tokens::kSpace4);
    head->addWidget(new Label(tr("Backups of this workspace"), Label::Look::heading));
    auto* words = new Label(tr("Mutuals keeps the last %1, each from before the first import of a "
                               "day. Before one comes back, the present state is kept as well.")
                                .arg(kMostBackups),
        Label::Look::quiet);
    words->setWordWrap(true);
    head->addWidget(words);
    column()->addLayout(head);

    auto* inside = new QWidget;
    auto* room = new QVBoxLayout(inside);
    room->setContentsMargins(tokens::kSpace24, 0, tokens::kSpace24, tokens::kSpace16);
    room->addWidget(m_none);
    room->addWidget(m_rows);
    room->addStretch(1);
    m_rows->growWith(addScroll(inside));

    column()->addWidget(new Line);
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(
        tokens::kSpace24, tokens::kSpace16, tokens::kSpace24, tokens::kSpace16);
    foot->addWidget(m_make);
    foot->addStretch(1);
    foot->addWidget(m_close);
    column()->addLayout(foot);
    connect(m_make, &Button::clicked, this, &BackupsSheet::backupRequested);
    connect(m_close, &Button::clicked, this, &Sheet::close);
    connect(this, &Sheet::dismissed, this, &Sheet::close);
}

void BackupsSheet::showBackups(const std::vector<ShownBackup>& backups, bool changeable)
{
    m_none->setVisible(backups.empty());
    m_make->setEnabled(changeable);
    m_rows->fill(static_cast<int>(backups.size()),
        [this, backups, changeable](int number, QVBoxLayout* column) {
            column->addWidget(row(backups[static_cast<std::size_t>(number)], changeable));
        });
    open(m_close);
}

QWidget* BackupsSheet::row(const ShownBackup& shown, bool changeable)
{
    auto* card = new Card;
    card->setObjectName(u"backupCard"_s);
    card->column()->setContentsMargins(18, 12, 12, 12);
    auto* row = new QHBoxLayout;
    row->setSpacing(tokens::kSpace12);
    row->addWidget(new IconLabel(u"archive"_s, Tint::accent, 20));
    auto* words = new QVBoxLayout;
    words->setSpacing(0);
    QString made = clockTime(shown.backup.madeAt);
    made[0] = made[0].toUpper();
    words->addWidget(new Label(made, Label::Look::strong));
    QString about = QLocale().formattedDataSize(
        static_cast<qint64>(shown.backup.bytes), 1, QLocale::DataSizeTraditionalFormat);
    if (shown.imports)
        about += *shown.imports == 1 ? tr("  ·  1 import")
                                     : tr("  ·  %1 imports").arg(number(*shown.imports));
    words->addWidget(new Label(about, Label::Look::small));
    row->addLayout(words, 1);
    auto* restore = new Button(tr("Restore"));
    restore->setObjectName(u"restoreBackup"_s);
    restore->setAccessibleName(tr("Restore the backup of %1").arg(made));
    restore->setEnabled(changeable);
    row->addWidget(restore);
    card->column()->addLayout(row);
    connect(restore, &Button::clicked, this,
        [this, backup = shown.backup] { emit restoreRequested(backup); });
    return card;
}

} // namespace mutuals::ui
