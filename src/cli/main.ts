import { Command } from 'commander';
import { explain } from '../server/platform/explain.ts';
import { addAudit } from './audit.ts';
import { addAreas } from './areas.ts';
import { addJournal } from './journal.ts';
import { addOfficers } from './officers.ts';
import { addPolicy } from './policy.ts';
import { addProjections } from './projections.ts';
import { addScorecard } from './scorecard.ts';
import { addSimulate } from './simulate.ts';
import manifest from '../../package.json' with { type: 'json' };

const program = new Command('village-beat')
  .version(manifest.version)
  .description('村警务系统(一村一警) / the working system of the one village, one officer service');

program
  .command('start')
  .description('启动系统 / bring the whole system up')
  .action(async () => (await import('../server/main.ts')).run());

addAreas(program);
addOfficers(program);
addPolicy(program);
addScorecard(program);
addJournal(program);
addAudit(program);
addProjections(program);
addSimulate(program);

try {
  await program.parseAsync();
} catch (error) {
  explain(error);
  process.exitCode = 1;
}
