#include "ui/jobs/JobBar.h"

#include "ui/jobs/Work.h"
#include "ui/text/Numbers.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QProgressBar>
#include <QTimer>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int kDelayMs = 200; // shorter work would only flicker
constexpr int kLingerMs = 80;
constexpr int kSteps = 1000;

} // namespace

JobBar::JobBar(QWidget* parent)
    : QWidget(parent)
    , m_title(new Label({}, Label::Look::strong, this))
    , m_left(new Label({}, Label::Look::quiet, this))
    , m_bar(new QProgressBar(this))
    , m_cancel(new Button(tr("Cancel"), Button::Kind::quiet, this))
    , m_delay(new QTimer(this))
    , m_linger(new QTimer(this))
{
    setObjectName(u"jobBar"_s);
    m_cancel->setObjectName(u"jobCancel"_s);
    m_bar->setTextVisible(false);
    m_title->setElided(true);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(tokens::kSpace24, 6, tokens::kSpace16, 6);
    row->setSpacing(tokens::kSpace16);
    row->addWidget(m_title, 2);
    row->addWidget(m_bar, 3);
    row->addWidget(m_left, 0);
    row->addWidget(m_cancel);
    m_delay->setSingleShot(true);
    m_delay->setInterval(kDelayMs);
    m_linger->setSingleShot(true);
    m_linger->setInterval(kLingerMs);
    connect(m_delay, &QTimer::timeout, this, [this] { setVisible(busy()); });
    connect(m_linger, &QTimer::timeout, this, [this] { setVisible(busy()); });
    connect(m_cancel, &Button::clicked, this, [this] {
        if (busy()) {
            m_cancel->setEnabled(false);
            m_left->setText(tr("Stopping"));
            m_works.first()->cancel();
        }
    });
    hide();
}

void JobBar::watch(Work* work)
{
    m_works.append(work);
    connect(work, &Work::progressed, this, [this, work](qint64 done, qint64 total) {
        if (busy() && m_works.first() == work)
            showProgress(done, total);
    });
    connect(work, &Work::finished, this, [this, work] { drop(work); });
    connect(work, &QObject::destroyed, this, [this](QObject* gone) { drop(gone); });
    if (m_works.size() == 1)
        showFirst();
}

void JobBar::cancelAll()
{
    for (Work* work : std::as_const(m_works))
        work->cancel();
}

void JobBar::paintEvent(QPaintEvent*)
{
    QPainter p(this);
    p.fillRect(rect(), tokens::colors().card);
    p.fillRect(QRect(0, 0, width(), 1), tokens::colors().line);
}

void JobBar::showFirst()
{
    m_title->setText(m_works.first()->title());
    m_left->setText({});
    m_bar->setRange(0, 0);
    m_share = 0;
    m_cancel->setEnabled(true);
    m_elapsed.start();
    if (!isVisible())
        m_delay->start();
}

void JobBar::showProgress(qint64 done, qint64 total)
{
    if (total <= 0) {
        m_bar->setRange(0, 0);
        return;
    }
    m_share = qMax(m_share, static_cast<double>(qMin(done, total)) / static_cast<double>(total));
    m_bar->setRange(0, kSteps);
    m_bar->setValue(static_cast<int>(m_share * kSteps));
    if (!m_cancel->isEnabled())
        return;
    const qint64 spent = m_elapsed.elapsed();
    const QString how = amount(done, total);
    constexpr qint64 kWorthGuessing = 1500;
    if (spent < kWorthGuessing || m_share <= 0) {
        m_left->setText(how);
        return;
    }
    const double seconds = static_cast<double>(spent) / 1000.0 * (1 - m_share) / m_share;
    m_left->setText(tr("%1 · %2").arg(how, timeLeft(seconds)));
}

QString JobBar::amount(qint64 done, qint64 total) const
{
    const auto size = [](qint64 bytes) {
        return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
    };
    switch (m_works.first()->unit()) {
    case Work::Unit::bytes:
        return tr("%1 of %2").arg(size(qMin(done, total)), size(total));
    case Work::Unit::rows:
        return tr("%1 of %2 rows").arg(number(qMin(done, total)), number(total));
    case Work::Unit::none:
        break;
    }
    return sharePercent(m_share, 0);
}

void JobBar::drop(QObject* work)
{
    const auto index = m_works.indexOf(static_cast<Work*>(work));
    if (index < 0)
        return;
    m_works.removeAt(index);
    if (busy()) {
        if (index == 0)
            showFirst();
        return;
    }
    m_delay->stop();
    m_cancel->setEnabled(false);
    m_linger->start();
}

} // namespace mutuals::ui
