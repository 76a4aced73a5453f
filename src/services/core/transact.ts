/**
 * The only way to change data. One MongoDB transaction holds the model writes, the events that describe them, the jobs
 * that must follow, and the command's id with its result. Either all of it is written or none of it, and a command that is
 * delivered again returns the first result and changes nothing.
 */
import type { ClientSession, Connection, Model } from 'mongoose'
import pLimit from 'p-limit'

import type { Clock } from '../../clock.ts'
import { AppError, isTooSlow } from '../../errors.ts'
import { auditKindOf } from '../../models/audit-kind.ts'
import type { Change, EventRecord, EventType } from '../../models/event.ts'
import { type EventId, newId, objectId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { RecordRef } from '../../ids.ts'
import type { Performer } from './actor.ts'
import { createInserts } from './inserts.ts'
import { createLanes } from './lanes.ts'
import { createPace, type Pace } from './pace.ts'
import { type JobDeclaration, type JobKind, type JobOptions, newJob, type NewJob } from './define-job.ts'

export type NewEvent = {
  readonly type: EventType
  readonly target: RecordRef
  /** Other records whose timelines show it too: the contacts of a deal, the deal of a task. */
  readonly related?: readonly RecordRef[]
  readonly changes?: readonly Change[]
  /** The command that this event undoes. */
  readonly undoes?: string
}

/** A change in progress. */
export type Transaction = {
  readonly session: ClientSession
  /** The time of the change, the same in every record that it writes. */
  readonly at: Date
  /** `<delivery>/<operation>`, unique for all time. */
  readonly commandId: string
  /**
   * How many of so many records to change in this attempt. If it takes too long to commit, the next attempt gets half of it: whoever
   * asks leaves the rest to another command.
   */
  readonly atMost: (count: number) => number
  /** Records what happened. Returns the id by which the change can be undone. */
  readonly record: (event: NewEvent) => EventId
  /**
   * Stores a new record: at once, or, in a transaction with `gathersInserts`, together with the others of its collection at
   * {@link Transaction.flush} or at the end.
   */
  readonly insert: <Stored>(model: Model<Stored>, record: Partial<Stored>) => Promise<void>
  /** Stores what has gathered: whatever reads it in this transaction must call this first. */
  readonly flush: () => Promise<void>
  /** Enqueues a job that exists only if the change does. */
  readonly enqueue: <Payload extends object>(
    job: JobDeclaration<JobKind, Payload>,
    payload: NoInfer<Payload>,
    options?: JobOptions,
  ) => void
}

/** Writes jobs inside a transaction, and is notified after the commit that they can run. The job queue provides it. */
export type JobOutbox = {
  readonly insert: (workspaceId: WorkspaceId, jobs: readonly NewJob[], session: ClientSession) => Promise<void>
  readonly committed: (jobs: readonly NewJob[]) => void
}

/** What a change's events promise to others: jobs, and what starts after the commit. */
export type Promised = { readonly jobs: readonly NewJob[]; readonly committed: () => void }

/** Writes what must follow from the events of a change, in its transaction. Outgoing webhooks provide it. */
export type EventOutbox = {
  readonly insert: (
    workspaceId: WorkspaceId,
    events: readonly EventRecord[],
    session: ClientSession,
  ) => Promise<readonly Promised[]>
}

/**
 * Writes to other records what their events say about them, in the transaction of the change. The last touch and the totals of
 * stages are kept that way.
 *
 * @param lane a number that no other transaction of this process has until it ends
 */
export type EventFollower = (
  workspaceId: WorkspaceId,
  events: readonly EventRecord[],
  session: ClientSession,
  lane: number,
) => Promise<void>

export type TransactOptions = {
  /** Whether the member who ran it may undo it. */
  readonly undoable?: boolean
  /** Whether new records wait for others of their collection: for work that inserts many and does not read them again. */
  readonly gathersInserts?: boolean
  /** Shared with the commands before it, by work that goes on in many. */
  readonly pace?: Pace
}

/**
 * Runs one command.
 *
 * @param operation the command's own name, kebab-case with a dot: one delivery may carry several different commands
 * @param work may run more than once (the database retries a transaction after a conflict), so it must do nothing except
 * read and write through `tx`; its result must be plain JSON, since a repeated command gets it from the database
 * @throws whatever `work` throws; UNAVAILABLE (too-slow) if it cannot commit in time; then nothing was changed
 */
export type Transact = <T>(
  actor: Performer,
  operation: string,
  work: (tx: Transaction) => Promise<T>,
  options?: TransactOptions,
) => Promise<T>

export type TransactDeps = {
  readonly connection: Connection
  readonly models: Pick<Models, 'commands' | 'events'>
  readonly outbox: JobOutbox
  /** In this order. */
  readonly eventFollowers?: readonly EventFollower[]
  readonly eventOutbox?: EventOutbox
  readonly clock: Clock
}

/**
 * Maximum milliseconds between a change's first write and its commit. The feed of changes leaves out the last ten
 * seconds: a change committed later than that after its `updatedAt` would be missed by a client that has already moved past it.
 */
const MAX_COMMIT_MS = 5_000

/** How often a command is retried after a conflict with another command's unique key. */
const MAX_COLLISIONS = 3
const DUPLICATE_KEY = 11000

/** The id under which one operation of a delivery is stored: the same for every repeat of that delivery. */
export function commandIdOf(actor: Pick<Performer, 'commandId'>, operation: string): string {
  return `${actor.commandId}/${operation}`
}

/**
 * Maximum concurrent transactions in one process. On some engines a write waits for another transaction's lock and holds a
 * connection meanwhile. Without a bound below the pool's size, the writes waiting for a popular record could take every
 * connection, and the transaction they wait for could not commit. A follower may read beside its transaction: twice the bound
 * has to be below the pool's size.
 */
const MAX_CONCURRENT = 16

function isDuplicateKey(error: unknown): boolean {
  return error instanceof Error && (error as { code?: unknown }).code === DUPLICATE_KEY
}

export function createTransact(deps: TransactDeps): Transact {
  const { connection, models, outbox, eventFollowers = [], eventOutbox, clock } = deps
  const limit = pLimit(MAX_CONCURRENT)
  const lanes = createLanes()

  async function firstResult<T>(commandId: string, session?: ClientSession): Promise<{ result: T } | null> {
    const options = { acrossWorkspaces: 'command ids are unique for all time', ...(session && { session }) }
    const known = await models.commands.findOne({ _id: commandId }, { result: 1 }, options).lean()
    return known === null ? null : { result: known.result as T }
  }

  return async function transact<T>(
    actor: Performer,
    operation: string,
    work: (tx: Transaction) => Promise<T>,
    options: TransactOptions = {},
  ): Promise<T> {
    const commandId = commandIdOf(actor, operation)
    const workspaceId = objectId(actor.workspaceId)
    let jobs: NewJob[] = []
    let promised: readonly Promised[] = []
    const { pace = createPace() } = options
    let isPortioned = false
    const atMost: Transaction['atMost'] = (count) => {
      isPortioned = true
      return pace.atMost(count)
    }

    async function attempt(session: ClientSession, lane: number): Promise<T> {
      jobs = []
      promised = []
      isPortioned = false
      const done = await firstResult<T>(commandId, session)
      if (done !== null) return done.result
      const at = clock.now()
      const events: EventRecord[] = []
      const record = (event: NewEvent): EventId => {
        const id = newId<EventId>()
        const { target, related = [], changes = [], ...rest } = event
        const audit = auditKindOf(event.type)
        const shownAt = [target, ...related.filter(({ id: other }) => other !== target.id)]
        events.push({
          _id: objectId(id),
          ...rest,
          workspaceId,
          ...(actor.memberId !== null && { memberId: objectId(actor.memberId) }),
          channel: actor.channel,
          target: { kind: target.kind, id: objectId(target.id) },
          related: shownAt.map(({ kind, id: other }) => ({ kind, id: objectId(other) })),
          changes,
          commandId,
          ...(audit !== null && { audit }),
          at,
        })
        return id
      }
      const enqueue: Transaction['enqueue'] = (job, payload, more) => void jobs.push(newJob(job, payload, more))
      const inserts = createInserts(session, options.gathersInserts === true)
      const result = await work({ session, at, commandId, atMost, record, enqueue, ...inserts })
      await inserts.flush()
      if (events.length > 0) {
        await models.events.insertMany(events, { session, lean: true })
        // First, so that what is announced about a record is what it says by now.
        for (const follow of eventFollowers) await follow(actor.workspaceId, events, session, lane)
        promised = (await eventOutbox?.insert(actor.workspaceId, events, session)) ?? []
        jobs.push(...promised.flatMap((one) => one.jobs))
      }
      if (jobs.length > 0) await outbox.insert(actor.workspaceId, jobs, session)
      const command = {
        _id: commandId,
        workspaceId,
        ...(actor.memberId !== null && { memberId: objectId(actor.memberId) }),
        result: result ?? null,
        // A command that changed nothing has nothing to undo, and must not hide the one before it.
        undoable: options.undoable === true && events.length > 0,
        at,
      }
      await models.commands.create([command], { session })
      if (clock.now().getTime() - at.getTime() > MAX_COMMIT_MS) {
        const details = { reason: 'too-slow' } as const
        throw new AppError('UNAVAILABLE', { message: 'The change took too long to commit', details })
      }
      return result
    }

    for (let collisions = 0; ;) {
      try {
        const result = await limit(() =>
          lanes.use((lane) => connection.transaction((session) => attempt(session, lane))),
        )
        if (jobs.length > 0) outbox.committed(jobs)
        for (const { committed } of promised) committed()
        return result
      } catch (error) {
        // The same command may have run elsewhere in the meantime and caused this conflict: then its result is ours.
        const done = await firstResult<T>(commandId).catch(() => null)
        if (done !== null) return done.result
        if (isTooSlow(error) && isPortioned && pace.slowDown()) continue
        // Another command wrote a unique key first: the next attempt reads what is there now.
        if (!isDuplicateKey(error) || collisions === MAX_COLLISIONS) throw error
        collisions += 1
      }
    }
  }
}
