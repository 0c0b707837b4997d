import { Drawer, Skeleton } from 'antd';
import type { DutyId } from '../../domain/duties/duty.ts';
import { ruleOf } from '../../domain/duties/rules/registry.ts';
import { type Why, whys } from '../../domain/duties/why.ts';
import { useAnswer } from '../platform/client.ts';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import type { DiaryEntry } from './Diary.tsx';
import { DiaryLine } from './DiaryLine.tsx';
import { entryPath } from './entryPath.ts';
import { Day } from '../../ui/time.tsx';
import { useWords } from './words.ts';

interface EvidenceDrawerProps {
  village: string;
  month: string;
  /** `duty`, or `duty~officer~posting`; empty: closed. */
  of: string;
  close: () => void;
  openCase: (id: string) => void;
}

type Posting = 'contact' | 'resident' | 'auxiliary' | 'acting';
/** The diary gives so many entries by number at once. */
const MOST = 200;

/** The entries behind one figure: which count, which do not, and why. */
export function EvidenceDrawer({ village, month, of, close, openCase }: EvidenceDrawerProps) {
  const say = useWords();
  const language = useLanguage();
  const [duty = '', officer, posting] = of.split('~');
  const named = { ...(officer && { officer }), ...(posting && { posting: posting as Posting }) };
  const evidence = useAnswer(
    '/api/scorecards/evidence',
    { query: { village, month, duty: duty as DutyId, ...named } },
    { when: of !== '' },
  );
  const listed = evidence.data?.entries ?? [];
  const numbers = [...new Set(listed.map(({ number }) => number))].slice(0, MOST).join(',');
  const told = useAnswer('/api/diary', { query: { village, numbers, limit: MOST } }, { when: numbers !== '' });
  const lines = new Map(told.data?.entries.map((entry) => [entry.number, entry]));
  const error = evidence.error ?? told.error;
  const retry = () => void (evidence.error ? evidence : told).refetch();
  const waits = evidence.isPending || (numbers !== '' && told.isPending);
  return (
    <Drawer
      open={of !== ''}
      onClose={close}
      size={560}
      title={`${ruleOf(duty)?.label[language] ?? ''} · ${say('evidenceTitle')}`}
    >
      {error && <Refused error={error} retry={retry} />}
      {waits && !error && <Skeleton active />}
      {!waits && listed.length === 0 && <p className="empty">{say('evidenceNone')}</p>}
      <ol className="evidence">
        {listed.map(({ id, number, counted, why }) => {
          const line = lines.get(number) as DiaryEntry | undefined;
          return (
            <li key={`${id} ${why}`} className={counted ? 'counts' : 'counts-not'}>
              <p>
                <span aria-hidden>{counted ? '✓' : '–'}</span> {whys[why as Why]?.[language] ?? why}
                {line && !('withheld' in line) && (
                  <span className="aside">
                    {' · '}
                    <Day on={line.occurredAt.slice(0, 10)} />
                  </span>
                )}
              </p>
              {line && (
                <ol className="diary-lines">
                  <DiaryLine line={line} openCase={openCase} to={entryPath(village, number, month)} />
                </ol>
              )}
            </li>
          );
        })}
      </ol>
    </Drawer>
  );
}
