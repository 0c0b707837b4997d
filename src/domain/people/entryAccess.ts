import { type Proposal, hasPart, mayDecide } from './permissions.ts';
import type { Grant, Person, Role } from './roles.ts';

/** What must be known of an entry to judge who sees and writes it; any entry of a journal fits, and one not yet numbered. */
export interface Judged extends Proposal {
  id: string;
  kind: string;
  village: string;
  about?: string;
  body: Readonly<Record<string, unknown>>;
}

/** The case an entry opens or belongs to. */
export interface CaseAround {
  opening: Judged;
  /** Injury, domestic violence or a child harmed was said once, in the opening or a correction of it (R17). */
  harm: boolean;
  /** The village's committee opened it, or a mediation names the committee or the security director. */
  committee: boolean;
  /** Officers who had part in the opening or in a mediation. */
  officers: readonly string[];
}

/** What surrounds an entry: what it refers to by `about`, and its case. Absent where there is none. */
export interface Around {
  target?: Judged;
  case?: CaseAround;
}

/**
 * How much of a kind a role reads: every entry; those of cases the committee opened or mediates, without harm; what they
 * wrote themselves (with its steps); patrols of their own team; or as much as of the entry it corrects or confirms.
 */
export type Reading = 'every' | 'involved' | 'own' | 'ownTeam' | 'asTarget' | 'never';

type Reader = 'officer' | 'station' | 'bureau' | 'committee' | 'patrolLeader';

/** Kinds not named here: officers, stations and bureaus read every entry, committees and patrol leaders none. */
const otherKinds: Record<Reader, Reading> = {
  officer: 'every',
  station: 'every',
  bureau: 'every',
  committee: 'never',
  patrolLeader: 'never',
};
const bureauOnly: Record<Reader, Reading> = { ...otherKinds, officer: 'never', station: 'never' };
const asTarget: Record<Reader, Reading> = {
  officer: 'asTarget',
  station: 'asTarget',
  bureau: 'asTarget',
  committee: 'asTarget',
  patrolLeader: 'asTarget',
};

/** Kind × role: who reads what. */
const readingOfKinds: Record<string, Record<Reader, Reading>> = {
  patrol: { ...otherKinds, committee: 'every', patrolLeader: 'ownTeam' },
  hazard: { ...otherKinds, committee: 'every', patrolLeader: 'own' },
  hazardStep: { ...otherKinds, committee: 'every', patrolLeader: 'own' },
  dispute: { ...otherKinds, committee: 'involved' },
  mediation: { ...otherKinds, committee: 'involved' },
  // of a dispute, a hazard or a request: as much as of its case
  followUp: { ...otherKinds, committee: 'asTarget', patrolLeader: 'asTarget' },
  request: { ...otherKinds, committee: 'own' },
  requestStep: { ...otherKinds, committee: 'own' },
  complaint: bureauOnly,
  complaintStep: bureauOnly,
  correction: asTarget,
  confirmation: asTarget,
};

/** How much of a kind a role reads. Unit, admin and auditor read no village content. */
export function readingOf(role: Role, kind: string): Reading {
  return (readingOfKinds[kind] ?? otherKinds)[role as Reader] ?? 'never';
}

/** Steps and corrections are about another entry; a role without a line here writes nothing. */
const steps = ['informationOutcome', 'mediation', 'followUp', 'hazardStep', 'incidentStep', 'alertStep', 'requestStep'];
const stationKinds = [
  ...steps,
  'information',
  'incident',
  'alert',
  'caseCounts',
  'populationCount',
  'request',
  'correction',
  'confirmation',
];

/** Kind × role: who writes what. Officers write every kind but the deciding ones and what only the system writes. */
const writingOfRoles: Record<Role, readonly string[] | 'allButDeciding'> = {
  officer: 'allButDeciding',
  station: stationKinds,
  bureau: [...stationKinds, 'complaint', 'complaintStep'],
  committee: [
    'patrol',
    'hazard',
    'hazardStep',
    'dispute',
    'mediation',
    'followUp',
    'request',
    'correction',
    'confirmation',
  ],
  patrolLeader: ['patrol', 'hazard', 'correction', 'confirmation'],
  unit: [],
  admin: [],
  auditor: [],
};

/** Written by the system alone, at a merge or re-coding. */
const bySystem = ['continuation'];
const decidingKinds = ['caseCounts', 'complaint', 'complaintStep'];

/**
 * Whether an entry decides: the answer to an information for the station, an alert approved or
 * returned, a request declined, case counts, complaints.
 */
function isDeciding(entry: Pick<Judged, 'kind' | 'body'>, target?: Pick<Judged, 'body'>): boolean {
  if (decidingKinds.includes(entry.kind)) return true;
  if (entry.kind === 'informationOutcome') return target?.body.direction !== 'toContact';
  if (entry.kind === 'alertStep') return entry.body.step !== 'withdrawn';
  return entry.kind === 'requestStep' && entry.body.step === 'declined';
}

/**
 * Whether a person sees an entry of a village in their reach. False: it is sent as `{number, digest, withheld: true}`, so
 * that the chain still verifies.
 */
export function sees(person: Person, entry: Judged, around: Around = {}): boolean {
  return person.grants.some((grant) => covers(grant, entry.village) && reads(person, grant, entry, around));
}

/** Whether `sees` can depend on what surrounds entries of a village for this person; false: nothing need be loaded. */
export function readsInPart(person: Person, village: string): boolean {
  const here = person.grants.filter((grant) => covers(grant, village));
  return !here.some((grant) => grant.role === 'officer' || grant.role === 'station' || grant.role === 'bureau');
}

const covers = (grant: Grant, village: string): boolean => grant.within.some((prefix) => village.startsWith(prefix));

function reads(person: Person, grant: Grant, entry: Judged, around: Around): boolean {
  switch (readingOf(grant.role, entry.kind)) {
    case 'every':
      return true;
    case 'never':
      return false;
    case 'involved':
      return isInvolved(person, around.case);
    case 'own':
      return hasPart(person.id, entry) || (around.case !== undefined && hasPart(person.id, around.case.opening));
    case 'ownTeam':
      return hasPart(person.id, entry) || isOfTeam(grant, entry);
    case 'asTarget':
      return readsAsTarget(person, grant, around);
  }
}

function isInvolved(person: Person, found: CaseAround | undefined): boolean {
  return found !== undefined && !found.harm && (found.committee || found.officers.includes(person.id));
}

const isOfTeam = (grant: Grant, entry: Judged): boolean =>
  entry.body.team !== undefined && (entry.body.team === grant.area || entry.body.team === grant.name);

/** As much as of what it corrects or confirms; where that is not known here, only roles that read every kind do. */
function readsAsTarget(person: Person, grant: Grant, around: Around): boolean {
  const { target, case: found } = around;
  if (target === undefined) return (otherKinds[grant.role as Reader] ?? 'never') === 'every';
  // what a correction's target refers to in turn is its case's opening
  return reads(person, grant, target, { target: found?.opening, case: found });
}

/**
 * Whether a person's roles include writing this entry in this village. Where it is about another entry, that one is
 * `around.target`. An officer's posting on the day is not judged here: without one the append holds the entry.
 */
export function mayWrite(person: Person, entry: Judged, around: Around = {}): boolean {
  const { target } = around;
  if (bySystem.includes(entry.kind)) return false;
  if (entry.kind === 'confirmation') return target !== undefined && isNamed(person.id, target) && holdsWriter(person);
  if (entry.kind === 'correction' && !mayDecideAnew(person, entry, around)) return false;
  if (isDeciding(entry, target) && target !== undefined && !mayDecide(person, target)) return false;
  if (isDeciding(entry, target) && person.grade === 'auxiliary') return false;
  return person.grants.some((grant) => writes(person, grant, entry, around));
}

/** A correction that touches a decision, or would make one, is a decision: as open and as closed as writing it anew. */
function mayDecideAnew(person: Person, correction: Judged, around: Around): boolean {
  const { target, case: found } = around;
  if (target === undefined) return false;
  const changes = correction.body.changes as { body?: Readonly<Record<string, unknown>> } | undefined;
  const amended = { ...target, body: { ...target.body, ...changes?.body } };
  const opening = found?.opening.id === target.id ? undefined : found?.opening;
  if (!isDeciding(target, opening) && !isDeciding(amended, opening)) return true;
  return mayWrite(person, amended, { target: opening, case: found });
}

const isNamed = (officer: string, target: Judged): boolean => target.author !== officer && hasPart(officer, target);

const holdsWriter = (person: Person): boolean => person.grants.some((grant) => writingOfRoles[grant.role].length > 0);

function writes(person: Person, grant: Grant, entry: Judged, around: Around): boolean {
  const { target } = around;
  const kinds = writingOfRoles[grant.role];
  if (kinds === 'allButDeciding') {
    return !isDeciding(entry, target) && (entry.kind !== 'correction' || isAuthor(person, target));
  }
  if (!kinds.includes(entry.kind) || !covers(grant, entry.village)) return false;
  const clerk = grant.role === 'station' || grant.role === 'bureau';
  if (clerk) return isForClerks(grant, entry, target);
  if (entry.kind === 'correction') return isAuthor(person, target);
  return target === undefined || reads(person, grant, target, around);
}

/** Clerks brief the contact officer and answer what came for the station; complaints are corrected by the bureau alone. */
function isForClerks(grant: Grant, entry: Judged, target: Judged | undefined): boolean {
  if (entry.kind === 'information') return entry.body.direction === 'toContact';
  if (entry.kind === 'informationOutcome') return target?.body.direction !== 'toContact';
  if (entry.kind === 'correction') return target !== undefined && readingOf(grant.role, target.kind) !== 'never';
  return true;
}

const isAuthor = (person: Person, target: Judged | undefined): boolean => target?.author === person.id;
