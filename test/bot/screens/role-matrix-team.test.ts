/** Who may remove whom, leave, and hand over ownership: every role against every role, by what is shown and by forged taps. */
import { describe, expect, test } from 'vitest'

import { ROLES, type Role } from '../../../src/models/member.ts'
import { VISIBILITIES, type Visibility } from '../../../src/models/workspace.ts'
import { sharedDatabase } from '../../support/database.ts'
import type { Person } from '../../support/telegram-person.ts'
import { teamScene } from '../../support/team-scene.ts'

const database = sharedDatabase()

const ROLE_NAMES = { owner: 'Owner', admin: 'Admin', manager: 'Manager', rep: 'Sales rep', viewer: 'Viewer' } as const

async function scene(role: Role, visibility: Visibility) {
  const made = await teamScene(database())
  const { bot, owner, join, actor, workspaceId } = made
  if (visibility === 'own') await made.letSee('own')
  const person = role === 'owner' ? owner : await join(role, 'Person')
  const status = async (id: string) => {
    const found = await bot.models.members.findOne({ workspaceId, _id: id }).lean()
    return `${found?.status} ${found?.role}`
  }
  /** The labels of a member’s card, as the person sees it. */
  async function cardOf(name: string, other: Role): Promise<readonly string[]> {
    await bot.handle(person.text('/team'))
    await bot.handle(person.tap(`${name} · ${ROLE_NAMES[other]}`))
    return made.labels(person)
  }
  /** Taps a button of the owner’s screen as somebody else. */
  async function forge(by: Person, data: string): Promise<string> {
    bot.passTime(10_000)
    await bot.handle(by.tapData(data, 1))
    return bot.telegram.texts(by.id).at(-1) ?? ''
  }
  return { ...made, person, status, cardOf, forge, idOf: async (other: Person) => (await actor(other)).memberId }
}

const CASES = ROLES.flatMap((role) => VISIBILITIES.map((visibility) => [role, visibility] as const))

describe.each(CASES)('A member with the role %s, where the visibility is %s,', (role, visibility) => {
  test('removes exactly those whom the role allows', async () => {
    const { bot, owner, person, join, labels, status, cardOf, forge, idOf, startRemoval } = await scene(
      role,
      visibility,
    )
    for (const other of ['admin', 'manager', 'rep', 'viewer'] as const) {
      const name = `Target ${other}`
      const target = await join(other, name)
      const id = await idOf(target)
      const allowed = role === 'owner' || role === 'admin'
      expect((await cardOf(name, other)).includes('🚪 Remove from the team'), name).toBe(allowed)
      await startRemoval(owner, `${name} · ${ROLE_NAMES[other]}`)
      const { data } = bot.telegram.button(owner.id, `🚪 Remove ${name}`)
      const said = await forge(person, data)
      expect(await status(id), name).toBe(`${allowed ? 'removed' : 'active'} ${other}`)
      if (!allowed) expect(said).toContain('Your role does not allow this')
    }
    // Nobody removes the owner, or themselves: not even by a button that another one’s screen had.
    const [ownerId, ownId] = [await idOf(owner), await idOf(person)]
    const victim = await join('rep', 'Victim')
    await startRemoval(owner, 'Victim · Sales rep')
    const { data } = bot.telegram.button(owner.id, '🚪 Remove Victim')
    const packed = (id: string) => Buffer.from(id, 'hex').toString('base64url')
    const about = async (id: string) => data.replaceAll(packed(await idOf(victim)), packed(id))
    await forge(person, await about(ownerId))
    expect(await status(ownerId)).toBe('active owner')
    if (role === 'owner') {
      expect(labels(owner)).not.toContain('🚪 Remove Olena')
      expect(await status(ownId)).toBe('active owner')
    }
    expect(bot.errors).toEqual([])
  })

  test('leaves, unless they are the only owner', async () => {
    const { bot, person, status, idOf, last } = await scene(role, visibility)
    const id = await idOf(person)
    await bot.handle(person.text('/workspaces'))
    await bot.handle(person.tap('🚪 Leave Acme'))
    if (role === 'owner') {
      expect(last(person)).toContain('You are the only owner')
      expect(await status(id)).toBe('active owner')
      return
    }
    await bot.handle(person.tap('🚪 Leave'))
    expect(await status(id)).toBe(`removed ${role}`)
    expect(last(person)).toContain('You have left Acme')
    expect(bot.errors).toEqual([])
  })

  test('offers ownership only as an owner, and accepts only what is offered to them', async () => {
    const { bot, owner, person, ids, status, cardOf, forge, idOf } = await scene(role, visibility)
    expect((await cardOf('Omar', 'rep')).includes('👑 Hand over ownership')).toBe(role === 'owner')
    await bot.handle(owner.text('/team'))
    await bot.handle(owner.tap('Omar · Sales rep'))
    await bot.handle(owner.tap('👑 Hand over ownership'))
    const give = bot.telegram.button(owner.id, '👑 Hand it over: I become an admin').data
    const share = bot.telegram.button(owner.id, '👑 Share it: we are both owners').data
    if (role !== 'owner') {
      for (const data of [give, share]) expect(await forge(person, data)).toContain('Your role does not allow this')
      expect(
        await bot.services.ownership.isOffered(
          (await bot.services.identity.find(owner.id))?.membership?.workspaceId as never,
          ids.owner,
          ids.omar,
        ),
      ).toBe(false)
    }
    await forge(owner, give)
    const { workspaceId } = (await bot.services.identity.find(owner.id))?.membership ?? { workspaceId: '' }
    const pair = [workspaceId, ids.owner].map((id) => Buffer.from(id, 'hex').toString('base64url')).join('')
    for (const action of ['acceptOwnership', 'declineOwnership'])
      expect(await forge(person, `1:${action}:${pair}`)).toContain('This offer no longer stands')
    expect(await status(await idOf(person))).toBe(`active ${role}`)
    expect(await status(ids.owner)).toBe('active owner')
    expect(await bot.services.ownership.isOffered(workspaceId as never, ids.owner, ids.omar)).toBe(true)
    expect(bot.errors).toEqual([])
  })
})
