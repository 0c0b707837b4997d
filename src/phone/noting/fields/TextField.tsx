import { useId } from 'react';
import type { AskProps } from './asked.ts';
import { Fault, faulty, Name } from './Labelled.tsx';

/** Longer texts get room for several lines. */
const ONE_LINE = 60;
/** So much of 汉字 stands on one line of a phone; a drawn text is read before it is confirmed, not scrolled. */
const LINE = 18;
const roomFor = (text: string): number => Math.max(3, Math.min(10, Math.ceil(text.length / LINE)));

interface TextFieldProps extends AskProps {
  most: number;
  type?: 'text' | 'tel';
}

/** Words; the guard reads them while they are typed (red line R14). */
export function TextField({ field, value, change, at, faults, most, type = 'text' }: TextFieldProps) {
  const id = useId();
  const control = {
    ...{ id, maxLength: most, autoComplete: 'off', value: (value as string | undefined) ?? '' },
    onChange: ({ target }: { target: { value: string } }) => change(target.value === '' ? undefined : target.value),
    ...faulty(at, faults),
  };
  return (
    <div className="field">
      <label htmlFor={id}>
        <Name field={field} />
      </label>
      {most > ONE_LINE ? <textarea rows={roomFor(control.value)} {...control} /> : <input type={type} {...control} />}
      <Fault at={at} faults={faults} />
    </div>
  );
}
