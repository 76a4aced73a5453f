/** The OpenAPI document describes every message of outgoing webhooks. */
import { expect, it } from 'vitest'

import { WEBHOOK_TYPES } from '../../src/services/webhooks/message-types.ts'
import { apiWorld } from '../support/api.ts'
import { sharedDatabase } from '../support/database.ts'

const database = sharedDatabase()

type Webhook = {
  readonly post: { readonly operationId: string; readonly requestBody: unknown; readonly tags: readonly string[] }
}

it('has each type under webhooks, with its own operation, headers and the record of the export', async () => {
  const { app } = apiWorld(database())
  const response = await app.request('/openapi.json')
  const document = (await response.json()) as { readonly webhooks: Readonly<Record<string, Webhook>> }
  expect(Object.keys(document.webhooks).toSorted()).toEqual(WEBHOOK_TYPES.toSorted())
  const operations = Object.values(document.webhooks).map(({ post }) => post.operationId)
  expect(new Set(operations).size).toBe(WEBHOOK_TYPES.length)
  const moved = JSON.stringify(document.webhooks['deal.stage_changed'])
  for (const part of ['webhook-signature', '#/components/schemas/Deal', '"changes"', '"deletedAt"']) {
    expect(moved).toContain(part)
  }
})
