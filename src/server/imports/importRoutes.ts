import { z } from '@hono/zod-openapi';
import type { Operation } from '../../domain/people/permissions.ts';
import { reach } from '../../domain/people/permissions.ts';
import type { Person } from '../../domain/people/roles.ts';
import { Problem } from '../platform/http/problem.ts';
import { type Route, route } from '../platform/http/route.ts';
import { readSheets, UnreadableSheet } from '../platform/sheets.ts';
import type { Services } from '../services.ts';
import type { AnyImporter } from './importer.ts';
import { importers, type ImportGroup } from './importers.ts';
import { rowIssue } from './issues.ts';
import { batchesOf, runImport } from './runImport.ts';

const LARGEST = 32 * 1024 * 1024;
const fault = z.object({
  sheet: z.string(),
  row: z.int(),
  column: z.string().optional(),
  code: z.string(),
  message: z.string(),
});

const body = z.object({
  files: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1).max(120),
        /** The bytes of a CSV or XLSX file. */
        content: z.base64(),
      }),
    )
    .min(1)
    .max(10),
  /** Say what the import would do, every faulty row included, and store nothing. */
  dryRun: z.boolean().default(false),
});

const report = z.object({
  applied: z.boolean(),
  sheets: z.array(z.object({ sheet: z.string(), rows: z.int(), added: z.int(), changed: z.int(), unchanged: z.int() })),
  faults: z.array(fault),
  warnings: z.array(fault),
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
      handler: async ({ person, body: { files, dryRun }, requestId, language }) => {
        const context = {
          clock: services.clock,
          signIn: services.signIn,
          by: { account: person.id, session: person.session, request: requestId },
          within: groups[group].within(person),
          origin: files.map(({ name }) => name).join(', '),
          progress: () => undefined,
        };
        const made = await runImport(services.db, await read(importers[group], files), context, { dryRun });
        if (!dryRun && !made.applied)
          throw new Problem(
            'invalid',
            made.faults.map((one) => rowIssue(one, language)),
          );
        const worded = (one: (typeof made.faults)[number]) => ({ ...one, message: one.message[language] });
        return { ...made, faults: made.faults.map(worded), warnings: made.warnings.map(worded) };
      },
    }),
  );

async function read(known: readonly AnyImporter[], files: z.infer<typeof body>['files']) {
  try {
    const sheets = await Promise.all(
      files.map(({ name, content }) => readSheets(Buffer.from(content, 'base64'), name)),
    );
    return batchesOf(known, sheets.flat());
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error;
    throw new Problem('invalid', [{ path: '/body/files', code: 'unreadable', message: error.message }]);
  }
}
