/** Members and their roles, who a person is, and where members receive messages. */
import { expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { atOnce, createCrm, eventsOf, type Member, outcomes, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'
import { freshNumber } from '../../support/fresh-number.ts'

const database = sharedDatabase()

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  const { owner, workspaceId } = team
  const remove = ({ id }: Member) => crm.services.departures.remove(owner(), id, { to: null, toTeam: [] })
  return { crm, team, owner, workspaceId, remove, ...crm.services }
}

test('Members are listed leaders first, then by name; removed ones are not listed', async () => {
  const { team, owner, members, remove } = await scene()
  await team.join('viewer', 'Anna')
  await team.join('rep', 'Zoë')
  await team.join('rep', 'Ben')
  await team.join('admin', 'Max')
  const gone = await team.join('manager', 'Gone')
  await remove(gone)
  const listed = (await members.list(owner())).map(({ role, name }) => `${role} ${name}`)
  expect(listed.slice(1)).toEqual(['admin Max', 'rep Ben', 'rep Zoë', 'viewer Anna'])
  expect(listed[0]).toMatch(/^owner /)
  await expect(members.get(owner(), gone.id)).rejects.toMatchObject(refusal('NOT_FOUND', { kind: 'member' }))
  await expect(members.changeRole(owner(), gone.id, 'rep')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('If there are more members than can be listed, the leaders are included, however late they joined', async () => {
  const { crm, team, owner, workspaceId, members } = await scene()
  const reps = Array.from({ length: 110 }, (_, index) => ({
    workspaceId: objectId(workspaceId),
    telegramUserId: 900_000 + index,
    name: `Rep ${index}`,
    role: 'rep' as const,
  }))
  await crm.models.members.insertMany(reps)
  await team.join('manager', 'Late')
  const listed = await members.list(owner())
  expect(listed).toHaveLength(100)
  expect(listed[1]).toMatchObject({ role: 'manager', name: 'Late' })
})

test('An admin changes the roles of managers, reps and viewers; only the owner changes admins, and nobody the owner', async () => {
  const { team, owner, members } = await scene()
  const [admin, second, rep] = [await team.join('admin'), await team.join('admin'), await team.join('rep')]
  const forbidden = refusal('FORBIDDEN', { action: 'member.change-role' })
  for (const role of ['viewer', 'manager', 'rep'] as const) {
    expect(await members.changeRole(admin(), rep.id, role)).toMatchObject({ id: rep.id, role })
  }
  await expect(members.changeRole(admin(), rep.id, 'admin')).rejects.toMatchObject(forbidden)
  await expect(members.changeRole(admin(), second.id, 'rep')).rejects.toMatchObject(forbidden)
  await expect(members.changeRole(admin(), admin.id, 'rep')).rejects.toMatchObject(forbidden)
  for (const actor of [admin, owner]) {
    await expect(members.changeRole(actor(), owner.id, 'rep')).rejects.toMatchObject(forbidden)
    await expect(members.changeRole(actor(), rep.id, 'owner' as never)).rejects.toMatchObject(forbidden)
  }
  await members.changeRole(owner(), rep.id, 'admin')
  await members.changeRole(owner(), second.id, 'viewer')
  expect((await members.list(owner())).map(({ id, role }) => [id, role])).toEqual(
    expect.arrayContaining([
      [rep.id, 'admin'],
      [second.id, 'viewer'],
    ]),
  )
})

test('A change of role records one event; the same role again, or the same delivery, records none', async () => {
  const { crm, team, owner, workspaceId, members } = await scene()
  const rep = await team.join('rep')
  const actor = owner()
  const first = await members.changeRole(actor, rep.id, 'manager')
  expect(await members.changeRole(actor, rep.id, 'manager')).toEqual(first)
  await members.changeRole(owner(), rep.id, 'manager')
  const told = (await eventsOf(crm, workspaceId)).filter(({ type }) => type === 'member.updated')
  expect(told).toMatchObject([{ target: rep.id, changes: [{ path: 'role', from: 'rep', to: 'manager' }] }])
})

test('Concurrent changes of one role follow one another without a gap, and whoever was too late is told', async () => {
  const { crm, team, owner, workspaceId, members } = await scene()
  const rep = await team.join('rep')
  const roles = ['viewer', 'manager', 'admin'] as const
  const { won, refused } = await outcomes(roles.map((role) => members.changeRole(owner(), rep.id, role)))
  expect(won.length).toBeGreaterThan(0)
  expect(refused.filter((code) => code !== 'CONFLICT')).toEqual([])
  const steps = (await eventsOf(crm, workspaceId))
    .filter(({ type }) => type === 'member.updated')
    .map(({ changes }) => changes[0])
  const byStart = new Map(steps.map((step) => [step?.from, step?.to]))
  let role: unknown = 'rep'
  for (let step = 0; step < steps.length; step++) role = byStart.get(role)
  expect((await members.get(owner(), rep.id)).role).toBe(role)
})

test('A person who wrote is known, at first in no workspace, and one who never wrote is not', async () => {
  const { crm, identity } = await scene()
  expect(await identity.find(1)).toBeNull()
  const { telegramUserId } = await crm.newcomer()
  const unknown = { telegramUserId, locale: null, membership: null, blocked: false }
  expect(await identity.find(telegramUserId)).toEqual(unknown)
  await identity.setLocale(telegramUserId, 'uk')
  await Promise.all(atOnce(5, () => identity.meet(telegramUserId, telegramUserId)))
  expect(await identity.find(telegramUserId)).toEqual({ ...unknown, locale: 'uk' })
})

test('Twenty first messages from one person at once create one person', async () => {
  const { crm, identity } = await scene()
  const telegramUserId = freshNumber()
  await Promise.all(atOnce(20, () => identity.meet(telegramUserId, telegramUserId)))
  expect(await crm.models.telegramUsers.countDocuments({ _id: telegramUserId })).toBe(1)
})

test('A person in two workspaces switches between them, and only to those', async () => {
  const { crm, owner, workspaceId, identity, invites } = await scene()
  const other = await crm.team({ name: 'Bolt' })
  const { token } = await invites.create(other.owner(), 'viewer')
  const id = owner.telegramUserId
  const person = await crm.newcomer({ telegramUserId: id })
  await invites.join(person, token)
  expect((await identity.find(id))?.membership).toMatchObject({ workspaceName: 'Bolt', role: 'viewer' })
  expect((await identity.memberships(id)).map(({ workspaceName }) => workspaceName)).toEqual(['Acme Sales', 'Bolt'])
  expect(await identity.switchTo(id, workspaceId)).toMatchObject({ workspaceName: 'Acme Sales', role: 'owner' })
  expect((await identity.find(id))?.membership).toMatchObject({ workspaceId, role: 'owner' })
  const third = await crm.team()
  const refused = refusal('NOT_FOUND', { kind: 'workspace' })
  await expect(identity.switchTo(id, third.workspaceId)).rejects.toMatchObject(refused)
  expect((await identity.find(id))?.membership).toMatchObject({ workspaceId })
})

test('A removed member acts in another workspace they are in, or in none', async () => {
  const { crm, team, identity, invites, remove } = await scene()
  const rep = await team.join('rep')
  await identity.switchTo(rep.telegramUserId, rep.workspaceId)
  const other = await crm.team({ name: 'Bolt' })
  const { token } = await invites.create(other.owner(), 'viewer')
  const { memberId } = await invites.join(await crm.newcomer({ telegramUserId: rep.telegramUserId }), token)
  await identity.switchTo(rep.telegramUserId, rep.workspaceId)
  await remove(rep)
  expect((await identity.find(rep.telegramUserId))?.membership).toMatchObject({ workspaceName: 'Bolt' })
  await expect(identity.switchTo(rep.telegramUserId, rep.workspaceId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await crm.services.departures.remove(other.owner(), memberId, { to: null, toTeam: [] })
  expect(await identity.find(rep.telegramUserId)).toMatchObject({ membership: null })
  expect(await identity.memberships(rep.telegramUserId)).toEqual([])
})

test('A member receives messages in their own chat and language, until they block the bot or are removed', async () => {
  const { crm, team, owner, workspaceId, identity, members, findRecipient, remove } = await scene()
  const rep = await team.join('rep')
  const find = () => findRecipient(workspaceId, rep.id)
  expect(await find()).toEqual({
    chatId: rep.telegramUserId,
    locale: 'en',
    workspaceName: null,
    member: {
      workspaceId,
      memberId: rep.id,
      role: 'rep',
      visibility: 'team',
      timeZone: 'Europe/Berlin',
      locale: 'en',
      customFields: [],
    },
    theme: 'light',
    muted: [],
    quietUntil: null,
  })
  await crm.services.workspaces.change(owner(), 'locale', 'uk')
  expect(await find()).toMatchObject({ locale: 'uk' })
  await members.setLocale(rep(), 'en')
  expect(await find()).toMatchObject({ locale: 'en' })
  await identity.setLocale(rep.telegramUserId, 'uk')
  expect(await find()).toMatchObject({ locale: 'uk' })
  await identity.recordBlocked(rep.telegramUserId, crm.now())
  expect(await identity.find(rep.telegramUserId)).toMatchObject({ blocked: true })
  expect(await find()).toBeNull()
  await identity.meet(rep.telegramUserId, rep.telegramUserId)
  expect(await find()).not.toBeNull()
  expect(await identity.find(rep.telegramUserId)).toMatchObject({ blocked: false })
  await remove(rep)
  expect(await find()).toBeNull()
})
