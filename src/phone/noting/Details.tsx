import { detailsOf } from '../../domain/journal/fields.ts';
import type { Kind } from '../../domain/journal/registry.ts';
import type { Values } from './begun.ts';
import type { Faults } from './fields/asked.ts';
import { Fields } from './fields/Fields.tsx';
import { useWords } from './words.ts';

interface DetailsProps {
  kind: Kind;
  values: Values;
  change: (values: Values) => void;
  faults: Faults;
  /** The entry may have its own, which are not on the phone any more. */
  anew?: boolean;
}

/** Who is concerned, apart from everything else: encrypted, and gone from the phone once it is sent. */
export function Details({ kind, values, change, faults, anew = false }: DetailsProps) {
  const say = useWords();
  const fields = detailsOf(kind);
  if (fields.length === 0) return null;
  const filled = Object.keys(values).length > 0;
  return (
    <details className="field" open={filled || undefined}>
      <summary>{say('details')}</summary>
      <p className="aside">
        {say('detailsWhy')} {anew && say('detailsAnew')}
      </p>
      <Fields fields={fields} values={values} change={change} at="/sealed" faults={faults} />
    </details>
  );
}
