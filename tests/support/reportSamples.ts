import { formOf } from './forms.ts';
import { inVillage, type Sample } from './sample.ts';

/** How the routes of the month's report and of the bureau's own forms are asked. */
export const reportSamples: Record<string, Sample> = {
  'get /api/reports': inVillage('/api/reports?area=', '&month=2026-10'),
  'get /api/reports/behind': inVillage('/api/reports/behind?area=', '&month=2026-10&figure=visits'),
  'get /api/reports/file': inVillage('/api/reports/file?area=', '&month=2026-10&format=xlsx'),
  'get /api/binders': inVillage('/api/binders?village=', '&year=2026'),
  'get /api/report-forms': inVillage('/api/report-forms?area='),
  'post /api/report-forms': {
    ask: async ({ county }) => ({
      path: '/api/report-forms',
      body: { area: county, name: '月报表', content: await formOf('{{走访户数}}') },
    }),
  },
  'put /api/report-forms/{id}': {
    ask: async ({ form }) => ({
      path: `/api/report-forms/${await form()}`,
      body: { name: '月报表', content: await formOf('{{走访户数}}') },
    }),
  },
  'delete /api/report-forms/{id}': { ask: async ({ form }) => ({ path: `/api/report-forms/${await form()}` }) },
  'get /api/report-forms/{id}/blank': {
    ask: async ({ form }) => ({ path: `/api/report-forms/${await form()}/blank` }),
  },
  'get /api/report-forms/{id}/preview': {
    ask: async ({ form, village }) => ({
      path: `/api/report-forms/${await form()}/preview?area=${village}&month=2026-10`,
    }),
  },
  'get /api/report-forms/{id}/file': {
    ask: async ({ form, village }) => ({
      path: `/api/report-forms/${await form()}/file?area=${village}&month=2026-10`,
    }),
  },
};
