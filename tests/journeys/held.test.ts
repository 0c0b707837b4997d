import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { uuidv7 } from 'uuidv7';
import { textMessage } from '../../src/domain/incidents/textMessage.ts';
import { type Caller, LUNAN } from '../support/server.ts';
import { accessible, daysAgo, type Desk, openDesk } from './support/desk.ts';

let desk: Desk;
let stranger: Caller;

before(async () => {
  desk = await openDesk();
  stranger = await desk.server.person([{ role: 'officer' }]);
});
after(() => desk.stop());

/** Notes in a village the officer is not posted to. */
async function held(...notes: [kind: string, body: object][]): Promise<object[]> {
  const at = `${daysAgo(2)}T09:00:00+08:00`;
  const entries = notes.map(([kind, body]) => ({
    ...{ id: uuidv7(), village: LUNAN, kind, body, onSite: true, occurredAt: at, recordedAt: at },
  }));
  const { body } = await stranger.post('/api/journal', { entries });
  for (const { status } of body.results) assert.equal(status, 'held');
  return entries;
}

/** What the officer's phone is answered when it sends them again: in the journal, or given back with the reason. */
async function answered(entries: object[]): Promise<string[]> {
  const { results } = (await stranger.post('/api/journal', { entries })).body;
  return results.map(({ status, issues = [] }: { status: string; issues?: { message: string }[] }) =>
    [status, ...issues.map(({ message }) => message)].join(' '),
  );
}

test('a station reads why entries are held, accepts one and returns others with a reason, by keyboard alone', async () => {
  const entries = await held(
    ['diary', { work: ['meeting'] }],
    ['publicity', { topics: ['fraud'], form: 'leaflet', copies: 40 }],
    ['lawClass', { audience: ['villagers'], topics: ['traffic'], attendance: 36 }],
  );
  const station = await desk.server.person([{ role: 'station', area: LUNAN.slice(0, 9) }]);
  const page = await desk.as(station);
  await page.goto('/desk/held');
  await page.getByText('工作日志:开会').first().waitFor();
  await accessible(page);

  await page.keyboard.press('j');
  await page.locator('tr:focus').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('当天没有分到这个村。如果确实在这里做了这项工作').waitFor();
  await accessible(page);
  await page.keyboard.press('a');
  await page.getByText('不能撤回;以后只能更正').waitFor();
  await accessible(page);
  await page.keyboard.press('Enter');
  await page.getByText('已确认1条').waitFor();

  await page.getByRole('button', { name: '全选可以办理的' }).click();
  await page.keyboard.press('r');
  await page.getByText('退回不能撤回').waitFor();
  await page.keyboard.press('Enter');
  await page.getByText('请写明原因').waitFor();
  await page.getByLabel('原因').fill('请核对是否记错了村');
  await page.keyboard.press('Enter');
  await page.getByText('已退回2条').waitFor();
  await page.getByText('没有待确认的记录').waitFor();

  const returned = 'refused 请核对是否记错了村';
  assert.deepEqual(await answered(entries), ['duplicate', returned, returned]);
});

test('an entry that somebody else decides while it is read says so and stays, and moves nothing', async () => {
  const entries = await held(
    ['diary', { work: ['talk'] }],
    ['publicity', { topics: ['fraud'], form: 'leaflet', copies: 41 }],
  );
  const [reader, other] = [
    await desk.server.person([{ role: 'station', area: LUNAN.slice(0, 9) }]),
    await desk.server.person([{ role: 'station', area: LUNAN.slice(0, 9) }]),
  ];
  const page = await desk.as(reader);
  await page.goto('/desk/held');
  await page.getByRole('button', { name: '工作日志:谈心交流' }).click();
  const pane = page.getByLabel('选中的记录');
  await pane.getByRole('heading', { name: '工作日志:谈心交流' }).waitFor();
  const [{ id }] = entries as [{ id: string }];
  assert.equal((await other.post(`/api/held/${id}`, { decision: 'accept', reason: '情况属实' })).status, 200);
  const { name } = (await other.get('/api/me')).body;
  await pane.getByText(`${name}已确认这条记录`).waitFor();
  await pane.getByRole('heading', { name: '工作日志:谈心交流' }).waitFor();
  assert.equal(await pane.getByRole('button').count(), 0, 'nothing is left to decide');
  await page
    .getByRole('row', { name: /谈心交流/ })
    .getByText('已不在列表中')
    .waitFor();
  await accessible(page);
  // what one decides oneself is gone at once, with what was waiting to be shown
  await page.getByRole('button', { name: /^开展宣传/ }).click();
  await pane.getByRole('button', { name: '退回' }).click();
  await page.getByRole('dialog').getByLabel('原因').fill('请核对是否记错了村');
  await page.getByRole('dialog').getByRole('button', { name: '退回' }).last().click();
  await page.getByText('已退回1条').waitFor();
  await page.getByText('没有待确认的记录').waitFor();
});

test('an urgent report that came as a text message is taken in at once, and the phone doubles nothing later', async () => {
  const server = desk.server;
  const [officer, station] = [
    await server.person([{ role: 'officer' }]),
    await server.person([{ role: 'station', area: LUNAN.slice(0, 9) }]),
  ];
  await server.post(officer, LUNAN);
  const at = `${daysAgo(1)}T09:00:00.000+08:00`;
  const body = {
    class: 'accident',
    sizeBand: 'under10',
    help: ['medical'],
    place: '村口',
    what: '拖拉机翻车',
  } as const;
  const report = {
    id: uuidv7(),
    village: LUNAN,
    occurredAt: at,
    recordedAt: at,
    onSite: true,
    body: { ...body, help: [...body.help] },
  };
  const page = await desk.as(station);
  await page.goto('/desk/held');
  await page.getByRole('button', { name: '录入短信报告' }).click();
  const pasted = page.getByLabel(/^整条短信/);
  await pasted.fill('今晚七点开会');
  await page.getByText('没有读出报告').waitFor();
  await accessible(page);
  await pasted.fill(`【转】${textMessage({ ...report, officer: officer.id }, 'zh')}`);
  await page.getByRole('dialog').getByText(officer.badge).waitFor();
  await page.getByRole('heading', { name: /拖拉机翻车/ }).waitFor();
  await accessible(page);
  await page.getByRole('button', { name: '录入', exact: true }).click();
  await page.getByText('已录入', { exact: true }).waitFor();
  await accessible(page);

  const { results } = (
    await officer.post('/api/journal', { officer: officer.id, entries: [{ ...report, kind: 'incident' }] })
  ).body;
  assert.equal(results[0].status, 'duplicate');
  const colleague = await server.person([{ role: 'station', area: LUNAN.slice(0, 9) }]);
  const pastedAgain = { ...report, kind: 'incident', onBehalfOf: officer.id };
  const again = await colleague.post('/api/journal', { entries: [pastedAgain] });
  assert.equal(again.body.results[0].status, 'duplicate');
  const { cases } = (await station.get(`/api/cases?area=${LUNAN}&kind=incident`)).body;
  assert.deepEqual(
    cases.map(({ id }: { id: string }) => id),
    [report.id],
  );
  await page.getByRole('link', { name: '打开这件紧急情况' }).click();
  await page.waitForURL(new RegExp(`/village/${LUNAN}\\?case=${report.id}`));
});

test('nobody decides on their own: the box is closed, and it says why', async () => {
  const both = await desk.server.person([{ role: 'officer' }, { role: 'station', area: LUNAN.slice(0, 9) }]);
  stranger = both;
  await held(['diary', { work: ['talk'] }]);
  const page = await desk.as(both);
  await page.goto('/desk/held');
  await page.getByRole('button', { name: '工作日志:谈心交流' }).click();
  await page.getByText('您参与了这条记录,须由他人办理').waitFor();
  assert.ok(await page.getByRole('checkbox', { name: /选择这一条:工作日志:谈心交流/ }).isDisabled());
});
