import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Day } from '../domain/calendar/utc8.ts';

/** How much of a city a demonstration tells. */
export interface Extent {
  /** Villages at most, those of the long township first. */
  villages: number;
  /** Months of all villages, the running one included; of the long township twelve. */
  months: number;
  seed: string;
}

/** A demonstration city under way: told again from the same words, it is the same city. */
export interface Begun {
  extent: Extent;
  /** The last day it tells. */
  last: Day;
  /** Everything up to this day is in the database. */
  through?: Day | undefined;
}

const stored = z.object({
  extent: z.object({ villages: z.number().nullable(), months: z.number(), seed: z.string() }),
  last: z.string(),
  through: z.string().optional(),
});

const fileIn = (dataDir: string): string => join(dataDir, 'demo.json');

/** The demonstration that a start before this one began and did not end; it stands beside the keys until it is whole. */
export function readBegun(dataDir: string): Begun | undefined {
  try {
    const { extent, ...rest } = stored.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
    // JSON knows no infinity
    return { ...rest, extent: { ...extent, villages: extent.villages ?? Infinity } };
  } catch {
    return undefined;
  }
}

/** Takes the place of what was noted before in one step: a start killed meanwhile leaves one of the two. */
export function noteBegun(dataDir: string, begun: Begun): void {
  const draft = `${fileIn(dataDir)}.new`;
  writeFileSync(draft, JSON.stringify(begun));
  renameSync(draft, fileIn(dataDir));
}

export const forgetBegun = (dataDir: string): void => rmSync(fileIn(dataDir), { force: true });
