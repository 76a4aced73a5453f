/**
 * The domain over a real database: every service, a clock that the test moves, and workspaces with members to act in.
 */
import { asId } from './as-id.ts'
import type { JobRunnerOptions } from '../../src/app/job-queue.ts'
import { createWebhookRunner } from '../../src/app/webhook-runner.ts'
import type { ProviderRegistry } from '../../src/integrations/providers/provider-registry.ts'
import type { Models } from '../../src/models/models.ts'
import { defineJobModel } from '../../src/models/job.ts'
import type { MemberId, WorkspaceId } from '../../src/models/ids.ts'
import { objectId } from '../../src/models/ids.ts'
import type { Role } from '../../src/models/member.ts'
import type { Visibility } from '../../src/models/workspace.ts'
import type { CustomFields } from '../../src/models/custom-field.ts'
import type { Actor, WithFields } from '../../src/services/core/actor.ts'
import type { EnqueueNow } from '../../src/services/core/enqueue-now.ts'
import type { AcceptDelivery } from '../../src/services/leads/accept-deliveries.ts'
import type { Services } from '../../src/services/services.ts'
import type { Transact } from '../../src/services/core/transact.ts'
import type { Newcomer, NewWorkspace } from '../../src/services/workspaces/workspaces.ts'
import type { Database } from '../../src/database/connect.ts'
import { freshNumber } from './fresh-number.ts'
import { recordedLog } from './recorded-log.ts'
import { createTestCore, type TestCoreOptions } from './test-core.ts'

const WORKSPACE: NewWorkspace = {
  name: 'Acme Sales',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  region: 'DE',
  locale: 'en',
}

/** Someone who acts: each call is another delivery, and so another command. */
export type Member = (() => Actor) & {
  readonly id: MemberId
  readonly workspaceId: WorkspaceId
  readonly telegramUserId: number
}

export type Team = {
  readonly workspaceId: WorkspaceId
  readonly owner: Member
  /** Reads the team's own fields again: whoever acts from now on knows them. */
  readonly refresh: () => Promise<void>
  /** Creates another member with that role. */
  readonly join: (role: Role, name?: string) => Promise<Member>
}

export type Crm = {
  readonly models: Models
  readonly jobs: ReturnType<typeof defineJobModel>
  readonly services: Services
  /** The senders of leads, for the intake. */
  readonly providers: ProviderRegistry
  readonly transact: Transact
  /** The lead intake, as the HTTP server uses it. */
  readonly accept: AcceptDelivery
  /** Enqueues jobs that do not belong to a change. */
  readonly enqueue: EnqueueNow
  /** Runs every due job in the database, as the product's queue does, until there are none. */
  readonly workJobs: (handlers: JobRunnerOptions['handlers']) => Promise<void>
  /** Sends every message of outgoing webhooks that is due, as the product does, until there are none. */
  readonly workWebhooks: () => Promise<void>
  /** The lanes that the queue was woken for. */
  readonly woken: readonly (string | null)[]
  readonly passTime: (milliseconds: number) => void
  readonly now: () => Date
  /** A person who has talked to the bot but is not in a workspace yet. */
  readonly newcomer: (more?: Partial<Newcomer>) => Promise<Newcomer>
  readonly team: (settings?: Partial<NewWorkspace> & { readonly visibility?: Visibility }) => Promise<Team>
  /** The same person in another delivery. */
  readonly again: (person: Newcomer) => Newcomer
}

export function createCrm(database: Database, options: Omit<TestCoreOptions, 'clock' | 'log'> = {}): Crm {
  let offset = 0
  const clock = { now: () => new Date(Date.now() + offset) }
  const core = createTestCore(database, { ...options, clock })
  const { models, services, transact } = core
  const woken: (string | null)[] = []
  core.jobs.onNew((lane) => woken.push(lane))
  const commandId = () => `delivery-${freshNumber()}`

  const newcomer: Crm['newcomer'] = async (more = {}) => {
    const telegramUserId = more.telegramUserId ?? freshNumber()
    await services.identity.meet(telegramUserId, telegramUserId)
    return { telegramUserId, name: `Person ${telegramUserId}`, locale: 'en', commandId: commandId(), ...more }
  }

  function member(
    ids: Omit<Actor, 'channel' | 'commandId' | 'customFields'>,
    own: WithFields,
    telegramUserId: number,
  ): Member {
    const act = (): Actor => ({ ...ids, customFields: own.customFields, channel: 'telegram', commandId: commandId() })
    return Object.assign(act, { id: ids.memberId, workspaceId: ids.workspaceId, telegramUserId })
  }

  return {
    models,
    jobs: defineJobModel(database.connection),
    services,
    providers: core.providers,
    transact,
    accept: core.acceptDelivery,
    enqueue: core.jobs.enqueue,
    woken,
    async workJobs(handlers) {
      const runner = core.jobs.createRunner({ handlers, concurrency: 4, leaseMs: 5_000, pollMs: 20 })
      runner.start()
      await runner.idle()
      await runner.stop({ drainMs: 1_000 })
    },
    async workWebhooks() {
      const runner = createWebhookRunner({ core, log: recordedLog().log, leaseMs: 5_000, pollMs: 20 })
      runner.start()
      await runner.idle()
      await runner.stop({ drainMs: 1_000 })
    },
    passTime: (milliseconds) => void (offset += milliseconds),
    now: () => clock.now(),
    newcomer,
    again: (person) => ({ ...person, commandId: commandId() }),
    async team({ visibility = 'team', ...settings } = {}) {
      const founder = await newcomer()
      const { workspaceId, memberId } = await services.workspaces.create(founder, { ...WORKSPACE, ...settings })
      const { timeZone } = await models.workspaces.findById(objectId(workspaceId)).orFail()
      const own: { customFields: CustomFields } = { customFields: [] }
      const owner = member({ workspaceId, memberId, role: 'owner', visibility, timeZone }, own, founder.telegramUserId)
      if (visibility !== 'team') await services.workspaces.setRule(owner(), 'visibility', visibility)
      return {
        workspaceId,
        owner,
        async refresh() {
          const { fields = [] } = await models.workspaces.findById(objectId(workspaceId)).orFail().lean()
          own.customFields = fields
        },
        async join(role, name) {
          const { telegramUserId, ...person } = await newcomer(name === undefined ? {} : { name })
          const [made] = await models.members.create([
            { workspaceId: objectId(workspaceId), telegramUserId, name: person.name, role },
          ])
          if (made === undefined) throw new Error('The member was not written')
          const id = made._id.toHexString() as MemberId
          return member({ workspaceId, memberId: id, role, visibility, timeZone }, own, telegramUserId)
        },
      }
    },
  }
}

/** The events of a workspace, oldest first, without what differs from run to run. */
export async function eventsOf({ models }: Crm, workspaceId: string) {
  const events = await models.events
    .find({ workspaceId: objectId(asId(workspaceId)) })
    .sort({ _id: 1 })
    .lean()
  return events.map(({ type, target, changes, memberId, channel, undoes }) => ({
    type,
    target: target.id.toHexString(),
    changes,
    by: memberId?.toHexString(),
    channel,
    ...(undoes !== undefined && { undoes }),
  }))
}

/** The outcome of several concurrent attempts: the results, and the codes of the errors. */
export async function outcomes<T>(attempts: readonly Promise<T>[]): Promise<{ won: T[]; refused: unknown[] }> {
  const settled = await Promise.allSettled(attempts)
  const won: T[] = []
  const refused: unknown[] = []
  for (const outcome of settled) {
    if (outcome.status === 'fulfilled') won.push(outcome.value)
    else refused.push((outcome.reason as { code?: unknown }).code ?? outcome.reason)
  }
  return { won, refused }
}

/** `howMany` calls at once. */
export function atOnce<T>(howMany: number, call: (index: number) => Promise<T>): Promise<T>[] {
  return Array.from({ length: howMany }, (_, index) => call(index))
}

/** For `rejects` and `toThrow`: an AppError of that code, with at least these details. */
export function refusal(code: string, details: Readonly<Record<string, unknown>> = {}) {
  return { name: 'AppError', code, details }
}

/** Moves the clock to the next eight in the morning, UTC, for tests about what is left of a day. */
export function untilMorning({ now, passTime }: Pick<Crm, 'now' | 'passTime'>): void {
  const morning = new Date(now()).setUTCHours(8, 0, 0, 0)
  passTime(morning - now().getTime() + (morning <= now().getTime() ? 24 * 60 * 60 * 1000 : 0))
}
