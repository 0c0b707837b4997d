import { Command } from 'commander';

const program = new Command('village-beat').description(
  '村警务系统(一村一警) / the working system of the one village, one officer service',
);

program
  .command('start')
  .description('启动系统 / bring the whole system up')
  .action(async () => (await import('../server/main.ts')).run());

await program.parseAsync();
