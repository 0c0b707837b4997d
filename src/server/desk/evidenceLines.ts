import { sql } from 'kysely';
import type { DutyId } from '../../domain/duties/duty.ts';
import type { Why } from '../../domain/duties/why.ts';
import { rangeOf, scoped } from '../platform/db/database.ts';
import { evidenceOf } from '../scorecards/evidence.ts';
import type { Services } from '../services.ts';
import type { EvidenceLine } from './evidencePage.ts';
import { type Page, say } from './layout.ts';

interface Asked {
  village: string;
  month: string;
  duty: DutyId;
  officer?: string | undefined;
}

interface Shown {
  number: number;
  kind: string;
  occurredAt: string;
  body: unknown;
  author: string;
  name: string | null;
}

/** The evidence of a figure with what a list may show of each entry: kind, chosen words, time, who noted it. */
export async function evidenceLines(
  services: Services,
  page: Page,
  asked: Asked,
): Promise<{ lines: EvidenceLine[]; officer: string | undefined }> {
  const { village, month, duty, officer } = asked;
  const evidence = await evidenceOf(services, village, month, duty, { officer });
  const entries = await scoped(services.db, rangeOf(village), async (tx) => {
    const { rows } = await sql<Shown>`
      select e.number, e.kind, e.occurred_at, e.body, e.author, o.name from entry e
      left join officer o on o.id::text = e.author
      where e.county = ${village.slice(0, 6)} and e.village = ${village} and e.number = any(${evidence.map((one) => one.number)})`.execute(
      tx,
    );
    return new Map(rows.map((row) => [row.number, row]));
  });
  const named = officer
    ? await services.db.selectFrom('officer').select('name').where('id', '=', officer).executeTakeFirst()
    : undefined;
  const lines = evidence.flatMap(({ number, counted, why }) => {
    const entry = entries.get(number);
    return entry ? [{ ...entry, counted, why: why as Why, author: entry.name ?? authorWord(page, entry.author) }] : [];
  });
  return { lines, officer: named?.name };
}

const authorWord = (page: Page, author: string): string => say(page, author === 'villager' ? 'villager' : 'system');
