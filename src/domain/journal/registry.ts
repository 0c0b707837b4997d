import type { z } from 'zod';
import { alert, alertStep } from '../alerts/alert.ts';
import { analysis } from '../caseCounts/analysis.ts';
import { caseCounts } from '../caseCounts/caseCounts.ts';
import { complaint, complaintStep } from '../complaints/complaint.ts';
import { counselling } from '../counselling/counselling.ts';
import { diary } from '../diary/diary.ts';
import { dispute, mediation } from '../disputes/dispute.ts';
import { followUp } from '../followUps/followUp.ts';
import { handout } from '../handouts/handout.ts';
import { hazard, hazardStep } from '../hazards/hazard.ts';
import { incident, incidentStep } from '../incidents/incident.ts';
import { information, informationOutcome } from '../information/information.ts';
import { lawClass } from '../lawClasses/lawClass.ts';
import { patrol } from '../patrols/patrol.ts';
import { plan } from '../plans/plan.ts';
import { populationCount } from '../population/populationCount.ts';
import { publicity } from '../publicity/publicity.ts';
import { registration } from '../registrations/registration.ts';
import { request, requestStep } from '../requests/request.ts';
import { serviceJob } from '../serviceJobs/serviceJob.ts';
import { villageProfile } from '../villages/villageProfile.ts';
import { household } from '../visits/household.ts';
import { visit } from '../visits/visit.ts';
import { confirmation } from './confirmation.ts';
import { continuation } from './continuation.ts';
import { correction } from './correction.ts';
import type { KindDefinition } from './kind.ts';

/** Every kind of entry there is: a new kind is one line here and one domain file. */
export const kinds = {
  household,
  villageProfile,
  visit,
  diary,
  plan,
  information,
  informationOutcome,
  dispute,
  mediation,
  followUp,
  hazard,
  hazardStep,
  incident,
  incidentStep,
  alert,
  alertStep,
  lawClass,
  publicity,
  handout,
  counselling,
  patrol,
  registration,
  populationCount,
  serviceJob,
  caseCounts,
  analysis,
  request,
  requestStep,
  complaint,
  complaintStep,
  continuation,
  confirmation,
  correction,
} as const;

export type Kind = keyof typeof kinds;
/** The body of a kind, as checked by its schema. */
export type Body<K extends Kind> = z.infer<(typeof kinds)[K]['body']>;

const byName = new Map<string, KindDefinition>(Object.entries(kinds as unknown as Record<string, KindDefinition>));

/** The kind's definition, or undefined when there is no such kind. */
export const kindOf = (name: string): KindDefinition | undefined => byName.get(name);
