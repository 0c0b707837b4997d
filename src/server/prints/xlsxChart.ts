import type { SheetChart } from 'hucre/xlsx';
import type { Drawn } from '../../domain/reports/printedChart.ts';
import type { PrintedTable } from '../../domain/reports/printedTable.ts';
import { INK, shadesOf } from './shades.ts';

/** Rows of the sheet: between table and chart, around the bars, for a bar. */
const GAP = 2;
const FRAME = 3;
const BAR = 0.85;

/** A chart below its table, drawn from the table's own cells: whoever changes a number sees the bar move. */
export function chartOn({ columns, chart }: PrintedTable, { stacked, rows, bars, said, title }: Drawn): SheetChart {
  const shades = shadesOf(stacked);
  const range = (column: number): string => {
    const letter = String.fromCodePoint(65 + column);
    return `$${letter}$2:$${letter}$${rows.length + 1}`;
  };
  const top = 1 + rows.length + GAP;
  const height = FRAME + Math.ceil(rows.length * BAR * (stacked ? 1.5 : bars.length + 0.5));
  return {
    type: 'bar',
    series: bars.map(({ name }, at) => ({
      name,
      values: range(chart!.columns[at]!),
      categories: range(0),
      color: shades[at]!,
    })),
    barGrouping: stacked ? 'stacked' : 'clustered',
    gapWidth: 50,
    ...(!stacked && { overlap: 0, dataLabels: { showValue: true, position: 'outEnd', fontColor: INK } }),
    axes: {
      // as in the table: the first row on top
      x: { reverse: true, labelColor: INK },
      y: { hidden: !stacked, gridlines: { major: stacked }, ...(stacked && { crosses: 'max' }) },
    },
    legend: 'top',
    legendFontColor: INK,
    showTitle: false,
    roundedCorners: false,
    frameTitle: title,
    altText: said,
    anchor: { from: { row: top, col: 0 }, to: { row: top + height, col: columns.length } },
  };
}
