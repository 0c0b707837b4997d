import { Input } from 'antd';
import { useState } from 'react';
import { marksIn } from '../../domain/reports/marks.ts';
import { useLanguage } from '../../ui/words.ts';
import { useWords } from './words.ts';

/** How many are listed until something is sought. */
const FIRST = 60;

/** Every mark that a form may have, found by any part of it. */
export function MarkList() {
  const say = useWords();
  const language = useLanguage();
  const [sought, setSought] = useState('');
  const marks = marksIn(language).filter(
    ({ text, definition }) => text.includes(sought) || definition.includes(sought),
  );
  return (
    <details className="report-marks">
      <summary>{say('allMarks')}</summary>
      <p className="aside">{say('allMarksHint')}</p>
      <Input.Search
        className="narrow"
        allowClear
        aria-label={say('search')}
        placeholder={say('search')}
        onChange={(event) => setSought(event.target.value)}
      />
      <table className="list report-table">
        <thead>
          <tr>
            <th scope="col">{say('mark')}</th>
            <th scope="col">{say('definition')}</th>
          </tr>
        </thead>
        <tbody>
          {marks.slice(0, FIRST).map(({ text, definition }) => (
            <tr key={text}>
              <th scope="row">{text}</th>
              <td>{definition}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
