import { queryOf } from '../platform/address.ts';

/** Where an entry stands in its village's diary: the page that begins with it. */
export const entryPath = (village: string, number: number, month: string): string =>
  `/village/${village}${queryOf({ month, before: String(number + 1), entry: String(number) })}`;
