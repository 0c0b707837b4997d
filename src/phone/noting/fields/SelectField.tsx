import { useId } from 'react';
import type { AskProps } from './asked.ts';
import { Fault, faulty, Name } from './Labelled.tsx';

interface SelectFieldProps extends AskProps {
  /** What is shown as long as none is chosen. */
  none: string;
  options: readonly { value: string; label: string }[];
}

/** One of more than fit on the screen, by the phone's own list. */
export function SelectField({ field, value, change, at, faults, none, options }: SelectFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        <Name field={field} />
      </label>
      <select
        id={id}
        value={(value as string | undefined) ?? ''}
        onChange={({ target }) => change(target.value || undefined)}
        {...faulty(at, faults)}
      >
        <option value="">{none}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Fault at={at} faults={faults} />
    </div>
  );
}
