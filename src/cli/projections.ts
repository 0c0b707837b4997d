import type { Command } from 'commander';

/** `village-beat projections rebuild` */
export function addProjections(program: Command): void {
  program
    .command('projections')
    .description('由工作记录推算出的数据 / what is drawn from the journals')
    .command('rebuild')
    .description(
      '由工作记录重新生成全部事项和履职情况,系统可照常运行 / make all cases and scorecards anew from the journals; the server may run meanwhile',
    )
    .action(async () => (await import('./rebuildProjections.ts')).rebuildProjections());
}
