/** A field added to a table appears in the export without further code: as a column, in filters, CSV and the reference. */
import { expect, it } from 'vitest'

import { DEAL_FIELDS } from '../../../src/services/deals/deal-fields.ts'
import { day } from '../../../src/services/fields/types/day.ts'
import { money } from '../../../src/services/fields/types/money.ts'
import { FIELD_TABLES } from '../../support/kinds.ts'
import { apiWorld } from '../../support/api.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

const deal = {
  ...DEAL_FIELDS,
  budget: money({ about: 'What they can spend' }),
  signedOn: day({ about: 'The day of the signature', filter: { name: 'signed', about: 'Signed' } }),
}

it('A field added to deals gets a column, a filter, CSV cells and a description', async () => {
  const { workspace, crm, app } = apiWorld(database(), undefined, { fields: { ...FIELD_TABLES, deal } })
  const { owner, get } = await workspace()
  const website = { title: 'Website', budget: { minor: 1_250, currency: 'EUR' }, signedOn: '2026-11-01' }
  const { id } = await crm.services.deals.add(owner(), website)
  const { id: without } = await crm.services.deals.add(owner(), { title: 'Shop' })

  expect((await get('/deals?fields=budget,signedOn')).body['data']).toEqual([
    { id, budget: { minor: 1_250, currency: 'EUR', decimal: '12.50' }, signedOn: '2026-11-01' },
    { id: without, budget: null, signedOn: null },
  ])
  expect((await get('/deals?fields=title&signed_from=2026-11-01&signed_to=2026-11-01')).body['data']).toEqual([
    { id, title: 'Website' },
  ])
  expect((await get('/deals?signed_from=2026-11-02')).body['data']).toEqual([])
  expect((await get('/deals?signed_from=soon')).status).toBe(400)
  expect((await get('/export/deals.csv?fields=title,budget,signedOn')).body['text']).toBe(
    [
      'id,title,budget,budgetCurrency,budgetMinor,signedOn',
      `${id},Website,12.50,EUR,1250,2026-11-01`,
      `${without},Shop,,,,`,
      '',
    ].join('\r\n'),
  )

  const document = (await (await app.request('/openapi.json')).json()) as {
    paths: Record<string, { get: { parameters: { name: string; description?: string }[] } }>
    components: { schemas: Record<string, { properties: Record<string, { description?: string }> }> }
  }
  const properties = document.components.schemas['Deal']?.properties ?? {}
  expect(properties['signedOn']).toMatchObject({ description: 'The day of the signature' })
  expect(properties['budget']).toMatchObject({ description: 'What they can spend' })
  const parameters = document.paths['/deals']?.get.parameters ?? []
  expect(parameters).toContainEqual(
    expect.objectContaining({ name: 'signed_to', description: 'Signed on this day or earlier' }),
  )
})

it('The columns of each kind with fields keep their order: readers of CSV may rely on it', async () => {
  const { workspace } = apiWorld(database())
  const { get } = await workspace()
  const header = async (name: string) =>
    String((await get(`/export/${name}.csv`)).body['text'])
      .trim()
      .split(',')
  expect(await header('contacts')).toEqual(
    'id,name,displayName,phones,emails,companyId,jobTitle,tags,ownerId,source,telegramUsername,nextTaskAt,version,createdAt,updatedAt,telegramUserId,address,website,birthday,givenName,middleName,familyName,phoneLabels,emailLabels,touchedAt'.split(
      ',',
    ),
  )
  expect(await header('companies')).toEqual(
    'id,name,source,version,createdAt,updatedAt,domain,website,phones,emails,address,tags,ownerId,phoneLabels,emailLabels,touchedAt'.split(
      ',',
    ),
  )
  expect(await header('deals')).toEqual(
    'id,title,status,pipelineId,stageId,stageEnteredAt,amount,amountCurrency,amountMinor,contactIds,companyId,ownerId,expectedCloseOn,lostReason,stageHistory,nextTaskAt,tags,source,version,createdAt,updatedAt,touchedAt,recurring,recurringCurrency,recurringMinor,recurringPer,items,followsItems,committed,contactRoles,origin,copiedFromId'.split(
      ',',
    ),
  )
  expect(await header('tasks')).toEqual(
    'id,title,type,status,dueAt,allDay,remindAt,assigneeId,contactId,dealId,doneAt,outcome,source,version,createdAt,updatedAt,repeat,repeatDay,remindBefore,lengthMinutes,companyId'.split(
      ',',
    ),
  )
})
