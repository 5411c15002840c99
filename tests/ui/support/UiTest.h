#pragma once

#include "ui/theme/Theme.h"

#include <QLocale>
#include <QTest>

/// Runs a test class in a dressed application, in one language, whatever the machine's.
#define MUTUALS_UI_TEST(Test)                                                                      \
    int main(int argc, char** argv)                                                                \
    {                                                                                              \
        QLocale::setDefault(QLocale::English);                                                     \
        QApplication app(argc, argv);                                                              \
        mutuals::ui::Theme theme;                                                                  \
        theme.setChoice(mutuals::ui::ThemeChoice::light);                                          \
        Test test;                                                                                 \
        return QTest::qExec(&test, argc, argv);                                                    \
    }
