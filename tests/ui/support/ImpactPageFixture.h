#pragma once

#include "tests/ui/support/PageFixture.h"
#include "ui/charts/FigureView.h"
#include "ui/pages/ImpactPage.h"
#include "ui/widgets/Label.h"

#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QTest>

#include <memory>

namespace mutuals::ui {

using namespace Qt::StringLiterals;

/// The Impact page over a workspace of its own, and the boxes that it opens.
class ImpactPageFixture {
protected:
    std::unique_ptr<PageFixture> m_fixture;
    std::unique_ptr<ImpactPage> m_page;
    static constexpr int kPatience = 60'000; ///< ms, for all metrics on a busy machine

    static test::DayBuilder helped()
    {
        return { .before = 120, .after = 60, .noise = 0.05, .rateChange = 0.4 };
    }
    static Policy policyFrom(Day start)
    {
        Policy policy;
        policy.name = "follow-back";
        policy.start = start;
        return policy;
    }
    void show()
    {
        m_fixture->open();
        m_page = std::make_unique<ImpactPage>();
        m_page->resize(1080, 732);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
        m_page->enter(m_fixture->context());
    }
    template <class T> T* find(const QString& name) const { return m_page->findChild<T*>(name); }
    QString text(const QString& name) const
    {
        const auto* label = find<Label>(name);
        return label ? label->fullText() : QString();
    }
    QString verdict(const QString& card) const
    {
        return find<QWidget>(card)->findChild<Label*>(u"verdict"_s)->fullText();
    }
    void click(const QString& name) const
    {
        auto* widget = find<QWidget>(name);
        QVERIFY(widget && widget->isVisible());
        QTest::mouseClick(widget, Qt::LeftButton);
    }
    /// The box that the page has opened.
    static QDialog* box(const QString& name)
    {
        for (QWidget* widget : QApplication::topLevelWidgets()) {
            if (widget->objectName() == name && widget->isVisible())
                return qobject_cast<QDialog*>(widget);
        }
        return nullptr;
    }
    static void fill(QDialog* dialog, const QString& field, const QString& words)
    {
        auto* edit = dialog->findChild<QLineEdit*>(field);
        edit->clear();
        QTest::keyClicks(edit, words);
    }
    static void press(QDialog* dialog, const QString& button)
    {
        QTest::mouseClick(dialog->findChild<QWidget*>(button), Qt::LeftButton);
    }
};

} // namespace mutuals::ui
