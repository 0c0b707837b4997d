import { type Command, InvalidArgumentError, Option } from 'commander';

interface Options {
  area: string;
  month?: string;
  lang: 'zh' | 'en';
}

/** Terminals set to English read English; everybody else reads Chinese. */
const spoken = (): 'zh' | 'en' =>
  /^en/i.test(process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '') ? 'en' : 'zh';

/** `village-beat scorecard` */
export function addScorecard(program: Command): void {
  program
    .command('scorecard')
    .description('月度履职情况 / the scorecard of a month')
    .requiredOption('--area <id>', '区域代码 / area')
    .option('--month <month>', '月份,如 2026-11;默认本月 / month, e.g. 2026-11; the running one if left out', aMonth)
    .addOption(new Option('--lang <language>', '语言 / language').choices(['zh', 'en']).default(spoken(), 'LANG'))
    .action(async (options: Options) => (await import('./printScorecard.ts')).printScorecard(options));
}

function aMonth(text: string): string {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new InvalidArgumentError('如 2026-11 / as in 2026-11');
  return text;
}
