import { writeFile } from 'node:fs/promises';
import type { SheetKind } from '../src/domain/imports/sheet.ts';
import { areaSheet } from '../src/domain/areas/areaSheet.ts';
import {
  absenceSheet,
  officerSheet,
  postingSheet,
  stationSheet,
  stationVillageSheet,
} from '../src/domain/people/sheets.ts';
import { writeSheets } from '../src/server/platform/sheets.ts';

// `npm run templates` writes data/templates anew from the sheets' own columns. The examples are made up.
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

async function template(name: string, kinds: SheetKind[]): Promise<void> {
  const sheets = kinds.map((kind) => ({
    name: kind.label.zh,
    rows: [
      kind.columns.map(({ zh, required }) => (required ? `${zh}*` : zh)),
      ...(examples.get(kind) ?? []).map((row) => kind.columns.map(({ key }) => row[key] ?? '')),
    ],
  }));
  await writeFile(new URL(`../data/templates/${name}`, import.meta.url), await writeSheets(sheets));
}

await template('areas.xlsx', [areaSheet, stationSheet, stationVillageSheet]);
await template('officers.xlsx', [officerSheet, postingSheet, absenceSheet]);
