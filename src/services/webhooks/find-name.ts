/** The name of an endpoint, for a message about it; null if it was deleted. */
import type { Models } from '../../models/models.ts'
import { findEndpoint } from './endpoint-view.ts'
import type { EndpointRef } from './webhook-queue.ts'

export type FindWebhookName = (endpoint: EndpointRef) => Promise<string | null>

export function createFindWebhookName({
  models,
}: {
  readonly models: Pick<Models, 'webhookEndpoints'>
}): FindWebhookName {
  return async (endpoint) => (await findEndpoint(models, endpoint))?.name ?? null
}
