import type { Ledger } from '../../domain/numbers/ledgers.ts';
import type { Matching, Purpose } from '../../domain/numbers/matching.ts';
import type { CaseCountRow, HistoryRow, PopulationRow, ReadRow } from '../../domain/numbers/read.ts';
import { answered, type Answer, server } from '../platform/client.ts';

/** What is to be saved, whole. */
export interface Saving {
  purpose: Purpose;
  month: string;
  rows: readonly ReadRow[];
  codeList: string;
  ledger: Ledger;
  source: string;
  matching: Matching;
}

/** What became of it, or would: villages with their numbers, or lines of history. */
export interface Saved {
  villages: Answer<'/api/numbers/case-counts', 'post'>['rows'];
  lines: number;
  withoutText: number;
}

const peopleOf = ({ village, residents, away, returned, incoming }: PopulationRow) => ({
  ...{ village, residents, away, returned, incoming },
});

/** Asks what saving would do (`dryRun`), or saves. */
export async function send(saving: Saving, dryRun: boolean): Promise<Saved> {
  const { purpose, month, rows, codeList, ledger, source } = saving;
  const matching = dryRun ? undefined : saving.matching;
  if (purpose === 'history') {
    const lines = (rows as HistoryRow[]).map(({ village, on, count, text }) => ({ village, on, count, text }));
    const body = { ledger, source: source.slice(0, 80), rows: lines, matching, dryRun };
    const { withoutText } = await answered(server.POST('/api/history', { body }));
    return { villages: [], lines: lines.length, withoutText };
  }
  const answer =
    purpose === 'caseCounts'
      ? await answered(
          server.POST('/api/numbers/case-counts', {
            body: {
              ...{ month, codeList, dryRun },
              rows: (rows as CaseCountRow[]).map(({ village, counts }) => ({ village, counts })),
              ...(matching && { matching: { ...matching, codeList } }),
            },
          }),
        )
      : await answered(
          server.POST('/api/numbers/population-counts', {
            body: { month, dryRun, rows: (rows as PopulationRow[]).map(peopleOf), matching },
          }),
        );
  return { villages: answer.rows, lines: 0, withoutText: 0 };
}
