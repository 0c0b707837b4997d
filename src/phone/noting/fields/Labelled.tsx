import type { ReactNode } from 'react';
import type { Field } from '../../../domain/journal/fields.ts';
import { useLanguage } from '../../../ui/words.ts';
import { useWords } from '../words.ts';
import type { Faults } from './asked.ts';

/** A field's name, and whether it may be left out. */
export function Name({ field }: { field: Pick<Field, 'label' | 'required'> }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <>
      {field.label[language]}
      {!field.required && <span className="aside"> {say('optional')}</span>}
    </>
  );
}

/** Where the fault of a field stands in the page. */
const faultId = (at: string): string => `fault${at.replace(/\//g, '-')}`;

/** What a control says of its fault to those who do not see it. */
export const faulty = (at: string, faults: Faults) =>
  faults.has(at) ? { 'aria-invalid': true, 'aria-describedby': faultId(at) } : {};

export function Fault({ at, faults }: { at: string; faults: Faults }) {
  const said = faults.get(at);
  return (
    said !== undefined && (
      <p className="fault" id={faultId(at)}>
        {said}
      </p>
    )
  );
}

/** Several controls under one name. */
export function Group({
  name,
  at,
  faults,
  children,
}: {
  name: ReactNode;
  at: string;
  faults: Faults;
  children: ReactNode;
}) {
  const described = faults.has(at) ? { 'aria-describedby': faultId(at) } : {};
  return (
    <fieldset className="field" data-fault={faults.has(at) || undefined} {...described}>
      <legend>{name}</legend>
      <Fault at={at} faults={faults} />
      {children}
    </fieldset>
  );
}
