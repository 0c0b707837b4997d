import type { Label } from '../journal/kind.ts';

/** Receivers a deployment may have: group robots of three work apps, or a program of its own. */
export const webhookKinds = ['wecom', 'dingtalk', 'feishu', 'generic'] as const;
export type WebhookKind = (typeof webhookKinds)[number];

/** What someone outside may be told: that something waits or was decided. Never what was written, never a person. */
export const webhookEvents = ['incident.overdue', 'held.waiting', 'alert.approved'] as const;
export type WebhookEvent = (typeof webhookEvents)[number];

/** All that leaves the system: a place, a number, a time. */
export interface Facts {
  /** Name of the village or area. */
  name: string;
  village?: string | undefined;
  count?: number | undefined;
  /** When it was due, `MM-DD HH:MM`. */
  due?: string | undefined;
}

type Told = (facts: Facts) => Label;

const sentences: Record<WebhookEvent | 'test', Told> = {
  'incident.overdue': ({ name, due = '' }) => ({
    zh: `${name}有一件紧急情况上报超过了时限(${due}),还在等待处理。`,
    en: `${name}: an urgent report is past its time (${due}) and still waits.`,
  }),
  'held.waiting': ({ name, count = 0 }) => ({
    zh: `${name}有${count}条记录待派出所确认。`,
    en: `${name}: ${count} held ${count === 1 ? 'entry waits' : 'entries wait'} for the station.`,
  }),
  'alert.approved': ({ name }) => ({
    zh: `${name}的治安提示已审核发布。`,
    en: `${name}: a safety alert was approved.`,
  }),
  test: ({ name }) => ({ zh: `这是一条测试消息(${name})。`, en: `This is a test message (${name}).` }),
};

/** The sentence a group reads, with the way into the system. */
export function webhookText(
  event: WebhookEvent | 'test',
  facts: Facts,
  { language, link }: { language: 'zh' | 'en'; link: string },
): string {
  const product = language === 'zh' ? '【一村一警】' : 'Village Beat: ';
  return `${product}${sentences[event](facts)[language]} ${link}`;
}

/** How long until the next attempt after so many; undefined: it is given up. */
export function retryAfterMs(attempts: number): number | undefined {
  const minutes = [1, 5, 30, 120, 360];
  const after = minutes[attempts - 1];
  return after === undefined ? undefined : after * 60_000;
}
