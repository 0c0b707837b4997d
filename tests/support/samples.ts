import { readFileSync } from 'node:fs';
import { uuidv7 } from 'uuidv7';
import { account } from './accountSamples.ts';
import { postingSamples } from './postingSamples.ts';
import { fixed, inVillage, type Sample } from './sample.ts';
import { type Asking, type Side, draftFor, entryBy } from './sides.ts';
import { reportSamples } from './reportSamples.ts';

const policy = JSON.parse(readFileSync(new URL('../../policies/recommended.json', import.meta.url), 'utf8')) as object;
const csv = (name: string, text: string) => ({
  files: [{ name, content: Buffer.from(text).toString('base64') }],
  dryRun: true,
});
const open: Record<string, Sample> = {
  'get /healthz': fixed('/healthz'),
  'get /readyz': fixed('/readyz'),
  'get /api/live': fixed('/api/live'),
  'get /metrics': fixed('/metrics'),
  'get /': { ...fixed('/'), own: '302' },
  'get /desk': { ...fixed('/desk'), own: '302' },
  'get /phone': { ...fixed('/phone'), own: '302' },
  // desk and phone are built by the start; a file they do not have is missing in any case
  'get /desk/*': { ...fixed('/desk/assets/none.js'), own: '404 not_found' },
  'get /phone/*': { ...fixed('/phone/assets/none.js'), own: '404 not_found' },
  'get /api/auth/ways': fixed('/api/auth/ways'),
};

const areas: Record<string, Sample> = {
  'get /api/areas': { ask: ({ county }) => ({ path: `/api/areas?parent=${county}` }), anywhere: true },
  'get /api/areas/{id}': { ask: ({ village }) => ({ path: `/api/areas/${village}` }), anywhere: true },
  'get /api/coverage': { ask: ({ station }) => ({ path: `/api/coverage?area=${station}&on=2026-11-01` }) },
  'get /api/coverage/wall': { ask: ({ station }) => ({ path: `/api/coverage/wall?area=${station}&on=2026-11-01` }) },
  'get /api/area-search': fixed('/api/area-search?spelling=lnc'),
  'get /api/villages/{id}': inVillage('/api/villages/'),
  'get /api/villages/{id}/calls': inVillage('/api/villages/', '/calls'),
  'post /api/villages/{id}/doors': {
    ask: ({ village }) => ({
      path: `/api/villages/${village}/doors`,
      body: { file: 'x.csv', content: Buffer.from('组,门牌\n一组,1\n').toString('base64') },
    }),
  },
  'get /api/villages/{id}/series': inVillage('/api/villages/', '/series?month=2026-10'),
  'get /api/stations': { ask: ({ station }) => ({ path: `/api/stations?area=${station}` }) },
  'put /api/stations/{id}': {
    ask: ({ station }) => ({ path: `/api/stations/${station}`, body: { name: '派出所' } }),
    makes: true,
  },
  'post /api/stations/{id}/villages': {
    ask: ({ village }) => ({
      path: '/api/stations/341622101/villages',
      body: { villages: [village], from: '2026-11-01' },
    }),
  },
  'get /api/stations/{id}/roster': { ask: ({ station }) => ({ path: `/api/stations/${station}/roster` }) },
  'post /api/stations/{id}/roster': {
    ask: async ({ station, colleague }) => ({
      path: `/api/stations/${station}/roster`,
      body: {
        officer: await colleague(),
        from: '2026-11-01T08:00:00+08:00',
        to: '2026-11-02T08:00:00+08:00',
        post: 'onCall',
      },
    }),
  },
  'delete /api/stations/{id}/roster': {
    ask: ({ station }) => ({
      path: `/api/stations/${station}/roster?officer=${uuidv7()}&from=2026-11-01T08%3A00%3A00%2B08%3A00`,
    }),
  },
  'get /api/teams': inVillage('/api/teams?area='),
  'post /api/teams': { ask: ({ village }) => ({ path: '/api/teams', body: { village, name: '东头队' } }) },
  'get /api/imports/templates/{kind}': fixed('/api/imports/templates/postings'),
  'get /api/guide': fixed('/api/guide'),
  'post /api/imports/areas': fixed('/api/imports/areas', csv('areas.csv', '代码,名称\n341622101998,新村\n')),
  'post /api/imports/officers': fixed('/api/imports/officers', csv('officers.csv', '警号,姓名\nN1,甲\n')),
  'post /api/imports/postings': fixed(
    '/api/imports/postings',
    csv('postings.csv', '警号,村代码,职责,开始\nN1,341622101210,包村,2026-01-01\n'),
  ),
};

const figures: Record<string, Sample> = {
  'get /api/policies': inVillage('/api/policies?area='),
  'post /api/policies': {
    ask: ({ county }) => ({ path: '/api/policies', body: { area: county, from: '2030-01-01', policy } }),
  },
  'get /api/policies/consequence': {
    ask: ({ county }) => ({ path: `/api/policies/consequence?area=${county}&from=2030-01-01` }),
  },
  'get /api/policies/drafts': { ask: ({ county }) => ({ path: `/api/policies/drafts?area=${county}` }) },
  'put /api/policies/drafts/{id}': {
    ask: ({ county }) => ({ path: `/api/policies/drafts/${uuidv7()}`, body: draftFor(county) }),
  },
  'delete /api/policies/drafts/{id}': {
    ask: async ({ draft }) => ({ path: `/api/policies/drafts/${await draft()}` }),
  },
  'post /api/policies/rehearsals': {
    ask: ({ county }) => ({ path: '/api/policies/rehearsals', body: { area: county, month: '2026-10', policy } }),
  },
  'get /api/policies/rehearsals/{id}': {
    ask: async ({ rehearsal }) => ({ path: `/api/policies/rehearsals/${await rehearsal()}` }),
  },
  'delete /api/policies/rehearsals/{id}': {
    ask: async ({ rehearsal }) => ({ path: `/api/policies/rehearsals/${await rehearsal()}` }),
  },
  'post /api/thresholds': {
    ask: ({ village }) => ({
      path: '/api/thresholds',
      body: { village, duty: 'villageDays', fromMonth: '2030-01', threshold: 3 },
    }),
  },
  'get /api/scorecards': inVillage('/api/scorecards?area=', '&month=2026-10'),
  'get /api/scorecards/evidence': inVillage('/api/scorecards/evidence?village=', '&month=2026-10&duty=lawClass'),
  'get /api/duties': inVillage('/api/duties?village=', '&month=2026-10'),
  'get /api/unit-duties': fixed('/api/unit-duties?month=2026-10'),
  'get /api/unit-duties/days': {
    ask: async ({ village, colleague }) => ({
      path: `/api/unit-duties/days?month=2026-10&village=${village}&officer=${await colleague()}&posting=resident&duty=villageDays`,
    }),
  },
};

/** A case that the role sees on its own side. */
const caseFor = ({ dispute, hazard }: Side, asking: Asking): string => (asking === 'patrolLeader' ? hazard : dispute);

const journals: Record<string, Sample> = {
  'post /api/journal': {
    ask: ({ village }, asking) => ({ path: '/api/journal', body: { entries: [entryBy(asking, village)] } }),
    judged: true,
  },
  'get /api/journal': inVillage('/api/journal?village='),
  'get /api/diary': inVillage('/api/diary?village='),
  'get /api/held': inVillage('/api/held?area='),
  'get /api/held/{id}': { ask: async ({ held }) => ({ path: `/api/held/${await held()}` }) },
  'post /api/held/decisions': {
    ask: async ({ held }) => ({
      path: '/api/held/decisions',
      body: { ids: [await held()], decision: 'accept', reason: '情况属实' },
    }),
    each: true,
  },
  'post /api/held/{id}': {
    ask: async ({ held }) => ({ path: `/api/held/${await held()}`, body: { decision: 'accept', reason: '情况属实' } }),
  },
  'get /api/cases': inVillage('/api/cases?area='),
  'get /api/cases/{id}': { ask: (side, asking) => ({ path: `/api/cases/${caseFor(side, asking)}` }) },
  'post /api/cases/{id}/reveal': {
    ask: (side, asking) => ({ path: `/api/cases/${caseFor(side, asking)}/reveal`, body: { reason: '电话回访' } }),
  },
};

const photos: Record<string, Sample> = {
  // how much is there of a photo that nobody sent
  'put /api/files/{sha256}': {
    ask: ({ village }) => ({
      path: `/api/files/${'a'.repeat(64)}?village=${village}`,
      headers: { 'content-range': 'bytes */2000' },
    }),
  },
  'get /api/files/{sha256}': { ask: ({ photo }) => ({ path: `/api/files/${photo}` }) },
  'post /api/cases/{id}/files/{sha256}/reveal': {
    ask: ({ hazard, photo }) => ({ path: `/api/cases/${hazard}/files/${photo}/reveal`, body: { reason: '电话回访' } }),
  },
};

const numbers: Record<string, Sample> = {
  'get /api/numbers': fixed('/api/numbers'),
  'post /api/numbers/sheets': fixed('/api/numbers/sheets', { file: 'x.csv', content: btoa('village,theft') }),
  'post /api/numbers/case-counts': {
    ask: ({ village }) => ({
      path: '/api/numbers/case-counts',
      body: { month: '2026-10', codeList: '本所', rows: [{ village, counts: { 盗窃: 1 } }] },
    }),
  },
  'post /api/numbers/population-counts': {
    ask: ({ village }) => ({
      path: '/api/numbers/population-counts',
      body: { month: '2026-10', rows: [{ village, residents: 2000, away: 600, returned: 3, incoming: 4 }] },
    }),
  },
  'post /api/history': {
    ask: ({ village }) => ({
      path: '/api/history',
      body: { ledger: 'visit', source: '走访台账', rows: [{ village, on: '2020-01-01', count: 3 }] },
    }),
  },
  'get /api/history': inVillage('/api/history?village='),
  'get /api/history/imports': inVillage('/api/history/imports?area='),
  'delete /api/history/imports/{id}': {
    ask: async ({ history }) => ({ path: `/api/history/imports/${await history()}` }),
  },
};

/** How each route is asked; a route without a sample fails the test. */
export const samples: Record<string, Sample> = {
  ...open,
  ...account,
  ...areas,
  ...postingSamples,
  ...figures,
  ...reportSamples,
  ...journals,
  ...photos,
  ...numbers,
};
