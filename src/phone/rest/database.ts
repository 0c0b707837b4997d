import { Dexie, type EntityTable, type Table } from 'dexie';

/** A value at rest: AES-GCM over its JSON, under a key that is nowhere on the phone in the clear. */
export interface Box {
  iv: Uint8Array<ArrayBuffer>;
  data: ArrayBuffer;
}

/** The keys to the boxes, themselves in boxes. */
interface Wrapped {
  salt: Uint8Array<ArrayBuffer>;
  outboxKey: Box;
  /** Gone after signing out: what was pulled can then be read by nobody. */
  pullKey?: Box;
}

/** Wrapped by what someone knows. */
export interface Wrap extends Wrapped {
  rounds: number;
}

/** Wrapped by a passkey of this phone. */
export interface PasskeyWrap extends Wrapped {
  credential: Uint8Array<ArrayBuffer>;
}

/** Someone whose work is on this phone. Badge and name stand in the clear: whoever finds the phone must be able to ask who. */
export interface OwnerRow {
  officer: string;
  username: string;
  name: string;
  /** Which keys these are: the first changes when the phone is settled, the second whenever what was pulled is wiped. */
  outboxUnder?: string;
  pullUnder?: string;
  byPin: Wrap;
  byPassword?: Wrap;
  byPasskey?: PasskeyWrap;
  /** Wrong PINs in a row, and until when the next is not taken (Unix ms). */
  failures: number;
  closedUntil: number;
  /** When it was opened last (Unix ms). */
  openedAt?: number;
}

export type OutboxState = 'waiting' | 'held' | 'refused' | 'sent';

/** An entry that the server does not have for certain, or that was not seen in the journal yet. Ordered as noted. */
export interface OutboxRow {
  order: number;
  id: string;
  officer: string;
  village: string;
  state: OutboxState;
  /** The entry, and what the server said of it (`Unsent`). */
  box: Box;
}

/** A part of a journal as it was pulled. */
export interface PageRow {
  id: number;
  officer: string;
  village: string;
  box: Box;
}

/** Other answers of the server, by what was asked. */
export interface KeptRow {
  officer: string;
  key: string;
  box: Box;
}

/** A form that was begun. */
export interface DraftRow {
  officer: string;
  key: string;
  box: Box;
}

/** The village of a photo whose form is still open. */
export const LOOSE = '';

/** A photo that was not sent yet. Its bytes are in the box, under the key of what is unsent. */
export interface PhotoRow {
  officer: string;
  /** Of the entry it belongs to; `LOOSE` as long as that is not noted. */
  village: string;
  /** Of the bytes as they are sent. */
  sha256: string;
  size: number;
  /** When it was taken or chosen (Unix ms). */
  takenAt: number;
  /** Why the server does not take it, in words. */
  refused?: string;
  /** The server has it. It stays as long as its entry may come back to be mended. */
  sent?: true;
  box: Box;
}

/** What lies on the phone. Everything about people, villages and work is in a `Box`. */
class Database extends Dexie {
  owners!: EntityTable<OwnerRow, 'officer'>;
  outbox!: EntityTable<OutboxRow, 'order'>;
  pages!: EntityTable<PageRow, 'id'>;
  kept!: Table<KeptRow, [string, string]>;
  drafts!: Table<DraftRow, [string, string]>;
  photos!: Table<PhotoRow, [string, string, string]>;

  constructor() {
    // saved means on the disk: not in a buffer that a dead battery empties, nor in memory before its transaction has ended
    super('village-beat', { chromeTransactionDurability: 'strict', cache: 'disabled' });
    this.version(1).stores({
      owners: 'officer',
      outbox: '++order, &id, officer',
      pages: '++id, officer, [officer+village]',
      kept: '[officer+key], officer',
      drafts: '[officer+key], officer',
      photos: '[officer+village+sha256], officer, sha256',
    });
  }
}

export const database = new Database();
