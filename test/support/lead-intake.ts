/** A lead source with the real intake for its deliveries, and the worker behind it, run manually. */
import { asId } from './as-id.ts'
import type { IntakeLimits } from '../../src/http/intake-limits.ts'
import { sign } from '../../src/integrations/signatures/sign.ts'
import type { QueueHandler } from '../../src/jobs/queue-handler.ts'
import { createFetchAnswersHandler } from '../../src/jobs/fetch-answers.ts'
import { createReceiveLead, createRequeueLeads } from '../../src/jobs/receive-lead.ts'
import type { Logger } from '../../src/logger.ts'
import { objectId } from '../../src/models/ids.ts'
import { FETCH_ANSWERS_JOB, RECEIVE_LEAD_JOB, REQUEUE_LEADS_JOB } from '../../src/services/leads/lead-jobs.ts'
import type { NewLeadSource, ShownSource } from '../../src/services/leads/source-secrets.ts'
import type { AcceptDelivery } from '../../src/services/leads/accept-deliveries.ts'
import { createCrm, type Crm, type Team } from './crm.ts'
import type { Database } from '../../src/database/connect.ts'
import { httpApp } from './http-app.ts'
import { recordedLog } from './recorded-log.ts'

export const PUBLIC_URL = 'https://crm.example.com'

let messages = 0

export function createLeadDoor(
  crm: Crm,
  options: { limits?: IntakeLimits; accept?: AcceptDelivery; open?: boolean; trustedProxies?: number } = {},
) {
  const clock = { now: () => crm.now() }
  const { app, health } = httpApp({
    intake: {
      providers: crm.providers,
      findSource: crm.services.leadSources.find,
      accept: options.accept ?? crm.accept,
      tellRefused: crm.services.listening.refused,
      log: recordedLog().log,
      clock,
      publicUrl: () => PUBLIC_URL,
      isOpen: () => options.open ?? true,
      ...(options.limits && { limits: options.limits }),
      ...(options.trustedProxies !== undefined && { trustedProxies: options.trustedProxies }),
    },
  })

  /** Posts bytes, correctly signed unless the given headers say otherwise. */
  async function post(
    source: ShownSource,
    body: string | Uint8Array,
    more: {
      readonly headers?: Record<string, string>
      readonly id?: string
      readonly at?: Date
      readonly path?: string
    } = {},
  ): Promise<Response> {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body
    const signature = crm.providers.find(source.sender.id)?.signature
    if (signature === undefined) throw new Error(`No provider ${source.sender.id}`)
    const id = more.id ?? `msg_${(messages += 1)}`
    const url = `${PUBLIC_URL}${source.path}`
    const signed = sign(signature, { method: 'POST', url, body: bytes, id, at: more.at ?? crm.now() }, source.secret)
    return app.request(more.path ?? source.path, {
      method: 'POST',
      body: new Uint8Array(bytes),
      headers: { 'content-type': 'application/json', ...signed, ...more.headers },
    })
  }

  return {
    app,
    health,
    post,
    send: (source: ShownSource, lead: object, more: Parameters<typeof post>[2] = {}) =>
      post(source, JSON.stringify(lead), more),
  }
}

/** A team with an intake for its leads. */
export async function openLeads(
  database: Database,
  settings: Parameters<Crm['team']>[0] = {},
  options: Parameters<typeof createCrm>[1] = {},
) {
  const crm = createCrm(database, options)
  const team = await crm.team(settings)
  return { crm, team, door: createLeadDoor(crm) }
}

/** Everything that leads created in a workspace, as stored, oldest first. */
export function recordsOf({ models }: Crm, { workspaceId: id }: Team) {
  const workspaceId = objectId(id)
  return {
    contacts: () => models.contacts.find({ workspaceId, deletedAt: null }).sort({ _id: 1 }).lean(),
    deals: () => models.deals.find({ workspaceId }).sort({ _id: 1 }).lean(),
    notes: () => models.notes.find({ workspaceId }).sort({ _id: 1 }).lean(),
    events: () => models.events.find({ workspaceId }).sort({ _id: 1 }).lean(),
    deliveries: () => models.deliveries.find({ workspaceId }).sort({ _id: 1 }).lean(),
    sources: () => models.leadSources.find({ workspaceId }).lean(),
  }
}

export async function createSource(
  team: Team,
  crm: Crm,
  provider = 'standard',
  more: Partial<NewLeadSource> = {},
): Promise<ShownSource> {
  const input = { name: 'Website', provider, routing: 'team' as const, memberIds: [], ...more }
  return crm.services.leadSources.create(team.owner(), input, { chatId: 1, messageId: 1 })
}

function handlersWith({ services }: Crm, random: () => number, log: Logger = recordedLog().log) {
  const { leads, fetchAnswers } = services
  const intake = { leads, random, log, isOutage: () => false }
  return {
    [RECEIVE_LEAD_JOB.kind]: createReceiveLead(intake),
    [FETCH_ANSWERS_JOB.kind]: createFetchAnswersHandler({ ...intake, fetchAnswers }),
    [REQUEUE_LEADS_JOB.kind]: createRequeueLeads({ leads }),
  }
}

/** Gives up every due lead job, as the queue does when the process died on it too often. */
export async function giveUpLeads(crm: Crm, workspaceId: string): Promise<void> {
  const waiting = { workspaceId: objectId(asId(workspaceId)), kind: RECEIVE_LEAD_JOB.kind, status: 'ready' as const }
  for (const job of await crm.jobs.find(waiting).lean()) {
    await crm.jobs.updateOne({ _id: job._id }, { $set: { status: 'dead' } })
    await handlersWith(crm, () => 0)[RECEIVE_LEAD_JOB.kind].onDead?.(
      { ...job, status: 'dead' },
      new Error('The process died over it'),
    )
  }
}

/** Runs every due intake job until there are none. Returns how many there were. */
export async function workLeads(crm: Crm, workspaceId: string, random = () => 0, log?: Logger): Promise<number> {
  const handlers: Readonly<Record<string, QueueHandler>> = handlersWith(crm, random, log)
  for (let worked = 0; ; worked++) {
    const job = await crm.jobs
      .findOneAndUpdate(
        {
          workspaceId: objectId(asId(workspaceId)),
          kind: { $in: Object.keys(handlers) },
          status: 'ready',
          runAt: { $lte: crm.now() },
        },
        { $set: { status: 'done' } },
        { sort: { seq: 1 } },
      )
      .lean()
    const handler = job === null ? undefined : handlers[job.kind]
    if (job === null || handler === undefined) return worked
    const { signal } = new AbortController()
    await handler.handle({ item: job, signal, isLastAttempt: false, heartbeat: async () => true })
  }
}

/** The news that the workspace's members are to get, in their order. */
export async function newsOf(crm: Crm, { workspaceId }: Team) {
  const jobs = await crm.jobs
    .find({ workspaceId: objectId(workspaceId), kind: 'notify.news' })
    .sort({ seq: 1 })
    .lean()
  return jobs.map(({ payload }) => payload as { memberId: string; by: null; news: Record<string, unknown> })
}
