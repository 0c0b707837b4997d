import type { Command } from 'commander';

/** `village-beat officers import` */
export function addOfficers(program: Command): void {
  program
    .command('officers')
    .description('民警 / officers')
    .command('import')
    .description(
      '导入派出所、民警、包村安排和离岗 / import stations, officers, postings and absences from the sheets of data/templates',
    )
    .requiredOption('--from <file...>', 'CSV 或 XLSX 表格 / CSV or XLSX sheets')
    .option('--dry-run', '只检查,不导入 / say what would be done, list every fault, store nothing')
    .action(async (options: { from: string[]; dryRun?: boolean }) =>
      (await import('./importOfficers.ts')).importOfficers(options),
    );
}
