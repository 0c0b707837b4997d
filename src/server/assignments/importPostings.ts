import { uuidv7 } from 'uuidv7';
import { type Fault, fault } from '../../domain/imports/fault.ts';
import type { Numbered } from '../../domain/imports/sheet.ts';
import { type Assignment, leadByDefault, replacedBy } from '../../domain/people/assignments.ts';
import { type PostingRow, postingSheet } from '../../domain/people/sheets.ts';
import { type Importer, nothing } from '../imports/importer.ts';
import type { Tx } from '../platform/db/database.ts';
import { officersByBadge } from './importOfficers.ts';
import { judge, type Judgement } from './judge.ts';
import { insertPostings, postingsOf, updatePostings } from './postings.ts';
import { settle } from './settle.ts';

const HEADERS = { officer: '警号', village: '村代码', from: '起日', to: '止日' } as const;

/** Posts officers from a sheet, by the same rules as one by one. An empty last day keeps the one known. */
export const postingImporter: Importer<PostingRow> = {
  sheet: postingSheet,
  async apply(tx, rows, context) {
    const { planned, faults } = await plan(tx, rows);
    const moving = planned.filter(({ before, posting }) => !before || !isSame(before, posting));
    const judged = await judge(
      tx,
      moving.map(({ posting }) => posting),
      context.within,
    );
    moving.forEach((one, at) => faults.push(...rowFaults(one, judged[at])));
    const warnings = moving.flatMap(({ row, posting }, at) =>
      judged[at]?.secondLead ? [fault(postingSheet.name, row, 'second_lead', posting.village)] : [],
    );
    const good = moving.filter((_, at) => judged[at]?.faults.length === 0);
    const added = good.filter(({ before }) => !before).map(({ posting }) => posting);
    const changed = good.filter(({ before }) => before).map(({ posting }) => posting);
    await insertPostings(tx, context.clock, added);
    await updatePostings(tx, changed);
    await settle(tx, context, [...good.map(({ posting }) => posting), ...good.flatMap(({ before }) => before ?? [])]);
    context.progress(rows.length, rows.length);
    const audit = [
      ...added.map(({ id, village }) => ({ action: 'assignment.create', village, target: id })),
      ...changed.map(({ id, village }) => ({ action: 'assignment.change', village, target: id })),
    ];
    const unchanged = planned.length - moving.length;
    return { ...nothing(), added: added.length, changed: changed.length, unchanged, faults, warnings, audit };
  },
};

interface Planned {
  row: number;
  badge: string;
  posting: Assignment;
  before: Assignment | undefined;
}

/** Each row as a posting, with the stored one it speaks of. */
async function plan(tx: Tx, rows: Numbered<PostingRow>[]): Promise<{ planned: Planned[]; faults: Fault[] }> {
  const officers = await officersByBadge(
    tx,
    rows.map(({ value }) => value.badge),
  );
  const stored = await postingsOf(tx, { villages: [...new Set(rows.map(({ value }) => value.village))] });
  const known = new Map(stored.map((posting) => [keyOf(posting), posting]));
  const byVillage = Map.groupBy(stored, ({ village }) => village);
  const faults: Fault[] = [];
  const seen = new Set<string>();
  const planned = rows.flatMap(({ row, value }): Planned[] => {
    const officer = officers.get(value.badge.toLowerCase());
    if (!officer) faults.push(fault(postingSheet.name, row, 'unknown_officer', value.badge, HEADERS.officer));
    const key = keyOf({ ...value, officer: officer ?? value.badge });
    if (seen.has(key)) faults.push(fault(postingSheet.name, row, 'row_twice', value.badge));
    if (!officer || seen.has(key)) return [];
    seen.add(key);
    const before = known.get(key);
    const posting = before ? restated(before, value) : newly(officer, value, byVillage.get(value.village));
    return [{ row, badge: value.badge, before, posting }];
  });
  return { planned, faults };
}

const keyOf = ({ officer, village, duty, from }: Pick<Assignment, 'officer' | 'village' | 'duty' | 'from'>): string =>
  `${officer} ${village} ${duty} ${from}`;

const restated = (before: Assignment, { lead, to }: PostingRow): Assignment => ({
  ...before,
  lead: lead ?? before.lead,
  to: to ?? before.to,
});

function newly(officer: string, row: PostingRow, there: Assignment[] = []): Assignment {
  const { village, duty, from, to = null, lead = leadByDefault(duty) } = row;
  const posting: Assignment = { id: uuidv7(), officer, village, duty, lead, from, to };
  return duty === 'acting' ? { ...posting, standsInFor: replacedBy(posting, there)?.id ?? null } : posting;
}

const isSame = (a: Assignment, b: Assignment): boolean => a.lead === b.lead && a.to === b.to;

function rowFaults({ row, badge, posting }: Planned, judgement: Judgement | undefined): Fault[] {
  const found = { officer: badge, village: posting.village, from: posting.from, to: posting.to ?? undefined };
  return (judgement?.faults ?? []).map(({ field, code }) =>
    fault(postingSheet.name, row, code, found[field], HEADERS[field]),
  );
}
