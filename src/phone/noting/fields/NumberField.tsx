import { useId } from 'react';
import type { Field } from '../../../domain/journal/fields.ts';
import { useLanguage } from '../../../ui/words.ts';
import { useWords } from '../words.ts';
import type { AskProps } from './asked.ts';
import { Fault, faulty, Name } from './Labelled.tsx';

/** A count: by tapping, or typed where it is large. */
export function NumberField({ field, value, change, at, faults }: AskProps<Extract<Field, { shape: 'number' }>>) {
  const say = useWords();
  const language = useLanguage();
  const id = useId();
  const { least, most } = field;
  const count = value as number | undefined;
  const step = (by: number) => change(Math.min(most, Math.max(least, (count ?? least) + by)));
  const typed = (text: string) => {
    const digits = text.normalize('NFKC').replace(/\D/g, '').slice(0, 7);
    // more than there may be is said, not made less unseen
    change(digits === '' ? undefined : Number(digits));
  };
  const name = field.label[language];
  return (
    <div className="field">
      <label htmlFor={id}>
        <Name field={field} />
      </label>
      <div className="stepper">
        <button type="button" aria-label={say('oneLess', { name })} onClick={() => step(-1)} disabled={count === least}>
          −
        </button>
        <input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          value={count ?? ''}
          onChange={({ target }) => typed(target.value)}
          {...faulty(at, faults)}
        />
        <button
          type="button"
          aria-label={say('oneMore', { name })}
          onClick={() => step(1)}
          disabled={count !== undefined && count >= most}
        >
          +
        </button>
      </div>
      <Fault at={at} faults={faults} />
    </div>
  );
}
