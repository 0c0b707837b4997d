import { type Command, InvalidArgumentError } from 'commander';
import type { Extent } from '../server/begunDemo.ts';

/** `village-beat simulate` */
export function addSimulate(program: Command): void {
  program
    .command('simulate')
    .description('用模拟手机填充空数据库 / fill an empty database with a city of simulated phones')
    .option('--villages <number>', '村数(至多) / villages at most', wholeNumber, 989)
    .option('--months <number>', '月数,含本月 / months, the running one included', wholeNumber, 3)
    .option('--seed <text>', '种子:相同种子得到相同故事 / the same seed tells the same story', 'village-beat')
    .action(async (extent: Extent) => (await import('./runSimulation.ts')).runSimulation(extent));
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1)
    throw new InvalidArgumentError('1 或更大的整数 / a whole number from 1 on');
  return value;
}
