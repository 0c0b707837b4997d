import type { Command } from 'commander';

/** `village-beat audit prove|check-proof` */
export function addAudit(program: Command): void {
  const audit = program.command('audit').description('审计 / audit');
  audit
    .command('prove')
    .description('核验民情日记和审计日志,写出签名的证明 / check journals and audit log, and write a signed proof')
    .option('--area <id>', '只核验一个区域的民情日记 / journals of one area only')
    .option('--no-log', '不核验审计日志 / leave the audit log out')
    .requiredOption('--out <file>', '写入文件:.json,或可阅读的 .html / file to write: .json, or .html to read')
    .option('--lang <lang>', '网页的语言 zh|en / language of the page', 'zh')
    .action(async (options: { area?: string; log: boolean; out: string; lang: string }) =>
      (await import('./proveAudit.ts')).proveAudit(options),
    );
  audit
    .command('check-proof <file>')
    .description('离线复核一份证明(JSON或网页) / check a proof again, JSON or page, without the system')
    .option('--key <pem>', '签名公钥文件,缺省用 DATA_DIR 中的 / public key to expect; by default that of DATA_DIR')
    .option('--database', '再与现在的民情日记比对 / hold it to the journals of today as well')
    .action(async (file: string, options: { key?: string; database?: boolean }) =>
      (await import('./checkProof.ts')).checkProof(file, options),
    );
}
