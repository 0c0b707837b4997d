import { Refusal } from '../../ui/refusal.ts';
import { type Opened, still } from '../rest/opened.ts';

/** Asks for one thing after another: what fails of one keeps no other from coming, unless none would fare better. */
export function singly(who: Opened) {
  const failed: unknown[] = [];
  // the last one was not answered to the end: one village's answer may break off, of two it is the network
  let unreached: Refusal | undefined;
  const reached = (): void => {
    if (unreached !== undefined) failed.push(new Refusal(0, { code: 'unavailable' }));
    unreached = undefined;
  };
  return {
    /** Whether it came. */
    came: async (work: Promise<unknown>): Promise<boolean> => {
      try {
        await work;
        reached();
        return true;
      } catch (error) {
        still(who);
        const { code, status, after } = Refusal.of(error);
        if (status === 401 || after > 0) throw error;
        if (code !== 'offline') failed.push(error);
        else if (unreached === undefined) unreached = Refusal.of(error);
        else throw error;
        return false;
      }
    },
    /** What failed; throws where nothing at all came. */
    faults: (some: boolean): unknown[] => {
      if (!some && unreached !== undefined) throw unreached;
      reached();
      return failed;
    },
  };
}
