#pragma once

#include "tests/support/TempFolder.h"
#include "tests/ui/support/ScriptedDialogs.h"

#include "ui/MainWindow.h"
#include "ui/Settings.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QLocale>
#include <QTest>

#include <memory>

namespace mutuals::test {

/// The real window over a workspace of its own, with boxes that a script answers.
struct WindowFixture {
    WindowFixture()
    {
        qputenv("XDG_DATA_HOME", (folder / "data").c_str());
        window = std::make_unique<ui::MainWindow>(settings, theme, dialogs);
        window->show();
        opened = window->openWorkspace(folder / "test.db");
        exposed = QTest::qWaitForWindowExposed(window.get());
        QApplication::setActiveWindow(window.get()); // no window manager does it
    }

    template <class Widget = QWidget> Widget* find(const char* name) const
    {
        return window->findChild<Widget*>(QString::fromLatin1(name));
    }
    /// Clicks the middle of what bears the name.
    void click(const char* name) const { QTest::mouseClick(find(name), Qt::LeftButton); }
    bool shows(const char* name) const
    {
        const auto* widget = find(name);
        return widget && widget->isVisible();
    }
    /// Waits until the sheet shows what the files would bring and takes a click.
    bool asks() const
    {
        return QTest::qWaitFor(
            [this] { return shows("importSheet") && find("sheetGo")->isEnabled(); }, kPatience);
    }
    /// Lets in what the sheet shows, and waits for the summary.
    bool letIn() const
    {
        if (!asks())
            return false;
        if (QWidget* old = find("recentImports"))
            old->hide();
        click("sheetGo");
        return QTest::qWaitFor([this] { return shows("recentImports"); }, kPatience);
    }
    bool import(const QStringList& files) const
    {
        window->importFiles(files);
        return letIn();
    }

    static constexpr int kPatience = 60'000; ///< milliseconds: a debug build under load

    TempFolder folder;
    ui::Settings settings { QString::fromStdString((folder / "settings.ini").string()) };
    ui::Theme theme;
    ui::ScriptedDialogs dialogs;
    std::unique_ptr<ui::MainWindow> window;
    bool opened = false, exposed = false;
};

} // namespace mutuals::test

/// Runs a test class that makes its own windows, in one language, whatever the machine's.
#define MUTUALS_WINDOW_TEST(Test)                                                                  \
    int main(int argc, char** argv)                                                                \
    {                                                                                              \
        QLocale::setDefault(QLocale::English);                                                     \
        QApplication app(argc, argv);                                                              \
        Test test;                                                                                 \
        return QTest::qExec(&test, argc, argv);                                                    \
    }
