import { expect, test } from 'vitest'

import type { InviteRefusal } from '../../../src/errors.ts'
import { objectId } from '../../../src/models/ids.ts'
import { INVITABLE_ROLES, INVITE_LIFETIME_MS } from '../../../src/services/workspaces/invites.ts'
import { atOnce, createCrm, eventsOf, outcomes, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

async function scene() {
  const crm = createCrm(database())
  const { owner, workspaceId, join: seat } = await crm.team()
  const { invites, identity, members } = crm.services
  const inWorkspace = { workspaceId: objectId(workspaceId) }
  const usesLeft = async () => (await crm.models.invites.findOne(inWorkspace).lean())?.usesLeft
  const leave = (uses: number) => crm.models.invites.updateOne(inWorkspace, { $set: { usesLeft: uses } })
  const joinings = async () =>
    (await eventsOf(crm, workspaceId)).filter(({ type }) => type === 'member.joined').slice(1)
  return { crm, owner, workspaceId, inWorkspace, seat, invites, identity, members, usesLeft, leave, joinings }
}
const UNKNOWN = refusal('NOT_FOUND', { kind: 'invite' })

test('Anyone who opens a link sees the workspace, the inviter and the role, and acts there after joining', async () => {
  const { crm, owner, workspaceId, inWorkspace, invites, identity, usesLeft, joinings } = await scene()
  const { token, role, uses } = await invites.create(owner(), 'manager')
  expect([role, uses]).toEqual(['manager', 10])
  expect(token).toMatch(/^[A-Za-z0-9_-]{24}$/)
  const person = await crm.newcomer({ name: 'Max', username: 'max', locale: 'uk' })
  const invitedBy = `Person ${owner.telegramUserId}`
  expect(await invites.preview(person.telegramUserId, token)).toEqual({
    workspaceName: 'Acme Sales',
    invitedBy,
    role: 'manager',
    joined: false,
    own: false,
  })
  const joined = await invites.join(person, token)
  expect((await identity.find(person.telegramUserId))?.membership).toMatchObject({
    workspaceId,
    memberId: joined.memberId,
    memberName: 'Max',
    role: 'manager',
    locale: 'uk',
  })
  expect(await invites.preview(person.telegramUserId, token)).toMatchObject({ joined: true })
  expect(await usesLeft()).toBe(9)
  expect(await joinings()).toMatchObject([
    { target: joined.memberId, changes: [{ path: 'role', from: null, to: 'manager' }] },
  ])
  expect(await crm.jobs.find(inWorkspace).lean()).toMatchObject([
    { kind: 'notify.joined', payload: { workspaceId, memberId: owner.id, name: 'Max' }, lane: `member:${owner.id}` },
  ])
  expect(crm.woken).toEqual([`member:${owner.id}`])
})

test('A new member gets every kind of message, and the digest at the usual hour', async () => {
  const { crm, owner, inWorkspace, invites } = await scene()
  const { token } = await invites.create(owner(), 'rep')
  const person = await crm.newcomer()
  await invites.join(person, token)
  const member = await crm.models.members.findOne({ ...inWorkspace, telegramUserId: person.telegramUserId }).lean()
  expect(member).toMatchObject({ digestHour: 8, mutedNotifications: [] })
})

test('Only the hash of a token is stored', async () => {
  const { crm, owner, inWorkspace, invites } = await scene()
  const { token } = await invites.create(owner(), 'rep')
  const kept = [
    await crm.models.invites.find(inWorkspace).lean(),
    await crm.models.commands.find(inWorkspace).lean(),
    await crm.models.events.find(inWorkspace).lean(),
  ]
  expect(JSON.stringify(kept)).not.toContain(token)
})

test('An unknown token leads nowhere', async () => {
  const { crm, invites } = await scene()
  const person = await crm.newcomer()
  for (const token of ['', 'x', 'A'.repeat(24), 'x'.repeat(4096)]) {
    await expect(invites.preview(person.telegramUserId, token)).rejects.toMatchObject(UNKNOWN)
    await expect(invites.join(crm.again(person), token)).rejects.toMatchObject(UNKNOWN)
  }
})

test('A link that is too old or used up says whom to ask; a member may still open it', async () => {
  const { crm, owner, invites, usesLeft, leave } = await scene()
  const { token } = await invites.create(owner(), 'rep')
  const [early, late] = [await crm.newcomer(), await crm.newcomer()]
  const { memberId } = await invites.join(early, token)
  const refuses = async (why: InviteRefusal) => {
    const expired = refusal('EXPIRED', { kind: 'invite', why, turnTo: `Person ${owner.telegramUserId}` })
    await expect(invites.preview(late.telegramUserId, token)).rejects.toMatchObject(expired)
    await expect(invites.join(crm.again(late), token)).rejects.toMatchObject(expired)
    expect(await invites.preview(early.telegramUserId, token)).toMatchObject({ joined: true })
    expect(await invites.join(crm.again(early), token)).toMatchObject({ memberId })
  }
  await leave(0)
  await refuses('used-up')
  expect(await usesLeft()).toBe(0)
  await leave(5)
  crm.passTime(INVITE_LIFETIME_MS - 60_000)
  expect(await invites.preview(late.telegramUserId, token)).toMatchObject({ joined: false })
  crm.passTime(60_001)
  await refuses('expired')
})

test('Joining again keeps the role and costs no use, even with a link for another role', async () => {
  const { crm, owner, invites, members, usesLeft, joinings } = await scene()
  const { token } = await invites.create(owner(), 'rep')
  const person = await crm.newcomer()
  const first = await invites.join(person, token)
  expect(await invites.join(person, token)).toEqual(first)
  expect(await invites.join(crm.again(person), token)).toEqual(first)
  const forAdmins = await invites.create(owner(), 'admin')
  expect(await invites.join(crm.again(person), forAdmins.token)).toEqual(first)
  expect(await members.get(owner(), first.memberId)).toMatchObject({ role: 'rep' })
  expect(await usesLeft()).toBe(9)
  expect(await joinings()).toHaveLength(1)
})

test('A person who taps Join many times at once becomes one member, and uses the link once', async () => {
  const { crm, owner, inWorkspace, invites, usesLeft, joinings } = await scene()
  const { token } = await invites.create(owner(), 'rep')
  const { token: other } = await invites.create(owner(), 'viewer')
  const person = await crm.newcomer()
  const { won, refused } = await outcomes(atOnce(6, (i) => invites.join(crm.again(person), i % 2 ? other : token)))
  expect(refused).toEqual([])
  const members = await crm.models.members.find({ ...inWorkspace, telegramUserId: person.telegramUserId }).lean()
  expect(members).toHaveLength(1)
  expect(new Set(won.map(({ memberId }) => memberId))).toEqual(new Set([members[0]?._id.toHexString()]))
  const links = await crm.models.invites.find(inWorkspace).lean()
  expect(links.reduce((sum, link) => sum + link.usesLeft, 0)).toBe(19)
  expect(await usesLeft()).toBeGreaterThanOrEqual(9)
  expect(await joinings()).toHaveLength(1)
})

test('Of five people who take the last use at once, one joins', async () => {
  const { crm, owner, inWorkspace, invites, usesLeft, leave } = await scene()
  const { token } = await invites.create(owner(), 'rep')
  await leave(1)
  const people = await Promise.all(atOnce(5, () => crm.newcomer()))
  const { won, refused } = await outcomes(people.map((person) => invites.join(person, token)))
  expect(won).toHaveLength(1)
  expect(refused).toEqual(Array.from({ length: 4 }, () => 'EXPIRED'))
  expect(await usesLeft()).toBe(0)
  expect(await crm.models.members.countDocuments(inWorkspace)).toBe(2)
})

test('A removed member comes back as the same member, with the new link’s role', async () => {
  const { crm, owner, invites, members } = await scene()
  const { token } = await invites.create(owner(), 'admin')
  const person = await crm.newcomer()
  const first = await invites.join(person, token)
  await crm.services.departures.remove(owner(), first.memberId, { to: null, toTeam: [] })
  const { token: back } = await invites.create(owner(), 'viewer')
  expect(await invites.preview(person.telegramUserId, back)).toMatchObject({ joined: false })
  expect(await invites.join(crm.again(person), back)).toEqual(first)
  expect(await members.get(owner(), first.memberId)).toMatchObject({ role: 'viewer' })
})

test('Only owners and admins invite admins, and nobody hands out ownership', async () => {
  const { owner, seat, invites } = await scene()
  const [admin, manager] = [await seat('admin'), await seat('manager')]
  for (const role of INVITABLE_ROLES) {
    expect(await invites.create(admin(), role)).toMatchObject({ role })
    if (role !== 'admin') expect(await invites.create(manager(), role)).toMatchObject({ role })
  }
  await expect(invites.create(manager(), 'admin')).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(invites.create(owner(), 'owner' as never)).rejects.toMatchObject({ code: 'FORBIDDEN' })
})

test('A creation that is delivered again returns a link that works, in place of the first', async () => {
  const { crm, owner, inWorkspace, invites } = await scene()
  const actor = owner()
  const first = await invites.create(actor, 'rep')
  const second = await invites.create(actor, 'rep')
  expect(second.expiresAt).toBe(first.expiresAt)
  expect(await crm.models.invites.countDocuments(inWorkspace)).toBe(1)
  const person = await crm.newcomer()
  await expect(invites.preview(person.telegramUserId, first.token)).rejects.toMatchObject(UNKNOWN)
  expect(await invites.preview(person.telegramUserId, second.token)).toMatchObject({ role: 'rep' })
})
