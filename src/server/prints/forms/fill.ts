import { isOfEach, MARK } from '../../../domain/reports/marks.ts';
import type { FormPlace } from '../../../domain/reports/formPlace.ts';

/** A mark found in a form: what stands between its braces, and where. */
export interface FoundMark {
  said: string;
  place: FormPlace;
}

export type Filled = string | number;
/** What to put in by what stands between the braces. */
export type Filling = Readonly<Record<string, Filled>>;

/** What a form is filled with: once, and for each area. */
export interface Fillings {
  once: Filling;
  each: readonly Filling[];
}

export const saidIn = (text: string): string[] => [...text.matchAll(MARK)].map((match) => match[1]!.trim());

/** Whether a row with this text comes once for each area. */
export const isRepeated = (text: string): boolean => saidIn(text).some(isOfEach);

/** Text with its marks filled; a mark without a value stays, so that it is seen. */
export const filledText = (text: string, filling: Filling): string =>
  text.replaceAll(MARK, (whole, said: string) => String(filling[said.trim()] ?? whole));

/** The number that a text stands for when it is one mark and nothing else. */
export function soleNumber(text: string, filling: Filling): number | undefined {
  const [match] = [...text.trim().matchAll(MARK)];
  const value = match?.[0] === text.trim() ? filling[match[1]!.trim()] : undefined;
  return typeof value === 'number' ? value : undefined;
}
