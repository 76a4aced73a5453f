/** The last touch in the export: a column, two filters, and part of what an ETag stands for. */
import { expect, test } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { apiWorld } from '../../support/api.ts'

const database = sharedDatabase()

test('A touch is in lists, filters, files and the ETag, and neither in the version nor in what has changed', async () => {
  const { workspace, crm } = apiWorld(database())
  const { addContact, get, owner } = await workspace()
  const [anna, ben] = [await addContact('Anna'), await addContact('Ben')]
  const before = await get(`/contacts/${anna}`)
  expect(before.body['touchedAt']).toBe(before.body['createdAt'])

  crm.passTime(60_000)
  const since = crm.now().toISOString()
  crm.passTime(60_000)
  await crm.services.notes.add(owner(), { contactId: anna as never, text: 'Called' })
  const after = await get(`/contacts/${anna}`)
  const touchedAt = String(after.body['touchedAt'])
  expect(touchedAt > since).toBe(true)
  expect(after.body).toEqual({ ...before.body, touchedAt })
  const etag = before.headers.get('etag') ?? ''
  expect((await get(`/contacts/${anna}`, { headers: { 'if-none-match': etag } })).status).toBe(200)
  const again = after.headers.get('etag') ?? ''
  expect((await get(`/contacts/${anna}`, { headers: { 'if-none-match': again } })).status).toBe(304)

  const ids = async (filter: string) =>
    ((await get(`/contacts?${filter}`)).body['data'] as { id: string }[]).map(({ id }) => id)
  expect(await ids(`touched_since=${since}`)).toEqual([anna])
  expect(await ids(`touched_before=${since}`)).toEqual([ben])
  const csv = String((await get('/export/contacts.csv?fields=name,touchedAt')).body['text'])
  expect(csv.trim().split('\r\n')).toContain(`${anna},Anna,${touchedAt}`)
  for (const path of ['/companies', '/deals']) expect((await get(`${path}?touched_before=${since}`)).status).toBe(200)
})
