import { z } from '@hono/zod-openapi';
import { areaId } from '../../../domain/areas/id.ts';
import { month } from '../../../domain/journal/kind.ts';
import { reaches, reachWithin } from '../../../domain/people/permissions.ts';
import type { Person } from '../../../domain/people/roles.ts';
import { Problem } from '../../platform/http/problem.ts';
import { type Route, route } from '../../platform/http/route.ts';
import type { Services } from '../../services.ts';
import { fileAnswer } from '../fileAnswer.ts';
import { readReport } from '../readReport.ts';
import { seenOf } from '../reportRoutes.ts';
import { checkForm, refuseWrongMarks } from './checkForm.ts';
import { fillingsOf } from './fillings.ts';
import { formOf, formsFor, removeForm, type StoredForm, storeForm } from './forms.ts';

const TAG = 'report forms';
/** As base64; the form itself may have 3 MiB. */
const LARGEST = 4 * 1024 * 1024 + 4096;
const params = z.object({ id: z.uuid().toLowerCase() });
const named = z.object({ id: z.string(), name: z.string() });
const format = z.enum(['xlsx', 'docx']);
const checked = z.object({
  format,
  marks: z.array(z.object({ said: z.string(), where: z.string(), known: z.boolean(), nearest: z.array(z.string()) })),
});
const name = z.string().trim().min(1).max(60);
const content = z.base64();

const listRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/report-forms',
    summary: "The bureau's own forms that serve an area: its own and those of the areas it lies in",
    tag: TAG,
    permission: 'reports.read',
    audit: 'none',
    query: z.strictObject({ area: areaId }),
    answer: z.object({
      forms: z.array(
        z.object({ id: z.uuid(), version: z.int(), name: z.string(), format, area: named, uploadedAt: z.string() }),
      ),
    }),
    handler: async ({ person, query }) => {
      seenOf(person, 'reports.read', query.area);
      return { forms: await formsFor(services, query.area) };
    },
  });

const addRoute = (services: Services): Route =>
  route({
    method: 'post',
    path: '/api/report-forms',
    summary: 'Upload a form with marks such as {{走访户数}}; a dry run says what its marks are, the wrong ones named',
    tag: TAG,
    permission: 'reportForms.write',
    audit: 'written',
    body: z.strictObject({ area: areaId, name, content, dryRun: z.boolean().default(false) }),
    bodyLimit: LARGEST,
    answer: checked.extend({ id: z.uuid().optional(), version: z.int().optional() }),
    handler: async ({ person, body, language, requestId }) => {
      if (reachWithin(person, 'reportForms.write', body.area)[0] !== body.area) throw new Problem('not_found');
      const bytes = Buffer.from(body.content, 'base64');
      const found = await checkForm(services, bytes, language);
      if (body.dryRun) return found;
      refuseWrongMarks(found, language);
      const form = { area: body.area, name: body.name, format: found.format, content: bytes };
      return { ...found, ...(await storeForm(services, form, { person, requestId })) };
    },
  });

/** A form that serves something the person sees; any other is the same as none. */
async function seenForm(services: Services, person: Person, id: string, version?: number): Promise<StoredForm> {
  const form = await formOf(services, id, version);
  if (form === undefined || reachWithin(person, 'reports.read', form.area.id).length === 0)
    throw new Problem('not_found');
  return form;
}

async function ownForm(services: Services, person: Person, id: string): Promise<StoredForm> {
  const form = await formOf(services, id);
  if (form === undefined || !reaches(person, 'reportForms.write', form.area.id)) throw new Problem('not_found');
  return form;
}

const replaceRoute = (services: Services): Route =>
  route({
    method: 'put',
    path: '/api/report-forms/{id}',
    summary: 'Put a new version in place of a form; the ones before are kept',
    tag: TAG,
    permission: 'reportForms.write',
    audit: 'written',
    params,
    body: z.strictObject({ name, content }),
    bodyLimit: LARGEST,
    answer: checked.extend({ id: z.uuid(), version: z.int() }),
    handler: async ({ person, params: { id }, body, language, requestId }) => {
      const { area } = await ownForm(services, person, id);
      const bytes = Buffer.from(body.content, 'base64');
      const found = await checkForm(services, bytes, language);
      refuseWrongMarks(found, language);
      const form = { id, area: area.id, name: body.name, format: found.format, content: bytes };
      return { ...found, ...(await storeForm(services, form, { person, requestId })) };
    },
  });

const removeRoute = (services: Services): Route =>
  route({
    method: 'delete',
    path: '/api/report-forms/{id}',
    summary: 'Take a form away, with all its versions',
    tag: TAG,
    permission: 'reportForms.write',
    audit: 'written',
    params,
    answer: z.object({ id: z.uuid() }),
    handler: async ({ person, params: { id }, requestId }) => {
      await ownForm(services, person, id);
      await removeForm(services, id, { person, requestId });
      return { id };
    },
  });

const blankRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/report-forms/{id}/blank',
    summary: 'A form as it was uploaded, the latest version or the one asked for',
    tag: TAG,
    permission: 'reports.read',
    audit: 'form.blank',
    params,
    query: z.strictObject({ version: z.coerce.number().int().min(1).max(100_000).optional() }),
    answer: z.string(),
    answerType: 'application/octet-stream',
    handler: async ({ person, params: { id }, query }) => {
      const form = await seenForm(services, person, id, query.version);
      return fileAnswer(form.content, form.format, `${form.name} v${form.version}`);
    },
  });

const asked = z.strictObject({ area: areaId, month });

const previewRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/report-forms/{id}/preview',
    summary: 'What each mark of a form comes to for an area and month',
    tag: TAG,
    permission: 'reports.read',
    audit: 'form.preview',
    params,
    query: asked,
    answer: z.object({
      cells: z.array(
        z.object({ where: z.string(), said: z.string(), values: z.array(z.union([z.string(), z.number()])) }),
      ),
    }),
    handler: async ({ person, params: { id }, query, language }) => {
      const form = await seenForm(services, person, id);
      const within = seenOf(person, 'reports.read', query.area);
      const { marks } = await checkForm(services, form.content, language);
      const report = await readReport(services, { ...query, within });
      const { once, each } = fillingsOf(
        marks.map(({ said }) => said),
        report,
        language,
      );
      const valuesOf = (said: string) => (said in once ? [once[said]!] : each.map((area) => area[said] ?? ''));
      return { cells: marks.map(({ said, where }) => ({ where, said, values: valuesOf(said) })) };
    },
  });

const filledRoute = (services: Services): Route =>
  route({
    method: 'get',
    path: '/api/report-forms/{id}/file',
    summary: 'A form filled for an area and month; its look is kept',
    tag: TAG,
    permission: 'reports.read',
    audit: 'form.download',
    params,
    query: asked,
    answer: z.string(),
    answerType: 'application/octet-stream',
    handler: async ({ person, params: { id }, query, language, audited }) => {
      const form = await seenForm(services, person, id);
      const within = seenOf(person, 'reports.read', query.area);
      audited({ reason: query.month });
      const { marks } = await checkForm(services, form.content, language);
      const report = await readReport(services, { ...query, within });
      const fillings = fillingsOf(
        marks.map(({ said }) => said),
        report,
        language,
      );
      const bytes = await services.press.make({ make: 'formFilled', form: form.content, fillings });
      return fileAnswer(bytes, form.format, `${form.name} ${report.area.name} ${query.month}`);
    },
  });

/** The bureau's own forms (自有表格): uploaded once with marks, filled by the system each month. */
export const formRoutes = (services: Services): Route[] => [
  listRoute(services),
  addRoute(services),
  replaceRoute(services),
  removeRoute(services),
  blankRoute(services),
  previewRoute(services),
  filledRoute(services),
];
