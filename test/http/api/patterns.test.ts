/** The document's patterns, as validators use them: compiled in the `u` mode of ECMA-262 (JSON Schema 2020-12, 6.4). */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, it } from 'vitest'

import { asId } from '../../support/as-id.ts'
import { apiWorld } from '../../support/api.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

type Document = {
  paths: Record<string, { get: { responses: Record<string, { content?: Record<string, { schema: object }> }> } }>
}

function patternsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'pattern' && typeof inner === 'string' ? [inner] : patternsIn(inner),
  )
}

it('Every pattern of the document compiles, and the ids of real records match', async () => {
  const { app, workspace, crm } = apiWorld(database())
  const { owner, get, addContact } = await workspace()
  const contactId = await addContact('Ada Lovelace', { phones: '+49 30 901820', emails: 'ada@example.com' })
  await crm.services.deals.add(owner(), { title: 'Website', contact: asId(contactId) })

  const document = (await (await app.request('/openapi.json')).json()) as Document
  const patterns = patternsIn(document)
  expect(patterns.length).toBeGreaterThan(50)
  for (const pattern of patterns) {
    expect(() => new RegExp(pattern, 'u'), pattern).not.toThrow()
    expect(pattern).not.toMatch(/(?<!\\)\/[a-z]*$/u)
  }

  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(document, 'openapi.json')
  for (const path of ['/contacts', '/companies', '/deals', '/pipelines', '/tasks', '/notes', '/events', '/members']) {
    const { body } = await get(path)
    const pointer = `openapi.json#/paths/~1${path.slice(1)}/get/responses/200/content/application~1json/schema`
    const valid = ajv.validate(pointer, body)
    expect(valid, `${path}: ${ajv.errorsText()}`).toBe(true)
  }
})
