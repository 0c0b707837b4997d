import { Select } from 'antd';
import { Fragment } from 'react';
import { commonArea, parentOf } from '../../domain/areas/id.ts';
import { useSoundsLike } from '../list/useSoundsLike.ts';
import { useAnswer } from './client.ts';
import { useWords } from './placeWords.ts';
import { type Me, useMe } from './session.ts';
import { useEnter, useSearch } from './useEnter.ts';

/** The area someone's work lies in: where a room starts. */
export const ownArea = (me: Me): string | undefined => commonArea(me.within);

interface AreaPathProps {
  area: string;
  go: (area: string) => void;
  /** The narrowest level that the room shows; villages unless said. */
  down?: 'county' | 'township' | 'village';
}

const LENGTH = { county: 6, township: 9, village: 12 };

/** Where one is: city / county / township / village. Each part leads there; at the end one chooses further down. */
export function AreaPath({ area, go, down = 'village' }: AreaPathProps) {
  const say = useWords();
  const me = useMe();
  const { data } = useAnswer('/api/areas/{id}', { path: { id: area } }, { when: area !== '', keep: true });
  const path = data ? [...data.above, { id: data.id, name: data.name }] : [];
  // what lies above one's own work is named by the office, not entered
  const mine = path.filter(({ id }) => me.within.some((prefix) => id.startsWith(prefix) || prefix.startsWith(id)));
  const start = ownArea(me) ?? '';
  const goesOn = area.length < LENGTH[down];
  return (
    <nav className="area-path" aria-label={say('area')}>
      {mine
        .filter(({ id }) => id.length >= start.length)
        .map(({ id, name }) => (
          <Fragment key={id}>
            {id === area ? (
              <span aria-current="location">{name}</span>
            ) : (
              <button type="button" className="link" onClick={() => go(id)}>
                {name}
              </button>
            )}
            {id !== area && <span aria-hidden>/</span>}
          </Fragment>
        ))}
      {goesOn && (
        <span className="no-print">
          <span aria-hidden>/</span> <Below area={area} go={go} />
        </span>
      )}
    </nav>
  );
}

/** What lies below an area, found by name, pinyin or code. */
function Below({ area, go }: { area: string; go: (area: string) => void }) {
  const say = useWords();
  const me = useMe();
  const sought = useSearch();
  const sounds = useSoundsLike(sought.sought);
  const { data, isPending } = useAnswer('/api/areas', { query: { parent: area } }, { when: area !== '' });
  const reached = data?.areas.filter(({ id }) => me.within.some((one) => id.startsWith(one) || one.startsWith(id)));
  const fits = (name: string, id: string, letters: string): boolean =>
    name.includes(letters) || id.includes(letters) || (sounds.like?.(name, letters.toLowerCase()) ?? false);
  const { search, ...enter } = useEnter(sought, {
    reading: isPending || sounds.reading,
    first: reached?.find(({ id, name }) => fits(name, id, sought.sought)),
    choose: ({ id }) => go(id),
  });
  return (
    <Select<string, { value: string; label: string }>
      className="area-below"
      variant="borderless"
      {...enter}
      value={null as unknown as string}
      placeholder={say('below')}
      aria-label={say('below')}
      showSearch={{
        ...search,
        filterOption: (input, option) => fits(option?.label ?? '', option?.value ?? '', input.trim()),
      }}
      popupMatchSelectWidth={220}
      options={(reached ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={go}
    />
  );
}

/** The area above, as far as one's own work reaches. */
export function areaAbove(me: Me, area: string): string | undefined {
  const above = parentOf(area);
  return above !== null && above.length >= (ownArea(me) ?? '').length ? above : undefined;
}
