/** The queue of records that may be one: contacts and companies, one pair at a time, the surest first. */
import type { Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import { type DuplicatePairId, type Id, idOf, objectId } from '../../models/ids.ts'
import type { CompanyRecord } from '../../models/company.ts'
import type { ContactRecord } from '../../models/contact.ts'
import type { DuplicatePairRecord } from '../../models/duplicate-pair.ts'
import { type CompanyView, toCompanyView } from '../companies/company-view.ts'
import type { Actor } from '../core/actor.ts'
import { authorize, visibleTo } from '../core/permissions.ts'
import { type ContactView, toView } from '../contacts/contact-view.ts'
import type { MergedKind } from '../merging/mergeable.ts'
import type { RecordDeps } from '../records/field-tables.ts'
import { modelOf, type StoredRecord } from '../records/seen-records.ts'
import { type Compared, COMPARED, COMPARED_KINDS } from './compared-kinds.ts'
import { CERTAIN, type DuplicateSign, scoreOf, signsOf } from './duplicate-signs.ts'
import type { ScanDuplicates } from './scan-duplicates.ts'

type Twins<Kind extends MergedKind, View> = {
  readonly kind: Kind
  /** The older record first: it is proposed as the one that remains. */
  readonly records: readonly [View, View]
}

export type PossibleDuplicates = (Twins<'contact', ContactView> | Twins<'company', CompanyView>) & {
  readonly id: DuplicatePairId
  readonly signs: readonly DuplicateSign[]
  readonly isCertain: boolean
}

export type DuplicateQueue = {
  /** Null when there is nothing to decide. */
  readonly next: PossibleDuplicates | null
  /** Whether not all records have been compared yet: there may be more. */
  readonly isScanning: boolean
}

export type ReviewDuplicates = {
  /** Compares what has changed since the last time, as far as one command can; a job does the rest. @throws AppError FORBIDDEN */
  readonly refresh: (actor: Actor) => Promise<void>
  /** @throws AppError FORBIDDEN */
  readonly next: (actor: Actor) => Promise<DuplicateQueue>
  /** They are two: remembered. @returns what they are. @throws AppError FORBIDDEN; NOT_FOUND */
  readonly keepApart: (actor: Actor, id: DuplicatePairId) => Promise<MergedKind>
  /** Takes that back. */
  readonly reopen: (actor: Actor, id: DuplicatePairId) => Promise<MergedKind>
  /** Asks again tomorrow. */
  readonly later: (actor: Actor, id: DuplicatePairId) => Promise<MergedKind>
}

const DAY_MS = 24 * 60 * 60 * 1000
const PAGE = 50
/** Where members see only their own, most pairs are not theirs: the search ends somewhere. */
const MAX_PAGES = 10

type Found = StoredRecord & Compared
type Known = ReadonlyMap<string, Found>

const kindOf = ({ kind }: Pick<DuplicatePairRecord, 'kind'>): MergedKind => kind ?? 'contact'

export function createReviewDuplicates(deps: RecordDeps, scan: ScanDuplicates): ReviewDuplicates {
  const { models, tablesOf, transact, clock } = deps
  const workspaceOf = (actor: Actor) => objectId(actor.workspaceId)

  /** The live records of these pairs, by id: ids of different kinds are different. */
  async function liveOf(actor: Actor, pairs: readonly DuplicatePairRecord[], scope: object): Promise<Known> {
    const records = await Promise.all(
      COMPARED.map(async (kind): Promise<readonly Found[]> => {
        const ids: readonly Types.ObjectId[] = pairs.flatMap((pair) => (kindOf(pair) === kind ? pair.ids : []))
        if (ids.length === 0) return []
        const filter = { workspaceId: workspaceOf(actor), ...scope, _id: { $in: ids }, deletedAt: null }
        return modelOf(models, COMPARED_KINDS[kind]).find(filter).lean()
      }),
    )
    return new Map(records.flat().map((record) => [record._id.toHexString(), record]))
  }

  /** The first pair of the page that the actor may see, and the pairs that no longer share a key. */
  async function firstOf(actor: Actor, page: readonly DuplicatePairRecord[]) {
    if (page.length === 0) return { stale: [], found: null }
    const seen = await liveOf(actor, page, visibleTo(actor))
    const isAll = seen.size === new Set(page.flatMap(({ ids }) => ids.map(String))).size
    const live = isAll ? seen : await liveOf(actor, page, {})
    const stale: Types.ObjectId[] = []
    for (const pair of page) {
      const [a, b] = pair.ids.map((id) => live.get(id.toHexString()))
      const signs = a && b ? signsOf(a.duplicateKeys ?? [], b.duplicateKeys ?? []) : []
      if (a === undefined || b === undefined || signs.length === 0) stale.push(pair._id)
      else if (pair.ids.every((id) => seen.has(id.toHexString()))) return { stale, found: { pair, a, b, signs } }
    }
    return { stale, found: null }
  }

  async function twinsOf(actor: Actor, kind: MergedKind, a: Found, b: Found) {
    const own = { models, fields: tablesOf(actor) }
    // Safe: they were read from the collection of their kind.
    if (kind === 'contact') {
      const view = (record: Found) => toView(own, actor, record as unknown as ContactRecord)
      return { kind, records: [await view(a), await view(b)] } as const
    }
    const view = (record: Found) => toCompanyView(own, actor, record as unknown as CompanyRecord)
    return { kind, records: [await view(a), await view(b)] } as const
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
        const { pair, a, b, signs } = first.found
        const twins = await twinsOf(actor, kindOf(pair), a, b)
        return { stale, found: { ...twins, id: idOf(pair._id), signs, isCertain: scoreOf(signs) >= CERTAIN } }
      }
      if (pairs.length < PAGE) break
    }
    return { stale, found: null }
  }

  async function set(
    actor: Actor,
    id: Id,
    operation: string,
    change: Partial<DuplicatePairRecord>,
  ): Promise<MergedKind> {
    authorize(actor, 'contact.merge')
    const filter = { workspaceId: workspaceOf(actor), _id: objectId(id) }
    const pair = await models.duplicatePairs.findOne(filter).lean()
    const seen = pair === null ? null : await liveOf(actor, [pair], visibleTo(actor))
    if (pair === null || seen?.size !== pair.ids.length)
      throw new AppError('NOT_FOUND', { message: 'No such pair', details: { kind: 'contact' } })
    await transact(actor, operation, async (tx) => {
      await models.duplicatePairs.updateOne(filter, { $set: change }, { session: tx.session })
      return null
    })
    return kindOf(pair)
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
        models.duplicateScans.findOne({ _id, workspaceId: _id }).lean(),
      ])
      return { next: found, isScanning: COMPARED.some((kind) => state?.[kind]?.more === true) }
    },

    keepApart: (actor, id) => set(actor, id, 'duplicates.keep-apart', { status: 'apart' }),
    reopen: (actor, id) => set(actor, id, 'duplicates.reopen', { status: 'open' }),
    later: (actor, id) => set(actor, id, 'duplicates.later', { shownAfter: new Date(clock.now().getTime() + DAY_MS) }),
  }
}
