import { useMemo } from 'react';
import type { CaseContext } from '../../domain/cases/fold.ts';
import { defaultClocks } from '../../domain/cases/clocks.ts';
import { monthOf } from '../../domain/calendar/utc8.ts';
import { today } from '../../ui/time.tsx';
import { useJudging } from './duties.ts';
import type { Known } from './entries.ts';

/** What cases of a village are judged by, as of when the phone last learnt something of it. */
export function useCaseContext(village: string, known: Known): CaseContext {
  const judging = useJudging(village, monthOf(today()));
  return useMemo(() => {
    const clocks = judging?.policy.clocks ?? defaultClocks;
    const holidays = judging?.holidays ?? { coverageUntil: '1970-01-01', days: {} };
    return { clocks, holidays, asOf: known.asOf };
  }, [judging, known]);
}
