#pragma once

#include <QPushButton>

#include <optional>

namespace mutuals::ui {

/// One of a row of choices, with a count where there is one: "Fans 1,587". Checkable; put several
/// into a QButtonGroup to make them exclude each other.
class Chip : public QPushButton {
    Q_OBJECT

public:
    explicit Chip(const QString& name, QWidget* parent = nullptr);

    QString name() const { return m_name; }
    void setCount(std::optional<qint64> count); ///< nothing: not known, the name alone

private:
    QString m_name;
};

} // namespace mutuals::ui
