import { expect, it } from 'vitest'

import { asId } from '../../support/as-id.ts'
import { apiWorld } from '../../support/api.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

it('A merged contact answers 301 with the id of the one that remains, until the merge is undone', async () => {
  const { workspace, crm } = apiWorld(database())
  const { services } = crm
  const { owner, addContact, get } = await workspace()
  const [anna, twin] = [await addContact('Anna Berg'), await addContact('Anya B.')]
  const { undoId } = await services.contacts.merge(owner(), { primary: asId(anna), losing: asId(twin) })

  const { status, headers, body } = await get(`/contacts/${twin}?fields=name`)
  expect([status, body]).toEqual([301, { id: anna }])
  expect(headers.get('location')).toBe(`/api/v1/contacts/${anna}?fields=name`)
  expect(headers.get('cache-control')).toBe('no-store')

  await services.undo.undo(owner(), undoId)
  expect((await get(`/contacts/${twin}?fields=name`)).body).toEqual({ id: twin, name: 'Anya B.' })
})

it('So does a merged company', async () => {
  const { workspace, crm } = apiWorld(database())
  const { companies, undo } = crm.services
  const { owner, get } = await workspace()
  const { id: primary } = await companies.add(owner(), { name: 'Acme GmbH' })
  const { id: losing } = await companies.add(owner(), { name: 'Acme Corp' })
  const { undoId } = await companies.merge(owner(), { primary, losing })

  const { status, headers, body } = await get(`/companies/${losing}?fields=name`)
  expect([status, body]).toEqual([301, { id: primary }])
  expect(headers.get('location')).toBe(`/api/v1/companies/${primary}?fields=name`)

  await undo.undo(owner(), undoId)
  expect((await get(`/companies/${losing}?fields=name`)).body).toEqual({ id: losing, name: 'Acme Corp' })
})
