/**
 * Makes the change of a bulk edit, chunk by chunk. A chunk is one transaction under a command of its own, together with the
 * number of the next one: whatever happens to the process, every record is changed exactly once. Where a chunk takes longer than a
 * transaction may, it is changed in pieces (core/pieces.ts).
 */
import type { Types } from 'mongoose'

import { isConflict } from '../../errors.ts'
import { type BulkEditRecord, type LackingDeal, SKIP_REASONS, type SkipReason } from '../../models/bulk-edit.ts'
import { type MemberId, trustedId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, RECORD_ACTIONS } from '../core/permissions.ts'
import { createPace } from '../core/pace.ts'
import { finishChunk, pieceOperation } from '../core/pieces.ts'
import type { Transaction } from '../core/transact.ts'
import { notifyOwners, type OwnedRecord } from '../deleting/notify-owners.ts'
import type { References } from '../fields/field-type.ts'
import { notifyMember } from '../notifications/news.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { definitionOf } from '../records/kind-definition.ts'
import { createReferences } from '../records/references.ts'
import { modelOf, seenBy, type StoredRecord } from '../records/seen-records.ts'
import { applyChange } from './apply-change.ts'
import { BULK_EDIT_RUN_JOB, type BulkEditTurn } from './bulk-edit-jobs.ts'
import { createMoveInChunk } from './move-in-chunk.ts'
import { tellOwnersOfMoved } from './tell-owners.ts'
import {
  actionOf,
  CHUNK_OPERATION,
  chunkActor,
  CHUNKS_PER_JOB,
  chunksOf,
  idsOfChunk,
  type Piece,
  readTurn,
  stepOn,
} from './bulk-edit-store.ts'

/**
 * Changes some chunks. Does nothing if it is in another turn.
 *
 * @param actor whoever began it, with the rights they have now
 * @throws AppError FORBIDDEN; what the signal throws
 */
export type RunBulkEdit = (actor: Actor, ref: BulkEditTurn, signal: AbortSignal) => Promise<void>

/** @property movedOf how many deals of each other member were moved */
type Changed = {
  readonly counts: Counts
  readonly lacking: readonly LackingDeal[]
  readonly movedOf: ReadonlyMap<string, number>
}

/** So many deals that lack something are named. */
const MAX_LACKING = 20

function titleOf(record: StoredRecord): string {
  const { title } = record as unknown as { readonly title?: unknown }
  return typeof title === 'string' ? title : ''
}

type Counts = { changed: number; unchanged: number } & Record<SkipReason, number>

function noCounts(): Counts {
  const skipped = Object.fromEntries(SKIP_REASONS.map((reason) => [reason, 0])) as Record<SkipReason, number>
  return { changed: 0, unchanged: 0, ...skipped }
}

/** A company that many records are given is looked up once. */
function remembering(references: References): References {
  const known = new Map<string, ReturnType<References['company']>>()
  return {
    ...references,
    company(name) {
      const found = known.get(name) ?? references.company(name)
      known.set(name, found)
      return found
    },
  }
}

export function createRunBulkEdit(deps: RecordDeps): RunBulkEdit {
  const { models, transact, tablesOf, kinds } = deps

  async function readRecords(actor: Actor, tx: Transaction, edit: BulkEditRecord, ids: readonly Types.ObjectId[]) {
    const definition = definitionOf(kinds, edit.kind)
    if (definition === null) throw new Error(`There are no records of the kind ${edit.kind}`)
    const filter = { ...seenBy(actor, definition), _id: { $in: [...ids] }, deletedAt: null }
    const options = { session: tx.session, batchSize: ids.length || 1 }
    const found = await modelOf(models, definition).find(filter, null, options).sort({ _id: 1 }).lean<StoredRecord[]>()
    return { found, gone: ids.length - found.length }
  }

  async function changeRecords(
    actor: Actor,
    tx: Transaction,
    edit: BulkEditRecord,
    ids: readonly Types.ObjectId[],
  ): Promise<Changed> {
    const { kind, change } = edit
    const own = { models, fields: tablesOf(actor) }
    const references = remembering(createReferences(models, actor, tx, { permission: RECORD_ACTIONS[kind].write }))
    const { found, gone } = await readRecords(actor, tx, edit, ids)
    const counts = { ...noCounts(), gone }
    const deleted: OwnedRecord[] = []
    const lacking: LackingDeal[] = []
    const { move, movedOf } = createMoveInChunk(deps, actor, tx)
    for (const record of found) {
      const applied = await applyChange({ own, actor, tx, kind, change, references, move }, record)
      if (applied.outcome === 'skipped') counts[applied.reason] += 1
      else counts[applied.outcome === 'unchanged' ? 'unchanged' : 'changed'] += 1
      if (applied.outcome === 'skipped' && change.what === 'move' && applied.reason === 'required')
        lacking.push({ title: titleOf(record), missing: applied.missing ?? [] })
      if (applied.outcome === 'deleted') deleted.push(...applied.deleted)
    }
    notifyOwners(actor, tx, deleted)
    return { counts, lacking, movedOf }
  }

  /** One message for all that somebody is given. */
  function tellNewOwner(actor: Actor, tx: Transaction, { kind, change }: BulkEditRecord, count: number): void {
    if (change.what !== 'set' || change.field !== 'owner' || typeof change.value !== 'string' || count === 0) return
    notifyMember(actor, tx, trustedId<MemberId>(change.value), { kind: 'assigned', target: 'many', of: kind, count })
  }

  /** @returns where the next piece begins; null if the chunk is whole */
  async function advance(actor: Actor, ref: BulkEditTurn, edit: BulkEditRecord, piece: Piece): Promise<number | null> {
    const { part, from, pace, goesOn } = piece
    const all = idsOfChunk(edit, part)
    const write = async (tx: Transaction): Promise<number | null> => {
      const until = Math.min(all.length, from + tx.atMost(all.length))
      const { counts, lacking, movedOf } = await changeRecords(actor, tx, edit, all.slice(from, until))
      const next = until === all.length ? null : until
      const { changed, unchanged, ...skipped } = counts
      const isLast = next === null && part + 1 >= chunksOf(edit)
      const $inc = {
        changed,
        unchanged,
        ...Object.fromEntries(Object.entries(skipped).map(([reason, count]) => [`skipped.${reason}`, count])),
        ...Object.fromEntries([...movedOf].map(([member, count]) => [`movedOf.${member}`, count])),
      }
      const end = isLast ? ({ state: 'done', turn: ref.turn + 1 } as const) : {}
      await stepOn(models, tx, ref, piece, next, {
        $set: { written: part + 1, ...end },
        $inc,
        ...(lacking.length > 0 && { $push: { lacking: { $each: [...lacking], $slice: MAX_LACKING } } }),
      })
      if (isLast) {
        const now = await models.bulkEdits
          .findOne(
            { workspaceId: edit.workspaceId, _id: edit._id },
            { changed: 1, movedOf: 1 },
            { session: tx.session },
          )
          .lean()
        tellNewOwner(actor, tx, edit, now?.changed ?? 0)
        tellOwnersOfMoved(actor, tx, { ...edit, movedOf: now?.movedOf ?? {} }, false)
      } else if (next === null && !goesOn) tx.enqueue(BULK_EDIT_RUN_JOB, ref)
      return next
    }
    return transact(chunkActor(actor, ref, part), pieceOperation(CHUNK_OPERATION, from), write, { pace })
  }

  return async (actor, ref, signal) => {
    const edit = await readTurn(models, ref)
    if (edit === null) return
    authorize(actor, actionOf(edit))
    const last = Math.min(chunksOf(edit), edit.part + CHUNKS_PER_JOB) - 1
    const pace = createPace()
    try {
      for (let part = edit.part; part <= last; part += 1) {
        const chunk = { part, pace, goesOn: part < last }
        const from = part === edit.part ? (edit.piece ?? 0) : 0
        await finishChunk(from, (next) => advance(actor, ref, edit, { ...chunk, from: next }), signal)
      }
    } catch (error) {
      if (!isConflict(error, 'bulk-edit-over')) throw error
    }
  }
}
