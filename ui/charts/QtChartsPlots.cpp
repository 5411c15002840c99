#include "ui/charts/QtChartsPlots.h"

#include <QAreaSeries>
#include <QChart>
#include <QGraphicsScene>
#include <QLegend>
#include <QLineSeries>
#include <QValueAxis>

namespace mutuals::ui {

namespace {

/// One panel: a bare chart whose plot area is all of it. Series are kept and refilled, since making
/// them anew is what takes time.
class PanelChart {
public:
    PanelChart(QGraphicsScene& scene, double z)
        : m_chart(new QChart)
        , m_days(new QValueAxis(m_chart))
        , m_values(new QValueAxis(m_chart))
    {
        scene.addItem(m_chart);
        m_chart->setZValue(z);
        m_chart->setAcceptedMouseButtons(Qt::NoButton);
        m_chart->setBackgroundVisible(false);
        m_chart->setMargins({});
        m_chart->legend()->hide();
        m_chart->addAxis(m_days, Qt::AlignBottom);
        m_chart->addAxis(m_values, Qt::AlignLeft);
        m_days->setVisible(false);
        m_values->setVisible(false);
    }
    PanelChart(const PanelChart&) = delete;
    PanelChart& operator=(const PanelChart&) = delete;
    ~PanelChart() { delete m_chart; } // the chart owns series and axes

    void replace(
        const Panel& panel, const QRectF& plot, const FigureLayout& layout, const ChartStyle& style)
    {
        m_chart->setGeometry(plot);
        m_chart->setPlotArea(QRectF({}, plot.size()));
        m_days->setRange(layout.from, layout.to);
        m_values->setRange(panel.scale.low, panel.scale.high);
        const int columns = static_cast<int>(plot.width());
        const auto seen = [&](const Piece& piece) {
            return thinned(piece, layout.from, layout.to, columns);
        };
        std::size_t bands = 0;
        for (const Band& band : panel.bands) {
            QAreaSeries* series = this->band(bands++);
            series->lowerSeries()->replace(seen(band.low));
            series->upperSeries()->replace(seen(band.high));
            series->setPen(Qt::NoPen);
            series->setBrush(chart::bandColor(band.ink, style));
        }
        std::size_t lines = 0;
        for (const Curve& curve : panel.curves) {
            for (const Piece& piece : curve.pieces) {
                if (piece.size() < 2)
                    continue;
                QLineSeries* series = line(lines++);
                series->setPen(chart::pen(curve.ink, style));
                series->replace(seen(piece));
            }
        }
        const double half = (layout.to - layout.from) * kBarWidth / 2;
        for (const Bar& bar : panel.bars) {
            QAreaSeries* series = this->band(bands++);
            series->lowerSeries()->replace({ { bar.x - half, 0 }, { bar.x + half, 0 } });
            series->upperSeries()->replace(
                { { bar.x - half, bar.value }, { bar.x + half, bar.value } });
            series->setPen(Qt::NoPen);
            series->setBrush(chart::color(bar.ink, style));
        }
        for (; bands < m_bands.size(); ++bands) {
            m_bands[bands]->lowerSeries()->clear();
            m_bands[bands]->upperSeries()->clear();
        }
        for (; lines < m_lines.size(); ++lines)
            m_lines[lines]->clear();
    }

private:
    void attach(QAbstractSeries* series)
    {
        m_chart->addSeries(series);
        series->attachAxis(m_days);
        series->attachAxis(m_values);
    }
    QLineSeries* line(std::size_t index)
    {
        if (index == m_lines.size()) {
            m_lines.push_back(new QLineSeries(m_chart));
            attach(m_lines.back());
        }
        return m_lines[index];
    }
    QAreaSeries* band(std::size_t index)
    {
        if (index == m_bands.size()) {
            auto* upper = new QLineSeries(m_chart);
            auto* lower = new QLineSeries(m_chart);
            m_bands.push_back(new QAreaSeries(upper, lower));
            attach(m_bands.back());
        }
        return m_bands[index];
    }

    QChart* m_chart;
    QValueAxis* m_days;
    QValueAxis* m_values;
    std::vector<QLineSeries*> m_lines;
    std::vector<QAreaSeries*> m_bands;
};

class QtChartsPlots : public Plots {
public:
    QtChartsPlots(QGraphicsScene& scene, double z)
        : m_scene(scene)
        , m_z(z)
    {
    }

    void replace(const Figure& figure, const FigureLayout& layout, const ChartStyle& style) override
    {
        while (m_panels.size() > figure.panels.size())
            m_panels.pop_back();
        while (m_panels.size() < figure.panels.size())
            m_panels.push_back(std::make_unique<PanelChart>(m_scene, m_z));
        for (std::size_t i = 0; i < figure.panels.size(); ++i)
            m_panels[i]->replace(figure.panels[i], layout.panels[i].plot, layout, style);
    }

private:
    QGraphicsScene& m_scene;
    double m_z;
    std::vector<std::unique_ptr<PanelChart>> m_panels;
};

} // namespace

std::unique_ptr<Plots> makeQtChartsPlots(QGraphicsScene& scene, double z)
{
    return std::make_unique<QtChartsPlots>(scene, z);
}

} // namespace mutuals::ui
