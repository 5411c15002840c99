#pragma once

#include "ui/widgets/Card.h"

#include "ui/text/FileFacts.h"

#include <optional>
#include <vector>

class QCheckBox;
class QHBoxLayout;
class QVBoxLayout;

namespace mutuals::ui {

class Button;
class Label;

/// One file: what it is, what it covers, what goes in; opens to every place that could not be taken
/// as it was, with the reason.
class FileCard : public Card {
    Q_OBJECT

public:
    explicit FileCard(const FileFacts& facts, QWidget* parent = nullptr);

    /// Puts a box before the name, or with nothing the room of one, so that names stand in line.
    QCheckBox* addCheck(std::optional<bool> checked);
    QVBoxLayout* body() const { return m_body; } ///< below the sentence, for questions and buttons
    QString shown(const QString& text) const; ///< without the hidden handle

protected:
    /// Puts more below the rows of the opened report.
    virtual void fillReport(QVBoxLayout* rows, const std::vector<Report>& reports);

private:
    void build();
    void toggle();

    FileFacts m_facts;
    QHBoxLayout* m_top;
    QVBoxLayout* m_body;
    Button* m_open = nullptr;
    QWidget* m_report = nullptr;
};

} // namespace mutuals::ui
