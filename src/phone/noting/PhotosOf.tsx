import { sealsFiles } from '../../domain/journal/fileReference.ts';
import { type Kind, kindOf } from '../../domain/journal/registry.ts';
import { PhotoField } from '../photos/PhotoField.tsx';
import { useWords } from '../photos/words.ts';
import type { Form } from './useForm.ts';

/** Kinds whose photos tell what words cannot; for others they are one tap further. */
const SHOWN: readonly Kind[] = ['hazard', 'hazardStep', 'mediation'];

/** Photos, for kinds that take some. */
export function PhotosOf({ kind, begun, change }: Pick<Form, 'kind' | 'begun' | 'change'>) {
  const say = useWords();
  const definition = kindOf(kind);
  if (definition === undefined || definition.files === false) return null;
  const { photos = [] } = begun;
  const field = (
    <PhotoField value={photos} change={(next) => change({ photos: next })} sealed={sealsFiles(definition)} />
  );
  if (SHOWN.includes(kind)) return field;
  return (
    <details className="field" open={photos.length > 0 || undefined}>
      <summary>{say('optional')}</summary>
      {field}
    </details>
  );
}
