import type { Label } from './kind.ts';

/** Why a journal does not hold, from an entry on. */
export const badJournal = {
  missing: { zh: '缺少记录', en: 'an entry is missing' },
  altered: { zh: '记录被改动', en: 'the entry was altered' },
  textAltered: { zh: '文字被改动', en: 'a text of the entry was altered' },
  detailsAltered: {
    zh: '保密信息被改动,或缺少密钥',
    en: 'its sealed details were altered, or their key is missing',
  },
  headDiffers: { zh: '末端与记录不符', en: 'the head does not fit the entries' },
  signedHeadDiffers: {
    zh: '与已签名的末端不符,此号起被重写',
    en: 'the chain was made anew: it differs from a signed head',
  },
  cut: { zh: '已签名的记录被截去', en: 'entries that had been signed were cut off' },
} satisfies Record<string, Label>;
export type WhyBad = keyof typeof badJournal;

/** Why the audit log does not hold, from a seal on. */
export const brokenLog = {
  gap: { zh: '缺少一次封存', en: 'a seal is missing' },
  lines: { zh: '条数与封存时不同', en: 'there are more or fewer lines than were sealed' },
  digest: { zh: '有一条被改动', en: 'a line was altered' },
  signedDiffers: {
    zh: '与已签名的封存不符,此后被重写',
    en: 'the chain was made anew: it differs from a signed seal',
  },
  cut: { zh: '已签名的封存被截去', en: 'seals that had been signed were cut off' },
} satisfies Record<string, Label>;
export type Broken = keyof typeof brokenLog;

/** The reasons as a tuple, for schemas. */
export const keysOf = <K extends string>(labels: Record<K, Label>): [K, ...K[]] => Object.keys(labels) as [K, ...K[]];

/** What verification found amiss. */
export interface Findings {
  journals: { bad: readonly { village: string; name: string | null; number: number; why: WhyBad }[] };
  log: { firstBroken: { seal: number; why: Broken } | null } | null;
  signedHeads: { faultAt: number | null };
}

/** What was found amiss, in sentences: each fault with its place. Nothing amiss: none. */
export function findingsTold({ journals, log, signedHeads }: Findings, language: 'zh' | 'en'): string[] {
  const isZh = language === 'zh';
  const told: string[] = [];
  if (signedHeads.faultAt !== null) {
    told.push(
      isZh
        ? `签名清单第${signedHeads.faultAt}行被改动,自此行起不能作证。`
        : `Line ${signedHeads.faultAt} of the signed list was altered; from there on it proves nothing.`,
    );
  }
  const seal = log?.firstBroken;
  if (seal) {
    const why = brokenLog[seal.why][language];
    told.push(isZh ? `审计日志第${seal.seal}次封存:${why}。` : `Audit log, seal ${seal.seal}: ${why}.`);
  }
  for (const { village, name, number, why } of journals.bad) {
    const place = name === null ? village : `${name}(${village})`;
    const said = badJournal[why][language];
    told.push(isZh ? `${place}第${number}号:${said}。` : `${place}, entry ${number}: ${said}.`);
  }
  return told;
}
