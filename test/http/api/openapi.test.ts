/** The OpenAPI document: names that generated clients rely on, examples that are true, headers that are really sent. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect, it } from 'vitest'

import { WEBHOOK_TYPES } from '../../../src/services/webhooks/message-types.ts'
import { apiWorld } from '../../support/api.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

type Json = { readonly [key: string]: Json }
type Response = { readonly headers?: Readonly<Record<string, Json>>; readonly $ref?: string }
type Operation = {
  readonly operationId: string
  readonly tags: readonly string[]
  readonly responses: Readonly<Record<string, Response>>
}
type Document = {
  readonly tags: readonly { readonly name: string; readonly description: string }[]
  readonly paths: Readonly<Record<string, { readonly get: Operation }>>
  readonly webhooks: Readonly<Record<string, { readonly post: Operation }>>
  readonly components: { readonly responses: Readonly<Record<string, Response>> }
}

async function documentOf(app: ReturnType<typeof apiWorld>['app']): Promise<Document> {
  return (await (await app.request('/openapi.json')).json()) as Document
}

const pointerTo = (path: readonly string[]) =>
  path.map((part) => `/${encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'))}`).join('')

/** Examples next to their schemas: of bodies, headers and parameters, and within schemas. */
function examplesIn(value: unknown, path: readonly string[] = []): { pointer: string; example: unknown }[] {
  if (typeof value !== 'object' || value === null) return []
  const own = value as Record<string, unknown>
  const inner = Object.entries(own).flatMap(([key, part]) =>
    key === 'example' ? [] : examplesIn(part, [...path, key]),
  )
  if (!('example' in own) || path.at(-1) === 'properties') return inner
  return [{ pointer: pointerTo('schema' in own ? [...path, 'schema'] : path), example: own['example'] }, ...inner]
}

it('Operations keep their ids: clients that were generated before call them by these names', async () => {
  const { paths, webhooks } = await documentOf(apiWorld(database()).app)
  const ids = Object.values(paths).map(({ get }) => get.operationId)
  expect(ids.toSorted()).toMatchInlineSnapshot(`
    [
      "exportCompaniesCsv",
      "exportCompaniesNdjson",
      "exportContactsCsv",
      "exportContactsNdjson",
      "exportDealsCsv",
      "exportDealsNdjson",
      "exportEventsCsv",
      "exportEventsNdjson",
      "exportMembersCsv",
      "exportMembersNdjson",
      "exportNotesCsv",
      "exportNotesNdjson",
      "exportPipelinesCsv",
      "exportPipelinesNdjson",
      "exportTasksCsv",
      "exportTasksNdjson",
      "getCompany",
      "getContact",
      "getDeal",
      "getEvent",
      "getMember",
      "getNote",
      "getPipeline",
      "getTask",
      "listChanges",
      "listCompanies",
      "listContacts",
      "listDeals",
      "listEvents",
      "listFields",
      "listMembers",
      "listNotes",
      "listPipelines",
      "listTasks",
    ]
  `)
  const ofWebhooks = Object.values(webhooks).map(({ post }) => post.operationId)
  expect(ofWebhooks.toSorted()).toMatchInlineSnapshot(`
    [
      "onCompanyCreated",
      "onCompanyDeleted",
      "onCompanyMerged",
      "onCompanyRestored",
      "onCompanySeparated",
      "onCompanyUpdated",
      "onContactCreated",
      "onContactDeleted",
      "onContactMerged",
      "onContactRestored",
      "onContactSeparated",
      "onContactUpdated",
      "onDealCreated",
      "onDealDeleted",
      "onDealLost",
      "onDealReopened",
      "onDealRestored",
      "onDealStageChanged",
      "onDealUpdated",
      "onDealWon",
      "onLeadReceived",
      "onNoteCreated",
      "onNoteDeleted",
      "onNoteRestored",
      "onNoteUpdated",
      "onTaskCreated",
      "onTaskDeleted",
      "onTaskDone",
      "onTaskReopened",
      "onTaskRestored",
      "onTaskUpdated",
    ]
  `)
  const all = [...ids, ...ofWebhooks]
  expect(new Set(all).size).toBe(all.length)
  for (const id of all) expect(id).toMatch(/^[a-z][A-Za-z]+$/u)
})

it('Every tag of an operation is described', async () => {
  const { tags, paths, webhooks } = await documentOf(apiWorld(database()).app)
  const operations = [...Object.values(paths).map(({ get }) => get), ...Object.values(webhooks).map(({ post }) => post)]
  const used = new Set(operations.flatMap((operation) => operation.tags))
  expect(tags.map(({ name }) => name).toSorted()).toEqual([...used].toSorted())
  for (const { description } of tags) expect(description).not.toBe('')
})

it('Every example is valid by its own schema, formats included, and every body has one', async () => {
  const document = await documentOf(apiWorld(database()).app)
  const ajv = new Ajv2020({ strict: false, validateFormats: true })
  addFormats.default(ajv)
  ajv.addSchema(document, 'openapi.json')
  const examples = examplesIn(document)
  for (const { pointer, example } of examples)
    expect(ajv.validate(`openapi.json#${pointer}`, example), `${pointer}: ${ajv.errorsText()}`).toBe(true)

  const described = new Set(examples.map(({ pointer }) => pointer))
  const bodies = Object.keys(document.paths).filter((path) => !path.endsWith('.csv'))
  for (const path of bodies) {
    const type = path.endsWith('.ndjson') ? 'application/x-ndjson' : 'application/json'
    expect(described).toContain(pointerTo(['paths', path, 'get', 'responses', '200', 'content', type, 'schema']))
  }
  for (const type of WEBHOOK_TYPES)
    expect(described).toContain(
      pointerTo(['webhooks', type, 'post', 'requestBody', 'content', 'application/json', 'schema']),
    )
  // An example without the fields that a client asks for shows too little.
  const contact = examples.find(({ pointer }) => pointer.startsWith('/paths/~1contacts~1%7Bid%7D/get/responses/200'))
  expect(contact?.example).toMatchObject({ name: 'Ada Lovelace', phones: [expect.stringMatching(/^\+\d+$/u)] })
})

it('Headers that the document promises are sent', async () => {
  const { app, workspace } = apiWorld(database())
  const { get, addContact, newKey } = await workspace()
  const { paths, components } = await documentOf(app)
  const id = await addContact('Ada')
  const narrow = await newKey(['deals'])

  async function expectPromised(path: string, route: string, status: number, options: Parameters<typeof get>[1] = {}) {
    const answer = await get(path, options)
    expect(answer.status, path).toBe(status)
    const response = paths[route]?.get.responses[String(status)]
    const name = response?.$ref?.split('/').at(-1)
    const promised = Object.keys((name === undefined ? response : components.responses[name])?.headers ?? {})
    expect(promised).toContain('X-Request-Id')
    for (const header of promised) expect([header, answer.headers.get(header)]).toEqual([header, expect.any(String)])
    return answer
  }

  await expectPromised('/contacts', '/contacts', 200)
  const { headers } = await expectPromised(`/contacts/${id}`, '/contacts/{id}', 200)
  const etag = headers.get('etag') ?? ''
  await expectPromised(`/contacts/${id}`, '/contacts/{id}', 304, { headers: { 'if-none-match': etag } })
  await expectPromised('/export/contacts.csv', '/export/contacts.csv', 200)
  await expectPromised('/contacts?limt=5', '/contacts', 400)
  await expectPromised('/contacts', '/contacts', 401, { key: null })
  await expectPromised('/contacts', '/contacts', 403, { key: narrow.key })
  await expectPromised('/contacts/6650f0c2a1b2c3d4e5f60718', '/contacts/{id}', 404)

  const limited = apiWorld(database(), { points: 1, windowSeconds: 60 })
  const { get: getLimited } = await limited.workspace()
  await getLimited('/contacts')
  const refused = await getLimited('/contacts')
  const tooMany = Object.keys(components.responses['TooManyRequests']?.headers ?? {})
  expect(tooMany).toContain('Retry-After')
  for (const header of tooMany) expect(refused.headers.get(header), header).not.toBeNull()
})
