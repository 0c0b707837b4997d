import type { Command } from 'commander';

/** `village-beat journal verify|export` */
export function addJournal(program: Command): void {
  const journal = program.command('journal').description('民情日记 / journals');
  journal
    .command('verify')
    .description('核验民情日记未被改动、截断 / prove that journals were neither altered nor cut')
    .option('--village <id>', '只核验一个村 / one village only')
    .option('--file <export>', '核验导出的文件 / check an exported file by itself')
    .action(async (options: { village?: string; file?: string }) =>
      (await import('./verifyJournal.ts')).verifyJournal(options),
    );
  journal
    .command('export')
    .description('导出一个村的民情日记(JSON Lines) / write a village journal as JSON Lines')
    .requiredOption('--village <id>', '村编码 / village id')
    .option('--out <file>', '写入文件,缺省为标准输出 / file to write; standard output by default')
    .action(async (options: { village: string; out?: string }) =>
      (await import('./exportJournal.ts')).exportJournal(options),
    );
}
