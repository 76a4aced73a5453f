/**
 * Takes in updates: stores them, and starts those at once that are next in their lanes, without listing and claiming them.
 * docs/adr/0013-direct-start.md has the plans, and why no update overtakes another one.
 */
import type { Clock } from '../clock.ts'
import { type IncomingUpdate, telegramUpdateKind, type TelegramUpdateRecord } from '../models/telegram-update.ts'
import type { DirectRunner } from './queue-runner.ts'
import type { QueueStore } from './queue-store.ts'
import type { TelegramUpdateStore } from './telegram-update-store.ts'

export type UpdateIntakeDeps = {
  readonly store: TelegramUpdateStore
  readonly queue: Pick<QueueStore<TelegramUpdateRecord>, 'lanesWithEarlier' | 'stepBack'>
  readonly runner: Pick<DirectRunner<TelegramUpdateRecord>, 'take' | 'ending' | 'wake'>
  readonly clock: Clock
  readonly leaseMs: number
}

/** Implements the bot's `UpdateStore` port. */
export type UpdateIntake = {
  /** @param unbroken whether no other process can have received an update since the previous call */
  readonly insert: (
    updates: readonly IncomingUpdate[],
    unbroken: boolean,
  ) => Promise<readonly ('stored' | 'duplicate')[]>
}

/** waiting: stored as ready. The others are stored as this process's own; early ones have started already. */
type Plan = {
  readonly record: TelegramUpdateRecord
  readonly kind: 'waiting' | 'own' | 'early'
  /** Tells the runner whether the update is this process's own and the next of its lane. */
  readonly settle: (isOurs: boolean) => void
}

/** held: another update holds the lane, so that it was stored as ready. behind: an earlier one waits, so that it stepped back. */
type Stored = 'stored' | 'held' | 'behind' | 'duplicate'

/**
 * Not the arrival time: an update received by a process with a fast clock would not be due yet for another process,
 * which would then process the lane's next update first.
 */
const ALWAYS_DUE = new Date(0)

/** How long the completion of a lane's previous update is waited for; with a database that is away it takes longer. Milliseconds. */
const MAX_ENDING_MS = 100

const MAX_QUIET_LANES = 10_000

export function createUpdateIntake({ store, queue, runner, clock, leaseMs }: UpdateIntakeDeps): UpdateIntake {
  /** Lanes in which nothing is unfinished except what is in use in this process: nobody else can be processing one of them. */
  const quiet = new Set<string>()
  /** Claimed records that may have been stored although the insert failed: nobody processes them. */
  let unsure: TelegramUpdateRecord[] = []

  function ready({ id, botId, updateId, lane, update, receivedAt }: IncomingUpdate): TelegramUpdateRecord {
    return {
      _id: id,
      kind: telegramUpdateKind(botId),
      payload: update,
      lane,
      seq: updateId,
      runAt: ALWAYS_DUE,
      status: 'ready',
      attempts: 0,
      abandoned: 0,
      fence: 0,
      createdAt: receivedAt,
    }
  }

  function claimed(update: IncomingUpdate): TelegramUpdateRecord {
    const leaseUntil = new Date(clock.now().getTime() + leaseMs)
    return { ...ready(update), status: 'running', attempts: 1, fence: 1, activeLane: update.lane, leaseUntil }
  }

  function planNow(update: IncomingUpdate, unbroken: boolean): Plan {
    const { lane } = update
    const record = claimed(update)
    const early = unbroken && quiet.has(lane)
    let settle = (_isOurs: boolean): void => {}
    const ours = new Promise<boolean>((resolve) => (settle = resolve))
    const ended = (isDone: boolean): void => {
      if (!isDone) quiet.delete(lane)
    }
    if (!runner.take({ item: record, early, ours, ended })) return waiting(update)
    return { record, kind: early ? 'early' : 'own', settle }
  }

  function waiting(update: IncomingUpdate): Plan {
    return { record: ready(update), kind: 'waiting', settle: () => {} }
  }

  async function plan(update: IncomingUpdate, unbroken: boolean): Promise<Plan> {
    const ending = runner.ending(update.lane)
    if (ending !== undefined) await atMost(MAX_ENDING_MS, ending)
    return planNow(update, unbroken)
  }

  /** Of each lane, only the first update can start at once. */
  function planAll(updates: readonly IncomingUpdate[], unbroken: boolean): Promise<Plan[]> {
    const lanes = new Set<string>()
    return Promise.all(
      updates.map(async (update) => {
        if (lanes.has(update.lane)) return waiting(update)
        lanes.add(update.lane)
        return plan(update, unbroken)
      }),
    )
  }

  async function storeAll(plans: readonly Plan[]): Promise<readonly Stored[]> {
    const own = plans.flatMap(({ kind, record }) => (kind === 'own' ? [record] : []))
    const checked = own.length === 0 ? Promise.resolve(new Set<string>()) : queue.lanesWithEarlier(own)
    checked.catch(() => undefined)
    const outcomes = await store.insert(plans.map(({ record }) => record))
    const behind = await checked
    const stored = plans.map(({ record, kind }, index) => {
      const outcome = outcomes[index] ?? 'stored'
      return outcome === 'stored' && kind === 'own' && behind.has(record.lane ?? '') ? 'behind' : outcome
    })
    // Before the acknowledgement, after which the chat's next update may be stored by any process.
    await Promise.all(
      plans.filter((_, index) => stored[index] === 'behind').map(({ record }) => queue.stepBack(record)),
    )
    return stored
  }

  function failed(plans: readonly Plan[]): void {
    quiet.clear()
    unsure = plans.flatMap(({ kind, record }) => (kind === 'waiting' ? [] : [record])).concat(unsure)
    for (const { settle } of plans) settle(false)
  }

  async function abandonUnsure(): Promise<void> {
    if (unsure.length === 0) return
    const doubtful = unsure
    unsure = []
    await store.abandon(doubtful).catch((error: unknown) => {
      unsure = doubtful.concat(unsure)
      throw error
    })
  }

  /** @returns whether the update is still to be listed and claimed */
  function settled({ record, kind, settle }: Plan, stored: Stored | undefined): boolean {
    const lane = record.lane ?? ''
    const isOurs = kind !== 'waiting' && stored === 'stored'
    settle(isOurs)
    if (isOurs) quiet.add(lane)
    else quiet.delete(lane)
    return !isOurs && stored !== 'duplicate'
  }

  return {
    async insert(updates, unbroken) {
      if (!unbroken || quiet.size > MAX_QUIET_LANES) quiet.clear()
      await abandonUnsure()
      const plans = await planAll(updates, unbroken)
      const stored = await storeAll(plans).catch((error: unknown) => {
        failed(plans)
        throw error
      })
      const listed = plans.filter((planned, index) => settled(planned, stored[index]))
      for (const lane of new Set(listed.map(({ record }) => record.lane))) runner.wake(lane)
      return stored.map((outcome) => (outcome === 'duplicate' ? 'duplicate' : 'stored'))
    },
  }
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))
  await Promise.race([work, late])
  clearTimeout(timer)
}
