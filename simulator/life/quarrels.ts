import { type Day, addDays } from '../../src/domain/calendar/utc8.ts';
import { places, surnames } from '../words.ts';
import type { Scene } from './scene.ts';

type Next = { on: Day; what: 'calm' | 'settle' | 'followUp' };

interface Quarrel {
  id: string;
  next: Next | undefined;
}

/** Quarrels among neighbours: most are calm the same day, some take weeks, one in twelve flares up again. */
export class Quarrels {
  readonly #running: Quarrel[] = [];

  live(scene: Scene, officer: string | undefined): void {
    for (const quarrel of this.#running)
      if (officer && quarrel.next && quarrel.next.on <= scene.day) this.#goOn(scene, officer, quarrel);
    if (officer && scene.chance.happens((0.4 / 30) * scene.season.disputes)) this.#begin(scene, officer);
  }

  #begin(scene: Scene, officer: string): void {
    const { chance } = scene;
    const type = chance.weighted({
      neighbour: 8,
      homestead: 3,
      farmland: 4,
      marriage: 2,
      elderSupport: 2,
      water: 2,
      debt: 2,
      livestock: 1,
      damage: 1,
    });
    const harm = chance.weighted({ none: 95, injury: 3, domesticViolence: 2 });
    const hour = chance.int(8, 19);
    const id = scene.note(
      officer,
      'dispute',
      { type, size: chance.weighted({ two: 8, few: 2 }), harm, place: chance.pick(places) },
      {
        at: scene.time(hour, hour + 1),
        onSite: true,
        // invented parties: the chapter on sealed details needs something to seal
        sealed: { parties: ['申请人', '被申请人'].map((role) => ({ role, name: `${chance.pick(surnames)}某` })) },
        waits: 0,
      },
    );
    if (harm !== 'none') return;
    const quarrel: Quarrel = { id, next: undefined };
    this.#running.push(quarrel);
    if (chance.happens(0.75)) this.#mediate(scene, officer, quarrel, `${String(hour + 1).padStart(2, '0')}:40`);
    else quarrel.next = { on: addDays(scene.day, chance.int(1, 3)), what: 'calm' };
  }

  #mediate(scene: Scene, officer: string, quarrel: Quarrel, at: string): void {
    const { chance } = scene;
    const result = chance.weighted({ calmed: 4, settled: 5, continuing: 2, referred: 0.5 });
    scene.note(
      officer,
      'mediation',
      {
        way: 'people',
        result,
        ...(result === 'referred' && { to: 'judicialOffice' as const }),
        mediators: chance.pick([
          ['officer', 'securityDirector'],
          ['officer', 'peoplesMediator', 'elder'],
          ['officer', 'caseOfficer', 'securityDirector'],
        ]),
        agreement: result === 'settled' ? chance.weighted({ oral: 6, written: 4 }) : 'none',
      },
      { at, about: quarrel.id, onSite: true },
    );
    if (result === 'settled') quarrel.next = { on: addDays(scene.day, chance.int(5, 8)), what: 'followUp' };
    else if (result === 'referred') quarrel.next = undefined;
    else quarrel.next = { on: addDays(scene.day, chance.int(2, 6)), what: 'settle' };
  }

  #goOn(scene: Scene, officer: string, quarrel: Quarrel): void {
    if (quarrel.next?.what !== 'followUp') {
      this.#mediate(scene, officer, quarrel, scene.time(15, 18));
      return;
    }
    const finding = scene.chance.happens(0.08) ? 'relapsed' : 'holding';
    scene.note(officer, 'followUp', { finding }, { at: scene.time(9, 17), about: quarrel.id, onSite: true });
    quarrel.next = finding === 'relapsed' ? { on: addDays(scene.day, 1), what: 'settle' } : undefined;
  }
}
