/** Turns for the sentences in which entries are told: each leaves out what is not there, as after an erasure. */

/** `1 household`, `3 households`. */
export const many = (count: number, one: string, more = `${one}s`): string => `${count} ${count === 1 ? one : more}`;

/** A part of a sentence where its value is there and not nothing. */
export const some = <T extends string | number>(value: T | undefined, say: (value: T) => string): string =>
  value === undefined || value === '' || value === 0 ? '' : say(value);

/** The parts that are there. */
export const joined = (between: string, ...parts: (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(between);

/** The sum of counts. */
export const total = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((sum, count) => sum + count, 0);
