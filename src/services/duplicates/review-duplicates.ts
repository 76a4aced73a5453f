/** The queue of contacts that may be one person: one pair at a time, the surest first. */
import type { Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import { type DuplicatePairId, type Id, idOf, objectId } from '../../models/ids.ts'
import type { ContactRecord } from '../../models/contact.ts'
import type { DuplicatePairRecord } from '../../models/duplicate-pair.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import { type ContactView, toView } from '../contacts/contact-view.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { CERTAIN, type DuplicateSign, scoreOf, signsOf } from './duplicate-keys.ts'
import type { ScanDuplicates } from './scan-duplicates.ts'

export type PossibleDuplicates = {
  readonly id: DuplicatePairId
  /** The older contact first: it is proposed as the one that remains. */
  readonly contacts: readonly [ContactView, ContactView]
  readonly signs: readonly DuplicateSign[]
  readonly isCertain: boolean
}

export type DuplicateQueue = {
  /** Null when there is nothing to decide. */
  readonly next: PossibleDuplicates | null
  /** Whether not all contacts have been compared yet: there may be more. */
  readonly isScanning: boolean
}

export type ReviewDuplicates = {
  /** Compares what has changed since the last time, as far as one command can; a job does the rest. @throws AppError FORBIDDEN */
  readonly refresh: (actor: Actor) => Promise<void>
  /** @throws AppError FORBIDDEN */
  readonly next: (actor: Actor) => Promise<DuplicateQueue>
  /** They are two people: remembered. @throws AppError FORBIDDEN; NOT_FOUND */
  readonly keepApart: (actor: Actor, id: DuplicatePairId) => Promise<void>
  /** Takes that back. */
  readonly reopen: (actor: Actor, id: DuplicatePairId) => Promise<void>
  /** Asks again tomorrow. */
  readonly later: (actor: Actor, id: DuplicatePairId) => Promise<void>
}

const DAY_MS = 24 * 60 * 60 * 1000
const PAGE = 50
/** Where members see only their own, most pairs are not theirs: the search ends somewhere. */
const MAX_PAGES = 10

type Known = ReadonlyMap<string, ContactRecord>

export function createReviewDuplicates(deps: RecordDeps, scan: ScanDuplicates): ReviewDuplicates {
  const { models, tablesOf, transact, clock } = deps
  const workspaceOf = (actor: Actor) => objectId(actor.workspaceId)

  async function liveOf(actor: Actor, ids: readonly Types.ObjectId[], scope: object): Promise<Known> {
    const filter = { workspaceId: workspaceOf(actor), ...scope, _id: { $in: ids }, deletedAt: null }
    const found = await models.contacts.find(filter).lean()
    return new Map(found.map((contact) => [contact._id.toHexString(), contact]))
  }

  /** The first pair of the page that the actor may see, and the pairs that no longer share a key. */
  async function firstOf(actor: Actor, page: readonly DuplicatePairRecord[]) {
    if (page.length === 0) return { stale: [], found: null }
    const ids = page.flatMap((one) => one.ids)
    const seen = await liveOf(actor, ids, visibleTo(actor))
    const live = seen.size === new Set(ids.map(String)).size ? seen : await liveOf(actor, ids, {})
    const stale: Types.ObjectId[] = []
    for (const { _id, ids: both } of page) {
      const [a, b] = both.map((id) => live.get(id.toHexString()))
      const signs = a && b ? signsOf(a.duplicateKeys ?? [], b.duplicateKeys ?? []) : []
      if (a === undefined || b === undefined || signs.length === 0) stale.push(_id)
      else if (both.every((id) => seen.has(id.toHexString()))) return { stale, found: { _id, a, b, signs } }
    }
    return { stale, found: null }
  }

  /** The first pair to decide, and those before it that no longer share a key. */
  async function find(actor: Actor): Promise<{
    readonly stale: readonly Types.ObjectId[]
    readonly found: PossibleDuplicates | null
  }> {
    const open = { workspaceId: workspaceOf(actor), status: 'open' as const, shownAfter: { $lte: clock.now() } }
    const stale: Types.ObjectId[] = []
    for (let page = 0; page < MAX_PAGES; page++) {
      const pairs = await models.duplicatePairs
        .find(open)
        .sort({ score: -1, _id: 1 })
        .skip(page * PAGE)
        .limit(PAGE)
        .lean()
      const first = await firstOf(actor, pairs)
      stale.push(...first.stale)
      if (first.found !== null) {
        const { _id, a, b, signs } = first.found
        const own = { models, fields: tablesOf(actor) }
        const contacts = [await toView(own, actor, a), await toView(own, actor, b)] as const
        return { stale, found: { id: idOf(_id), contacts, signs, isCertain: scoreOf(signs) >= CERTAIN } }
      }
      if (pairs.length < PAGE) break
    }
    return { stale, found: null }
  }

  async function set(actor: Actor, id: Id, operation: string, change: Partial<DuplicatePairRecord>): Promise<void> {
    authorize(actor, 'contact.merge')
    const filter = { workspaceId: workspaceOf(actor), _id: objectId(id) }
    const pair = await models.duplicatePairs.findOne(filter).lean()
    const seen = pair === null ? null : await liveOf(actor, pair.ids, visibleTo(actor))
    if (pair === null || seen?.size !== pair.ids.length)
      throw new AppError('NOT_FOUND', { message: 'No such pair', details: { kind: 'contact' } })
    await transact(actor, operation, async (tx) => {
      await models.duplicatePairs.updateOne(filter, { $set: change }, { session: tx.session })
      return null
    })
  }

  return {
    async refresh(actor) {
      authorize(actor, 'contact.merge')
      await scan.portion(actor, 'now', { promisesRest: true })
      const { stale } = await find(actor)
      if (stale.length === 0) return
      const filter = { workspaceId: workspaceOf(actor), _id: { $in: stale } }
      await transact(actor, 'duplicates.forget', async (tx) => {
        await models.duplicatePairs.deleteMany(filter, { session: tx.session })
        return null
      })
    },

    async next(actor) {
      authorize(actor, 'contact.merge')
      const _id = workspaceOf(actor)
      const [{ found }, state] = await Promise.all([
        find(actor),
        models.duplicateScans.findOne({ _id, workspaceId: _id }, { more: 1 }).lean(),
      ])
      return { next: found, isScanning: state?.more === true }
    },

    keepApart: (actor, id) => set(actor, id, 'duplicates.keep-apart', { status: 'apart' }),
    reopen: (actor, id) => set(actor, id, 'duplicates.reopen', { status: 'open' }),
    later: (actor, id) => set(actor, id, 'duplicates.later', { shownAfter: new Date(clock.now().getTime() + DAY_MS) }),
  }
}
