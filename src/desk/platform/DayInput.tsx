import { Input } from 'antd';

interface DayInputProps {
  id?: string;
  value?: string;
  onChange?: (day: string) => void;
  min?: string;
  max?: string;
  'aria-label'?: string;
}

/** A day, typed or picked with what the browser brings for it: no calendar of ours to load or to learn. */
export function DayInput({ value = '', onChange, min = '2013-01-01', max = '2199-12-31', ...rest }: DayInputProps) {
  return (
    <Input
      {...rest}
      type="date"
      className="day-input"
      min={min}
      max={max}
      value={value}
      onChange={({ target }) => onChange?.(target.value)}
    />
  );
}
