import { Link } from 'react-router';
import { covers } from '../../domain/people/assignments.ts';
import { queryOf } from '../platform/address.ts';
import { mayI, useMe } from '../platform/session.ts';
import { Day, dayInWords } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import type { Village } from './VillageView.tsx';
import { type Say, useWords } from './words.ts';

type Posting = Village['postings'][number];

/** Who is on duty and since when, who is away, the station, and who was here before. */
export function OnDuty({ village }: { village: Village }) {
  const say = useWords();
  const { on, postings, absences, station } = village;
  const present = postings.filter((posting) => covers(posting, on)).sort((a, b) => Number(b.lead) - Number(a.lead));
  const coming = postings.filter(({ from }) => from > on);
  const past = postings.filter(({ to }) => to !== null && to < on);
  const away = absences.filter(({ to }) => to >= on);
  return (
    <section aria-labelledby="on-duty">
      <h2 id="on-duty">{say('onDuty')}</h2>
      {!present.some(({ lead }) => lead) && <Nobody village={village} />}
      <ul className="people">
        {present.map((posting) => (
          <Person key={posting.id} posting={posting} />
        ))}
      </ul>
      {away.map((absence) => (
        <p key={`${absence.officer.id} ${absence.from}`} className="notice" role="status">
          <Away absence={absence} say={say} />
        </p>
      ))}
      {station && (
        <p>
          {say('station')} <b>{station.name}</b>
          <br />
          {station.dutyPhone === null ? (
            <span className="aside">{say('noPhone')}</span>
          ) : (
            <>
              {say('stationCall')} <a href={`tel:${station.dutyPhone}`}>{station.dutyPhone}</a>
            </>
          )}
        </p>
      )}
      <Others title={say('coming', { count: coming.length })} postings={coming} />
      <Others title={say('past', { count: past.length })} postings={past} />
    </section>
  );
}

function Nobody({ village: { id, inScheme } }: { village: Village }) {
  const say = useWords();
  const mayPost = mayI(useMe(), 'assignments.write');
  if (!inScheme) return null;
  return (
    <p className="notice gap" role="status">
      {say('nobody')} {mayPost && <Link to={`/postings${queryOf({ area: id })}`}>{say('assign')}</Link>}
    </p>
  );
}

function Person({ posting: { officer, workPhone, duty, lead, from, to } }: { posting: Posting }) {
  const say = useWords();
  const language = useLanguage();
  const auxiliary = officer.grade === 'auxiliary' && duty !== 'auxiliary' ? [say('duty_auxiliary')] : [];
  const words = [say(`duty_${duty}`), ...(lead ? [say('lead')] : []), ...auxiliary];
  return (
    <li>
      <b>{officer.name}</b> <span className="aside">{officer.badge}</span>
      <br />
      {words.join(' · ')}
      <span className="aside">
        {' · '}
        {say('since', { day: dayInWords(from, language) })}
        {to !== null && ` ${say('until', { day: dayInWords(to, language) })}`}
      </span>
      {workPhone !== null && (
        <>
          <br />
          <a href={`tel:${workPhone}`} title={say('call', { name: officer.name })}>
            {workPhone}
          </a>
        </>
      )}
    </li>
  );
}

function Away({ absence: { officer, from, to, substitute }, say }: { absence: Village['absences'][number]; say: Say }) {
  const language = useLanguage();
  const words = { name: officer.name, from: dayInWords(from, language), to: dayInWords(to, language) };
  return substitute === null ? say('away', words) : say('awayWith', { ...words, substitute });
}

/** Postings of other days, folded away. */
function Others({ title, postings }: { title: string; postings: readonly Posting[] }) {
  const say = useWords();
  if (postings.length === 0) return null;
  return (
    <details className="others">
      <summary>{title}</summary>
      <ul>
        {postings.map(({ id, officer, duty, from, to }) => (
          <li key={id}>
            {officer.name} <span className="aside">{say(`duty_${duty}`)}</span>
            <br />
            <span className="aside">
              <Day on={from} /> – {to !== null && <Day on={to} />}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}
