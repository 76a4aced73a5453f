/** The workspace's rates between currencies, as admins enter them. A day has one rate for each pair of currencies. */
import type { Types } from 'mongoose'

import { AppError } from '../../errors.ts'
import { exactRate, isPlausibleRate } from '../../language/exact-rate.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { type EventId, idOf, newId, objectId, type RateId } from '../../models/ids.ts'
import type { RateRecord } from '../../models/rate.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize } from '../core/permissions.ts'
import type { Transaction } from '../core/transact.ts'
import { rateChange } from './rate-change.ts'

export type RateView = Pick<RateRecord, 'from' | 'to' | 'day' | 'rate'> & { readonly id: RateId }

export type NewRate = Omit<RateView, 'id'>

/** @property replaced the rate of that day before, if there was one @property undoId null if nothing changed */
export type EnteredRate = RateView & { readonly replaced: string | null; readonly undoId: EventId | null }

export type RatePair = Pick<RateView, 'from' | 'to'>

export type RatesService = {
  /** Each pair with its latest rate, by currency. @throws AppError FORBIDDEN; so do the others */
  readonly pairs: (actor: Actor) => Promise<readonly RateView[]>
  /** The rates of a pair, newest first. @param query before only those of earlier days */
  readonly list: (
    actor: Actor,
    query: RatePair & { readonly limit: number; readonly before?: string },
  ) => Promise<{ readonly rates: readonly RateView[]; readonly hasMore: boolean }>
  /** @throws AppError NOT_FOUND */
  readonly get: (actor: Actor, id: RateId) => Promise<RateView>
  /**
   * Enters a rate, in place of the one of the same day. Whoever does so at the same moment as somebody else replaces what they
   * have entered, and is told.
   *
   * @throws AppError VALIDATION (not-a-currency, same-currency, rate-out-of-range); CONFLICT (limit)
   */
  readonly enter: (actor: Actor, rate: NewRate) => Promise<EnteredRate>
  /** @throws AppError NOT_FOUND */
  readonly remove: (actor: Actor, id: RateId) => Promise<RateView & { readonly undoId: EventId }>
}

/** Every day of ten years in one currency, or of a year in ten. */
export const MAX_RATES = 4_000

const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

function view({ _id, from, to, day, rate }: RateRecord): RateView {
  return { id: idOf(_id), from, to, day, rate }
}

/** @throws AppError VALIDATION */
function assertMeant({ from, to, rate }: NewRate): void {
  for (const code of [from, to]) if (!CURRENCIES.has(code)) throw fieldProblem('not-a-currency', { given: code })
  if (from === to) throw fieldProblem('same-currency')
  if (!isPlausibleRate(exactRate(rate))) throw fieldProblem('rate-out-of-range')
}

export function createRates({ models, transact }: Pick<CoreDeps, 'models' | 'transact'>): RatesService {
  async function read(actor: Actor, id: RateId, tx?: Transaction): Promise<RateRecord> {
    const filter = { workspaceId: objectId(actor.workspaceId), _id: objectId(id) }
    const found = await models.rates.findOne(filter, null, tx === undefined ? {} : { session: tx.session }).lean()
    if (found === null) throw new AppError('NOT_FOUND', { message: 'No such rate', details: { kind: 'rate' } })
    return found
  }

  async function add(tx: Transaction, workspaceId: Types.ObjectId, entered: NewRate): Promise<EnteredRate> {
    // One more than there may be is enough to know.
    const count = await models.rates.countDocuments({ workspaceId }, { session: tx.session, limit: MAX_RATES })
    if (count >= MAX_RATES)
      throw new AppError('CONFLICT', { details: { reason: 'limit', of: 'rate', limit: MAX_RATES } })
    const id = newId<RateId>()
    await models.rates.create([{ _id: objectId(id), workspaceId, ...entered }], { session: tx.session })
    const undoId = tx.record({
      type: 'rate.created',
      target: { kind: 'rate', id },
      changes: [rateChange(entered, null, entered.rate)],
    })
    return { id, ...entered, replaced: null, undoId }
  }

  return {
    async pairs(actor) {
      authorize(actor, 'workspace.settings')
      const rates = await models.rates
        .find({ workspaceId: objectId(actor.workspaceId) })
        .sort({ from: 1, to: 1, day: 1 })
        .lean()
      return [...new Map(rates.map((one) => [`${one.from}/${one.to}`, view(one)])).values()]
    },

    async list(actor, { from, to, limit, before }) {
      authorize(actor, 'workspace.settings')
      const day = before === undefined ? {} : { day: { $lt: before } }
      const found = await models.rates
        .find({ workspaceId: objectId(actor.workspaceId), from, to, ...day })
        .sort({ day: -1 })
        .limit(limit + 1)
        .lean()
      return { rates: found.slice(0, limit).map(view), hasMore: found.length > limit }
    },

    async get(actor, id) {
      authorize(actor, 'workspace.settings')
      return view(await read(actor, id))
    },

    async enter(actor, { from, to, day, rate }) {
      authorize(actor, 'workspace.settings')
      const entered = { from, to, day, rate }
      assertMeant(entered)
      const workspaceId = objectId(actor.workspaceId)
      return transact(
        actor,
        'rate.enter',
        async (tx): Promise<EnteredRate> => {
          const { session } = tx
          const known = await models.rates.findOne({ workspaceId, from, to, day }, null, { session }).lean()
          if (known === null) return add(tx, workspaceId, entered)
          if (known.rate === rate) return { ...view(known), replaced: null, undoId: null }
          const { _id, version } = known
          const update = { $set: { rate }, $inc: { version: 1 } }
          const written = await models.rates.updateOne({ workspaceId, _id, version }, update, { session })
          if (written.modifiedCount !== 1) throw new AppError('CONFLICT', { details: { reason: 'changed-meanwhile' } })
          const undoId = tx.record({
            type: 'rate.updated',
            target: { kind: 'rate', id: idOf<RateId>(_id) },
            changes: [rateChange(entered, known.rate, rate)],
          })
          return { ...view(known), rate, replaced: known.rate, undoId }
        },
        { undoable: true },
      )
    },

    async remove(actor, id) {
      authorize(actor, 'workspace.settings')
      return transact(
        actor,
        `rate.remove-${id}`,
        async (tx) => {
          const known = await read(actor, id, tx)
          const { workspaceId, _id, version } = known
          const written = await models.rates.deleteOne({ workspaceId, _id, version }, { session: tx.session })
          if (written.deletedCount !== 1) throw new AppError('CONFLICT', { details: { reason: 'changed-meanwhile' } })
          const changes = [rateChange(known, known.rate, null)]
          const undoId = tx.record({ type: 'rate.deleted', target: { kind: 'rate', id }, changes })
          return { ...view(known), undoId }
        },
        { undoable: true },
      )
    },
  }
}
