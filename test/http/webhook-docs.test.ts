/** The OpenAPI document describes every message of outgoing webhooks. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, it } from 'vitest'

import { WEBHOOK_GROUPS, WEBHOOK_TYPES } from '../../src/services/webhooks/message-types.ts'
import { apiWorld } from '../support/api.ts'
import { sharedDatabase } from '../support/database.ts'
import { startReceiver } from '../support/webhook-receiver.ts'

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

it('describes what is really sent', async () => {
  const { app, crm, workspace } = apiWorld(database())
  const { owner } = await workspace()
  const receiver = await startReceiver()
  const input = { name: 'Docs', url: receiver.url, groups: WEBHOOK_GROUPS }
  await crm.services.webhooks.create(owner(), input, { chatId: 1, messageId: 1 })
  const { contacts, deals, tasks, notes } = crm.services
  const { id: contact } = await contacts.add(owner(), { name: 'Ada', company: 'Firm', phones: '+49 30 901820' })
  const { id: dealId } = await deals.add(owner(), { title: 'Website', contact })
  await tasks.add(owner(), { title: 'Call', due: { date: '2035-01-02' }, dealId })
  await notes.add(owner(), { text: 'A note', dealId })
  await deals.delete(owner(), dealId)
  await crm.workWebhooks()

  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema((await (await app.request('/openapi.json')).json()) as object, 'openapi.json')
  const sent = new Set(receiver.received.map(({ body }) => body.type))
  for (const type of ['contact.created', 'company.created', 'deal.created', 'task.created', 'note.created'])
    expect(sent).toContain(type)
  expect(sent).toContain('deal.deleted')
  for (const { body } of receiver.received) {
    const pointer = `openapi.json#/webhooks/${body.type}/post/requestBody/content/application~1json/schema`
    expect(ajv.validate(pointer, body), `${body.type}: ${ajv.errorsText()}`).toBe(true)
  }
  // The document is made and compiled first, which takes a busy machine half a minute.
}, 120_000)
