/** Invites that are listed, withdrawn and stopped; who may still come in with which. */
import { describe, expect, test } from 'vitest'

import type { InviteRefusal } from '../../../src/errors.ts'
import { objectId } from '../../../src/models/ids.ts'
import { UNDO_WINDOW_MS } from '../../../src/services/undo/undo.ts'
import { atOnce, createCrm, eventsOf, type Member, outcomes, refusal } from '../../support/crm.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

async function scene() {
  const crm = createCrm(database())
  const team = await crm.team()
  const { invites, members } = crm.services
  const nameOf = ({ telegramUserId }: Member) => `Person ${telegramUserId}`
  /** A newcomer opens the link, and taps Join. */
  const joins = async (token: string) => {
    const person = await crm.newcomer()
    await invites.preview(person.telegramUserId, token)
    return invites.join(person, token)
  }
  const refuses = async (token: string, why: InviteRefusal, turnTo: string) => {
    const person = await crm.newcomer()
    const expected = refusal('EXPIRED', { kind: 'invite', why, turnTo })
    await expect(invites.preview(person.telegramUserId, token)).rejects.toMatchObject(expected)
    await expect(invites.join(crm.again(person), token)).rejects.toMatchObject(expected)
    expect((await crm.services.identity.find(person.telegramUserId))?.membership).toBeNull()
  }
  const listed = async (reader: Member = team.owner) => (await invites.list(reader(), { limit: 10 })).invites
  const remove = ({ id }: Pick<Member, 'id'>) =>
    crm.services.departures.remove(team.owner(), id, { to: null, toTeam: [] })
  return { crm, remove, ...team, invites, members, nameOf, joins, refuses, listed }
}

describe('The list of open invites', () => {
  test('says of each its role, its maker, the uses left and when it ends, newest first and a page at a time', async () => {
    const { owner, join, invites, nameOf, joins, listed } = await scene()
    const manager = await join('manager', 'Max')
    const first = await invites.create(owner(), 'admin')
    const second = await invites.create(manager(), 'rep')
    await joins(second.token)
    const expected = [
      { id: second.id, role: 'rep', state: 'active', maker: 'Max', usesLeft: 9, expiresAt: second.expiresAt },
      { id: first.id, role: 'admin', state: 'active', maker: nameOf(owner), usesLeft: 1, expiresAt: first.expiresAt },
    ]
    expect(await listed()).toMatchObject(expected)
    expect(await invites.list(owner(), { limit: 1 })).toMatchObject({ invites: [expected[0]], hasMore: true })
    const next = await invites.list(owner(), { limit: 1, before: second.id })
    expect(next).toMatchObject({ invites: [expected[1]], hasMore: false })
    expect(JSON.stringify(await listed())).not.toContain(second.token)
  })

  test('has none that ended, were used up or revoked, and nothing of another workspace', async () => {
    const { crm, owner, invites, joins, listed } = await scene()
    const other = await crm.team()
    const theirs = await invites.create(other.owner(), 'rep')
    await joins((await invites.create(owner(), 'admin')).token)
    await invites.revoke(owner(), (await invites.create(owner(), 'rep')).id)
    await invites.create(owner(), 'viewer')
    crm.passTime(7 * 24 * 60 * 60 * 1000 + 1)
    expect(await listed()).toEqual([])
    for (const call of [invites.get, invites.revoke, invites.restore]) {
      await expect(call(owner(), theirs.id)).rejects.toMatchObject(refusal('NOT_FOUND', { kind: 'invite' }))
    }
  })
})

describe('A revoked invite', () => {
  test('lets nobody in and says whom to ask, until the revocation is undone', async () => {
    const { crm, owner, workspaceId, invites, nameOf, joins, refuses } = await scene()
    const { id, token } = await invites.create(owner(), 'rep')
    expect(await invites.revoke(owner(), id)).toMatchObject({ id, state: 'revoked', revocable: false })
    await refuses(token, 'revoked', nameOf(owner))
    expect(await invites.revoke(owner(), id)).toMatchObject({ state: 'revoked' })
    expect(await invites.restore(owner(), id)).toMatchObject({ state: 'active' })
    await invites.restore(owner(), id)
    await joins(token)
    const types = (await eventsOf(crm, workspaceId))
      .map(({ type }) => type)
      .filter((type) => type.startsWith('invite.'))
    expect(types).toEqual(['invite.created', 'invite.revoked', 'invite.restored'])
  })

  test('stays revoked after a day', async () => {
    const { crm, owner, invites, nameOf, refuses } = await scene()
    const { id, token } = await invites.create(owner(), 'rep')
    await invites.revoke(owner(), id)
    crm.passTime(UNDO_WINDOW_MS + 60_000)
    await expect(invites.restore(owner(), id)).rejects.toMatchObject(refusal('EXPIRED', { kind: 'change' }))
    await refuses(token, 'revoked', nameOf(owner))
  })

  test('and people who join at the same moment: each is a member or was refused, and nobody gets in afterwards', async () => {
    const { crm, owner, workspaceId, invites } = await scene()
    const { id, token } = await invites.create(owner(), 'rep')
    const people = await Promise.all(atOnce(4, () => crm.newcomer()))
    const joining = people.map((person) => invites.join(person, token))
    const { won, refused } = await outcomes([...joining, invites.revoke(owner(), id).then(() => null)])
    expect(refused.every((code) => code === 'EXPIRED')).toBe(true)
    const inWorkspace = { workspaceId: objectId(workspaceId) }
    expect(await crm.models.members.countDocuments(inWorkspace)).toBe(won.length)
    await expect(invites.join(await crm.newcomer(), token)).rejects.toMatchObject({ code: 'EXPIRED' })
  })

  test('for an admin cannot be revoked or restored by a manager, who may not invite admins', async () => {
    const { owner, join, invites, listed } = await scene()
    const manager = await join('manager')
    const { id } = await invites.create(owner(), 'admin')
    expect(await listed(manager)).toMatchObject([{ id, revocable: false }])
    const forbidden = refusal('FORBIDDEN', { action: 'member.invite-admin' })
    await expect(invites.revoke(manager(), id)).rejects.toMatchObject(forbidden)
    await invites.revoke(owner(), id)
    await expect(invites.restore(manager(), id)).rejects.toMatchObject(forbidden)
  })
})

describe('An invite stops', () => {
  test('when its maker may no longer invite that role, is listed as stopped, and names an owner to ask', async () => {
    const { owner, join, invites, members, nameOf, joins, refuses, listed } = await scene()
    const admin = await join('admin')
    const forAdmins = await invites.create(admin(), 'admin')
    const forReps = await invites.create(admin(), 'rep')
    await members.changeRole(owner(), admin.id, 'manager')
    await refuses(forAdmins.token, 'stopped', nameOf(owner))
    await joins(forReps.token)
    expect((await listed()).map(({ state }) => state)).toEqual(['active', 'stopped'])
    await members.changeRole(owner(), admin.id, 'rep')
    await refuses(forReps.token, 'stopped', nameOf(owner))
    expect((await listed()).map(({ state }) => state)).toEqual(['stopped', 'stopped'])
  })

  test('for somebody who opened it before its maker was demoted', async () => {
    const { crm, owner, join, invites, members } = await scene()
    const manager = await join('manager')
    const { token } = await invites.create(manager(), 'rep')
    const person = await crm.newcomer()
    expect(await invites.preview(person.telegramUserId, token)).toMatchObject({ joined: false })
    await members.changeRole(owner(), manager.id, 'viewer')
    await expect(invites.join(person, token)).rejects.toMatchObject(refusal('EXPIRED', { why: 'stopped' }))
  })
})

describe('After a removal', () => {
  test('the invites of the removed member are stopped for good, also when they come back with the same role', async () => {
    const { crm, owner, join, invites, remove, nameOf, joins, refuses, listed } = await scene()
    const manager = await join('manager')
    const { token } = await invites.create(manager(), 'rep')
    await remove(manager)
    await refuses(token, 'stopped', nameOf(owner))
    expect(await listed()).toMatchObject([{ state: 'stopped' }])
    crm.passTime(1000)
    const back = await invites.create(owner(), 'manager')
    await invites.join(await crm.newcomer({ telegramUserId: manager.telegramUserId }), back.token)
    await refuses(token, 'stopped', nameOf(owner))
    await joins((await invites.create(manager(), 'rep')).token)
  })

  test('undoing a second removal does not revive what was granted before the first one', async () => {
    const { crm, owner, join, invites, remove, nameOf, refuses, joins } = await scene()
    const manager = await join('manager')
    const { token: early } = await invites.create(manager(), 'rep')
    await remove(manager)
    crm.passTime(1000)
    const back = await invites.create(owner(), 'manager')
    await invites.join(await crm.newcomer({ telegramUserId: manager.telegramUserId }), back.token)
    crm.passTime(1000)
    const { token: late } = await invites.create(manager(), 'rep')
    crm.passTime(1000)
    const { undoId } = await remove(manager)
    if (undoId === null) throw new Error('It cannot be undone')
    await crm.services.undo.undo(owner(), undoId)
    await refuses(early, 'stopped', nameOf(owner))
    await joins(late)
  })

  test('the person comes back only by an invite that was made after it', async () => {
    const { crm, owner, invites, remove, nameOf } = await scene()
    const { token: early } = await invites.create(owner(), 'admin')
    const { token: other } = await invites.create(owner(), 'rep')
    const person = await crm.newcomer()
    const { memberId } = await invites.join(person, other)
    crm.passTime(1000)
    await remove({ id: memberId })
    const refused = refusal('EXPIRED', { kind: 'invite', why: 'before-removal', turnTo: nameOf(owner) })
    for (const token of [early, other]) {
      await expect(invites.preview(person.telegramUserId, token)).rejects.toMatchObject(refused)
      await expect(invites.join(crm.again(person), token)).rejects.toMatchObject(refused)
    }
    crm.passTime(1000)
    const { token: late } = await invites.create(owner(), 'viewer')
    expect(await invites.join(crm.again(person), late)).toEqual({ workspaceId: owner.workspaceId, memberId })
    expect(await crm.services.members.get(owner(), memberId)).toMatchObject({ role: 'viewer' })
  })

  test('the keys of the removed member stop, stay stopped when they come back, and can be adopted by them', async () => {
    const { crm, owner, join, invites, remove } = await scene()
    const admin = await join('admin')
    const { apiKeys } = crm.services
    const input = { name: 'BI', scopes: ['contacts'], lifetimeDays: null } as const
    const { id, plaintext } = await apiKeys.create(admin(), input, { chatId: 1, messageId: 1 })
    crm.passTime(1000)
    await remove(admin)
    const stopped = refusal('UNAUTHENTICATED', { reason: 'stopped' })
    await expect(apiKeys.authenticate(plaintext ?? '')).rejects.toMatchObject(stopped)
    crm.passTime(1000)
    const { token } = await invites.create(owner(), 'admin')
    await invites.join(await crm.newcomer({ telegramUserId: admin.telegramUserId }), token)
    await expect(apiKeys.authenticate(plaintext ?? '')).rejects.toMatchObject(stopped)
    expect(await apiKeys.adopt(admin(), id)).toEqual({ adopted: true })
    await expect(apiKeys.authenticate(plaintext ?? '')).resolves.toMatchObject({ apiKeyId: id })
  })
})

test('The maker of an invite is told that it is their own, and uses none of it', async () => {
  const { crm, owner, invites, listed } = await scene()
  const { token } = await invites.create(owner(), 'rep')
  expect(await invites.preview(owner.telegramUserId, token)).toMatchObject({ joined: true, own: true })
  const maker = await crm.newcomer({ telegramUserId: owner.telegramUserId })
  expect(await invites.join(maker, token)).toEqual({ workspaceId: owner.workspaceId, memberId: owner.id })
  expect(await listed()).toMatchObject([{ usesLeft: 10 }])
  expect(await crm.services.members.get(owner(), owner.id)).toMatchObject({ role: 'owner' })
})
