import { startOf, type Day, type Instant } from '../calendar/utc8.ts';
import { foldCase, type CaseContext } from '../cases/fold.ts';
import type { Entry } from '../journal/entry.ts';
import { everyChoice, fieldsOf } from '../journal/fields.ts';
import { judge } from '../journal/judge.ts';
import { kindOf, kinds, type Kind } from '../journal/registry.ts';
import type { Sent } from '../journal/sent.ts';
import { mayWrite, type Around, type Judged } from './entryAccess.ts';
import type { Person } from './roles.ts';
import { surroundings } from './surroundings.ts';

/** A kind that someone may note. */
export interface Notable {
  kind: Kind;
  /** Values that may be chosen, for those fields in which not every one may be. */
  only: Record<string, string[]>;
  /** It would wait until the station accepts it: the writer has no posting in the village that day. */
  waits: boolean;
}

type Body = Readonly<Record<string, unknown>>;

/** No id is greater: a step not yet noted comes after all that were noted at the same instant. */
const LAST_ID = 'ffffffff-ffff-7fff-bfff-ffffffffffff';

/**
 * The kinds that open something or stand by themselves which someone may note in a village on a day, in the order of the
 * registry: what the append would accept (`judge`), asked of it and not written down twice. Steps: `stepsFor`.
 */
export function mayNote(me: Person, village: string, day: Day): Notable[] {
  const apart = Object.keys(kinds).filter((kind) => {
    const { about, journal } = kindOf(kind)!;
    return about === undefined && journal !== 'county';
  });
  return apart.flatMap((kind) =>
    notable(kind, (body) => verdict(me, probe(kind, body, village, startOf(day, '12:00')), {})),
  );
}

/**
 * The steps that someone may note now about a case and that would change it. `others`: what is about the opening, raw, as for
 * `foldCase`; `committee`: ids of the village's committee. None about a case of harm (R17): it is the law's.
 */
export function stepsFor(
  me: Person,
  opening: Entry,
  others: readonly Entry[],
  context: CaseContext,
  committee: readonly string[] = [],
): Notable[] {
  const { asOf } = context;
  const near = [opening, ...others] as unknown as Judged[];
  const found = surroundings(near, committee)(opening as unknown as Judged).case;
  const around: Around = { target: opening as unknown as Judged, ...(found === undefined ? {} : { case: found }) };
  const steps = Object.keys(kinds).filter((kind) => kindOf(kind)!.about?.includes(opening.kind));
  return steps.flatMap((kind) =>
    notable(kind, (body) => {
      if (kindOf(kind)?.suits?.(opening.kind, body) === false) return 'refused';
      const sent = { ...probe(kind, body, opening.village, asOf), about: opening.id };
      if (!changes(me, sent, opening, others, context)) return 'refused';
      return verdict(me, sent, around);
    }),
  );
}

/** Whether someone may take back or amend an entry as it stands. */
export function mayCorrect(me: Person, entry: Entry, around: Around = {}): boolean {
  if (entry.kind === 'correction') return false;
  const target = entry as unknown as Judged;
  const body = { action: 'withdraw', reason: '-' };
  const correction = { id: LAST_ID, kind: 'correction', village: entry.village, author: me.id, about: entry.id, body };
  return mayWrite(me, correction, { ...around, target });
}

function probe(kind: string, body: Body, village: string, at: Instant): Sent {
  return { id: LAST_ID, village, kind: kind as Kind, occurredAt: at, recordedAt: at, onSite: false, body: { ...body } };
}

type Verdict = 'accept' | 'held' | 'refused';

function verdict(me: Person, sent: Sent, around: Around): Verdict {
  const target = around.target as (Judged & { occurredAt: Instant }) | undefined;
  return judge(sent, {
    person: me,
    receivedAt: sent.occurredAt,
    postings: me.postings,
    stations: [],
    around: target === undefined ? {} : { ...around, target: { ...target, held: false } },
  }).status;
}

function changes(me: Person, sent: Sent, opening: Entry, others: readonly Entry[], context: CaseContext): boolean {
  const step = {
    ...sent,
    author: me.id,
    number: Number.MAX_SAFE_INTEGER,
    receivedAt: context.asOf,
  } as unknown as Entry;
  return !foldCase(opening, [...others, step], context).noEffect.includes(step.id);
}

/** What a kind comes to over everything that can be chosen in it. */
function notable(kind: string, judged: (body: Body) => Verdict): Notable[] {
  const bodies = everyChoice(kind);
  const verdicts = bodies.map(judged);
  const may = bodies.filter((_, index) => verdicts[index] !== 'refused');
  if (may.length === 0) return [];
  const only: Notable['only'] = {};
  for (const field of fieldsOf(kind)) {
    if (field.shape !== 'choice' || !field.required) continue;
    const values = field.values
      .map(({ value }) => value)
      .filter((value) => may.some((body) => body[field.name] === value));
    if (values.length < field.values.length) only[field.name] = values;
  }
  return [{ kind: kind as Kind, only, waits: !verdicts.includes('accept') }];
}
