import type { CityPlan, PlannedOfficer } from './city.ts';
import type { Line, Order } from './line.ts';
import { Phone, request } from './phone.ts';
import { together } from './together.ts';

/** The city's people once they are entered: ids and phones by badge number. */
export interface Settled {
  ids: Map<string, string>;
  phones: Map<string, Phone>;
}

/** Enters officers, postings and absences as a new city does, from sheets over HTTP, and hands out the phones. */
export async function settle(
  order: Pick<Order, 'address' | 'admin' | 'bureau'>,
  plan: CityPlan,
  line: Pick<Line, 'sessions'>,
): Promise<Settled> {
  const { address, admin, bureau } = order;
  const isClerk = (officer: PlannedOfficer): boolean => officer.station !== undefined;
  const officers = plan.officers.filter((officer) => !isClerk(officer));
  await importSheets(order, admin, 'officers', { officers: sheetOf(officers, officerColumns) });
  // a sheet makes officers of villages; a station's clerk gets the role by itself
  const entered = new Set((await line.sessions(plan.officers.filter(isClerk).map(badgeOf))).map(badgeOf));
  const clerks = plan.officers.filter((officer) => isClerk(officer) && !entered.has(officer.badge));
  await together(clerks, 8, async ({ station, ...clerk }) => {
    await request(address, admin, 'POST', '/api/officers', { ...clerk, roles: [{ role: 'station', area: station }] });
  });
  await importSheets(order, bureau, 'postings', {
    postings: sheetOf(
      plan.postings.map((posting) => ({ ...posting, lead: posting.lead ? 'yes' : 'no' })),
      postingColumns,
    ),
    absences: sheetOf(plan.absences, absenceColumns),
  });
  const known = await line.sessions(plan.officers.map(badgeOf));
  return {
    ids: new Map(known.map(({ badge, id }) => [badge, id])),
    phones: new Map(known.map(({ badge, id, token }) => [badge, new Phone(address, id, token)])),
  };
}

const badgeOf = ({ badge }: { badge: string }): string => badge;

const officerColumns = ['badge', 'name', 'workPhone', 'unit', 'grade'] as const;
const postingColumns = ['badge', 'village', 'duty', 'from', 'to', 'lead'] as const;
const absenceColumns = ['badge', 'from', 'to', 'kind', 'substitute'] as const;

async function importSheets(
  { address }: Pick<Order, 'address'>,
  token: string,
  group: 'officers' | 'postings',
  sheets: Record<string, string>,
): Promise<void> {
  const files = Object.entries(sheets).map(([name, csv]) => ({
    name: `${name}.csv`,
    content: Buffer.from(csv).toString('base64'),
  }));
  await request(address, token, 'POST', `/api/imports/${group}`, { files });
}

/** None of the planned values holds a comma or a quote. */
const sheetOf = <Key extends string>(rows: readonly Partial<Record<Key, string>>[], columns: readonly Key[]): string =>
  [columns.join(','), ...rows.map((row) => columns.map((key) => row[key] ?? '').join(','))].join('\n');
