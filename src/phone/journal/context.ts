import { useMemo } from 'react';
import type { CaseContext } from '../../domain/cases/fold.ts';
import { defaultClocks } from '../../domain/cases/clocks.ts';
import { type Instant, monthOf } from '../../domain/calendar/utc8.ts';
import { useToday } from '../../ui/time.tsx';
import { useWorkedIn } from '../account/villages.ts';
import { type KeptJudging, NOTHING, useJudging } from './duties.ts';
import type { Known } from './entries.ts';

/** What cases of a village are judged by, as of when the phone last learnt something of it. */
export function useCaseContext(village: string, known: Known): CaseContext {
  const judging = useJudging(useWorkedIn(village), monthOf(useToday()));
  return useMemo(() => contextOf(judging, known.asOf), [judging, known]);
}

/** What cases are judged by; what is not known yet, as anywhere. */
export function contextOf(kept: KeptJudging | null, asOf: Instant): CaseContext {
  const judging = kept === NOTHING ? undefined : kept;
  return {
    clocks: judging?.policy.clocks ?? defaultClocks,
    holidays: judging?.holidays ?? { coverageUntil: '1970-01-01', days: {} },
    asOf,
  };
}
