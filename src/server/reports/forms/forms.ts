import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Instant } from '../../../domain/calendar/utc8.ts';
import { lineOf, recordIn } from '../../audit/audit.ts';
import type { RouteInput } from '../../platform/http/route.ts';
import type { FormFormat } from '../../prints/forms/parts.ts';
import type { Services } from '../../services.ts';

/** A form as lists show it: its latest version. */
export interface FormLine {
  id: string;
  version: number;
  name: string;
  format: FormFormat;
  area: { id: string; name: string };
  uploadedAt: Instant;
}

export interface StoredForm extends FormLine {
  content: Buffer<ArrayBuffer>;
}

/** Areas at or above one: their forms serve it too. */
const upTo = (area: string): string[] =>
  [2, 4, 6, 9, 12].filter((length) => length <= area.length).map((length) => area.slice(0, length));

/** The forms that serve an area: its own and those of the areas it lies in. */
export async function formsFor({ db }: Services, area: string): Promise<FormLine[]> {
  const { rows } = await sql<FormLine>`
    select distinct on (f.id) f.id, f.version, f.name, f.format, f.uploaded_at,
      json_build_object('id', a.id, 'name', a.name) as area
    from report_form f join area a on a.id = f.area
    where f.area = any(${upTo(area)}) and f.content is not null order by f.id, f.version desc`.execute(db);
  return rows;
}

/** A form with its bytes, the latest version or the one asked for. */
export async function formOf({ db }: Services, id: string, version?: number): Promise<StoredForm | undefined> {
  const { rows } = await sql<StoredForm>`
    select f.id, f.version, f.name, f.format, f.uploaded_at, f.content,
      json_build_object('id', a.id, 'name', a.name) as area
    from report_form f join area a on a.id = f.area
    where f.id = ${id} and f.content is not null and (${version ?? null}::int is null or f.version = ${version ?? null}::int)
    order by f.version desc limit 1`.execute(db);
  return rows[0];
}

export interface NewForm {
  /** Of a form that gets a new version. */
  id?: string;
  area: string;
  name: string;
  format: FormFormat;
  content: Uint8Array;
}

type By = Pick<RouteInput<undefined, undefined, undefined>, 'person' | 'requestId'>;

/** Stores a form, or the next version of one. */
export function storeForm(
  services: Services,
  form: NewForm,
  { person, requestId }: By,
): Promise<{ id: string; version: number }> {
  const { db, clock } = services;
  const { id = uuidv7(), area, name, format, content } = form;
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ version: number }>`
      insert into report_form (id, version, area, name, format, content, uploaded_by, uploaded_at)
      select ${id}, coalesce(max(version), 0) + 1, ${area}, ${name}, ${format}, ${Buffer.from(content)}, ${person.id},
        ${clock.now()} from report_form where id = ${id} returning version`.execute(tx);
    const version = rows[0]!.version;
    await recordIn(tx, clock, [lineOf(person, requestId, { action: 'form.store', target: `${id} v${version}` })]);
    return { id, version };
  });
}

/** Takes a form away with everything that was in it; that there was one stays. */
export async function removeForm({ db, clock }: Services, id: string, { person, requestId }: By): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.updateTable('reportForm').set({ content: null }).where('id', '=', id).execute();
    await recordIn(tx, clock, [lineOf(person, requestId, { action: 'form.remove', target: id })]);
  });
}
