import { createContext, useContext } from 'react';
import { figures } from '../../domain/reports/figures.ts';
import { numberInWords } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';

/** Opens a figure of an area: what it is made of. */
export type OpenFigure = (figure: string, of: string) => void;

export const Opening = createContext<OpenFigure>(() => undefined);

/** A figure that opens; `shown` where it is more than its number. */
export function FigureLink({
  figure,
  area,
  value,
  shown,
}: {
  figure: string;
  area: { id: string; name: string };
  value: number;
  shown?: string;
}) {
  const open = useContext(Opening);
  const language = useLanguage();
  const label = figures.get(figure)?.label[language] ?? figure;
  const text = shown ?? numberInWords(value);
  return (
    <button
      type="button"
      className="link figure"
      aria-label={`${area.name} ${label} ${text}`}
      onClick={() => open(figure, area.id)}
    >
      {text}
    </button>
  );
}
