import { provinces } from '../../../domain/areas/provinces.ts';
import { useLanguage } from '../../../ui/words.ts';
import { useWords } from '../words.ts';
import type { AskProps } from './asked.ts';
import { SelectField } from './SelectField.tsx';

/** Where someone comes from or goes to: no closer than a province (red line R5). */
export function ProvinceField(asked: AskProps) {
  const say = useWords();
  const language = useLanguage();
  const options = [...provinces].map(([value, label]) => ({ value, label: label[language] }));
  return <SelectField {...asked} none={say('choose')} options={options} />;
}
