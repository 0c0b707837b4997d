import { provinces, useProvinces } from '../provinces/words.ts';
import { useWords } from '../words.ts';
import type { AskProps } from './asked.ts';
import { SelectField } from './SelectField.tsx';

/** Where someone comes from or goes to: no closer than a province (red line R5). */
export function ProvinceField(asked: AskProps) {
  const say = useWords();
  const sayProvince = useProvinces();
  const options = provinces.map((province) => ({ value: province, label: sayProvince(`p${province}`) }));
  return <SelectField {...asked} none={say('choose')} options={options} />;
}
