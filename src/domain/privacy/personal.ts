import type { Label } from '../journal/kind.ts';
import type { Retention } from './retention.ts';

/** Why something personal is kept at all (PIPL art. 6). */
export const purposes = {
  staff: { zh: '安排民警、公示责任民警', en: 'Posting officers and naming who is responsible' },
  account: { zh: '登录与账号安全', en: 'Signing in and the safety of accounts' },
  work: { zh: '记明工作由谁完成', en: 'Saying who did the work' },
  accountability: { zh: '查明谁看过、改过什么', en: 'Showing who read and wrote what' },
  text: { zh: '记录事情经过(不写个人信息)', en: 'Saying what happened, without persons' },
  help: { zh: '联系当事人、答复群众', en: 'Reaching the parties, answering who asked' },
  registration: { zh: '流动人口本人申报', en: 'Self-declared arrival or departure' },
} satisfies Record<string, Label>;

/** PIPL art. 13: (1) consent, (2) management of staff, (3) statutory duty (with art. 34). */
export type Basis = 'consent' | 'staffManagement' | 'statutoryDuty';

/** One of the maxima of `retention`, or bound to something else that ends. */
export type Kept = keyof Retention | 'journal' | 'employment' | 'session' | 'posting';

export interface Personal {
  whose: 'officer' | 'villager' | 'anyone';
  purpose: keyof typeof purposes;
  basis: Basis;
  /** PIPL art. 28. */
  class: 'general' | 'sensitive';
  kept: Kept;
}

const of =
  (whose: Personal['whose'], purpose: Personal['purpose'], basis: Basis) =>
  (kept: Kept, sensitivity: Personal['class'] = 'general'): Personal => ({
    whose,
    purpose,
    basis,
    class: sensitivity,
    kept,
  });
// Whose, what for and on what basis: each says how long, and whether it is sensitive.
export const staff = of('officer', 'staff', 'staffManagement');
export const account = of('officer', 'account', 'staffManagement');
export const work = of('officer', 'work', 'statutoryDuty');
export const accountable = of('officer', 'accountability', 'statutoryDuty');
export const text = of('anyone', 'text', 'statutoryDuty');
export const contact = of('villager', 'help', 'consent');
export const party = of('villager', 'help', 'statutoryDuty');
export const declared = of('villager', 'registration', 'consent');

/** The columns of a table: those that can hold personal data, and by name those that cannot. */
export interface Columns {
  personal: Record<string, Personal>;
  notPersonal: readonly string[];
}

/** The columns of a table, those that hold no person by their names. */
export const columns = (personal: Record<string, Personal>, notPersonal: string): Columns => ({
  personal,
  notPersonal: notPersonal.split(' ').filter(Boolean),
});
