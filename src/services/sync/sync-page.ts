/** One page of a run while it is written: what all kinds of records share. */
import type { SyncSide } from '../../models/sync-conflict.ts'
import type { SyncLinkRecord } from '../../models/sync-link.ts'
import type { SyncKind, SyncRecord, SyncRule } from '../../models/sync.ts'
import type { SystemActor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import type { ReadSettings } from '../fields/field-type.ts'
import type { TableDeps } from '../records/field-tables.ts'
import type { PulledRecord } from './sync-adapter.ts'
import type { ReadPulled } from './read-pulled.ts'

export type SyncDeps = TableDeps

/** What a page needs, read once for a job. */
export type PageContext = {
  readonly deps: SyncDeps
  readonly actor: SystemActor
  readonly sync: SyncRecord
  readonly run: number
  readonly settings: ReadSettings
}

/** More than a page asks for at once. */
const MAX_IN_ONE_ANSWER = 2_000

/** For questions about a whole page: the answer comes whole, and not a hundred at a time. */
export function wholeAnswer({ session }: Pick<Transaction, 'session'>) {
  return { session, batchSize: MAX_IN_ONE_ANSWER }
}

/** A record of theirs on its way into ours. */
export type Arrival = {
  readonly record: PulledRecord
  readonly read: ReadPulled
  /** Tells whether it is as it was last read. */
  readonly digest: string
  readonly link: SyncLinkRecord | null
}

/** A field that both sides had changed, and who won. */
export type DecidedField = {
  readonly field: string
  readonly ours: unknown
  readonly theirs: unknown
  readonly kept: SyncSide
}

/** What became of an arrival. */
export type Landed = {
  readonly arrival: Arrival
  /** Null if nothing of ours could be made of it. */
  readonly recordId: string | null
  readonly outcome: 'created' | 'updated' | 'unchanged' | 'refused' | 'deleted'
  /** Theirs and ours, by field, as they are from now on. */
  readonly taken: Readonly<Record<string, unknown>>
  readonly ours: Readonly<Record<string, unknown>>
  readonly conflicts: readonly DecidedField[]
  /** Not everything that it refers to was there: it is read again with the next run. */
  readonly incomplete: boolean
}

export function landed(arrival: Arrival, rest: Partial<Landed> & Pick<Landed, 'outcome'>): Landed {
  return { arrival, recordId: null, taken: {}, ours: {}, conflicts: [], incomplete: false, ...rest }
}

/** For an arrival whose record of ours is not touched. */
export function leftAsItIs(arrival: Arrival): Landed {
  const { link } = arrival
  const sides = link === null ? {} : { recordId: link.recordId.toHexString(), taken: link.taken, ours: link.ours }
  return landed(arrival, { outcome: 'unchanged', ...sides })
}

/** Writes the arrivals of one kind. */
export type WriteKind = (
  context: PageContext,
  tx: Transaction,
  arrivals: readonly Arrival[],
) => Promise<readonly Landed[]>

export function ruleOf({ rules }: Pick<SyncRecord, 'rules'>, kind: SyncKind, field: string): SyncRule {
  return rules[`${kind}.${field}`] ?? 'newer'
}
