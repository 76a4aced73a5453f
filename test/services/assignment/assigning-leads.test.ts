/** Who gets a lead by the workspace's rules. */
import { describe, expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { eventsOf } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createSource, newsOf, workLeads } from '../../support/lead-intake.ts'
import { openRules } from '../../support/rule-scene.ts'

const database = sharedDatabase()
const HOUR = 60 * 60 * 1000

describe('A lead', () => {
  test('goes to the members of a rule by their weights, and its timeline says by which rule', async () => {
    const { crm, team, makeRule, lead } = await openRules(database())
    const [anna, boris] = [await team.join('rep', 'Anna'), await team.join('rep', 'Boris')]
    await makeRule({
      name: 'Everything',
      people: [
        [anna.id, 2],
        [boris.id, 1],
      ],
    })
    const owners = await lead({}, {}, {}, {}, {}, {})
    expect(owners.filter((id) => id === anna.id)).toHaveLength(4)
    expect(owners.filter((id) => id === boris.id)).toHaveLength(2)
    const given = (await eventsOf(crm, team.workspaceId)).filter(({ type }) => type === 'deal.assigned')
    expect(given).toHaveLength(6)
    expect(given[0]?.changes).toEqual([
      { path: 'rule', from: null, to: 'Everything' },
      { path: 'ownerId', from: null, to: owners[0] },
    ])
    const news = await newsOf(crm, team)
    expect(news.map(({ memberId }) => memberId)).toEqual(owners)
  })

  test('goes by the first rule that fits, and without one where its source says', async () => {
    const { crm, team, door, source, rules, makeRule, lead, records } = await openRules(database())
    const [anna, boris, cleo] = [await team.join('rep'), await team.join('rep'), await team.join('rep')]
    const other = await createSource(team, crm, 'standard', { name: 'Shop', routing: 'owner', memberIds: [cleo.id] })
    const polish = await makeRule({ name: 'Poland', people: [[anna.id, 1]] })
    await rules.addCountries(team.owner(), polish, ['PL'])
    const website = await makeRule({ name: 'Website', people: [[boris.id, 1]] })
    await rules.setSource(team.owner(), website, source.id, true)
    expect(await lead({ phone: '+48 512 345 678' }, { phone: '+49 30 901820' })).toEqual([anna.id, boris.id])
    await door.send(other, { name: 'Shopper', email: 'shopper@example.com' })
    await workLeads(crm, team.workspaceId)
    expect((await records.deals()).at(-1)?.ownerId?.toHexString()).toBe(cleo.id)
    // The order decides.
    await rules.move(team.owner(), website, 'up')
    expect(await lead({ phone: '+48 512 345 679' })).toEqual([boris.id])
    await rules.setPaused(team.owner(), website, true)
    expect(await lead({ phone: '+48 512 345 670' })).toEqual([anna.id])
  })

  test('is of the country of its address, else of its number, else of the workspace', async () => {
    const { team, rules, makeRule, lead } = await openRules(database())
    const [anna, boris] = [await team.join('rep'), await team.join('rep')]
    const german = await makeRule({ name: 'Germany', people: [[anna.id, 1]] })
    await rules.addCountries(team.owner(), german, ['DE'])
    await makeRule({ name: 'The rest', people: [[boris.id, 1]] })
    expect(await lead({}, { phone: '+48 512 345 678' }, { phone: '030 901820' })).toEqual([anna.id, boris.id, anna.id])
  })

  test('is compared by its amount in any currency with a rate, and by fields of the team’s own', async () => {
    const { crm, team, makeRule, lead } = await openRules(database())
    const [anna, boris, cleo] = [await team.join('rep'), await team.join('rep'), await team.join('rep')]
    const { key } = await crm.services.customFields.make(team.owner(), {
      kind: 'deal',
      type: 'choice',
      label: 'Product',
      choices: ['Roof', 'Door'],
    })
    await team.refresh()
    await crm.services.rates.enter(team.owner(), { from: 'EUR', to: 'UAH', day: '2026-01-01', rate: '50' })
    await makeRule({ name: 'Large', people: [[anna.id, 1]], deal: [{ by: 'amount', test: 'min', typed: '1000 EUR' }] })
    await makeRule({ name: 'Roofs', people: [[boris.id, 1]], deal: [{ by: key, test: 'is', typed: 'Roof' }] })
    await makeRule({ name: 'The rest', people: [[cleo.id, 1]] })
    expect(
      await lead(
        { amount: '1000 EUR' },
        { amount: '50000 UAH' },
        { amount: '49999 UAH' },
        // No rate is known: no bound holds.
        { amount: '9000 GBP' },
        { amount: '10 EUR', product: 'Roof' },
        { product: 'Door' },
      ),
    ).toEqual([anna.id, anna.id, cleo.id, cleo.id, boris.id, cleo.id])
  })

  test('of a known contact stays with its owner, unless they are away; an open deal keeps its owner, and leaders are told', async () => {
    const { crm, team, makeRule, lead } = await openRules(database())
    const [anna, boris] = [await team.join('rep'), await team.join('rep')]
    const manager = await team.join('manager')
    const first = { email: 'known@example.com' }
    await makeRule({ name: 'Everything', people: [[anna.id, 1]] })
    expect(await lead(first)).toEqual([anna.id])
    await crm.services.absence.set(anna(), anna.id, { from: crm.now(), until: null })
    // It joins the open deal.
    expect(await lead(first)).toEqual([])
    const told = (await newsOf(crm, team)).slice(1).map(({ memberId }) => memberId)
    expect(told.toSorted()).toEqual([anna.id, manager.id, team.owner.id].toSorted())
    const { models } = crm
    const inWorkspace = { workspaceId: objectId(team.workspaceId) }
    await models.deals.updateMany(inWorkspace, { $set: { status: 'lost' } })
    await makeRule({ name: 'Second', people: [[boris.id, 1]] })
    // The rule’s only member is away: nobody gets it, and whoever is there may claim it.
    expect(await lead(first)).toEqual([undefined])
  })
})

describe('A member who is away', () => {
  test('gets nothing by rules or from sources until they are back', async () => {
    const { crm, team, door, makeRule, lead, records } = await openRules(database())
    const [anna, boris] = [await team.join('rep'), await team.join('rep')]
    const rule = await makeRule({
      name: 'Everything',
      people: [
        [anna.id, 1],
        [boris.id, 1],
      ],
    })
    const until = new Date(crm.now().getTime() + HOUR)
    await crm.services.absence.set(anna(), anna.id, { from: crm.now(), until })
    expect(await lead({}, {}, {})).toEqual([boris.id, boris.id, boris.id])
    crm.passTime(HOUR)
    const back = await lead({}, {}, {}, {})
    expect(back.filter((id) => id === anna.id)).toHaveLength(2)
    await crm.services.assignmentRules.setPaused(team.owner(), rule, true)
    const turns = { name: 'Turns', routing: 'round-robin', memberIds: [anna.id, boris.id] } as const
    const source = await createSource(team, crm, 'standard', turns)
    await crm.services.absence.set(team.owner(), boris.id, { from: crm.now(), until: null })
    for (const name of ['a', 'b']) await door.send(source, { email: `${name}@turns.example.com` })
    await workLeads(crm, team.workspaceId)
    expect((await records.deals()).slice(-2).map(({ ownerId }) => ownerId?.toHexString())).toEqual([anna.id, anna.id])
  })

  test('is not told about leads that nobody has; if everybody is away, the leaders are', async () => {
    const { crm, team, lead } = await openRules(database())
    const anna = await team.join('rep')
    await crm.services.absence.set(anna(), anna.id, { from: crm.now(), until: null })
    await lead({})
    expect((await newsOf(crm, team)).map(({ memberId }) => memberId)).toEqual([team.owner.id])
    await crm.services.absence.set(team.owner(), team.owner.id, { from: crm.now(), until: null })
    await lead({})
    expect((await newsOf(crm, team)).map(({ memberId }) => memberId)).toEqual([team.owner.id, team.owner.id])
  })
})
