import type { Kind } from '../journal/registry.ts';
import { contact, declared, type Kept, party, type Personal, text } from './personal.ts';

/** A kind's body: closed fields that hold no person, typed texts (guarded, expiring), and the fields of sealed details. */
export interface KindFields {
  notPersonal: readonly string[];
  texts: Record<string, Personal>;
  sealed: Record<string, Personal>;
}

function fields(
  notPersonal: string,
  texts = '',
  sealed: Record<string, Personal> = {},
  kept: Kept = 'caseTexts',
): KindFields {
  const names = texts.split(' ').filter(Boolean);
  return {
    notPersonal: notPersonal.split(' ').filter(Boolean),
    texts: Object.fromEntries(names.map((name) => [name, text(kept)])),
    sealed,
  };
}

/** Red line R1 for bodies: every field of every kind, by path (`*`: each element). */
export const bodies: Record<Kind, KindFields> = {
  household: fields('', 'group label', {}, 'journal'),
  villageProfile: fields('groups.*.doors residents away schools ponds', 'groups.*.group marketDays', {}, 'journal'),
  visit: fields('households.* purpose notHome declined'),
  diary: fields('work.*'),
  plan: fields('what from to', 'place', {}, 'otherTexts'),
  information: fields('category direction', 'place'),
  informationOutcome: fields('outcome'),
  dispute: fields('type size harm', 'place', {
    'parties.*.role': party('disputeParties'),
    'parties.*.name': party('disputeParties'),
    'parties.*.phone': party('disputeParties'),
  }),
  mediation: fields('way result to mediators.* agreement performOn'),
  followUp: fields('finding'),
  hazard: fields('type', 'place'),
  hazardStep: fields('step to askAgainOn'),
  incident: fields('class sizeBand help.*', 'place what'),
  incidentStep: fields('step'),
  alert: fields('level topic validUntil', 'title text'),
  alertStep: fields('step'),
  lawClass: fields('audience.* topics.* attendance'),
  publicity: fields('topics.* form copies people'),
  handout: fields('item copies print', 'place', {}, 'otherTexts'),
  counselling: fields('people', 'theme', {}, 'otherTexts'),
  patrol: fields('startedAt endedAt volunteers night', 'team', {}, 'otherTexts'),
  registration: fields('movement area purpose people until', '', {
    name: declared('registration'),
    phone: declared('registration'),
  }),
  populationCount: fields('month residents away returned incoming'),
  serviceJob: fields('type outcome'),
  caseCounts: fields('month codeList counts'),
  analysis: fields('month leadsTo'),
  request: fields('type via', '', { name: contact('contact'), phone: contact('contact') }),
  requestStep: fields('step', 'reply'),
  complaint: fields('subject via', '', { name: contact('contact'), phone: contact('contact') }),
  complaintStep: fields('step', 'reply'),
  continuation: fields('continues.*.village continues.*.number continues.*.digest'),
  confirmation: fields('answer'),
  // changes and details are judged by the kind corrected and listed there
  correction: fields('action changes.occurredAt changes.onSite changes.body', 'reason changes.note'),
};
