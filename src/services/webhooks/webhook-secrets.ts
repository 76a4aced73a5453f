/** Adds endpoints and renews their secrets. A secret leaves this module once and is stored only in encrypted form. */
import { randomUUID } from 'node:crypto'

import { AppError } from '../../errors.ts'
import { fieldProblem } from '../../language/field-problem.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import { newId, objectId, type WebhookId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import { type OldSecretEnd, reissueSecret, rotateSecret } from '../core/rotate-secret.ts'
import { hideMessageLater, type ShownIn } from '../notifications/hide-message.ts'
import { readEndpoint, writeEndpoint } from './endpoint-view.ts'
import { unawareTimes } from './make-missing-messages.ts'
import { typesOf, type WebhookGroup } from './message-types.ts'
import type { WebhookDeps } from './webhook-deps.ts'
import { CATCH_UP_JOB } from './webhook-jobs.ts'

export const MAX_WEBHOOKS = 50
export const MAX_WEBHOOK_NAME = 64
/** Each message is signed with all of them. */
const MAX_OLD_SECRETS = 2

export type NewWebhook = { readonly name: string; readonly url: string; readonly groups: readonly WebhookGroup[] }

/** Shown once, in plain text, in the given message, which is deleted a minute later. Put it in that message and nowhere else. */
export type ShownWebhook = { readonly id: WebhookId; readonly name: string; readonly secret: string }

export type WebhookSecretsService = {
  /**
   * @throws AppError FORBIDDEN; VALIDATION with the problem of the name or the address, or nothing-given without events;
   * CONFLICT (limit)
   */
  readonly create: (actor: Actor, input: NewWebhook, shownIn: ShownIn) => Promise<ShownWebhook>
  /** @throws AppError FORBIDDEN, NOT_FOUND */
  readonly rotate: (actor: Actor, id: WebhookId, shownIn: ShownIn, oldEnds: OldSecretEnd) => Promise<ShownWebhook>
}

export function createWebhookSecrets(deps: WebhookDeps): WebhookSecretsService {
  const { models, transact, webhookSender, webhookEndpoints } = deps

  return {
    async create(actor, input, shownIn) {
      authorize(actor, 'webhook.manage')
      const name = parseSingleLine(input.name, MAX_WEBHOOK_NAME)
      const types = typesOf(input.groups)
      if (types.length === 0) throw fieldProblem('nothing-given')
      const url = await webhookSender.checkUrl(input.url)
      const secret = webhookSender.makeSecret()
      const nonce = randomUUID()
      const secretsOf = (id: WebhookId, from: Date) => [{ sealed: webhookSender.seal(secret, id), from, until: null }]
      // A command's result is stored: the nonce tells a repeat from the first run and reveals no secret.
      const created = await transact(actor, 'webhook.create', async (tx) => {
        const workspaceId = objectId(actor.workspaceId)
        const { session } = tx
        const count = await models.webhookEndpoints.countDocuments({ workspaceId, deletedAt: null }, { session })
        if (count >= MAX_WEBHOOKS) {
          const details = { reason: 'limit', of: 'webhook', limit: MAX_WEBHOOKS } as const
          throw new AppError('CONFLICT', { message: 'Too many webhooks', details })
        }
        const id = newId<WebhookId>()
        const secrets = secretsOf(id, tx.at)
        const createdBy = objectId(actor.memberId)
        const record = { _id: objectId(id), workspaceId, name, url, types: [...types], secrets, createdBy }
        await models.webhookEndpoints.create([record], { session })
        const changes = [
          { path: 'name', from: null, to: name },
          { path: 'url', from: null, to: url },
        ]
        tx.record({ type: 'webhook.created', target: { kind: 'webhook', id }, changes })
        const { runAt, ...times } = unawareTimes(tx.at)
        tx.enqueue(CATCH_UP_JOB, { workspaceId: actor.workspaceId, endpointId: id, ...times }, { runAt })
        hideMessageLater(tx, shownIn)
        return { id, nonce }
      })
      const { id } = created
      if (created.nonce !== nonce) {
        // A repeat after a crash: nobody saw the first secret, and it can never be shown again. This one replaces it.
        await transact(actor, `webhook.reissue-${nonce}`, async (tx) => {
          await writeEndpoint(models, tx, await readEndpoint(models, actor, id, tx), { secrets: secretsOf(id, tx.at) })
          hideMessageLater(tx, shownIn)
        })
      }
      webhookEndpoints.forget(actor.workspaceId)
      return { id, name, secret }
    },

    async rotate(actor, id, shownIn, oldEnds) {
      authorize(actor, 'webhook.manage')
      const { name } = await readEndpoint(models, actor, id)
      const secret = webhookSender.makeSecret()
      const sealed = webhookSender.seal(secret, id)
      const nonce = randomUUID()
      const rotated = await transact(actor, `webhook.rotate-${id}`, async (tx) => {
        const endpoint = await readEndpoint(models, actor, id, tx)
        const rotation = { at: tx.at, oldEnds, maxOld: MAX_OLD_SECRETS }
        const { secrets, oldUntil } = rotateSecret(endpoint.secrets, sealed, rotation)
        await writeEndpoint(models, tx, endpoint, { secrets })
        const changes = [{ path: 'oldSecretUntil', from: null, to: oldUntil.toISOString() }]
        tx.record({ type: 'webhook.secret-rotated', target: { kind: 'webhook', id }, changes })
        hideMessageLater(tx, shownIn)
        return { nonce }
      })
      if (rotated.nonce !== nonce) {
        await transact(actor, `webhook.reissue-${nonce}`, async (tx) => {
          const endpoint = await readEndpoint(models, actor, id, tx)
          await writeEndpoint(models, tx, endpoint, { secrets: reissueSecret(endpoint.secrets, sealed) })
          hideMessageLater(tx, shownIn)
        })
      }
      return { id, name, secret }
    },
  }
}
