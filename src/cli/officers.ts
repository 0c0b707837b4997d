import type { Command } from 'commander';

/** `village-beat officers import|password` */
export function addOfficers(program: Command): void {
  const officers = program.command('officers').description('民警 / officers');
  officers
    .command('import')
    .description(
      '导入派出所、民警、包村安排和离岗 / import stations, officers, postings and absences from the sheets of data/templates',
    )
    .requiredOption('--from <file...>', 'CSV 或 XLSX 表格 / CSV or XLSX sheets')
    .option('--dry-run', '只检查,不导入 / say what would be done, list every fault, store nothing')
    .action(async (options: { from: string[]; dryRun?: boolean }) =>
      (await import('./importOfficers.ts')).importOfficers(options),
    );
  officers
    .command('password')
    .description('重设一个账号的密码并结束其会话 / give an account a new password; its sessions end')
    .argument('<badge>', '警号或登录名 / badge or sign-in name')
    .option('--no-two-factor', '同时取消两步验证 / remove its second factor as well')
    .action(async (badge: string, options: { twoFactor: boolean }) =>
      (await import('./givePassword.ts')).givePassword(badge, options),
    );
}
