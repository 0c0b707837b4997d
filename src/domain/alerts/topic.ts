import { z } from 'zod';
import type { Label } from '../journal/kind.ts';

/** What alerts, law classes and publicity are about. */
export const topic = z.enum([
  'safety',
  'fire',
  'order',
  'traffic',
  'fraud',
  'theft',
  'drowning',
  'coGas',
  'fireworks',
  'gambling',
  'drugs',
  'harvest',
  'strawBurning',
  'weather',
  'school',
  'other',
]);

export const topicWords: Record<z.infer<typeof topic>, Label> = {
  safety: { zh: '安全防范', en: 'Safety' },
  fire: { zh: '消防', en: 'Fire' },
  order: { zh: '治安', en: 'Public order' },
  traffic: { zh: '交通', en: 'Traffic' },
  fraud: { zh: '防诈骗', en: 'Fraud' },
  theft: { zh: '防盗', en: 'Theft' },
  drowning: { zh: '防溺水', en: 'Drowning' },
  coGas: { zh: '防煤气中毒', en: 'Carbon monoxide' },
  fireworks: { zh: '烟花爆竹', en: 'Fireworks' },
  gambling: { zh: '禁赌', en: 'Gambling' },
  drugs: { zh: '禁毒', en: 'Drugs' },
  harvest: { zh: '农忙', en: 'Harvest' },
  strawBurning: { zh: '秸秆禁烧', en: 'Straw burning' },
  weather: { zh: '恶劣天气', en: 'Weather' },
  school: { zh: '校园安全', en: 'School' },
  other: { zh: '其他', en: 'Other' },
};
