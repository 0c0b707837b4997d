import type { Command } from 'commander';

interface Options {
  area: string;
  from: string;
  to?: string;
}

/** `village-beat policy apply` */
export function addPolicy(program: Command): void {
  program
    .command('policy')
    .description('工作要求 / policies')
    .command('apply <file>')
    .description('使一份工作要求在某区域自某日起生效 / put a policy in force for an area from a day on')
    .requiredOption('--area <id>', '区域代码 / area')
    .requiredOption('--from <day>', '生效日期 / first day')
    .option('--to <day>', '截止日期 / last day')
    .action(async (file: string, options: Options) => (await import('./applyPolicy.ts')).applyFile(file, options));
}
