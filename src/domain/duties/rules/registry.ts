import type { DutyId, PostingRule, VillageRule } from '../duty.ts';
import { alertPublished } from './alertPublished.ts';
import { contactBriefed } from './contactBriefed.ts';
import { disputeInVillage } from './disputeInVillage.ts';
import { disputeSameDay } from './disputeSameDay.ts';
import { hazardRepaired } from './hazardRepaired.ts';
import { householdVisits } from './householdVisits.ts';
import { incidentPrompt } from './incidentPrompt.ts';
import { informationAnswered } from './informationAnswered.ts';
import { informationPassed } from './informationPassed.ts';
import { lawClass } from './lawClass.ts';
import { monthlyAnalysis } from './monthlyAnalysis.ts';
import { villageDays } from './villageDays.ts';

/** Every rule there is, by duty id; what is asked of whom is the policy's. */
export const rules = {
  villageDays,
  householdVisits,
  informationPassed,
  contactBriefed,
  informationAnswered,
  alertPublished,
  monthlyAnalysis,
  lawClass,
  incidentPrompt,
  disputeSameDay,
  disputeInVillage,
  hazardRepaired,
} as const satisfies Record<DutyId, PostingRule | VillageRule>;

const byId = new Map<string, PostingRule | VillageRule>(Object.entries(rules));

/** The rule of a duty id, or undefined when there is no such duty. */
export const ruleOf = (id: string): PostingRule | VillageRule | undefined => byId.get(id);
