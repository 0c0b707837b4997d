import { z } from 'zod';
import type { KindDefinition } from './kind.ts';

/** Photos, and nothing else: what else a file may hold cannot be taken out of it (docs/decisions/0077-photos.md). */
export const fileTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type FileType = (typeof fileTypes)[number];

/** Largest photo, in bytes as sent. Phones shrink theirs far below it. */
export const LARGEST_FILE = 20 * 1024 * 1024;

/** SHA-256 of the bytes sent: what a file is known by. */
export const fileDigest = z.string().regex(/^[0-9a-f]{64}$/, 'bad_digest');

const fileReference = z.strictObject({
  sha256: fileDigest,
  type: z.enum(fileTypes),
  size: z.int().min(1).max(LARGEST_FILE),
  sealed: z.boolean(),
});

const ALWAYS = { params: { zh: '协议照片要按保密照片保存', en: 'Photos of agreements are kept sealed' } };
const NEVER = { params: { zh: '不属于事项的记录不能附保密照片', en: 'Only entries of a case carry sealed photos' } };

/** Whether entries of a kind belong to a case: only there can sealed files be asked for again, with a reason (red line R8). */
const isOfCase = ({ opens, about }: KindDefinition): boolean => opens === true || Array.isArray(about);

/**
 * The photos that may go with an entry of a kind: agreements name their parties and are always sealed; outside cases nothing
 * sealed could ever be shown.
 */
export function filesOf(definition: KindDefinition) {
  const list = z.array(fileReference).max(9);
  if (definition.files === 'sealed') return list.refine((files) => files.every(({ sealed }) => sealed), ALWAYS);
  return isOfCase(definition) ? list : list.refine((files) => !files.some(({ sealed }) => sealed), NEVER);
}

/** Whether photos of a kind are kept sealed: they name parties, or go beside personal details of a case. */
export const sealsFiles = (definition: KindDefinition): boolean =>
  definition.files === 'sealed' || (definition.sealed !== undefined && isOfCase(definition));
