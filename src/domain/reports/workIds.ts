import type { SixRole } from '../journal/kind.ts';

/** Entries of the month by the role they are read in (六大员). */
export const roleIds = [
  'organiserEntries',
  'mediatorEntries',
  'collectorEntries',
  'publicistEntries',
  'liaisonEntries',
  'serviceEntries',
] as const satisfies readonly `${SixRole}Entries`[];

/** What else is counted in a village's month beside its duties. */
export const kindIds = [
  'patrols',
  'nightPatrols',
  'patrolVolunteers',
  'plans',
  'hazardsFound',
  'hazardsVerified',
  'alertsPublished',
  'disputesNoted',
  'neighbourDisputes',
  'mediations',
  'mediationsSettled',
  'followUps',
  'informationToStation',
  'informationToContact',
  'informationUsed',
  'informationMerged',
  'informationNotUsed',
  'incidentsReported',
  'registrations',
  'registeredPeople',
  'populationCounts',
  'analyses',
  'villageProfiles',
  'lawClasses',
  'lawClassesForYouth',
  'lawClassAttendance',
  'publicity',
  'leaflets',
  'publicityPeople',
  'counselling',
  'counselledPeople',
  'visits',
  'householdsVisited',
  'diaries',
  'handouts',
  'contactCards',
  'contactBoards',
  'serviceJobs',
  'serviceJobsDone',
  'requestsMade',
  'requestsSolved',
] as const;

export type RoleId = (typeof roleIds)[number];
export type KindId = (typeof kindIds)[number];

/** Each is a column of `work_village`, in this order. */
export const workIds = [...roleIds, ...kindIds];
export type WorkId = RoleId | KindId;
