/** Outgoing webhooks as admins manage them. */
import { Types } from 'mongoose'

import { parseSingleLine } from '../../language/single-line.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { objectId, type WebhookId } from '../../models/ids.ts'
import type { WebhookEndpointRecord } from '../../models/webhook-endpoint.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import type { Change } from '../../models/event.ts'
import type { Transaction } from '../core/transact.ts'
import type { ShownIn } from '../notifications/hide-message.ts'
import { readEndpoint, toWebhookView, type WebhookView, writeEndpoint } from './endpoint-view.ts'
import { unawareTimes } from './make-missing-messages.ts'
import { isWebhookType, groupOf, TEST_TYPE, typesOf, type WebhookGroup } from './message-types.ts'
import type { WebhookDeps } from './webhook-deps.ts'
import { CATCH_UP_JOB } from './webhook-jobs.ts'
import { createWebhookSecrets, MAX_WEBHOOK_NAME, type WebhookSecretsService } from './webhook-secrets.ts'

export type WebhooksService = WebhookSecretsService & {
  readonly list: (actor: Actor) => Promise<readonly WebhookView[]>
  /** @throws AppError FORBIDDEN, NOT_FOUND; so do all the others */
  readonly get: (actor: Actor, id: WebhookId) => Promise<WebhookView>
  /** The address as it would be stored. @throws AppError FORBIDDEN; VALIDATION with its problem */
  readonly checkUrl: (actor: Actor, typed: string) => Promise<string>
  /** @throws AppError VALIDATION with its problem */
  readonly rename: (actor: Actor, id: WebhookId, name: string) => Promise<void>
  /** @throws AppError VALIDATION with its problem */
  readonly setUrl: (actor: Actor, id: WebhookId, typed: string) => Promise<void>
  /** Adds a group of events, or takes it away. @throws AppError VALIDATION (nothing-given) for the last one */
  readonly toggleGroup: (actor: Actor, id: WebhookId, group: WebhookGroup) => Promise<void>
  /** Messages are held until it is resumed. */
  readonly pause: (actor: Actor, id: WebhookId) => Promise<void>
  /** Resumes or enables it: everything that waits is sent. */
  readonly resume: (actor: Actor, id: WebhookId) => Promise<void>
  /** What waits for a later attempt is tried now. A disabled endpoint is enabled. */
  readonly tryNow: (actor: Actor, id: WebhookId) => Promise<void>
  /** What waits is dropped. */
  readonly delete: (actor: Actor, id: WebhookId) => Promise<void>
  /** Sends a test, whatever the status. Its outcome is shown in the given message. */
  readonly test: (actor: Actor, id: WebhookId, shownIn: ShownIn) => Promise<void>
}

/** What a change of an endpoint writes; null for no change. */
type Written = { readonly set: Partial<WebhookEndpointRecord>; readonly changes: readonly Change[] } | null

export function createWebhooks(deps: WebhookDeps): WebhooksService {
  const { models, transact, clock, webhookSender, webhookQueue, webhookEndpoints } = deps

  /** Changes an endpoint under its command. @param isAwaited whether messages may be due after it */
  async function change(
    actor: Actor,
    id: WebhookId,
    operation: string,
    work: (tx: Transaction, endpoint: WebhookEndpointRecord) => Promise<Written> | Written,
    { type = 'webhook.updated' as const, isAwaited = false }: Options = {},
  ): Promise<void> {
    authorize(actor, 'webhook.manage')
    const { workspaceId } = actor
    await transact(actor, `webhook.${operation}-${id}`, async (tx) => {
      const endpoint = await readEndpoint(models, actor, id, tx)
      const written = await work(tx, endpoint)
      if (written !== null) {
        await writeEndpoint(models, tx, endpoint, written.set)
        tx.record({ type, target: { kind: 'webhook', id }, changes: written.changes })
      }
      if (isAwaited) await webhookQueue.request([{ workspaceId, endpointId: id }], { session: tx.session })
    })
    webhookEndpoints.forget(workspaceId)
    if (isAwaited) webhookQueue.wake(id)
  }

  function beginToWant(actor: Actor, tx: Transaction, id: WebhookId): void {
    const { runAt, ...times } = unawareTimes(tx.at)
    tx.enqueue(CATCH_UP_JOB, { workspaceId: actor.workspaceId, endpointId: id, ...times }, { runAt })
  }

  function activate(actor: Actor, tx: Transaction, id: WebhookId, { status }: WebhookEndpointRecord): Written {
    if (status === 'active') return null
    if (status === 'disabled') beginToWant(actor, tx, id)
    const set = { status: 'active', disabledReason: null, failingSince: null } as const
    return { set, changes: [{ path: 'status', from: status, to: 'active' }] }
  }

  return {
    ...createWebhookSecrets(deps),

    async list(actor) {
      authorize(actor, 'webhook.manage')
      const filter = { workspaceId: objectId(actor.workspaceId), deletedAt: null }
      const endpoints = await models.webhookEndpoints.find(filter).sort({ _id: 1 }).lean()
      return endpoints.map((endpoint) => toWebhookView(endpoint, clock.now()))
    },

    async get(actor, id) {
      authorize(actor, 'webhook.manage')
      return toWebhookView(await readEndpoint(models, actor, id), clock.now())
    },

    async checkUrl(actor, typed) {
      authorize(actor, 'webhook.manage')
      return webhookSender.checkUrl(typed)
    },

    async rename(actor, id, typed) {
      const name = parseSingleLine(typed, MAX_WEBHOOK_NAME)
      await change(actor, id, 'rename', (_tx, endpoint) =>
        endpoint.name === name ? null : { set: { name }, changes: [{ path: 'name', from: endpoint.name, to: name }] },
      )
    },

    async setUrl(actor, id, typed) {
      authorize(actor, 'webhook.manage')
      const url = await webhookSender.checkUrl(typed)
      const write = (_tx: Transaction, endpoint: WebhookEndpointRecord): Written =>
        endpoint.url === url ? null : { set: { url }, changes: [{ path: 'url', from: endpoint.url, to: url }] }
      await change(actor, id, 'address', write)
    },

    toggleGroup: (actor, id, group) =>
      change(actor, id, `toggle-${group}`, (tx, endpoint) => {
        const chosen = new Set(endpoint.types.filter(isWebhookType).map(groupOf))
        if (chosen.has(group)) chosen.delete(group)
        else {
          chosen.add(group)
          beginToWant(actor, tx, id)
        }
        const types = typesOf([...chosen])
        if (types.length === 0) throw fieldProblem('nothing-given')
        return { set: { types }, changes: [{ path: 'types', from: [...endpoint.types], to: [...types] }] }
      }),

    pause: (actor, id) =>
      change(actor, id, 'pause', (_tx, { status }) =>
        status === 'active'
          ? { set: { status: 'paused' }, changes: [{ path: 'status', from: status, to: 'paused' }] }
          : null,
      ),

    resume: (actor, id) =>
      change(actor, id, 'resume', (tx, endpoint) => activate(actor, tx, id, endpoint), { isAwaited: true }),

    tryNow: (actor, id) =>
      change(
        actor,
        id,
        'try-now',
        async (tx, endpoint) => {
          const filter = { workspaceId: endpoint.workspaceId, endpointId: endpoint._id, status: 'pending' as const }
          const later = { ...filter, dueAt: { $gt: tx.at } }
          await models.webhookMessages.updateMany(later, { $set: { dueAt: tx.at } }, { session: tx.session })
          return activate(actor, tx, id, endpoint)
        },
        { isAwaited: true },
      ),

    delete: (actor, id) =>
      change(
        actor,
        id,
        'delete',
        // No secret outlives its endpoint.
        (tx, { name }) => ({
          set: { deletedAt: tx.at, secrets: [] },
          changes: [{ path: 'name', from: name, to: null }],
        }),
        { type: 'webhook.deleted', isAwaited: true },
      ),

    test: (actor, id, shownIn) =>
      change(
        actor,
        id,
        `test-${shownIn.chatId}-${shownIn.messageId}`,
        async (tx, endpoint) => {
          const _id = new Types.ObjectId()
          const message = { message: 'This is a test. Real messages have the same form', endpoint: endpoint.name }
          const body = JSON.stringify({ type: TEST_TYPE, timestamp: tx.at.toISOString(), data: message })
          const test = {
            _id,
            workspaceId: endpoint.workspaceId,
            endpointId: endpoint._id,
            eventId: _id,
            type: TEST_TYPE,
            record: { kind: 'webhook-test', id: _id },
            order: 0,
            body,
            status: 'pending' as const,
            dueAt: tx.at,
            told: { ...shownIn, memberId: objectId(actor.memberId) },
            createdAt: tx.at,
          }
          await models.webhookMessages.create([test], { session: tx.session })
          return null
        },
        { isAwaited: true },
      ),
  }
}

type Options = { readonly type?: 'webhook.updated' | 'webhook.deleted'; readonly isAwaited?: boolean }
