import { useId } from 'react';
import { provinces, useProvinces } from '../provinces/words.ts';
import { useWords } from '../words.ts';
import type { AskProps } from './asked.ts';
import { Fault, faulty, Name } from './Labelled.tsx';

/** Where someone comes from or goes to: no closer than a province (red line R5). */
export function ProvinceField({ field, value, change, at, faults }: AskProps) {
  const say = useWords();
  const sayProvince = useProvinces();
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
        <option value="">{say('choose')}</option>
        {provinces.map((province) => (
          <option key={province} value={province}>
            {sayProvince(`p${province}`)}
          </option>
        ))}
      </select>
      <Fault at={at} faults={faults} />
    </div>
  );
}
