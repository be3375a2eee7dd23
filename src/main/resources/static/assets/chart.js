// Draws a partner's trend. The same numbers stand in the table below it.
(() => {
  const box = document.querySelector('[data-trend]');
  if (!box || !window.echarts) return;
  const data = JSON.parse(box.dataset.chart);
  const chart = window.echarts.init(box, null, { renderer: 'svg' });

  function draw() {
    const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const known = data.scores.filter((it) => it !== null);
    const wide = box.clientWidth > 480;
    const span = data.to - data.from;
    const low = known.length ? Math.max(data.from, Math.floor((Math.min(...known) - span * 0.12) / 10) * 10) : data.from;
    const high = known.length ? Math.min(data.to, Math.ceil((Math.max(...known) + span * 0.08) / 10) * 10) : data.to;
    chart.setOption({
      animation: false,
      textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
      grid: { left: 36, right: wide ? 96 : 36, top: 16, bottom: 28 },
      tooltip: {
        trigger: 'axis',
        renderMode: 'richText',
        backgroundColor: colour('--card'),
        borderColor: colour('--line'),
        textStyle: { color: colour('--ink') },
        valueFormatter: (it) => (it === null || it === undefined ? 'no score' : String(it)),
      },
      xAxis: {
        type: 'category',
        data: data.labels,
        boundaryGap: false,
        axisLine: { lineStyle: { color: colour('--line-strong') } },
        axisTick: { show: false },
        axisLabel: { color: colour('--muted'), hideOverlap: true },
      },
      yAxis: {
        type: 'value',
        min: low,
        max: high,
        axisLabel: { color: colour('--muted') },
        splitLine: { lineStyle: { color: colour('--line') } },
      },
      series: [{
        name: 'Score',
        type: 'line',
        data: data.scores,
        connectNulls: false,
        symbol: 'circle',
        symbolSize: (value, point) => (point.dataIndex === data.chosen ? 11 : 7),
        lineStyle: { width: 2.5, color: colour('--brand') },
        itemStyle: { color: colour('--brand'), borderColor: colour('--card'), borderWidth: 2 },
        markArea: {
          silent: true,
          data: data.bands.map((band) => [
            { yAxis: Math.max(band.from, low), itemStyle: { color: colour(`--level-${band.level}-soft`), opacity: 0.55 },
              label: { show: wide && Math.min(band.to, high) - Math.max(band.from, low) > (high - low) * 0.1, formatter: band.title, position: 'right', distance: 10, color: colour(`--level-${band.level}-ink`), fontSize: 11 } },
            { yAxis: Math.min(band.to, high) },
          ]).filter(([from, to]) => from.yAxis < to.yAxis),
        },
      }],
    }, true);
  }

  draw();
  addEventListener('resize', () => { chart.resize(); draw(); });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
})();
