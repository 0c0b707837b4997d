import { type Day, addDays } from '../../src/domain/calendar/utc8.ts';
import { incidents, places } from '../words.ts';
import type { Scene } from './scene.ts';

interface Danger {
  id: string;
  camera: boolean;
  next: { on: Day; step: 'handedOver' | 'repaired' | 'verified' } | undefined;
}

/** Dangers and broken equipment from finding to mended, and the rare emergency. */
export class Dangers {
  readonly #open: Danger[] = [];

  live(scene: Scene, officer: string | undefined): void {
    for (const danger of this.#open)
      if (officer && danger.next && danger.next.on <= scene.day) this.#goOn(scene, officer, danger);
    if (officer && scene.chance.happens(0.35 / 30)) this.#find(scene, officer);
    if (officer && scene.chance.happens(0.03 / 30)) emergency(scene, officer);
  }

  #find(scene: Scene, officer: string): void {
    const type = scene.chance.weighted({
      fire: 4,
      electricity: 4,
      road: 3,
      water: 2,
      building: 2,
      school: 1,
      camera: 3,
      lighting: 3,
    });
    const id = scene.note(
      officer,
      'hazard',
      { type, place: scene.chance.pick(places) },
      { at: scene.time(9, 18), onSite: true, waits: 0 },
    );
    this.#open.push({
      id,
      camera: type === 'camera' || type === 'lighting',
      next: { on: addDays(scene.day, scene.chance.int(0, 2)), step: 'handedOver' },
    });
  }

  #goOn(scene: Scene, officer: string, danger: Danger): void {
    const { chance, day } = scene;
    const step = danger.next?.step;
    if (!step) return;
    const body =
      step === 'handedOver'
        ? {
            step,
            to: danger.camera ? ('telecom' as const) : chance.pick(['committee', 'township', 'power', 'road'] as const),
            askAgainOn: addDays(day, 7),
          }
        : { step };
    scene.note(officer, 'hazardStep', body, { at: scene.time(8, 18), about: danger.id });
    const wait = danger.camera ? chance.int(1, 4) : chance.int(2, 18);
    if (step === 'handedOver')
      danger.next = chance.happens(0.93) ? { on: addDays(day, wait), step: 'repaired' } : undefined;
    else if (step === 'repaired') danger.next = { on: addDays(day, chance.int(0, 3)), step: 'verified' };
    else danger.next = undefined;
  }
}

function emergency(scene: Scene, officer: string): void {
  const { chance } = scene;
  const hour = chance.int(7, 18);
  const id = scene.note(
    officer,
    'incident',
    {
      class: chance.pick(['accident', 'disaster', 'criminal']),
      sizeBand: 'none',
      help: ['police'],
      place: chance.pick(places),
      what: chance.pick(incidents),
    },
    { at: scene.time(hour, hour + 1), onSite: true, waits: 0 },
  );
  for (const [minutes, step] of [
    ['05', 'acknowledged'],
    ['12', 'dispatched'],
    ['35', 'onScene'],
    ['55', 'underControl'],
  ] as const) {
    scene.note(
      scene.people.station,
      'incidentStep',
      { step },
      { at: `${String(hour + 1).padStart(2, '0')}:${minutes}`, about: id },
    );
  }
  scene.note(
    scene.people.station,
    'incidentStep',
    { step: 'closed' },
    { at: `${String(hour + 2).padStart(2, '0')}:30`, about: id },
  );
}
