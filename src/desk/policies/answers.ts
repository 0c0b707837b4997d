import type { Policy } from '../../domain/duties/policy.ts';
import type { Answer } from '../platform/client.ts';

/** What the server keeps of policies; their documents were checked when they were applied. */
export type Policies = Answer<'/api/policies'>;
export type Force = Policies['forces'][number] & { policy: Policy };
export type Draft = Answer<'/api/policies/drafts'>['drafts'][number] & { policy: Policy };
export type Threshold = Draft['thresholds'][number];

export const forcesOf = (found: Policies): Force[] => found.forces as Force[];
export const versionsOf = (found: Policies): Policy[] => found.versions.map(({ policy }) => policy as Policy);

export const versionKey = ({ id, version }: { id: string; version: number }): string => `${id}@${version}`;
