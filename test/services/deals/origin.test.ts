/** Where deals came from, and other facts that lists and reports are filtered by. */
import { describe, expect, test } from 'vitest'

import { dealOrigins } from '../../../src/database/migrations/0025-deal-origins.ts'
import { silentLogger } from '../../../src/logger.ts'
import { objectId } from '../../../src/models/ids.ts'
import type { Condition } from '../../../src/models/view.ts'
import { createCrm, refusal } from '../../support/crm.ts'
import { ownDatabase } from '../../support/database.ts'
import { createSource, openLeads, recordsOf, workLeads } from '../../support/lead-intake.ts'

const database = ownDatabase()
const EUR = (minor: number) => ({ minor, currency: 'EUR' })

describe('The deal of a lead', () => {
  test('says which lead source it came from, unless the lead itself names a channel', async () => {
    const { crm, team, door } = await openLeads(database())
    const source = await createSource(team, crm, 'standard', {})
    const { name } = await crm.services.leadSources.get(team.owner(), source.id)
    await door.send(source, { name: 'Anna', email: 'anna@example.com' })
    await door.send(source, { name: 'Ben', email: 'ben@example.com', 'How did you hear about us?': 'Fair' })
    await workLeads(crm, team.workspaceId)
    const deals = await recordsOf(crm, team).deals()
    expect(deals.map(({ title, origin }) => [title, origin])).toEqual([
      ['Anna', name],
      ['Ben', 'Fair'],
    ])
    expect(await crm.services.views.suggestions(team.owner(), 'deal', 'origin')).toEqual(
      expect.arrayContaining([name, 'Fair']),
    )
  })

  test('from before that was stored is told by an upgrade, which changes nothing else', async () => {
    const { crm, team, door } = await openLeads(database())
    const source = await createSource(team, crm, 'standard', {})
    const { name } = await crm.services.leadSources.get(team.owner(), source.id)
    await door.send(source, { name: 'Anna', email: 'anna@example.com' })
    await workLeads(crm, team.workspaceId)
    const { id } = await crm.services.deals.add(team.owner(), { title: 'By hand' })
    const { connection } = database()
    const before = await recordsOf(crm, team).deals()
    await connection.collection('deals').updateMany({}, { $unset: { origin: '' } })
    expect(await dealOrigins.plan(connection)).toHaveLength(1)
    for (let run = 0; run < 2; run += 1) await dealOrigins.up(connection, silentLogger)
    expect(await recordsOf(crm, team).deals()).toEqual(before)
    expect((await crm.services.deals.get(team.owner(), id)).origin).toBeNull()
    expect(before.some(({ origin }) => origin === name)).toBe(true)
  })
})

describe('A list of deals', () => {
  async function scene() {
    const crm = createCrm(database())
    const team = await crm.team()
    const { deals, views } = crm.services
    const found = async (condition: Condition) => {
      const id = await views.addCondition(team.owner(), await views.begin(team.owner(), 'deal'), condition)
      const { rows } = await views.list(team.owner(), id, { limit: 10 })
      return rows.map((row) => ('title' in row ? row.title : '')).toSorted()
    }
    const add = (title: string, more = {}) => deals.add(team.owner(), { title, ...more })
    return { crm, team, add, found, ...crm.services }
  }

  test('is filtered by origin, commitment, items and what is due again, by month or year alike', async () => {
    const { crm, team, add, found, views } = await scene()
    await add('Monthly', { recurring: { ...EUR(10_000), per: 'month' }, origin: 'Fair', committed: true })
    await add('Yearly', { recurring: { ...EUR(120_000), per: 'year' }, origin: 'Referral' })
    await add('Small', { recurring: { ...EUR(100_000), per: 'year' }, origin: 'Fair' })
    const { id } = await add('Old')
    // As a version before had stored it.
    await crm.models.deals.updateOne(
      { workspaceId: objectId(team.workspaceId), _id: objectId(id) },
      { $unset: { committed: 1, followsItems: 1 } },
    )
    const min = (value: string): Condition => ({ by: 'recurring', test: 'min', value })
    expect(await found(min('10000 EUR month'))).toEqual(['Monthly', 'Yearly'])
    expect(await found(min('120000 EUR year'))).toEqual(['Monthly', 'Yearly'])
    expect(await found(min('10000 USD month'))).toEqual([])
    expect(await found({ by: 'recurring', test: 'max', value: '9000 EUR month' })).toEqual(['Small'])
    expect(await found({ by: 'recurring', test: 'empty', value: null })).toEqual(['Old'])
    expect(await found({ by: 'origin', test: 'is', value: 'Fair' })).toEqual(['Monthly', 'Small'])
    expect(await found({ by: 'origin', test: 'has', value: 'ref' })).toEqual(['Yearly'])
    expect(await found({ by: 'committed', test: 'is', value: 'true' })).toEqual(['Monthly'])
    expect(await found({ by: 'committed', test: 'is', value: 'false' })).toEqual(['Old', 'Small', 'Yearly'])
    expect(await found({ by: 'items', test: 'empty', value: null })).toHaveLength(4)
    const view = await views.begin(team.owner(), 'deal')
    expect((await views.options(team.owner(), view, 'origin')).options.slice(0, 2)).toEqual([
      { test: 'is', value: 'Fair' },
      { test: 'is', value: 'Referral' },
    ])
    const typed = await views.addTyped(team.owner(), view, { by: 'recurring', test: 'min', typed: '€1,200 a year' })
    expect((await views.get(team.owner(), typed)).conditions).toMatchObject([{ value: '120000 EUR year' }])
  })

  test('suggests nothing for a field without suggestions, and only what somebody may see', async () => {
    const { crm, team, views } = await scene()
    await expect(views.suggestions(team.owner(), 'deal', 'title')).rejects.toMatchObject(
      refusal('NOT_FOUND', { kind: 'button' }),
    )
    const own = await crm.team({ visibility: 'own' })
    const rep = await own.join('rep')
    await crm.services.deals.add(own.owner(), { title: 'Secret', origin: 'Secret channel' })
    expect(await views.suggestions(rep(), 'deal', 'origin')).toEqual([])
    expect(await views.suggestions(own.owner(), 'deal', 'origin')).toEqual(['Secret channel'])
  })
})
