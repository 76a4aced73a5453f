/** However two processes and changes of a member's rights interleave, no read that begins after a change finds the old right. */
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createTestBot } from '../../support/test-bot.ts'
import { createTestWorkspace } from '../../support/workspace.ts'

const database = sharedDatabase()

const ROLES = ['admin', 'manager', 'rep', 'viewer'] as const
const PROCESSES = 2

const by = fc.nat({ max: PROCESSES - 1 })
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('read' as const), by }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('role' as const), by, role: fc.constantFrom(...ROLES) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('remove' as const), by }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take back' as const), by }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('act elsewhere' as const), by }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('act here' as const), by }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('visibility' as const),
      by,
      visibility: fc.constantFrom('team' as const, 'own' as const),
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

async function playOut(steps: readonly Step[]): Promise<void> {
  const first = createTestBot(database())
  const bots = [first, first.another()]
  const [here, elsewhere] = [await createTestWorkspace(first), await createTestWorkspace(first)]
  const person = await here.join('rep')
  const second = { workspaceId: objectId(elsewhere.workspaceId), telegramUserId: person.id, name: 'R' }
  await first.models.members.create([{ ...second, role: 'viewer', status: 'active', mutedNotifications: [] }])

  const member = { workspaceId: objectId(here.workspaceId), telegramUserId: person.id }
  const expected = { role: 'rep' as (typeof ROLES)[number], isMember: true, isHere: true, visibility: 'team' }
  /** Reads that were under way when something changed: they may find either. */
  const under: Promise<unknown>[] = []

  for (const { by: process, ...next } of steps) {
    const { models, services } = bots[process] ?? first
    under.push(...bots.map((bot) => bot.services.identity.find(person.id)))
    if (next.do === 'role') {
      await models.members.updateOne(member, { $set: { role: next.role } })
      expected.role = next.role
    } else if (next.do === 'remove' || next.do === 'take back') {
      expected.isMember = next.do === 'take back'
      await models.members.updateOne(member, { $set: { status: expected.isMember ? 'active' : 'removed' } })
    } else if (next.do === 'visibility') {
      await models.workspaces.updateOne({ _id: member.workspaceId }, { $set: { visibility: next.visibility } })
      expected.visibility = next.visibility
    } else if (next.do === 'act elsewhere') {
      await services.identity.switchTo(person.id, elsewhere.workspaceId)
      expected.isHere = false
    } else if (next.do === 'act here' && expected.isMember) {
      await services.identity.switchTo(person.id, here.workspaceId)
      expected.isHere = true
    }
    for (const bot of bots) {
      const membership = (await bot.services.identity.find(person.id))?.membership
      if (expected.isMember && expected.isHere) {
        const { role, visibility } = expected
        expect(membership).toMatchObject({ workspaceId: here.workspaceId, role, visibility })
      } else expect(membership).toMatchObject({ workspaceId: elsewhere.workspaceId, role: 'viewer' })
    }
  }
  await Promise.all(under)
}

test(
  'A role, a removal and a setting hold for every read that begins after them, in every process',
  { timeout: 120_000 },
  async () => {
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 16 }), playOut), { numRuns: 8 })
  },
)

test('A member who was demoted cannot do with the next update what the role before allowed', async () => {
  const bot = createTestBot(database())
  const workspace = await createTestWorkspace(bot)
  const person = await workspace.join('rep')
  const other = bot.another()
  const last = (): string => bot.telegram.texts(person.id).at(-1) ?? ''
  const { id } = await bot.services.contacts.add(await workspace.actor(workspace.owner), { name: 'Anna' })
  await bot.handle(person.text('/add'))
  expect(last()).toMatch(/name/iu)
  await bot.handle(person.text('/cancel'))

  const owner = await workspace.actor(workspace.owner)
  const { memberId } = await workspace.actor(person)
  await bot.services.members.changeRole(owner, memberId, 'viewer')
  const before = bot.telegram.texts(person.id).length
  for (const process of [other, bot]) await process.handle(person.text('/add'), person.text('Berg'))
  expect(bot.telegram.texts(person.id).length).toBeGreaterThan(before)
  const found = await bot.models.contacts.find({ workspaceId: objectId(workspace.workspaceId) }).lean()
  expect(found.map(({ _id }) => String(_id))).toEqual([id])
})
