import { START } from '../../domain/journal/chain.ts';
import { fixed } from '../platform/db/fixed.ts';
import type { Sender } from '../platform/db/pipeline.ts';

/** The last number and digest of a village's journal. */
export interface Head {
  village: string;
  number: number;
  digest: string;
}

/** Locks the heads of these villages (sorted) until the transaction ends; a journal without entries yet is absent. */
export function lockHeads(sender: Sender, county: string, villages: string[]): Promise<Head[]> {
  return sender.send<Head>(fixed`
    select village, number, digest from journal_head
    where county = ${county} and village = any(${villages}::text[]) order by village for update`);
}

/** Opens the journals of areas that have none yet. Areas that do not exist get none. */
export function openJournals(sender: Sender, county: string, villages: string[]): Promise<unknown> {
  return sender.send(fixed`
    insert into journal_head (county, village, number, digest)
    select ${county}, id, 0, ${START} from area
    where id = any(${villages}::text[]) and level in ('village', 'county') order by id
    on conflict do nothing`);
}
