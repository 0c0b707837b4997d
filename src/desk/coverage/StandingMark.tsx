import type { VillageStanding } from '../../domain/people/coverage.ts';

/** The sign of a village's standing: shape and colour, drawn by the room's styles; a word or a legend stands beside it. */
export const StandingMark = ({ standing }: { standing: VillageStanding }) => (
  <span className={`mark mark-${standing}`} aria-hidden />
);
