import { type Month, addMonths, monthOf } from '../../src/domain/calendar/utc8.ts';
import type { Scene } from './scene.ts';

/** 路南村, whose year the source of the scheme describes. */
export const storyVillage = '341622101210';

/**
 * The year as it is told: neighbours at odds over a boundary, brought together several times by the officer, the security
 * director and the case officer until they shook hands; a night patrol of volunteers; a camera that had failed and works
 * again; leaflets; a class for young people out of school every quarter.
 */
export class Story {
  readonly #first: Month;
  #quarrel = '';
  #camera = '';

  constructor(first: Month) {
    this.#first = first;
  }

  live(scene: Scene, officer: string): void {
    const month = monthOf(scene.day);
    const index = Array.from({ length: 12 }, (_, at) => addMonths(this.#first, at)).indexOf(month);
    const when = `${index}-${Number(scene.day.slice(8))}`;
    this.#quarrelOverABoundary(scene, officer, when);
    this.#brokenCamera(scene, officer, when);
    if (when === '4-14' || when === '10-9') this.#nightPatrol(scene, officer);
    if (Number(month.slice(5, 7)) % 3 === 2 && when.endsWith('-20')) this.#class(scene, officer);
    if (when.endsWith('-10')) this.#leaflets(scene, officer);
  }

  #quarrelOverABoundary(scene: Scene, officer: string, when: string): void {
    const mediators: ('officer' | 'caseOfficer' | 'securityDirector')[] = [
      'officer',
      'securityDirector',
      'caseOfficer',
    ];
    if (when === '1-6') {
      this.#quarrel = scene.note(
        officer,
        'dispute',
        { type: 'neighbour', size: 'two', harm: 'none', place: '村东两家院墙之间' },
        { at: '10:20', onSite: true, waits: 0, note: '两家因院墙滴水和地界多年不和,今日又起口角。' },
      );
    }
    if (when === '1-6' || when === '1-9') {
      scene.note(
        officer,
        'mediation',
        { way: 'people', result: 'calmed', mediators, agreement: 'none' },
        { at: '15:30', about: this.#quarrel, onSite: true },
      );
    }
    if (when === '1-13') {
      scene.note(
        officer,
        'mediation',
        { way: 'people', result: 'settled', mediators, agreement: 'oral' },
        { at: '16:10', about: this.#quarrel, onSite: true },
      );
    }
    if (when === '1-20')
      scene.note(officer, 'followUp', { finding: 'holding' }, { at: '10:00', about: this.#quarrel, onSite: true });
  }

  #brokenCamera(scene: Scene, officer: string, when: string): void {
    const about = () => ({ at: '14:00', about: this.#camera, onSite: true });
    if (when === '6-3')
      this.#camera = scene.note(
        officer,
        'hazard',
        { type: 'camera', place: '村口路南' },
        { at: '09:40', onSite: true, waits: 0 },
      );
    if (when === '6-4')
      scene.note(
        officer,
        'hazardStep',
        { step: 'handedOver', to: 'telecom', askAgainOn: `${monthOf(scene.day)}-07` },
        about(),
      );
    if (when === '6-7') scene.note(officer, 'hazardStep', { step: 'repaired' }, about());
    if (when === '6-8') scene.note(officer, 'hazardStep', { step: 'verified' }, about());
  }

  #nightPatrol(scene: Scene, officer: string): void {
    const at = (time: string) => `${scene.day}T${time}:00.000+08:00`;
    scene.note(
      officer,
      'patrol',
      { startedAt: at('20:00'), endedAt: at('21:20'), volunteers: 8, night: true },
      { at: '20:00', onSite: true },
    );
  }

  #class(scene: Scene, officer: string): void {
    scene.note(
      officer,
      'lawClass',
      {
        audience: ['outOfSchoolYouth', 'villagers'],
        topics: ['safety', 'traffic', 'fraud'],
        attendance: scene.chance.int(22, 40),
      },
      { at: '15:00', onSite: true },
    );
    scene.note(
      officer,
      'counselling',
      { theme: '交通安全和防骗', people: scene.chance.int(4, 7) },
      { at: '16:30', onSite: true },
    );
  }

  #leaflets(scene: Scene, officer: string): void {
    scene.note(
      officer,
      'publicity',
      { topics: ['safety', 'fire', 'order', 'traffic'], form: 'leaflet', copies: scene.chance.int(60, 150) },
      { at: '11:00', onSite: true },
    );
  }
}
