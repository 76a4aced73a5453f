/** The audit log through the API. */
import { expect, it } from 'vitest'

import { asId } from '../../support/as-id.ts'
import { apiWorld } from '../../support/api.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

it('lists the events of each kind of the audit log, of this workspace alone', async () => {
  const { crm, workspace } = apiWorld(database())
  const [own, other] = [await workspace(), await workspace()]
  const id = await own.addContact('Greta Gone')
  await crm.services.contacts.delete(own.owner(), asId(id))
  await other.addContact('Somebody')
  const typesOf = async (audit: string) => {
    const { status, body } = await own.get(`/events?audit=${audit}&updated_since=2020-01-01`)
    expect(status).toBe(200)
    return (body['data'] as { type: string; audit: string }[]).map((event) => `${event.type} ${event.audit}`)
  }
  crm.passTime(20_000)
  expect(await typesOf('removals')).toEqual(['contact.deleted removals'])
  expect(await typesOf('access')).toEqual(['api-key.created access'])
  expect(await typesOf('team')).toContain('workspace.created team')
  expect(await typesOf('privacy')).toEqual([])
  expect((await own.get('/events?audit=everything')).status).toBe(400)
})

it('lists what an admin does about a person, a rule, a field or a company under the kind that it is looked for in', async () => {
  const { crm, workspace } = apiWorld(database())
  const own = await workspace()
  const { privacy, retention, customFields, companies, webhooks } = crm.services
  const [kept, erased] = [await own.addContact('Karl Kept'), await own.addContact('Erik Erased')]
  await privacy.requestFile(own.owner(), asId(kept))
  await privacy.erase(own.owner(), asId(erased))
  await retention.setRule(own.owner(), 'events', '2y')
  await customFields.make(own.owner(), { kind: 'deal', label: 'Contract', type: 'text' })
  const company = await companies.add(own.owner(), { name: 'Gone Ltd' })
  await companies.delete(own.owner(), company.id)
  const input = { name: 'Zapier', url: 'http://127.0.0.1:9/', groups: ['contacts'] } as const
  await webhooks.create(own.owner(), input, { chatId: 1, messageId: 1 })
  crm.passTime(20_000)
  const typesOf = async (audit: string) => {
    const { body } = await own.get(`/events?audit=${audit}&updated_since=2020-01-01`)
    return (body['data'] as { type: string }[]).map(({ type }) => type)
  }
  expect(await typesOf('privacy')).toEqual(['contact.exported', 'contact.erased'])
  expect((await typesOf('team')).filter((type) => type === 'workspace.updated')).toHaveLength(2)
  expect(await typesOf('removals')).toEqual(['company.deleted'])
  expect(await typesOf('connections')).toEqual(['webhook.created'])
  expect(await typesOf('access')).toEqual(['api-key.created'])
})
