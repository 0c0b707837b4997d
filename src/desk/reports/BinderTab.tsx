import { Button, Progress, Select } from 'antd';
import { now } from '../../ui/time.tsx';
import { Refused } from '../shell/Refused.tsx';
import { useBinder } from './useBinder.ts';
import { useWords } from './words.ts';

/** The scheme began in December 2013. */
const FIRST = 2013;

/** A village's year as one printable binder. */
export function BinderTab({ area, year, go }: { area: string; year: string; go: (year: string) => void }) {
  const say = useWords();
  const { make, stop, progress, done, error } = useBinder();
  const last = Number(now().slice(0, 4));
  const years = Array.from({ length: last - FIRST + 1 }, (_, at) => String(last - at));
  const isVillage = area.length === 12;
  return (
    <section>
      <p className="report-hint">{say('binderHint')}</p>
      {!isVillage && <p className="empty">{say('binderVillage')}</p>}
      <div className="buttons">
        <Select
          aria-label={say('year')}
          value={year}
          options={years.map((one) => ({ value: one, label: one }))}
          onChange={go}
        />
        <Button type="primary" disabled={!isVillage || progress !== undefined} onClick={() => void make(area, year)}>
          {say('make')}
        </Button>
        {progress && <Button onClick={stop}>{say('stop')}</Button>}
      </div>
      {progress && (
        <div role="status" className="narrow">
          <Progress
            percent={Math.round((progress.done / progress.of) * 100)}
            showInfo={false}
            aria-label={say('making')}
          />
          {say('progress', progress)}
        </div>
      )}
      {done && <p role="status">{say('binderDone')}</p>}
      {error && <Refused error={error} />}
    </section>
  );
}
