import { type Month, addMonths, monthOf } from '../../src/domain/calendar/utc8.ts';
import { alerts, hamlets } from '../words.ts';
import type { Scene } from './scene.ts';

/** What comes round every month or quarter: warnings, classes, patrols, the month's numbers and its analysis. */
export class Service {
  #draft: string | undefined;
  #profiled = false;
  #classIn: Month | undefined;

  live(scene: Scene, officer: string | undefined, resident: string | undefined): void {
    this.#approve(scene);
    const day = Number(scene.day.slice(8));
    if (officer && !this.#profiled) this.#profile(scene, officer);
    const author = resident ?? officer;
    if (!author) return;
    if (day === 4 && scene.chance.happens(0.9)) this.#warn(scene, author);
    if (day === 18 && !this.#draft && scene.chance.happens(0.25)) this.#warn(scene, author);
    if (day === 2) numbers(scene, author);
    if (day === 12) this.#teach(scene, author);
    const [present] = scene.inVillage;
    if (present) everyday(scene, present);
  }

  #profile(scene: Scene, officer: string): void {
    this.#profiled = true;
    const groups = scene.chance.some(hamlets, 3).map((group) => ({ group, doors: scene.chance.int(20, 80) }));
    const residents = scene.chance.int(1200, 4200);
    scene.note(
      officer,
      'villageProfile',
      {
        groups,
        residents,
        away: Math.floor(residents * 0.3),
        schools: scene.chance.int(0, 2),
        ponds: scene.chance.int(1, 9),
      },
      { at: '09:10' },
    );
    scene.note(officer, 'handout', { item: 'contactCard', copies: scene.chance.int(80, 300) }, { at: '10:10' });
    scene.note(officer, 'handout', { item: 'contactBoard', copies: 1, place: '村部' }, { at: '10:40' });
  }

  #warn(scene: Scene, author: string): void {
    const topic = scene.chance.pick(scene.season.topics);
    const [title, text] = alerts[topic];
    const validUntil = `${addMonths(monthOf(scene.day), 1)}-05T00:00:00.000+08:00`;
    this.#draft = scene.note(
      author,
      'alert',
      { level: scene.chance.weighted({ notice: 7, caution: 3 }), topic, title, text, validUntil },
      { at: scene.time(9, 16), waits: 0 },
    );
  }

  #approve(scene: Scene): void {
    if (!this.#draft) return;
    const step = scene.chance.happens(0.97) ? 'approved' : 'returned';
    scene.note(scene.people.station, 'alertStep', { step }, { at: scene.time(8, 11), about: this.#draft });
    this.#draft = undefined;
  }

  #teach(scene: Scene, author: string): void {
    const month = monthOf(scene.day);
    const quarter = `${month.slice(0, 4)}-${Math.ceil(Number(month.slice(5, 7)) / 3)}`;
    const last = Number(month.slice(5, 7)) % 3 === 0;
    if (this.#classIn === quarter || !scene.chance.happens(last ? 0.85 : 0.45)) return;
    this.#classIn = quarter;
    const audience = scene.chance.pick([
      ['outOfSchoolYouth'],
      ['pupils'],
      ['villagers', 'familiesOfMigrants'],
    ] as const);
    scene.note(
      author,
      'lawClass',
      { audience: [...audience], topics: ['fraud', 'traffic'], attendance: scene.chance.int(18, 70) },
      { at: '15:00', onSite: true },
    );
  }
}

/** The station's figures of the month past, and the analysis that the officer confirms. */
function numbers(scene: Scene, author: string): void {
  const month = addMonths(monthOf(scene.day), -1);
  const counts = {
    盗窃: scene.chance.times(0.6),
    诈骗: scene.chance.times(0.4),
    殴打他人: scene.chance.times(0.15),
    交通事故: scene.chance.times(0.5),
  };
  scene.note(
    scene.people.station,
    'caseCounts',
    { month, codeList: 'local-1', counts },
    { at: '09:00', onSite: false },
  );
  const residents = scene.chance.int(1200, 4200);
  scene.note(
    scene.people.station,
    'populationCount',
    {
      month,
      residents,
      away: Math.floor(residents * 0.3),
      returned: scene.chance.int(0, 60),
      incoming: scene.chance.int(0, 25),
    },
    { at: '09:30', onSite: false },
  );
  if (scene.chance.happens(0.93)) {
    scene.note(
      author,
      'analysis',
      { month },
      { at: '11:00', onSite: false, waits: 0, note: '本月发案平稳,重点提醒防诈骗和电瓶车防盗。' },
    );
  }
}

type Small = (scene: Scene, author: string) => void;

const leaflets: Small = (scene, author) => {
  const { chance } = scene;
  const topics = [chance.pick(scene.season.topics)];
  scene.note(author, 'publicity', { topics, form: 'leaflet', copies: chance.int(20, 120) }, { at: scene.time(9, 16) });
};

const nightPatrol: Small = (scene, author) => {
  const at = (clock: string) => `${scene.day}T${clock}:00.000+08:00`;
  const [startedAt, endedAt] = [at('20:00'), at('21:30')] as const;
  const volunteers = scene.chance.int(3, 8);
  scene.note(author, 'patrol', { startedAt, endedAt, volunteers, night: true }, { at: '20:00', onSite: true });
};

const serviceJob: Small = (scene, author) => {
  const type = scene.chance.pick(['household', 'idCard', 'residencePermit', 'vehicle', 'homeDelivery'] as const);
  const outcome = scene.chance.weighted({ done: 8, referred: 2 });
  scene.note(author, 'serviceJob', { type, outcome }, { at: scene.time(9, 17) });
};

const registration: Small = (scene, author) => {
  const movement = scene.chance.pick(['arrived', 'left', 'returned'] as const);
  const people = scene.chance.int(1, 3);
  scene.note(author, 'registration', { movement, area: '33', purpose: 'work', people }, { at: scene.time(9, 17) });
};

const counselling: Small = (scene, author) => {
  const people = scene.chance.int(1, 5);
  scene.note(author, 'counselling', { theme: '交通安全劝导', people }, { at: scene.time(9, 17) });
};

const answeredRequest: Small = (scene, author) => {
  const type = scene.chance.pick(['help', 'question', 'hazard'] as const);
  const about = scene.note(author, 'request', { type, via: 'phone' }, { at: scene.time(8, 12), waits: 0 });
  const answer = { step: 'answered', reply: '已收到,民警会尽快联系。' } as const;
  scene.note(scene.people.station, 'requestStep', answer, { at: scene.time(14, 18), about });
};

const smallThings: [timesAMonth: number, what: Small][] = [
  [1.6, leaflets],
  [1.2, nightPatrol],
  [0.9, serviceJob],
  [0.5, registration],
  [0.25, counselling],
  [0.3, answeredRequest],
];

/** About so many days a month somebody of the police is in the village; small things come up then. */
const VILLAGE_DAYS = 5;

/** Small things of a day, each rare by itself. */
function everyday(scene: Scene, author: string): void {
  for (const [timesAMonth, what] of smallThings)
    if (scene.chance.happens(timesAMonth / VILLAGE_DAYS)) what(scene, author);
}
