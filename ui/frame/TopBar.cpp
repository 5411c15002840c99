#include "ui/frame/TopBar.h"

#include "ui/frame/CreatorButton.h"
#include "ui/frame/SearchField.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Badge.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/Label.h"

#include <QAction>
#include <QHBoxLayout>
#include <QToolButton>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

/// A dot and a word: this program never goes online.
class OfflineMark : public Label {
public:
    explicit OfflineMark(QWidget* parent)
        : Label(tr("● offline"), Look::small, parent)
    {
        setToolTip(plainTip(tr("Mutuals never goes online. Your files and all that it works "
                               "out of them stay on this computer.")));
    }
};

} // namespace

TopBar::TopBar(QAction* hideNames, QWidget* parent)
    : QWidget(parent)
    , m_creator(new CreatorButton(this))
    , m_sample(new Badge(tr("sample"), Badge::Kind::outline, this))
    , m_search(new SearchField(this))
    , m_import(new Button(tr("Import"), Button::Kind::primary, this))
    , m_eye(new QToolButton(this))
    , m_offlineWord(new OfflineMark(this))
{
    constexpr int kSearchWidth = 420;
    m_search->setMaximumWidth(kSearchWidth);
    m_search->setMinimumWidth(160);
    m_import->setObjectName(u"importButton"_s);
    m_import->setToolTip(tr("Import TikTok files (Ctrl+O), or drop them anywhere on the window"));
    m_eye->setObjectName(u"hideNamesEye"_s);
    m_eye->setDefaultAction(hideNames);
    m_eye->setIconSize(QSize(1, 1) * tokens::scaled(tokens::kIconSize));
    m_eye->setFocusPolicy(Qt::TabFocus);

    m_sample->setObjectName(u"sampleBadge"_s);
    m_sample->setToolTip(plainTip(tr("A made-up creator with made-up numbers.")));
    m_sample->hide();

    // Equal sides keep the search in the middle of the window.
    auto* left = new QHBoxLayout;
    left->addWidget(m_creator);
    left->addWidget(m_sample, 0, Qt::AlignVCenter);
    left->addStretch(1);
    auto* right = new QHBoxLayout;
    right->setSpacing(tokens::kSpace12);
    right->addStretch(1);
    right->addWidget(m_eye);
    right->addWidget(m_import);
    right->addWidget(m_offlineWord);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(tokens::kSpace24, 16, tokens::kSpace24, 16);
    row->setSpacing(tokens::kSpace16);
    row->addLayout(left, 10);
    row->addWidget(m_search, 14);
    row->addLayout(right, 10);

    connect(m_import, &Button::clicked, this, &TopBar::importRequested);
    connect(m_creator, &CreatorButton::chosen, this, &TopBar::creatorChosen);
}

void TopBar::showCreators(const std::vector<Creator>& creators, const Context& context)
{
    m_creator->showCreators(creators, context);
    m_sample->setVisible(context.sample);
    m_search->setContext(context);
    m_import->setEnabled(context.writes != nullptr);
}

void TopBar::setNarrow(bool narrow)
{
    m_offlineWord->setVisible(!narrow);
}

} // namespace mutuals::ui
