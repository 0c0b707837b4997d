import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import fc from 'fast-check';
import { addMonths, addMs, type Instant, startOf } from '../../domain/calendar/utc8.ts';
import { doors, lawClassOn, note, outcomes, push, type Sent, told, visitTo } from '../../../tests/support/pushed.ts';
import { type Caller, testServer, type TestServer, WULOU } from '../../../tests/support/server.ts';
import { unsummed } from '../../../tests/support/unsummed.ts';
import { rebuildCases, refreshCases } from '../cases/refresh.ts';
import { rebuildCards } from './rebuild.ts';
import { countDue } from './worker.ts';

const BEGIN = startOf('2026-09-05', '12:00');
const HOUR = 3_600_000;

let server: TestServer;
let bureau: Caller;
let villages: string[];
before(async () => {
  server = await testServer({ at: BEGIN });
  bureau = await server.person([{ role: 'bureau', area: '3416' }]);
  villages = (await bureau.get('/api/coverage?area=341621&on=2026-11-20')).body.uncovered
    .map((one: { id: string }) => one.id)
    .filter((id: string) => id !== WULOU);
});
after(() => server.stop());

/** What happens next, as numbers that pick from what there is. */
const step = fc.record({
  what: fc.constantFrom(
    'entry',
    'entry',
    'entry',
    'entry',
    'case',
    'step',
    'correct',
    'ahead',
    'decide',
    'time',
    'change',
  ),
  which: fc.nat(999),
  who: fc.nat(1),
  village: fc.nat(1),
  hoursAgo: fc.nat(24 * 40),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** Two villages, two officers, and what they have noted so far. */
class Story {
  readonly villages = [villages.pop()!, villages.pop()!];
  officers: Caller[] = [];
  readonly noted: (Sent & { by: Caller })[] = [];
  readonly held: string[] = [];
  #doors: Sent[] = [];

  async begin(): Promise<void> {
    server.clock.moveTo(BEGIN);
    this.officers = [await server.person([{ role: 'officer' }]), await server.person([{ role: 'officer' }])];
    for (const village of this.villages) {
      for (const [index, officer] of this.officers.entries()) {
        await server.post(officer, village, index === 0 ? 'contact' : 'resident');
      }
    }
    this.#doors = this.villages.flatMap((village) => doors(3, '2026-08-01 09:00', { village }));
    await push(this.officers[0]!, ...this.#doors);
  }

  async go(next: Step): Promise<void> {
    const officer = this.officers[next.who]!;
    const village = this.villages[next.village]!;
    const now = server.clock.journalNow();
    const at = addMs(now, -next.hoursAgo * HOUR);
    const when = `${at.slice(0, 10)} ${at.slice(11, 16)}`;
    const more = { village, ...(next.which % 3 === 0 && { with: [this.officers[1 - next.who]!.id] }) };
    if (next.what === 'entry') await this.#push(officer, this.#entry(next.which, when, more));
    else if (next.what === 'case') await this.#push(officer, opening(next.which, when, { village }));
    else if (next.what === 'step') await this.#step(officer, next, when);
    else if (next.what === 'correct') await this.#correct(next, when);
    else if (next.what === 'ahead') {
      const early = told(`${addMs(now, HOUR).slice(0, 10)} ${addMs(now, HOUR).slice(11, 16)}`, { village });
      await this.#push(officer, early);
      this.held.push(early.id);
    } else if (next.what === 'decide') await this.#decide(next);
    else if (next.what === 'time') server.clock.moveTo(addMs(now, (2 + (next.which % 20)) * 24 * HOUR));
    else await this.#change(next, village);
    // sometimes somebody looks, or the worker comes by
    if (next.which % 5 === 0) await bureau.get(`/api/scorecards?area=${village}&month=${at.slice(0, 7)}`);
    if (next.which % 7 === 0) await settled();
  }

  #entry(which: number, when: string, more: { village: string }): Sent {
    const own = this.#doors.filter((door) => door.village === more.village);
    const kinds = [
      () => told(when, more),
      () => visitTo(when, own.slice(which % 3), more),
      () => lawClassOn(when, more),
      () => note('diary', when, { work: ['meeting'] }, more),
      () => note('information', when, { category: 'fire', direction: 'toContact' }, { ...more, onSite: false }),
      () => note('analysis', when, { month: when.slice(0, 7) }, { ...more, note: '平稳' }),
    ];
    return kinds[which % kinds.length]!();
  }

  async #push(officer: Caller, entry: Sent): Promise<void> {
    const [result] = await outcomes(officer, [entry]);
    if (result.status === 'accepted') this.noted.push({ ...entry, by: officer });
  }

  async #step(officer: Caller, { which }: Step, when: string): Promise<void> {
    const about = this.noted.filter(({ kind }) => kind === 'dispute' || kind === 'hazard');
    const target = about[which % about.length];
    if (!target) return;
    const more = { village: target.village, about: target.id };
    await this.#push(officer, target.kind === 'dispute' ? mediation(which, when, more) : hazardStep(which, when, more));
  }

  async #correct({ which }: Step, when: string): Promise<void> {
    const own = this.noted.filter((entry) => entry.kind !== 'correction');
    const target = own[which % own.length];
    if (!target) return;
    const at = startOf(when.slice(0, 10), when.slice(11));
    const body =
      which % 2 === 0
        ? { action: 'withdraw' as const, reason: '记错了' }
        : { action: 'amend' as const, reason: '日期不对', changes: { occurredAt: at } };
    const now = server.clock.journalNow();
    const more = { village: target.village, about: target.id, onSite: false };
    await this.#push(target.by, note('correction', `${now.slice(0, 10)} ${now.slice(11, 16)}`, body, more));
  }

  async #decide({ which }: Step): Promise<void> {
    const id = this.held.shift();
    const decision = which % 3 === 0 ? 'return' : 'accept';
    if (id) await bureau.post(`/api/held/${id}`, { decision, reason: '核对过' });
  }

  async #change({ which, who }: Step, village: string): Promise<void> {
    const month = server.clock.journalNow().slice(0, 7);
    if (which % 2 === 0) {
      const threshold = { village, duty: 'informationPassed', fromMonth: month, threshold: which % 12 };
      await bureau.post('/api/thresholds', threshold);
      return;
    }
    const officer = this.officers[who]!.id;
    await bureau.post('/api/absences', { officer, from: `${month}-01`, to: `${month}-1${which % 10}`, kind: 'leave' });
  }
}

function opening(which: number, when: string, more: object): Sent {
  return which % 2 === 0
    ? note('dispute', when, { type: 'neighbour', size: 'two', harm: 'none' }, more)
    : note('hazard', when, { type: which % 4 === 1 ? 'camera' : 'road', place: '村口' }, more);
}

function mediation(which: number, when: string, more: object): Sent {
  const result = (['calmed', 'continuing', 'settled'] as const)[which % 3]!;
  const agreement = result === 'settled' ? 'oral' : 'none';
  return which % 5 === 0
    ? note('followUp', when, { finding: 'holding' }, more)
    : note('mediation', when, { way: 'people', result, mediators: ['officer'], agreement }, more);
}

const hazardStep = (which: number, when: string, more: object): Sent =>
  note('hazardStep', when, { step: which % 2 === 0 ? 'repaired' : 'verified' }, more);

async function settled(): Promise<void> {
  while ((await countDue(server.services)) > 0);
  while ((await refreshCases(server.services)) > 0);
}

/** All that is stored of these villages, without the moment it was counted at. */
async function stored(of: string[]): Promise<string> {
  const list = of.map((village) => `'${village}'`).join(', ');
  const tables = ['scorecard_village', 'scorecard_posting', 'work_village', '"case"'];
  const results = (await server.database.pool.query(
    `begin; set local app.lo = ''; set local app.hi = '~'; ${tables
      .map((table) => `select to_jsonb(t) - 'as_of' as row from ${table} t where village in (${list}) order by 1`)
      .join('; ')}; commit`,
  )) as unknown as { rows: { row: object }[] }[];
  return JSON.stringify(
    results.flatMap(({ rows }) => rows),
    null,
    1,
  );
}

async function emptied(of: string[]): Promise<void> {
  const list = of.map((village) => `'${village}'`).join(', ');
  await server.database.pool.query(
    `begin; set local app.lo = ''; set local app.hi = '~'; delete from scorecard_village where village in (${list});
     delete from work_village where village in (${list}); delete from scorecard_posting where village in (${list}); delete from "case" where village in (${list}); commit`,
  );
}

async function rebuilt(of: string[]): Promise<void> {
  for (const village of of) await rebuildCases(server.services, village);
  await rebuildCards(server.services, () => undefined);
}

/** Every month of the story is looked at, so that it has a card whether anything happened in it or not. */
async function looked(of: string[], now: Instant): Promise<void> {
  for (const village of of) {
    for (let month = 7; month <= Number(now.slice(5, 7)) && now < '2027'; month++) {
      await bureau.get(`/api/scorecards?area=${village}&month=2026-${String(month).padStart(2, '0')}`);
    }
  }
}

/** Every figure of a duty that counts entries or days is explained by as many counted ones. */
async function explained(village: string, now: Instant): Promise<void> {
  for (const month of [addMonths(now.slice(0, 7), -1), now.slice(0, 7)]) {
    const { rows } = (await bureau.get(`/api/scorecards?area=${village}&month=${month}`)).body;
    for (const { officer, posting, duties } of rows) {
      for (const duty of ['villageDays', 'informationPassed', 'lawClass', 'monthlyAnalysis', 'hazardRepaired']) {
        if (!duties[duty]) continue;
        const whose = officer ? `&officer=${officer.id}&posting=${posting}` : '';
        const asked = `village=${village}&month=${month}&duty=${duty}${whose}`;
        const { entries } = (await bureau.get(`/api/scorecards/evidence?${asked}`)).body;
        const counted = entries.filter((entry: { counted: boolean }) => entry.counted);
        assert.equal(counted.length, duties[duty].done, asked);
        const late = entries.filter((entry: { why: string }) => entry.why === 'late');
        assert.equal(late.length, duties[duty].late, asked);
      }
    }
  }
}

test('rebuilt from the journals, cases and cards are what appending, correcting, deciding and closing made them, each figure explained', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 45 }), async (steps) => {
      const story = new Story();
      await story.begin();
      for (const next of steps) await story.go(next);
      await looked(story.villages, server.clock.journalNow());
      await settled();
      const incremental = await stored(story.villages);
      assert.deepEqual(await unsummed(server.database.pool), []);
      for (const village of story.villages) await explained(village, server.clock.journalNow());
      await rebuilt(story.villages);
      assert.equal(await stored(story.villages), incremental);
      await emptied(story.villages);
      await rebuilt(story.villages);
      await looked(story.villages, server.clock.journalNow());
      assert.equal(await stored(story.villages), incremental);
      assert.deepEqual(await unsummed(server.database.pool), []);
    }),
    {
      numRuns: Number(process.env.RUNS ?? 6),
      endOnFailure: true,
      ...(process.env.SEED && { seed: Number(process.env.SEED) }),
    },
  );
});
