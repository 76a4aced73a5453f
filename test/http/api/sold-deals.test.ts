/** What is sold and to whom, in the export: records, filters and files. */
import { expect, test } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { apiWorld } from '../../support/api.ts'

const database = sharedDatabase()
const EUR = (minor: number) => ({ minor, currency: 'EUR' })

test('A deal tells its items with what each comes to, its recurring amount, roles, origin and commitment', async () => {
  const { workspace, crm } = apiWorld(database())
  const { addContact, get, owner } = await workspace()
  const anna = (await addContact('Anna')) as never
  const item = { name: 'Website', quantity: 1.5, price: EUR(100_001), discount: { percent: 10 } }
  const { deals } = crm.services
  const { id } = await deals.add(owner(), {
    title: 'Website',
    contact: anna,
    items: [item],
    recurring: { ...EUR(50_000), per: 'month' },
    committed: true,
    origin: 'Fair',
  })
  await deals.changePeople(owner(), id, { what: 'role', contact: anna, role: 'payer' })
  const copy = await deals.duplicate(owner(), id, deals.newCopyId())
  const { body } = await get(`/deals/${id}`)
  expect(body).toMatchObject({
    amount: { ...EUR(135_001), decimal: '1350.01' },
    followsItems: true,
    items: [
      {
        name: 'Website',
        quantity: 1.5,
        price: { ...EUR(100_001), decimal: '1000.01' },
        discount: { percent: 10 },
        total: { ...EUR(135_001), decimal: '1350.01' },
      },
    ],
    recurring: { ...EUR(50_000), decimal: '500.00', per: 'month' },
    committed: true,
    origin: 'Fair',
    contactIds: [anna],
    contactRoles: [{ contactId: anna, role: 'payer' }],
    copiedFromId: null,
  })
  expect((await get(`/deals/${copy.id}`)).body).toMatchObject({ copiedFromId: id, committed: false })

  const titles = async (filter: string) =>
    ((await get(`/deals?${filter}`)).body['data'] as { title: string }[]).map(({ title }) => title).toSorted()
  expect(await titles('committed=true')).toEqual(['Website'])
  expect(await titles('committed=false')).toEqual(['Website (2)'])
  expect(await titles('origin=Fair')).toEqual(['Website', 'Website (2)'])
  expect(await titles('recurring_min=50000&recurring_per=month')).toHaveLength(2)
  expect(await titles('recurring_max=49999')).toEqual([])
  expect((await get('/deals?recurring_per=week')).status).toBe(400)

  const csv = String((await get('/export/deals.csv?fields=title,recurring,committed,origin')).body['text'])
  const [header, ...rows] = csv.trim().split('\r\n')
  expect(header?.replace('\uFEFF', '')).toBe(
    'id,title,recurring,recurringCurrency,recurringMinor,recurringPer,committed,origin',
  )
  expect(rows).toContain(`${id},Website,500.00,EUR,50000,month,true,Fair`)
})
