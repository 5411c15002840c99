#pragma once

#include <QWidget>

#include <string>

namespace mutuals::ui {

/// paintAvatar() as a widget.
class AvatarLabel : public QWidget {
    Q_OBJECT

public:
    explicit AvatarLabel(int diameter, QWidget* parent = nullptr);
    void setHandle(const std::string& handle); ///< "": gray

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    std::string m_handle;
};

} // namespace mutuals::ui
