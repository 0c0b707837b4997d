import type { VillageStanding } from '../domain/people/coverage.ts';

/** Each standing is told by shape as well as by colour; a word or a legend stands beside it. */
const shapes: Record<VillageStanding, string> = { gap: '×', double: '2', ending: '', covered: '', outside: '' };

/** The sign of a village's standing, for the eye only. */
export const StandingMark = ({ standing }: { standing: VillageStanding }) => (
  <span className={`mark mark-${standing}`} aria-hidden>
    {shapes[standing]}
  </span>
);
