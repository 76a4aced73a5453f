/** Keeps an endpoint's health: since when it has been failing, and when to stop sending to it. */
import { idOf, type MemberId, type WebhookId, type WorkspaceId } from '../../models/ids.ts'
import type { WebhookDisabledReason, WebhookEndpointRecord } from '../../models/webhook-endpoint.ts'
import type { SystemActor } from '../core/actor.ts'
import { may } from '../core/permissions.ts'
import { readEndpoint, writeEndpoint } from './endpoint-view.ts'
import type { WebhookDeps } from './webhook-deps.ts'
import { WEBHOOK_DISABLED_JOB } from './webhook-jobs.ts'

const DISABLED_AFTER_MS = 5 * 24 * 60 * 60 * 1000
/** How often the time of the last success is written. */
const SUCCESS_EVERY_MS = 60_000

export type EndpointHealth = {
  readonly succeeded: (at: Date) => Promise<void>
  /** @returns whether nothing more is sent to it */
  readonly failed: (at: Date, isGone: boolean) => Promise<boolean>
}

type HealthDeps = Pick<WebhookDeps, 'models' | 'transact' | 'webhookEndpoints'>

/** For the process that delivers the endpoint's messages: there is one at a time. */
export function createEndpointHealth(deps: HealthDeps, endpoint: WebhookEndpointRecord): EndpointHealth {
  const { models } = deps
  const { workspaceId, _id } = endpoint
  let { failingSince, lastSuccessAt } = endpoint
  const write = async (set: Partial<WebhookEndpointRecord>): Promise<void> => {
    await models.webhookEndpoints.updateOne({ workspaceId, _id }, { $set: set }, { timestamps: false })
  }

  return {
    async succeeded(at) {
      const isOld = lastSuccessAt === null || at.getTime() - lastSuccessAt.getTime() >= SUCCESS_EVERY_MS
      if (failingSince === null && !isOld) return
      failingSince = null
      lastSuccessAt = at
      await write({ failingSince, lastSuccessAt })
    },

    async failed(at, isGone) {
      const since = failingSince ?? at
      if (isGone) return disable(deps, endpoint, 'gone')
      if (at.getTime() - since.getTime() >= DISABLED_AFTER_MS) return disable(deps, endpoint, 'failing')
      if (failingSince === null) {
        failingSince = at
        await write({ failingSince })
      }
      return false
    },
  }
}

/** Tells the admins once. What waits is kept: it is sent if somebody enables the endpoint again. */
async function disable(
  { models, transact, webhookEndpoints }: HealthDeps,
  { workspaceId: workspace, _id, version }: WebhookEndpointRecord,
  reason: WebhookDisabledReason,
): Promise<true> {
  const workspaceId = idOf<WorkspaceId>(workspace)
  const endpointId = idOf<WebhookId>(_id)
  const actor: SystemActor = {
    workspaceId,
    memberId: null,
    channel: 'job',
    commandId: `webhook:${endpointId}:${version}`,
  }
  await transact(actor, 'webhook.disable', async (tx) => {
    const now = await readEndpoint(models, actor, endpointId, tx)
    if (now.status === 'disabled') return
    await writeEndpoint(models, tx, now, { status: 'disabled', disabledReason: reason })
    const changes = [{ path: 'status', from: now.status, to: 'disabled' }]
    tx.record({ type: 'webhook.disabled', target: { kind: 'webhook', id: endpointId }, changes })
    const active = { workspaceId: workspace, status: 'active' as const }
    const members = await models.members.find(active, { role: 1 }, { session: tx.session }).lean()
    for (const { _id: member, role } of members) {
      if (!may(role, 'webhook.manage')) continue
      const memberId = idOf<MemberId>(member)
      tx.enqueue(WEBHOOK_DISABLED_JOB, { workspaceId, memberId, endpointId, name: now.name, reason })
    }
  })
  webhookEndpoints.forget(workspaceId)
  return true
}
