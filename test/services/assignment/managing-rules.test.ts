/** How rules about who gets what are made, changed, ordered and undone, and what a departure makes of them. */
import { describe, expect, test } from 'vitest'

import type { AssignmentRuleId, MemberId } from '../../../src/models/ids.ts'
import { EVERYTHING_TO_TEAM } from '../../../src/services/team/handover.ts'
import { atOnce, outcomes, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { openRules } from '../../support/rule-scene.ts'

const database = sharedDatabase()

describe('A rule', () => {
  test('begins paused, and cannot be turned on before somebody takes part', async () => {
    const { team, rules } = await openRules(database())
    const { id } = await rules.make(team.owner(), ' Big  ones ')
    expect(await rules.get(team.owner(), id)).toMatchObject({ name: 'Big ones', isPaused: true, people: [], next: [] })
    await expect(rules.setPaused(team.owner(), id, false)).rejects.toMatchObject(
      refusal('CONFLICT', { reason: 'rule-without-people' }),
    )
    await expect(rules.make(team.owner(), 'BIG ONES')).rejects.toMatchObject(
      refusal('VALIDATION', { problem: 'name-taken', given: 'BIG ONES' }),
    )
    await rules.setWeight(team.owner(), id, team.owner.id, 1)
    await rules.setPaused(team.owner(), id, false)
    // Without anybody it pauses by itself.
    await rules.setWeight(team.owner(), id, team.owner.id, 0)
    expect(await rules.get(team.owner(), id)).toMatchObject({ isPaused: true, people: [] })
  })

  test('shares its name with no other, however it came by it', async () => {
    const { crm, team, rules } = await openRules(database())
    const admin = await team.join('admin', 'Anna')
    const taken = refusal('VALIDATION', { problem: 'name-taken', given: 'Big ones' })
    const { won, refused } = await outcomes(
      atOnce(6, (index) => rules.make(index % 2 === 0 ? team.owner() : admin(), 'Big ones')),
    )
    expect([won.length, refused]).toEqual([1, Array.from({ length: 5 }, () => 'VALIDATION')])
    const id = (await rules.list(team.owner()))[0]?.id as AssignmentRuleId
    const { undoId: renamed } = await rules.rename(team.owner(), id, 'Large ones')
    const other = await rules.make(admin(), 'Big ones')
    await expect(crm.services.undo.undo(team.owner(), renamed ?? other.undoId)).rejects.toMatchObject(taken)
    const gone = await rules.delete(admin(), other.id)
    await crm.services.undo.undo(team.owner(), renamed ?? other.undoId)
    await expect(crm.services.undo.undo(admin(), gone.undoId)).rejects.toMatchObject(taken)
    expect((await rules.list(team.owner())).map(({ name }) => name)).toEqual(['Big ones'])
  })

  test('knows whether it is the first or the last', async () => {
    const { team, rules } = await openRules(database())
    const ids: AssignmentRuleId[] = []
    for (const name of ['One', 'Two', 'Three']) ids.push((await rules.make(team.owner(), name)).id)
    const views = await Promise.all(ids.map((id) => rules.get(team.owner(), id)))
    expect(views.map(({ isFirst, isLast }) => [isFirst, isLast])).toEqual([
      [true, false],
      [false, false],
      [false, true],
    ])
    expect(await rules.list(team.owner())).toEqual(views)
  })

  test('says who gets the next three', async () => {
    const { team, rules, makeRule } = await openRules(database())
    const [anna, boris] = [await team.join('rep', 'Anna'), await team.join('rep', 'Boris')]
    const id = await makeRule({
      name: 'All',
      people: [
        [anna.id, 2],
        [boris.id, 1],
      ],
    })
    const { next, people } = await rules.get(team.owner(), id)
    expect(next.toSorted()).toEqual(['Anna', 'Anna', 'Boris'])
    expect(people).toMatchObject([
      { name: 'Anna', weight: 2, isOut: false },
      { name: 'Boris', weight: 1, isOut: false },
    ])
  })

  test('every change of it can be undone, unless it was changed since', async () => {
    const { crm, team, rules, source } = await openRules(database())
    const { undo } = crm.services
    const { id, undoId: made } = await rules.make(team.owner(), 'All')
    const before = await rules.get(team.owner(), id)
    const changes = [
      () => rules.rename(team.owner(), id, 'Others'),
      () => rules.setWithDeals(team.owner(), id, true),
      () => rules.setSource(team.owner(), id, source.id, true),
      () => rules.addCountries(team.owner(), id, ['PL', 'UA']),
      () => rules.setWeight(team.owner(), id, team.owner.id, 4),
      async () => {
        let view = await rules.openConditions(team.owner(), id, 'deal')
        view = await crm.services.views.addTyped(team.owner(), view, { by: 'amount', test: 'min', typed: '5 EUR' })
        return rules.takeConditions(team.owner(), view)
      },
    ]
    for (const change of changes) {
      const { undoId } = await change()
      expect(await rules.get(team.owner(), id)).not.toEqual(before)
      await undo.undo(team.owner(), undoId ?? made)
      expect(await rules.get(team.owner(), id)).toEqual(before)
    }
    const { undoId } = await rules.rename(team.owner(), id, 'One')
    await rules.rename(team.owner(), id, 'Two')
    await expect(undo.undo(team.owner(), undoId ?? made)).rejects.toMatchObject({ code: 'CONFLICT' })
    const deleted = await rules.delete(team.owner(), id)
    await expect(rules.get(team.owner(), id)).rejects.toMatchObject(refusal('NOT_FOUND', { kind: 'assignment-rule' }))
    await undo.undo(team.owner(), deleted.undoId)
    expect(await rules.get(team.owner(), id)).toMatchObject({ name: 'Two' })
    const second = await rules.make(team.owner(), 'Second')
    await undo.undo(team.owner(), second.undoId)
    expect((await rules.list(team.owner())).map(({ name }) => name)).toEqual(['Two'])
    expect(await rules.rename(team.owner(), id, 'Two')).toEqual({ undoId: null })
  })

  test('moves up and down; of two who order them at once, both or one is told to look again', async () => {
    const { crm, team, rules } = await openRules(database())
    const names = async () => (await rules.list(team.owner())).map(({ name }) => name)
    const ids = []
    for (const name of ['A', 'B', 'C', 'D']) ids.push((await rules.make(team.owner(), name)).id)
    const [a, , , d] = ids
    if (a === undefined || d === undefined) throw new Error('Rules were not made')
    const { undoId } = await rules.move(team.owner(), d, 'up')
    expect(await names()).toEqual(['A', 'B', 'D', 'C'])
    expect(await rules.move(team.owner(), a, 'up')).toEqual({ undoId: null })
    if (undoId !== null) await crm.services.undo.undo(team.owner(), undoId)
    expect(await names()).toEqual(['A', 'B', 'C', 'D'])
    const { won, refused } = await outcomes(
      atOnce(2, (at) => rules.move(team.owner(), at === 0 ? a : d, at === 0 ? 'down' : 'up')),
    )
    expect(won.length + refused.length).toBe(2)
    expect(refused.every((code) => code === 'CONFLICT')).toBe(true)
    expect((await names()).toSorted()).toEqual(['A', 'B', 'C', 'D'])
  })

  test('of another workspace cannot be found, nor take that one’s members and sources', async () => {
    const [here, there] = [await openRules(database()), await openRules(database())]
    const id = await here.makeRule({ name: 'Ours', people: [[here.team.owner.id, 1]] })
    const stranger = there.team.owner
    const gone = refusal('NOT_FOUND', { kind: 'assignment-rule' })
    await expect(there.rules.get(stranger(), id)).rejects.toMatchObject(gone)
    await expect(there.rules.rename(stranger(), id, 'Theirs')).rejects.toMatchObject(gone)
    await expect(there.rules.delete(stranger(), id)).rejects.toMatchObject(gone)
    await expect(there.rules.move(stranger(), id, 'up')).rejects.toMatchObject(gone)
    const own = await there.makeRule({ name: 'Theirs', people: [[stranger.id, 1]] })
    await expect(there.rules.setWeight(stranger(), own, here.team.owner.id, 1)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await expect(there.rules.setSource(stranger(), own, here.source.id, true)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const view = await here.rules.openConditions(here.team.owner(), id, 'deal')
    await expect(there.rules.takeConditions(stranger(), view)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await here.rules.list(here.team.owner())).toMatchObject([{ name: 'Ours' }])
  })
})

describe('When a member of rules goes', () => {
  test('a successor takes their place, or the others stay; alone, the rule pauses; undoing it brings all back', async () => {
    const { crm, team, rules, makeRule } = await openRules(database())
    const [anna, boris, cleo] = [
      await team.join('rep', 'Anna'),
      await team.join('rep', 'Boris'),
      await team.join('rep', 'Cleo'),
    ]
    const shared = await makeRule({
      name: 'Shared',
      people: [
        [anna.id, 3],
        [boris.id, 1],
      ],
    })
    const alone = await makeRule({ name: 'Alone', people: [[anna.id, 1]] })
    const people = async (id: typeof shared) =>
      (await rules.get(team.owner(), id)).people.map(({ id: memberId, weight }) => [memberId, weight])
    const { departures, undo } = crm.services
    const handed = await departures.remove(team.owner(), anna.id, { to: cleo.id, toTeam: [] })
    expect(handed.counts['lead-source']).toBe(2)
    expect(await people(shared)).toEqual([
      [cleo.id, 3],
      [boris.id, 1],
    ])
    expect(await people(alone)).toEqual([[cleo.id, 1]])
    if (handed.undoId === null) throw new Error('The removal cannot be undone')
    await undo.undo(team.owner(), handed.undoId)
    expect(await people(shared)).toEqual([
      [anna.id, 3],
      [boris.id, 1],
    ])
    const left = await departures.remove(team.owner(), anna.id, EVERYTHING_TO_TEAM)
    expect(await people(shared)).toEqual([[boris.id, 1]])
    expect(await rules.get(team.owner(), alone)).toMatchObject({ isPaused: true, people: [] })
    if (left.undoId === null) throw new Error('The removal cannot be undone')
    await undo.undo(team.owner(), left.undoId)
    expect(await rules.get(team.owner(), alone)).toMatchObject({ isPaused: false, people: [{ id: anna.id }] })
  })
})

describe('A deal that a member adds', () => {
  test('is given by a rule about such deals, unless its owner is chosen; its maker may undo it though they cannot see it', async () => {
    const { crm, team, rules, makeRule } = await openRules(database(), { visibility: 'own' })
    const [anna, boris] = [await team.join('rep', 'Anna'), await team.join('rep', 'Boris')]
    const { deals } = crm.services
    const id = await makeRule({ name: 'All', people: [[boris.id, 1]] })
    const own = await deals.add(anna(), { title: 'Mine' })
    expect(own.given).toBeNull()
    expect(await deals.get(anna(), own.id)).toMatchObject({ owner: { id: anna.id } })
    await rules.setWithDeals(team.owner(), id, true)
    const given = await deals.add(anna(), { title: 'For Boris' })
    expect(given.given).toEqual({ memberId: boris.id, ruleName: 'All' })
    expect(await deals.get(boris(), given.id)).toMatchObject({ owner: { id: boris.id } })
    const { entries } = await crm.services.timeline.list(boris(), { kind: 'deal', id: given.id }, { limit: 5 })
    expect(entries.map(({ type }) => type).toSorted()).toEqual(['deal.assigned', 'deal.created'])
    await expect(deals.get(anna(), given.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await crm.services.undo.undo(anna(), given.undoId)
    await expect(deals.get(boris(), given.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const chosen = await deals.add(team.owner(), { title: 'For Anna', owner: anna.id })
    expect(chosen.given).toBeNull()
    expect(await deals.get(team.owner(), chosen.id)).toMatchObject({ owner: { id: anna.id } })
  })

  test('many at once lose no turn: everybody has their share, however they arrive', async () => {
    const { crm, team, rules, makeRule } = await openRules(database())
    const [anna, boris] = [await team.join('rep', 'Anna'), await team.join('rep', 'Boris')]
    const id = await makeRule({
      name: 'All',
      people: [
        [anna.id, 3],
        [boris.id, 1],
      ],
    })
    await rules.setWithDeals(team.owner(), id, true)
    const added = await Promise.all(atOnce(12, (at) => crm.services.deals.add(team.owner(), { title: `Deal ${at}` })))
    const count = (memberId: MemberId) => added.filter(({ given }) => given?.memberId === memberId).length
    expect([count(anna.id), count(boris.id)]).toEqual([9, 3])
  })
})
