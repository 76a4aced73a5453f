/**
 * Compares records that are new or have changed with all others of their kind, in portions and in the order of their last change,
 * so that each is looked at once after every change and no screen reads all of them.
 */
import type { Types } from 'mongoose'

import { objectId, LOWEST_ID } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { Performer, SystemActor } from '../core/actor.ts'
import type { Transaction } from '../core/transact.ts'
import { LIVE_IN_ORDER } from '../core/live-in-order.ts'
import type { MergedKind } from '../merging/mergeable.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { modelOf } from '../records/seen-records.ts'
import { type Compared, COMPARED, COMPARED_KINDS, type Scanned } from './compared-kinds.ts'
import { scoreOf, signsOf } from './duplicate-signs.ts'
import { SCAN_DUPLICATES_JOB } from './scan-job.ts'

/** Records of a kind that are compared in one command, or fewer on a machine that is too busy for them. */
export const MAX_COMPARED = 300
/** A number that more people have is a switchboard, a name is a common one: no sign any more. */
const MAX_SHARING = 10
/** The most candidates that one portion reads. */
const MAX_CANDIDATES = 5_000
/** A change becomes visible up to so many milliseconds after its time: the scan looks back. */
const LOOK_BACK_MS = 10_000

type Position = { readonly at: Date; readonly id: Types.ObjectId }

async function changedSince(
  models: Models,
  kind: MergedKind,
  { session }: Transaction,
  workspaceId: Types.ObjectId,
  { at, id, most }: Position & { readonly most: number },
): Promise<readonly Scanned[]> {
  const { fields } = COMPARED_KINDS[kind]
  const beyond = { updatedAt: { $gte: at }, $or: [{ updatedAt: { $gt: at } }, { updatedAt: at, _id: { $gt: id } }] }
  const found = await modelOf(models, COMPARED_KINDS[kind])
    .find({ workspaceId, deletedAt: LIVE_IN_ORDER, ...beyond }, fields, { session })
    .sort({ updatedAt: 1, _id: 1 })
    .limit(most)
    .lean()
  return found as unknown as readonly Scanned[]
}

/** Records from before there were keys get theirs. */
async function addKeys(
  models: Models,
  kind: MergedKind,
  { session }: Transaction,
  workspaceId: Types.ObjectId,
  records: readonly Scanned[],
): Promise<readonly Compared[]> {
  const without = records.filter((record) => record.duplicateKeys === undefined)
  if (without.length === 0) return records
  const keyOf = await COMPARED_KINDS[kind].keysOf(models, workspaceId, without, session)
  const keys = new Map(without.map((record) => [record._id, keyOf(record)] as const))
  const updates = [...keys].map(([_id, own]) => ({
    updateOne: { filter: { workspaceId, _id }, update: { $set: { duplicateKeys: own } }, timestamps: false },
  }))
  // Nobody changed the record: neither its version nor its time moves.
  await modelOf(models, COMPARED_KINDS[kind]).bulkWrite(updates, { session })
  return records.map((record) => ({ ...record, duplicateKeys: keys.get(record._id) ?? record.duplicateKeys ?? [] }))
}

type PairOf = { readonly pair: string; readonly ids: readonly Types.ObjectId[]; readonly score: number }

/** The pairs of the given records with each other and with candidates. Pure. */
function pairsOf(own: readonly Compared[], candidates: readonly Compared[]): readonly PairOf[] {
  const all = new Map([...candidates, ...own].map((record) => [record._id.toHexString(), record]))
  const sharing = new Map<string, string[]>()
  for (const [id, { duplicateKeys: keys = [] }] of all)
    for (const key of keys) sharing.set(key, [...(sharing.get(key) ?? []), id])
  const pairs = new Map<string, PairOf>()
  for (const { _id, duplicateKeys: keys = [] } of own) {
    const id = _id.toHexString()
    const telling = keys.filter((key) => (sharing.get(key)?.length ?? 0) <= MAX_SHARING)
    for (const other of new Set(telling.flatMap((key) => sharing.get(key) ?? []))) {
      const found = all.get(other)
      if (other === id || found === undefined) continue
      const ids = id < other ? [_id, found._id] : [found._id, _id]
      const score = scoreOf(signsOf(telling, found.duplicateKeys ?? []))
      if (score === 0) continue
      pairs.set(ids.map(String).join('-'), { pair: ids.map(String).join('-'), ids, score })
    }
  }
  return [...pairs.values()]
}

type PortionOptions = { /** Whether a job compares what is left. */ readonly promisesRest?: boolean }

export type ScanDuplicates = {
  /** Compares one portion. @returns whether there may be more */
  readonly portion: (actor: Performer, name: string, options?: PortionOptions) => Promise<boolean>
  /** Compares all that is left. */
  readonly rest: (actor: SystemActor, signal?: AbortSignal) => Promise<void>
}

export function createScanDuplicates({ models, transact }: Pick<RecordDeps, 'models' | 'transact'>): ScanDuplicates {
  /** @returns whether there may be more */
  async function compare(tx: Transaction, workspaceId: Types.ObjectId, kind: MergedKind): Promise<boolean> {
    const { session } = tx
    const filter = { _id: workspaceId, workspaceId }
    const scan = await models.duplicateScans.findOne(filter, null, { session }).lean()
    const start: Position = scan?.[kind] ?? { at: new Date(0), id: LOWEST_ID }
    const most = tx.atMost(MAX_COMPARED)
    const changed = await changedSince(models, kind, tx, workspaceId, { ...start, most })
    const last = changed.at(-1)
    if (last === undefined) return false
    const own = await addKeys(models, kind, tx, workspaceId, changed)
    const keys = [...new Set(own.flatMap((record) => record.duplicateKeys ?? []))]
    const sharing = { workspaceId, duplicateKeys: { $in: keys }, deletedAt: null }
    const candidates: readonly Compared[] =
      keys.length === 0
        ? []
        : await modelOf(models, COMPARED_KINDS[kind])
            .find(sharing, { duplicateKeys: 1 }, { session })
            .limit(MAX_CANDIDATES)
            .lean()
    const writes = pairsOf(own, candidates).map(({ pair, ids, score }) => ({
      updateOne: {
        filter: { workspaceId, pair },
        update: {
          $set: { score },
          $setOnInsert: {
            ids,
            status: 'open' as const,
            shownAfter: new Date(0),
            ...(kind === 'company' && { kind }),
          },
        },
        upsert: true,
      },
    }))
    if (writes.length > 0) await models.duplicatePairs.bulkWrite(writes, { session })
    const more = changed.length === most
    // At the end it stops a little earlier: a change of that time may not be visible yet.
    const seen = new Date(tx.at.getTime() - LOOK_BACK_MS)
    const at = more || last.updatedAt < seen ? last.updatedAt : seen
    const id = at === last.updatedAt ? last._id : LOWEST_ID
    await models.duplicateScans.updateOne(filter, { $set: { [kind]: { at, id, more } } }, { session, upsert: true })
    return more
  }

  const portion: ScanDuplicates['portion'] = (actor, name, { promisesRest = false } = {}) =>
    transact(actor, `duplicates.scan-${name}`, async (tx) => {
      const { workspaceId } = actor
      let more = false
      for (const kind of COMPARED) if (await compare(tx, objectId(workspaceId), kind)) more = true
      if (more && promisesRest) tx.enqueue(SCAN_DUPLICATES_JOB, { workspaceId })
      return more
    })

  return {
    portion,
    async rest(actor, signal) {
      for (let part = 0; ; part++) {
        signal?.throwIfAborted()
        if (!(await portion(actor, String(part)))) return
      }
    },
  }
}
