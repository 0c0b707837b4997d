import { fixed, inVillage, type Sample } from './sample.ts';

/** How the routes of postings, officers and absences are asked. */
export const postingSamples: Record<string, Sample> = {
  'get /api/assignments': inVillage('/api/assignments?area='),
  'post /api/assignments': {
    ask: async ({ village, colleague }) => ({
      path: '/api/assignments',
      body: { officer: await colleague(), village, duty: 'contact', lead: false, from: '2026-11-01' },
    }),
  },
  'get /api/assignments/gaps': inVillage('/api/assignments/gaps?area='),
  'get /api/assignments/check': {
    ask: async ({ village, colleague }) => ({
      path: `/api/assignments/check?officer=${await colleague()}&village=${village}&duty=contact&from=2026-11-01`,
    }),
  },
  'get /api/assignments/{id}/handover': {
    ask: async ({ posting }) => ({ path: `/api/assignments/${await posting()}/handover?on=2026-11-15&duty=contact` }),
  },
  'put /api/assignments/{id}': {
    ask: async ({ posting }) => ({ path: `/api/assignments/${await posting()}`, body: { to: '2030-01-31' } }),
  },
  'delete /api/assignments/{id}': {
    ask: async ({ posting }) => ({ path: `/api/assignments/${await posting()}` }),
  },
  'get /api/officers': {
    ask: ({ village }, asking) => ({
      // a unit's and the administrator's officers belong to no area
      path: `/api/officers?${asking === 'unit' || asking === 'admin' ? 'badge=nobody' : `area=${village}`}`,
    }),
  },
  'put /api/officers/{id}': {
    ask: async ({ colleague }) => ({
      path: `/api/officers/${await colleague()}`,
      body: { workPhone: '0558-5110110' },
    }),
    anywhere: true,
  },
  'post /api/assignments/{id}/transfer': {
    ask: async ({ posting }) => ({
      path: `/api/assignments/${await posting()}/transfer`,
      body: { on: '2026-11-15', duty: 'contact' },
    }),
  },
  'get /api/absences': fixed('/api/absences'),
  'post /api/absences': {
    ask: async ({ colleague }) => ({
      path: '/api/absences',
      body: { officer: await colleague(), from: '2030-02-01', to: '2030-02-05', kind: 'leave' },
    }),
  },
  'put /api/absences/{id}': {
    ask: async ({ proposal }) => ({ path: `/api/absences/${await proposal()}`, body: { to: '2030-01-04' } }),
  },
  'post /api/absences/{id}/withdrawal': {
    ask: async ({ proposal }) => ({ path: `/api/absences/${await proposal()}/withdrawal`, body: {} }),
  },
  'post /api/absences/{id}/decision': {
    ask: async ({ proposal }) => ({
      path: `/api/absences/${await proposal()}/decision`,
      body: { decision: 'approve' },
    }),
  },
};
