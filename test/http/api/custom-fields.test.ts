/** A team's own fields in the REST export: in records, CSV, filters, the list of fields, and outgoing messages. */
import { expect, it } from 'vitest'

import type { NewDeal } from '../../../src/services/deals/add-deal.ts'
import { apiWorld } from '../../support/api.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

async function scene() {
  const { workspace, crm, app } = apiWorld(database())
  const { owner, get, refresh } = await workspace()
  const { customFields, deals } = crm.services
  const make = async (label: string, type: 'text' | 'money' | 'day' | 'choice' | 'number', choices?: string[]) =>
    (await customFields.make(owner(), { kind: 'deal', type, label, ...(choices && { choices }) })).key
  const keys = {
    number: await make('Contract number', 'text'),
    budget: await make('Budget', 'money'),
    signed: await make('Signed', 'day'),
    region: await make('Region', 'choice', ['North', 'South']),
    seats: await make('Seats', 'number'),
  }
  await refresh()
  const { choices } = await customFields.get(owner(), keys.region)
  const values = {
    title: 'Website',
    [keys.number]: 'A-17, “x”',
    [keys.budget]: { minor: 1_250, currency: 'EUR' },
    [keys.signed]: '2026-11-01',
    [keys.region]: choices[1]?.key,
    [keys.seats]: 12,
  } as unknown as NewDeal
  const { id } = await deals.add(owner(), values)
  const { id: without } = await deals.add(owner(), { title: 'Shop' })
  return { crm, app, owner, get, keys, id, without, customFields }
}

it('are in each record, as columns of CSV, and as filters of lists and streams', async () => {
  const { get, keys, id, without } = await scene()
  const { number, budget, signed, region, seats } = keys
  expect((await get('/deals?fields=custom')).body['data']).toEqual([
    {
      id,
      custom: {
        [number]: 'A-17, “x”',
        [budget]: { minor: 1_250, currency: 'EUR', decimal: '12.50' },
        [signed]: '2026-11-01',
        [region]: 'South',
        [seats]: 12,
      },
    },
    { id: without, custom: { [number]: null, [budget]: null, [signed]: null, [region]: null, [seats]: null } },
  ])
  expect((await get('/export/deals.csv?fields=title,custom')).body['text']).toBe(
    [
      `id,title,custom.${number},custom.${budget},custom.${budget}Currency,custom.${budget}Minor,custom.${signed},custom.${region},custom.${seats}`,
      `${id},Website,"A-17, “x”",12.50,EUR,1250,2026-11-01,South,12`,
      `${without},Shop,,,,,,,`,
      '',
    ].join('\r\n'),
  )
  const found = async (query: string) =>
    ((await get(`/deals?fields=title&${query}`)).body['data'] as { title: string }[]).map(({ title }) => title)
  const named = (key: string, value: string, ending = '') => `custom.${key}${ending}=${encodeURIComponent(value)}`
  expect(await found(named(number, 'A-17, “x”'))).toEqual(['Website'])
  expect(await found(named(region, 'south'))).toEqual(['Website'])
  expect(await found(named(region, 'North'))).toEqual([])
  expect(await found(`${named(signed, '2026-11-01', '_from')}&${named(signed, '2026-11-01', '_to')}`)).toEqual([
    'Website',
  ])
  expect(await found(named(seats, '13', '_min'))).toEqual([])
  expect(await found(named(budget, '1250', '_max'))).toEqual(['Website'])
  expect(
    String((await get(`/export/deals.csv?fields=title&${named(seats, '12', '_min')}`)).body['text']),
  ).not.toContain('Shop')
})

it('refuse filters that do not exist or cannot be read, by name', async () => {
  const { get, keys } = await scene()
  const problem = async (query: string) => {
    const { status, body } = await get(`/deals?${query}`)
    return [status, (body['details'] as { parameters: unknown } | undefined)?.parameters]
  }
  const none = 'There is no such parameter'
  expect(await problem('custom.f00000000=x')).toEqual([400, [{ parameter: 'custom.f00000000', problem: none }]])
  expect(await problem('nonsense=x')).toEqual([400, [{ parameter: 'nonsense', problem: none }]])
  const signed = `custom.${keys.signed}_from`
  expect(await problem(`${signed}=soon`)).toMatchObject([400, [{ parameter: signed }]])
  const region = `custom.${keys.region}`
  expect(await problem(`${region}=West`)).toEqual([400, [{ parameter: region, problem: 'Give one of North, South' }]])
  expect((await get(`/contacts?custom.${keys.number}=x`)).status).toBe(400)
})

it('are listed with their names and types, also once they are retired, and described', async () => {
  const { app, get, keys, owner, customFields } = await scene()
  await customFields.retire(owner(), keys.region)
  const { data } = (await get('/fields')).body as { data: Record<string, unknown>[] }
  expect(data.map(({ label }) => label)).toEqual(['Contract number', 'Budget', 'Signed', 'Region', 'Seats'])
  expect(data[3]).toEqual({
    key: keys.region,
    kind: 'deal',
    label: 'Region',
    type: 'choice',
    required: false,
    retired: true,
    choices: ['North', 'South'],
  })
  expect((await get('/fields?x=1')).status).toBe(400)
  const document = (await (await app.request('/openapi.json')).json()) as {
    paths: Record<string, unknown>
    components: { schemas: Record<string, { properties: Record<string, { description?: string }> }> }
  }
  expect(document.paths).toHaveProperty('/fields')
  expect(document.components.schemas['Deal']?.properties['custom']?.description).toContain('GET /fields')
})
