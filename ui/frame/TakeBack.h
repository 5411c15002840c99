#pragma once

#include "core/base/Result.h"
#include "core/records/Import.h"

#include <QObject>

#include <filesystem>
#include <functional>

namespace mutuals::ui {

class Desk;
class ImportFlow;
class Settings;

/// Takes an import out of the workspace again, at once and without a question: importing the file
/// again is the way back, and is offered where the file still is.
class TakeBack : public QObject {
    Q_OBJECT

public:
    TakeBack(Desk& desk, ImportFlow& flow, const Settings& settings, QObject* parent);
    void start(const Import& import);

signals:
    void done(const mutuals::Import& import);
    void said(const QString& text, const std::function<void()>& undo, const QString& word);
    void failed(const mutuals::Error& error, const QString& file);

private:
    std::filesystem::path sourceOf(const Import& import) const;

    Desk& m_desk;
    ImportFlow& m_flow;
    const Settings& m_settings;
};

} // namespace mutuals::ui
