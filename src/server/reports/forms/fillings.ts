import type { Language } from '../../../domain/language/sentences.ts';
import { filledIn, markOf } from '../../../domain/reports/marks.ts';
import type { Report } from '../../../domain/reports/report.ts';
import type { Fillings } from '../../prints/forms/fill.ts';

/** What the marks of a form come to in a report; numbers stay numbers. */
export function fillingsOf(said: readonly string[], report: Report, language: Language): Fillings {
  const marks = [...new Set(said)].flatMap((one) => {
    const mark = markOf(one);
    return mark === undefined ? [] : [{ one, mark }];
  });
  const filled = (each: boolean, area?: Report['areas'][number]) =>
    Object.fromEntries(
      marks
        .filter(({ mark }) => mark.each === each)
        .map(({ one, mark }) => [one, filledIn(mark, report, language, area)]),
    );
  return { once: filled(false), each: report.areas.map((area) => filled(true, area)) };
}
