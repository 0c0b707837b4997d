import { ChartRun } from 'docx/charts';
import type { Drawn } from '../../domain/reports/printedChart.ts';
import { INK, shadesOf } from './shades.ts';

/** In pixels: the page within its margins, the frame around the bars, a bar. */
const WIDTH = 660;
const FRAME = 48;
const BAR = 17;

/** A chart that Word draws itself and whose numbers can be opened; without a number nothing stands at a bar. */
export function chartOf({ title, stacked, rows, bars, said }: Drawn): ChartRun {
  const shades = shadesOf(stacked);
  return new ChartRun({
    type: 'bar',
    categories: rows,
    series: bars.map(({ name, values }, at) => ({ name, values, color: shades[at]! })),
    stacking: stacked ? 'stacked' : 'none',
    gapWidth: 50,
    ...(!stacked && { overlap: 0, dataLabels: { value: true, numberFormat: '#,##0' } }),
    // as in the table: the first row on top
    categoryAxis: { reverseOrder: true, font: { color: INK } },
    valueAxis: { visible: stacked, gridlines: stacked, numberFormat: '#,##0', crossesAt: stacked ? 'maximum' : 'auto' },
    legend: { position: 'top', font: { color: INK } },
    chartArea: { fill: 'FFFFFF', border: 'none' },
    transformation: { width: WIDTH, height: FRAME + rows.length * BAR * (stacked ? 1.5 : bars.length + 0.5) },
    altText: { name: title, description: said },
  });
}
