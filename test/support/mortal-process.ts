/**
 * A process of the product as far as updates are concerned, which can die at a chosen point: from then on nothing that it
 * has begun goes on, as after a SIGKILL.
 */
import type { Collection } from 'mongodb'
import type { Update } from 'grammy/types'
import { onTestFinished } from 'vitest'

import { createIngress, type Ingress } from '../../src/bot/telegram/ingress.ts'
import { createUpdateHandler } from '../../src/bot/telegram/update-handler.ts'
import { systemClock } from '../../src/clock.ts'
import { createQueueRunner, type QueueRunner } from '../../src/jobs/queue-runner.ts'
import { createQueueStore } from '../../src/jobs/queue-store.ts'
import { createTelegramUpdateStore } from '../../src/jobs/telegram-update-store.ts'
import { createUpdateIntake } from '../../src/jobs/update-intake.ts'
import { createUpdateSeal } from '../../src/jobs/update-seal.ts'
import { silentLogger } from '../../src/logger.ts'
import { telegramUpdateKind, type TelegramUpdateRecord } from '../../src/models/telegram-update.ts'
import { TEST_SECRET_BOX } from './test-core.ts'

/** An operation on the updates' collection by its driver's name, or the handler, and whether it has happened. */
export type PointOfDeath = {
  readonly at: 'insertMany' | 'bulkWrite' | 'updateOne' | 'find' | 'handler'
  readonly when: 'before' | 'after'
  /** How many times it is passed alive; 0 by default. */
  readonly passes?: number
}

export type MortalProcess = {
  /** Never resolves for a process that dies meanwhile. */
  readonly receiveAll: Ingress['receiveAll']
  readonly runner: QueueRunner
  /** From now on, the process dies at this point. */
  readonly dieAt: (point: PointOfDeath) => void
  /** Resolves when it has died. */
  readonly died: Promise<void>
  /** The operations on the updates' collection so far, by the driver's name. */
  readonly operations: readonly string[]
}

export type MortalProcessOptions = {
  readonly updates: Collection<TelegramUpdateRecord>
  readonly botId: number
  readonly handle: (update: Update) => Promise<void>
  readonly leaseMs?: number
  readonly pollMs?: number
}

export function startMortalProcess(options: MortalProcessOptions): MortalProcess {
  const { botId, handle, leaseMs = 5_000, pollMs = 50 } = options
  const operations: string[] = []
  let planned: { point: PointOfDeath; left: number } | undefined
  let isDead = false
  let die = (): void => {}
  const died = new Promise<void>((resolve) => (die = resolve))

  async function pass(at: string, when: PointOfDeath['when']): Promise<void> {
    if (planned?.point.at === at && planned.point.when === when && planned.left-- === 0) {
      isDead = true
      die()
    }
    if (isDead) await new Promise(() => {})
  }

  async function live<T>(at: string, act: () => Promise<T>): Promise<T> {
    await pass(at, 'before')
    const result = await act()
    await pass(at, 'after')
    return result
  }

  const updates = new Proxy(options.updates, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, target)
      if (typeof value !== 'function') return value
      const name = String(key)
      return (...given: unknown[]) => {
        operations.push(name)
        if (name !== 'find') return live(name, () => value.apply(target, given) as Promise<unknown>)
        const cursor = value.apply(target, given) as { toArray: () => Promise<unknown> }
        return { toArray: () => live(name, () => cursor.toArray()) }
      }
    },
  })
  const { seal, open } = createUpdateSeal(TEST_SECRET_BOX)
  const queue = createQueueStore({ collection: updates, clock: systemClock, leaseMs, forget: true })
  const runner = createQueueRunner<TelegramUpdateRecord>({
    store: queue,
    handlers: {
      [telegramUpdateKind(botId)]: createUpdateHandler({
        open,
        handleUpdate: (update) => live('handler', () => handle(update)),
      }),
    },
    clock: systemClock,
    random: Math.random,
    log: silentLogger,
    concurrency: 4,
    maxAbandoned: 25,
    leaseMs,
    pollMs,
  })
  const store = createTelegramUpdateStore({ collection: updates, seal })
  const ingress = createIngress({
    store: createUpdateIntake({ store, queue, runner, clock: systemClock, leaseMs }),
    botId,
    clock: systemClock,
    log: silentLogger,
    answerCallback: async () => true,
  })
  runner.start()
  onTestFinished(async () => void (await runner.stop({ drainMs: isDead ? 0 : 2_000 })))
  return {
    receiveAll: ingress.receiveAll,
    runner,
    dieAt: (point) => void (planned = { point, left: point.passes ?? 0 }),
    died,
    operations,
  }
}
