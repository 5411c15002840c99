#include "ui/pages/TrialPage.h"

#include "core/store/Workspace.h"
#include "ui/Dialogs.h"
#include "ui/jobs/WriteQueue.h"
#include "ui/models/TrialStates.h"
#include "ui/pages/TrialPlanPane.h"
#include "ui/pages/TrialRunPane.h"
#include "ui/text/Dates.h"
#include "ui/text/ErrorText.h"
#include "ui/text/Numbers.h"
#include "ui/text/Words.h"
#include "ui/theme/Tokens.h"
#include "ui/widgets/Button.h"
#include "ui/widgets/ComboBox.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/Label.h"
#include "ui/widgets/PageScroll.h"

#include <QHBoxLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <random>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

namespace {

enum Shown { empty, reading, trials };

} // namespace

TrialPage::TrialPage(QWidget* parent)
    : Page(parent)
    , m_states(new TrialStates(this))
{
    setObjectName(u"trialPage"_s);
    buildLayout();
    connect(m_states, &TrialStates::answered, this, &TrialPage::showState);
    connect(m_states, &TrialStates::failed, this, [this](const Error& error) {
        m_wait->setText(errorWords(error).sentence());
        m_stack->setCurrentIndex(reading);
    });
    connect(m_plan, &TrialPlanPane::startRequested, this, &TrialPage::seal);
    connect(m_run, &TrialRunPane::endRequested, this, &TrialPage::endEarly);
    connect(m_run, &TrialRunPane::goOnRequested, this,
        [this] { goOn(m_states->state()->trial()->id); });
    connect(m_run, &TrialRunPane::ticked, this, [this] {
        ask();
        emit dataChanged();
    });
}

void TrialPage::buildLayout()
{
    m_empty = new EmptyState(
        { u"impact"_s, tr("A trial of your own"),
            tr("Here the lot will decide whom of your followers you follow back, and later files "
               "show whether that keeps them, or what they write. It needs a data archive from "
               "TikTok with your followers."),
            tr("Import an archive") },
        this);
    connect(m_empty, &EmptyState::actionRequested, this, &TrialPage::importRequested);
    m_wait = new Label(tr("Reading…"), Label::Look::quiet, this);
    m_wait->setAlignment(Qt::AlignCenter);
    m_wait->setWordWrap(true);

    auto* holder = new QWidget(this);
    auto* scroll = new PageScroll(holder);
    QWidget* inner = scroll->widget();
    QVBoxLayout* column = scroll->column();
    auto* head = new QHBoxLayout;
    head->setSpacing(tokens::kSpace12);
    head->addWidget(new Label(tr("Trial"), Label::Look::heading, inner));
    m_choice = new ComboBox(inner);
    m_choice->setObjectName(u"trialChoice"_s);
    m_choice->setAccessibleName(tr("Trial"));
    connect(m_choice, &QComboBox::activated, this, [this](int index) {
        m_trial = { m_choice->itemData(index).toLongLong() };
        ask();
    });
    head->addWidget(m_choice);
    head->addStretch(1);
    m_another = new Button({}, Button::Kind::secondary, inner);
    m_another->setObjectName(u"trialAnother"_s);
    connect(m_another, &Button::clicked, this, [this] {
        m_planning = !m_planning;
        showState();
    });
    head->addWidget(m_another);
    column->addLayout(head);
    m_plan = new TrialPlanPane(inner);
    m_run = new TrialRunPane(*this, inner);
    column->addWidget(m_plan);
    column->addWidget(m_run);
    column->addStretch(1);

    m_stack = new QStackedWidget(this);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_wait);
    m_stack->addWidget(holder);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins({});
    whole->addWidget(m_stack);
}

void TrialPage::reload()
{
    if (m_creator != context().creator.id) {
        m_creator = context().creator.id;
        m_trial = {};
        m_planning = false;
        m_states->clear();
    }
    if (!context().reading || !m_creator) {
        m_states->clear();
        m_stack->setCurrentIndex(empty);
        return;
    }
    if (!m_states->state()) {
        m_wait->setText(tr("Reading…"));
        m_stack->setCurrentIndex(reading);
    }
    ask();
}

void TrialPage::ask()
{
    m_states->ask(context().reading->file(), m_creator, m_trial);
}

void TrialPage::showState()
{
    if (!m_states->state())
        return;
    const TrialState& state = *m_states->state();
    if (!state.eligible && state.trials.empty()) {
        m_stack->setCurrentIndex(empty);
        return;
    }
    m_stack->setCurrentIndex(trials);
    const bool any = !state.trials.empty();
    m_planning = state.eligible && (m_planning || !any);
    m_choice->clear();
    for (const Trial& trial : state.trials)
        m_choice->addItem(
            tr("%1, until %2")
                .arg(QString::fromStdString(trial.name).simplified(), mediumDate(trial.end)),
            QVariant::fromValue<qlonglong>(trial.id.value));
    if (state.shown)
        m_choice->setCurrentIndex(static_cast<int>(*state.shown));
    m_choice->setVisible(!m_planning && state.trials.size() > 1);
    m_another->setVisible(any && state.eligible);
    m_another->setText(m_planning ? tr("Back to the trial") : tr("Plan another trial"));
    m_plan->setVisible(m_planning);
    m_run->setVisible(!m_planning);
    if (m_planning) {
        m_plan->setWritable(context().writes != nullptr);
        m_plan->replace(*state.eligible, context().sample);
    } else {
        m_run->replace(state);
    }
}

void TrialPage::seal()
{
    if (!context().writes) {
        emit toastRequested(readingOnlyWords(), {});
        return;
    }
    const TrialWish wish = m_plan->wish();
    const auto pressed = context().dialogs->choose(window(),
        { tr("Seal the plan?"),
            tr("The lot then says whom of %1 people you follow. Until %2 you follow these and none "
               "of the others. Nothing of the plan can be changed afterwards.")
                .arg(number(m_plan->proposal().people), longDate(wish.end)),
            {} },
        { tr("Seal it"), tr("Not yet") });
    if (pressed != 0)
        return;
    context().writes->enqueue(
        this,
        [creator = m_creator, name = m_plan->name(), wish](Workspace& workspace, const Run&) {
            return startTrial(workspace, creator, name, wish, std::random_device()(), now());
        },
        [this](const Result<Trial>& sealed) {
            if (!sealed)
                return tell(sealed.error());
            m_trial = sealed->id;
            m_planning = false;
            ask();
            emit dataChanged();
            emit toastRequested(tr("Sealed. Now follow the people on the list."), {});
        });
}

void TrialPage::endEarly()
{
    const Trial& trial = *m_states->state()->trial();
    const auto reason = context().dialogs->askText(window(),
        { tr("End this trial today?"),
            tr("It was to run until %1. Its answer is then that of your files until today, said to "
               "be ended early, and what is likely is widened so that it holds although you "
               "chose the day. The people in it are free again, also for another trial. The sealed "
               "plan and your ticks are kept.\n\nIf you like, write down why:")
                .arg(longDate(trial.end)),
            {} },
        tr("End it"));
    if (!reason)
        return;
    write([id = trial.id, why = reason->simplified().toStdString()](
              Workspace& workspace) { return workspace.trials().endEarly(id, now(), why); },
        tr("The trial was ended."), [this, id = trial.id] { goOn(id); }, tr("It is over already."));
}

void TrialPage::goOn(Id<Trial> trial)
{
    write([trial](Workspace& workspace) { return workspace.trials().goOn(trial, now()); },
        tr("The trial goes on."), {},
        tr("People of this trial are in one that began since, and nobody can be in two."));
}

void TrialPage::write(std::function<Result<>(Workspace&)> work, const QString& toast,
    const std::function<void()>& back, const QString& refusal)
{
    if (!context().writes) {
        emit toastRequested(readingOnlyWords(), {});
        return;
    }
    context().writes->enqueue(
        this,
        [work = std::move(work)](Workspace& workspace, const Run&) { return work(workspace); },
        [this, toast, back, refusal](const Result<>& written) {
            if (!written && written.error().code == Error::Code::invalid)
                return context().dialogs->tell(
                    window(), { errorWords(written.error()).what, refusal, {} });
            if (!written)
                return tell(written.error());
            ask();
            emit dataChanged();
            emit toastRequested(toast, back);
        });
}

void TrialPage::tell(const Error& error)
{
    const ErrorWords words = errorWords(error);
    if (context().dialogs)
        context().dialogs->tell(window(), { words.what, words.advice, words.details });
}

} // namespace mutuals::ui
