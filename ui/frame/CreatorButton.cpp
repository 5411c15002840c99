#include "ui/frame/CreatorButton.h"

#include "ui/text/PersonName.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Avatar.h"
#include "ui/widgets/Label.h"

#include <QMenu>
#include <QPainter>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

int avatarSize()
{
    return tokens::scaled(26);
}
int widest()
{
    return tokens::scaled(240);
}

} // namespace

CreatorButton::CreatorButton(QWidget* parent)
    : QAbstractButton(parent)
{
    setObjectName(u"creatorButton"_s);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QAbstractButton::clicked, this, &CreatorButton::openMenu);
}

void CreatorButton::showCreators(const std::vector<Creator>& creators, const Context& context)
{
    m_creators = creators;
    m_current = context.creator;
    m_hidden = context.hideNames;
    const QString handle = shownHandle(m_current.handle);
    setText(!m_current.id ? tr("No creator yet") : m_hidden ? tr("hidden") : u"@"_s + handle);
    setToolTip(plainTip(text()));
    setCursor(m_creators.size() > 1 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    updateGeometry();
    update();
}

QSize CreatorButton::sizeHint() const
{
    const QFontMetrics metrics(textFont(tokens::kText13, QFont::DemiBold));
    const int arrow = m_creators.size() > 1 ? tokens::scaled(20) : 4;
    return { qMin(avatarSize() + 8 + metrics.horizontalAdvance(text()) + arrow + 4, widest()),
        qMax(avatarSize() + 8, metrics.height() + 12) };
}

void CreatorButton::paintEvent(QPaintEvent*)
{
    const auto& c = tokens::colors();
    QPainter p(this);
    p.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        p.setPen(QPen(c.accent, 1));
        p.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), tokens::kControlRadius,
            tokens::kControlRadius);
    }
    paintAvatar(p, QRectF(0, (height() - avatarSize()) / 2.0, avatarSize(), avatarSize()),
        m_current.handle);
    const QFont font = textFont(tokens::kText13, QFont::DemiBold);
    p.setFont(font);
    p.setPen(m_current.id ? c.ink : c.quiet);
    const bool several = m_creators.size() > 1;
    const QRect words = rect().adjusted(avatarSize() + 8, 0, several ? -tokens::scaled(20) : 0, 0);
    const QString shown = QFontMetrics(font).elidedText(text(), Qt::ElideRight, words.width());
    p.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, shown);
    if (several) {
        const int x = words.left() + QFontMetrics(font).horizontalAdvance(shown) + 4;
        p.drawPixmap(x, (height() - tokens::scaled(16)) / 2,
            iconPixmap(u"chevron-down"_s, Tint::ink, tokens::scaled(16), devicePixelRatioF()));
    }
}

void CreatorButton::openMenu()
{
    if (m_creators.size() < 2)
        return;
    QMenu menu(this);
    for (const Creator& creator : m_creators) {
        const QString name = m_hidden ? tr("creator %1").arg(creator.id.value)
                                      : plainAction(u"@"_s + shownHandle(creator.handle));
        QAction* action = menu.addAction(name);
        action->setCheckable(true);
        action->setChecked(creator.id == m_current.id);
        connect(action, &QAction::triggered, this, [this, creator] { emit chosen(creator); });
    }
    menu.exec(mapToGlobal(QPoint(0, height() + 2)));
}

} // namespace mutuals::ui
