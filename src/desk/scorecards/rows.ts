import { useQuery } from '@tanstack/react-query';
import type { DutyFigures } from '../../domain/duties/duty.ts';
import type { RolledUp } from '../../domain/duties/rollUp.ts';
import type { DutyId } from '../../domain/duties/duty.ts';
import { type Answer, ask } from '../platform/client.ts';
import type { Refusal } from '../../ui/refusal.ts';

type Scorecard = Answer<'/api/scorecards'>;

/** What stands above the rows. */
export type Heading = Omit<Scorecard, 'rows' | 'next'>;

/** A posting's month, or the village's own (`officer: null`). */
export interface PostingRow {
  village: { id: string; name: string };
  officer: { id: string; badge: string; name: string } | null;
  posting: 'contact' | 'resident' | 'auxiliary' | 'acting' | null;
  duties: DutyFigures;
}

export interface AreaRow {
  area: { id: string; name: string };
  villages: number;
  duties: { [Id in DutyId]?: RolledUp };
}

export const rowKey = ({ village, officer, posting }: PostingRow): string =>
  `${village.id} ${posting ?? ''} ${officer?.id ?? ''}`;

const PAGE = 1000;
/** From here down a month is read village by village, and the ids are this long. */
export const TOWNSHIP = 9;

export interface Month<Row> extends Heading {
  rows: Row[];
}

/** All rows of an area's month, page after page. */
async function allRows(area: string, month: string, signal?: AbortSignal): Promise<Month<PostingRow>> {
  const rows: PostingRow[] = [];
  let cursor: string | undefined;
  for (;;) {
    const page: Scorecard = await ask('/api/scorecards', { query: { area, month, limit: PAGE, cursor } }, signal);
    rows.push(...(page.rows as PostingRow[]));
    if (page.next === undefined) return { ...page, rows };
    cursor = page.next;
  }
}

export const useRows = (area: string, month: string, when = true) =>
  useQuery<Month<PostingRow>, Refusal>({
    queryKey: ['/api/scorecards', 'rows', area, month],
    queryFn: ({ signal }) => allRows(area, month, signal),
    enabled: when && area !== '',
    // a wide area's many rows are asked for again now and then; a small one's when something changed (`useLive`)
    ...(area.length < TOWNSHIP && { refetchInterval: 60_000 }),
  });

export const useAreas = (area: string, month: string, when = true) =>
  useQuery<Month<AreaRow>, Refusal>({
    queryKey: ['/api/scorecards', 'areas', area, month],
    queryFn: async ({ signal }) =>
      (await ask('/api/scorecards', { query: { area, month, by: 'area' } }, signal)) as Month<AreaRow>,
    enabled: when && area !== '',
  });
