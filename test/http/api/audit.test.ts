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
