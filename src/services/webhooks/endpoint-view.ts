/** An endpoint as the services return it: without its secrets, which are shown once, when they are made. */
import { AppError } from '../../errors.ts'
import { idOf, objectId, type WebhookId, type WorkspaceId } from '../../models/ids.ts'
import type { Models } from '../../models/models.ts'
import type { WebhookDisabledReason, WebhookEndpointRecord, WebhookStatus } from '../../models/webhook-endpoint.ts'
import { activeSecrets } from '../core/rotate-secret.ts'
import type { Transaction } from '../core/transact.ts'
import { groupOf, isWebhookType, WEBHOOK_GROUPS, type WebhookGroup } from './message-types.ts'
import type { WebhookSender } from './webhook-sender.ts'

export type WebhookView = {
  readonly id: WebhookId
  readonly name: string
  readonly url: string
  readonly groups: readonly WebhookGroup[]
  readonly status: WebhookStatus
  readonly disabledReason: WebhookDisabledReason | null
  /** ISO 8601, UTC, like all times here. */
  readonly failingSince: string | null
  readonly lastSuccessAt: string | null
  /** Until when messages are also signed with the previous secret; null when they no longer are. */
  readonly oldSecretUntil: string | null
}

export function toWebhookView(endpoint: WebhookEndpointRecord, now: Date): WebhookView {
  const until = endpoint.secrets.map((secret) => secret.until).find((date) => date !== null && date > now)
  const chosen = new Set(endpoint.types.filter(isWebhookType).map(groupOf))
  return {
    id: idOf(endpoint._id),
    name: endpoint.name,
    url: endpoint.url,
    groups: WEBHOOK_GROUPS.filter((group) => chosen.has(group)),
    status: endpoint.status,
    disabledReason: endpoint.disabledReason,
    failingSince: endpoint.failingSince?.toISOString() ?? null,
    lastSuccessAt: endpoint.lastSuccessAt?.toISOString() ?? null,
    oldSecretUntil: until?.toISOString() ?? null,
  }
}

/** The secrets that messages are signed with now, in plain text, the current one first. */
export function openWebhookSecrets(
  { _id, secrets }: Pick<WebhookEndpointRecord, '_id' | 'secrets'>,
  sender: Pick<WebhookSender, 'open'>,
  now: Date,
): readonly string[] {
  return activeSecrets(secrets, now).map((sealed) => sender.open(sealed, _id.toHexString()))
}

/** Null for one that was deleted or never was. */
export async function findEndpoint(
  models: Pick<Models, 'webhookEndpoints'>,
  { workspaceId, endpointId }: { readonly workspaceId: WorkspaceId; readonly endpointId: WebhookId },
  tx?: Transaction,
): Promise<WebhookEndpointRecord | null> {
  const filter = { workspaceId: objectId(workspaceId), deletedAt: null, _id: objectId(endpointId) }
  return models.webhookEndpoints.findOne(filter, null, tx ? { session: tx.session } : {}).lean()
}

/** @throws AppError NOT_FOUND, also for a deleted one */
export async function readEndpoint(
  models: Pick<Models, 'webhookEndpoints'>,
  { workspaceId }: { readonly workspaceId: WorkspaceId },
  endpointId: WebhookId,
  tx?: Transaction,
): Promise<WebhookEndpointRecord> {
  const endpoint = await findEndpoint(models, { workspaceId, endpointId }, tx)
  if (endpoint === null) throw new AppError('NOT_FOUND', { message: 'No such webhook', details: { kind: 'webhook' } })
  return endpoint
}

/** One guarded write: it succeeds only on the version that was read. @throws AppError CONFLICT */
export async function writeEndpoint(
  models: Pick<Models, 'webhookEndpoints'>,
  tx: Transaction,
  { _id, workspaceId, version }: WebhookEndpointRecord,
  set: Record<string, unknown>,
): Promise<void> {
  const written = await models.webhookEndpoints.updateOne(
    { workspaceId, _id, version },
    { $set: set, $inc: { version: 1 } },
    { session: tx.session },
  )
  if (written.modifiedCount !== 1)
    throw new AppError('CONFLICT', {
      message: 'The webhook changed meanwhile',
      details: { reason: 'changed-meanwhile' },
    })
}
