import type { FileReference } from '../../domain/journal/entry.ts';
import { sealsFiles } from '../../domain/journal/fileReference.ts';
import { kindOf } from '../../domain/journal/registry.ts';
import type { Taken } from './photos.ts';

/** What an entry of a kind says of its photos; nothing where it has none. */
export function filesFor(kind: string, photos: readonly Taken[]): { files?: FileReference[] } {
  const definition = kindOf(kind);
  if (definition === undefined || definition.files === false || photos.length === 0) return {};
  const sealed = sealsFiles(definition);
  return { files: photos.map(({ sha256, size }) => ({ sha256, type: 'image/jpeg', size, sealed })) };
}
