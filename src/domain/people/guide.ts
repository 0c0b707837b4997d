/** What a new deployment needs before its officers can work, in the order in which each builds on the one before. */
export const guideSteps = ['bureau', 'villages', 'stations', 'officers', 'postings', 'policy', 'invitation'] as const;
export type GuideStep = (typeof guideSteps)[number];

/** Figures of a deployment on a day, as far as the asker reaches. */
export interface Standing {
  /** People of a bureau who can sign in: postings and policies are theirs to give. */
  bureaus: number;
  /** Villages open and in the scheme; of these, with a station; with a lead. */
  villages: number;
  withStation: number;
  withLead: number;
  stations: number;
  stationsWithPhone: number;
  officers: number;
  postings: number;
  /** Of the villages, those for which a policy is in force. */
  withPolicy: number;
  /** Officers with a posting who can sign in, and who have done so on a phone or here. */
  invited: number;
}

/**
 * Which steps are done: read from what is there, never from a mark someone set, so that a step undone by other work shows
 * again. Villages may lack a lead or a phone number and the deployment still work: the rooms show what is missing.
 */
export function stepsDone(standing: Standing): Record<GuideStep, boolean> {
  const { bureaus, villages, withStation, officers, postings, withPolicy, invited } = standing;
  return {
    bureau: bureaus > 0,
    villages: villages > 0,
    stations: villages > 0 && withStation === villages,
    officers: officers > 0,
    postings: postings > 0,
    policy: villages > 0 && withPolicy === villages,
    invitation: invited > 0,
  };
}
