import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, TooltipComponent } from 'echarts/components';
import { type EChartsType, init, use as bring } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

bring([BarChart, LineChart, GridComponent, TooltipComponent, SVGRenderer]);

export interface BarsProps {
  title: string;
  names: readonly string[];
  values: readonly number[];
  /** What `values` are called in the tooltip. */
  of: string;
  /** A second measure, as a line of steps: what was required, or what was closed. */
  line?: { of: string; values: readonly number[] };
}

const colour = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`);

/** A small chart of bars, in the colours of the page. */
export function Bars({ title, names, values, of, line }: BarsProps) {
  const place = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);
  useEffect(() => {
    const { current } = place;
    if (!current) return undefined;
    const drawn = init(current, null, { renderer: 'svg' });
    chart.current = drawn;
    const sized = new ResizeObserver(() => drawn.resize());
    sized.observe(current);
    return () => {
      sized.disconnect();
      drawn.dispose();
    };
  }, []);
  useEffect(() => {
    const draw = () => chart.current?.setOption(optionOf({ title, names, values, of, ...(line && { line }) }), true);
    draw();
    // light and dark
    const shade = new MutationObserver(draw);
    shade.observe(document.documentElement, { attributeFilter: ['data-shade'] });
    return () => shade.disconnect();
  });
  const told = names.map((name, index) => `${name} ${values[index]}${line ? `/${line.values[index]}` : ''}`).join(', ');
  return (
    <figure className="bars">
      <figcaption>{title}</figcaption>
      <div ref={place} role="img" aria-label={`${title}: ${told}`} />
    </figure>
  );
}

function optionOf({ names, values, of, line }: BarsProps): Record<string, unknown> {
  const text = { color: colour('muted'), fontSize: 11 };
  return {
    animation: false,
    grid: { left: 30, right: 6, top: 8, bottom: 20 },
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: colour('sheet'),
      borderColor: colour('line'),
      textStyle: { color: colour('ink'), fontSize: 12 },
    },
    xAxis: {
      type: 'category',
      data: names,
      axisLabel: { ...text, hideOverlap: true },
      axisLine: { lineStyle: { color: colour('line') } },
      axisTick: { show: false },
    },
    yAxis: {
      ...{ type: 'value', minInterval: 1, splitNumber: 3, axisLabel: text },
      splitLine: { lineStyle: { color: colour('line') } },
    },
    series: [
      { name: of, type: 'bar', data: values, itemStyle: { color: colour('action') }, barMaxWidth: 18 },
      ...(line
        ? [
            {
              ...{ name: line.of, type: 'line', step: 'middle', data: line.values, symbol: 'none' },
              lineStyle: { color: colour('ink'), width: 1.5, type: 'dashed' },
            },
          ]
        : []),
    ],
  };
}
