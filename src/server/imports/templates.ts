import type { SheetKind } from '../../domain/imports/sheet.ts';
import { areaSheet } from '../../domain/areas/areaSheet.ts';
import {
  absenceSheet,
  officerSheet,
  postingSheet,
  stationSheet,
  stationVillageSheet,
} from '../../domain/people/sheets.ts';
import { writeSheets } from '../platform/sheets.ts';

/** Made-up rows that show how each kind of sheet is written. */
const examples = new Map<SheetKind, Record<string, string>[]>([
  [
    areaSheet,
    [
      { id: '3416Z1', name: '示例功能区' },
      { id: '3416Z1001', name: '示例功能区一办' },
      { id: '3416Z1001201', name: '示例村', type: '村', officialCode: '无', inScheme: '是', schemeFrom: '2026-01-01' },
    ],
  ],
  [stationSheet, [{ id: 'Z1001', name: '示例派出所', dutyPhone: '0558-0000000' }]],
  [stationVillageSheet, [{ village: '3416Z1001201', station: 'Z1001', from: '2026-01-01' }]],
  [
    officerSheet,
    [
      { badge: '000001', name: '示例甲', workPhone: '0558-0000001', unit: '示例大队', grade: '民警' },
      { badge: '000002', name: '示例乙', workPhone: '0558-0000002', unit: '示例派出所', grade: '民警' },
    ],
  ],
  [
    postingSheet,
    [
      { badge: '000001', village: '3416Z1001201', duty: '包村', from: '2026-01-01', lead: '是' },
      { badge: '000002', village: '3416Z1001201', duty: '驻村', from: '2026-01-01', to: '2026-12-31', lead: '否' },
    ],
  ],
  [absenceSheet, [{ badge: '000001', from: '2026-05-01', to: '2026-05-10', kind: '休假', substitute: '000002' }]],
]);

/** Kinds of sheets there is a template for. */
export const templateKinds = [...examples.keys()].map(({ name }) => name);

/** A workbook with one sheet for each kind: its columns, the required ones starred, and the made-up rows. */
export function templateOf(kinds: readonly string[]): Promise<Uint8Array> {
  const wanted = [...examples].filter(([kind]) => kinds.includes(kind.name));
  return writeSheets(
    wanted.map(([kind, rows]) => ({
      name: kind.label.zh,
      rows: [
        kind.columns.map(({ zh, required }) => (required ? `${zh}*` : zh)),
        ...rows.map((row) => kind.columns.map(({ key }) => row[key] ?? '')),
      ],
    })),
  );
}
