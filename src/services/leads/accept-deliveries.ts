/**
 * Stores what lead sources send. Deliveries that arrive while a write is under way go together into the next one: a single
 * transaction holds them and the jobs that will process them, so that a job exists if and only if its delivery does, and
 * fifty senders at once cost about as much as one.
 */
import type { ClientSession, Connection } from 'mongoose'

import type { Clock } from '../../clock.ts'
import { AppError } from '../../errors.ts'
import { type DeliveryId, idOf, type LeadSourceId, newId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import { newJob, type NewJob } from '../core/define-job.ts'
import type { JobOutbox } from '../core/transact.ts'
import { RECEIVE_LEAD_JOB } from './lead-jobs.ts'

export type NewDelivery = {
  readonly source: { readonly id: LeadSourceId; readonly workspaceId: WorkspaceId }
  /** Unique within the source. */
  readonly dedupeKey: string
  /** A delivery under this key, received within the last `previousWithinMs`, also counts as the same one. */
  readonly previousKey?: string
  readonly headers: Readonly<Record<string, string>>
  readonly contentType: string
  readonly rawBody: Uint8Array
}

/**
 * Resolves once the delivery is stored by a majority, or if it already was.
 *
 * @throws AppError UNAVAILABLE when that took too long; it may have been stored anyway, and a repeat is then a duplicate
 */
export type AcceptDelivery = (delivery: NewDelivery) => Promise<'stored' | 'duplicate'>

export type AcceptDeliveriesDeps = {
  readonly connection: Connection
  readonly models: Pick<Models, 'deliveries'>
  readonly outbox: JobOutbox
  readonly clock: Clock
  /** How long a key made from the body's bytes counts, in milliseconds. */
  readonly previousWithinMs: number
}

const MAX_IN_BATCH = 64
const MAX_BYTES_IN_BATCH = 8 * 1024 * 1024
const BATCHES_AT_ONCE = 2
/** Senders wait ten seconds or more. Whatever is not stored by then is requested again. */
const PATIENCE_MS = 8_000
const MAX_COLLISIONS = 8
const DUPLICATE_KEY = 11000

type Waiting = {
  readonly delivery: NewDelivery
  readonly resolve: (outcome: 'stored' | 'duplicate') => void
  readonly reject: (error: unknown) => void
}

type Pair = { readonly source: NewDelivery['source']; readonly dedupeKey: string }

const nameOf = ({ source, dedupeKey }: Pair): string => `${source.id}/${dedupeKey}`

export function createAcceptDeliveries(deps: AcceptDeliveriesDeps): AcceptDelivery {
  const { connection, models, outbox, clock, previousWithinMs } = deps
  const waiting: Waiting[] = []
  let running = 0

  /** The given pairs that are already stored. */
  async function known(pairs: readonly Pair[], since?: Date): Promise<ReadonlySet<string>> {
    if (pairs.length === 0) return new Set()
    const found = await models.deliveries
      .find(
        {
          sourceId: { $in: [...new Set(pairs.map(({ source }) => source.id))].map(objectId) },
          dedupeKey: { $in: pairs.map(({ dedupeKey }) => dedupeKey) },
          ...(since && { receivedAt: { $gt: since } }),
        },
        { sourceId: 1, dedupeKey: 1 },
        { acrossWorkspaces: 'the sources of a batch may be of several workspaces' },
      )
      .lean()
    return new Set(found.map(({ sourceId, dedupeKey }) => `${sourceId.toHexString()}/${dedupeKey}`))
  }

  async function insert(deliveries: readonly NewDelivery[]): Promise<void> {
    const jobs = new Map<WorkspaceId, NewJob[]>()
    await connection.transaction(async (session: ClientSession) => {
      const receivedAt = clock.now()
      const records = deliveries.map(({ source, dedupeKey, headers, contentType, rawBody }) => ({
        _id: objectId(newId()),
        workspaceId: objectId(source.workspaceId),
        sourceId: objectId(source.id),
        dedupeKey,
        headers,
        contentType,
        rawBody: Buffer.from(rawBody.buffer, rawBody.byteOffset, rawBody.byteLength),
        status: 'pending' as const,
        attempts: 0,
        results: [],
        receivedAt,
        doneAt: null,
        version: 1,
      }))
      // lean: the records are complete, and validating each one again would be half of the work.
      await models.deliveries.insertMany(records, { session, lean: true })
      jobs.clear()
      for (const { _id, workspaceId } of records) {
        const id = idOf<WorkspaceId>(workspaceId)
        jobs.set(id, [
          ...(jobs.get(id) ?? []),
          newJob(RECEIVE_LEAD_JOB, { workspaceId: id, deliveryId: idOf<DeliveryId>(_id) }),
        ])
      }
      for (const [workspaceId, own] of jobs) await outbox.insert(workspaceId, own, session)
    })
    outbox.committed([...jobs.values()].flat())
  }

  async function store(batch: readonly Waiting[]): Promise<void> {
    const first = new Map<string, Waiting>()
    for (const entry of batch) {
      const name = nameOf(entry.delivery)
      if (!first.has(name)) first.set(name, entry)
    }
    const again = batch.filter((entry) => first.get(nameOf(entry.delivery)) !== entry)
    const before = [...first.values()].flatMap(({ delivery: { source, previousKey } }) =>
      previousKey === undefined ? [] : [{ source, dedupeKey: previousKey }],
    )
    const earlier = await known(before, new Date(clock.now().getTime() - previousWithinMs))
    const isEarlier = ({ delivery: { source, previousKey } }: Waiting): boolean =>
      previousKey !== undefined && earlier.has(nameOf({ source, dedupeKey: previousKey }))
    let fresh = [...first.values()].filter((entry) => !isEarlier(entry))
    for (let collisions = 0; fresh.length > 0; collisions++) {
      try {
        await insert(fresh.map(({ delivery }) => delivery))
        break
      } catch (error) {
        if ((error as { code?: unknown }).code !== DUPLICATE_KEY || collisions === MAX_COLLISIONS) throw error
        const stored = await known(fresh.map(({ delivery }) => delivery))
        fresh = fresh.filter(({ delivery }) => !stored.has(nameOf(delivery)))
      }
    }
    const stored = new Set(fresh)
    for (const entry of first.values()) entry.resolve(stored.has(entry) ? 'stored' : 'duplicate')
    for (const entry of again) entry.resolve('duplicate')
  }

  /** As many waiting deliveries as one transaction should hold. */
  function takeBatch(): readonly Waiting[] {
    let bytes = 0
    let count = 0
    for (const { delivery } of waiting) {
      bytes += delivery.rawBody.byteLength
      if (count === MAX_IN_BATCH || (count > 0 && bytes > MAX_BYTES_IN_BATCH)) break
      count += 1
    }
    return waiting.splice(0, count)
  }

  /** Hand-written instead of p-limit: a write picks its batch only when its slot is free, from whatever waits by then. */
  function pump(): void {
    while (running < BATCHES_AT_ONCE && waiting.length > 0) {
      const batch = takeBatch()
      running += 1
      store(batch)
        .catch((error: unknown) => {
          for (const { reject } of batch) reject(error)
        })
        .finally(() => {
          running -= 1
          pump()
        })
    }
  }

  return (delivery) =>
    new Promise((resolve, reject) => {
      const entry: Waiting = {
        delivery,
        resolve: (outcome) => {
          clearTimeout(timer)
          resolve(outcome)
        },
        reject: (error) => {
          clearTimeout(timer)
          reject(error instanceof Error ? error : new Error(String(error)))
        },
      }
      const timer = setTimeout(() => {
        const place = waiting.indexOf(entry)
        if (place >= 0) waiting.splice(place, 1)
        reject(new AppError('UNAVAILABLE', { message: 'The delivery could not be stored in time' }))
      }, PATIENCE_MS)
      waiting.push(entry)
      pump()
    })
}
