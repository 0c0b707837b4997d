import { z } from '@hono/zod-openapi';
import type { Operation } from '../../domain/people/permissions.ts';
import { recognise, type Sheet } from '../../domain/imports/sheet.ts';
import { reach } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Asking, type Route, route } from '../platform/http/route.ts';
import { readUpload } from './readUpload.ts';
import type { Services } from '../services.ts';
import { allImporters, importers, type ImportGroup } from './importers.ts';
import { rowIssue } from './issues.ts';
import { batchesOf, runImport } from './runImport.ts';

const LARGEST = 32 * 1024 * 1024;
const fault = z.object({
  sheet: z.string(),
  row: z.int(),
  column: z.string().optional(),
  table: z.int().optional(),
  code: z.string(),
  message: z.string(),
});

const file = z.strictObject({
  name: z.string().trim().min(1).max(120),
  /** The bytes of a CSV or XLSX file. */
  content: z.base64(),
});
/** A sheet as the preview showed it, mended: cells as text, the headers in the first row. */
const sheet = z.strictObject({
  name: z.string().trim().min(1).max(120),
  rows: z.array(z.array(z.string().max(2000)).max(60)).max(100_000),
});

const body = z
  .object({
    files: z.array(file).max(10).default([]),
    sheets: z.array(sheet).max(30).default([]),
    /** Say what the import would do, every faulty row included, and store nothing. */
    dryRun: z.boolean().default(false),
  })
  .refine(({ files, sheets }) => files.length + sheets.length > 0, {
    params: { zh: '请选择文件,或提交表格内容', en: 'Send a file, or sheets' },
  });

const report = z.object({
  applied: z.boolean(),
  sheets: z.array(z.object({ sheet: z.string(), rows: z.int(), added: z.int(), changed: z.int(), unchanged: z.int() })),
  faults: z.array(fault),
  warnings: z.array(fault),
  /** In a dry run, every sheet as it was read, so that it can be mended and sent again. */
  tables: z
    .array(z.object({ name: z.string(), kind: z.string().nullable(), rows: z.array(z.array(z.string())) }))
    .optional(),
});

/** What is imported by whom: officers are the administrator's, who sees no villages; the rest is the bureau's, in its area. */
const groups: Record<ImportGroup, { permission: Operation; summary: string; within: (person: Person) => string[] }> = {
  areas: {
    permission: 'areas.write',
    summary: 'Import areas, police stations and their villages from sheets',
    within: (person) => reach(person, 'areas.write'),
  },
  officers: { permission: 'officers.write', summary: 'Import officers from sheets', within: () => [''] },
  postings: {
    permission: 'assignments.write',
    summary: 'Import postings and absences from sheets',
    within: (person) => reach(person, 'assignments.write'),
  },
};

/** Imports by upload: the same rules, the same report as on the command line. */
export const importRoutes = (services: Services): Route[] =>
  (Object.keys(groups) as ImportGroup[]).map((group) =>
    route({
      method: 'post',
      path: `/api/imports/${group}`,
      summary: groups[group].summary,
      tag: 'imports',
      permission: groups[group].permission,
      audit: 'written',
      body,
      bodyLimit: LARGEST,
      answer: report,
      handler: async (input) => {
        const { files, sheets, dryRun } = input.body;
        const read = [...(await readFiles(files)), ...sheets];
        const made = await importInto(services, group, read, input);
        return dryRun ? { ...made, tables: read.map((one) => ({ ...one, kind: kindOf(one) })) } : made;
      },
    }),
  );

type Body = z.infer<typeof body>;

async function importInto(
  { db, clock, signIn }: Services,
  group: ImportGroup,
  sheets: Sheet[],
  { person, requestId, language, body: { files, sheets: sent, dryRun } }: Asking & { body: Body },
) {
  const context = {
    ...{ clock, signIn },
    by: { account: person.id, session: person.session, request: requestId },
    within: groups[group].within(person),
    origin: [...files, ...sent].map(({ name }) => name).join(', '),
    progress: () => undefined,
  };
  const others = allImporters.filter((one) => !importers[group].includes(one));
  const made = await runImport(db, batchesOf(importers[group], sheets, others), context, { dryRun });
  if (!dryRun && !made.applied) {
    throw new Problem(
      'invalid',
      made.faults.map((one) => rowIssue(one, language)),
    );
  }
  const worded = (one: (typeof made.faults)[number]) => ({ ...one, message: one.message[language] });
  return { ...made, faults: made.faults.map(worded), warnings: made.warnings.map(worded) };
}

const kindOf = (one: Sheet): string | null =>
  recognise(
    allImporters.map(({ sheet: kind }) => kind),
    one,
  )?.name ?? null;

async function readFiles(files: Body['files']): Promise<Body['sheets']> {
  const read = await Promise.all(files.map(({ name, content }) => readUpload(content, name, '/body/files')));
  return read.flat().map(({ name, rows }) => ({ name, rows: rows.map((row) => [...row]) }));
}
