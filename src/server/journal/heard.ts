import { dayOf, epochOf, type Instant } from '../../domain/calendar/utc8.ts';
import { type Fixed, fixed } from '../platform/db/fixed.ts';

const OFTEN_ENOUGH = 60_000;

/** Which officers' phones were heard of, for `heardFrom`; written at most once a minute for each. */
export class Heard {
  readonly #last = new Map<string, number>();

  /** The statement that notes these officers, or undefined when all were noted just now. In order, against deadlocks. */
  noting(officers: Iterable<string>, at: Instant): Fixed<unknown> | undefined {
    const now = epochOf(at);
    const fresh = [...new Set(officers)].filter((officer) => !this.#recent(officer, now)).sort();
    if (fresh.length === 0) return undefined;
    for (const officer of fresh) this.#last.set(officer, now);
    return fixed`
      insert into heard (officer, day, at)
      select officer, ${dayOf(at)}::date, ${at}::timestamptz from unnest(${fresh}::uuid[]) as phone (officer)
      on conflict (officer, day) do update set at = excluded.at`;
  }

  #recent(officer: string, now: number): boolean {
    const last = this.#last.get(officer);
    return last !== undefined && now >= last && now - last < OFTEN_ENOUGH && dayAt(last) === dayAt(now);
  }
}

const dayAt = (epoch: number): number => Math.floor((epoch + 8 * 3_600_000) / 86_400_000);
