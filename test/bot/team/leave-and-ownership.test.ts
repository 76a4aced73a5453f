/** Leaving a workspace, and handing over ownership, in the chat. */
import { describe, expect, test } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { teamScene } from '../../support/team-scene.ts'

const database = sharedDatabase()
const scene = (options: Parameters<typeof teamScene>[1] = {}) => teamScene(database(), options)

describe('Leaving', () => {
  test('hands over first, ends at the first screen, and tells the owner', async () => {
    const { bot, owner, priya, omar, ids, owners, workPromised, last, labels } = await scene()
    await bot.handle(priya.text('/workspaces'))
    await bot.handle(priya.tap('🚪 Leave Acme'))
    expect(last(priya)).toContain('You own 1 deal, 1 contact, 1 open task')
    await bot.handle(priya.tap('Everything to Omar'))
    expect(last(priya)).toContain('only a new invite brings you back')
    await bot.handle(priya.tap('🚪 Leave'))
    expect(last(priya)).toContain('🚪 You have left Acme.')
    expect(labels(priya)).toContain('➕ Create a workspace')
    expect(await owners()).toMatchObject({ deal: ids.omar, source: ['round-robin', ids.omar] })
    await workPromised('notify.team')
    expect(last(owner)).toBe('🚪 Priya has left the team.')
    expect(last(omar)).toContain('Priya is no longer in the team. Yours now: 1 deal')
    expect(bot.errors).toEqual([])
  })

  test('is not possible for the only owner, who is told to hand over ownership first', async () => {
    const { bot, owner, ids, last, labels } = await scene()
    await bot.handle(owner.text('/team'))
    await bot.handle(owner.tap('Olena · Owner'))
    await bot.handle(owner.tap('🚪 Leave this workspace'))
    expect(last(owner)).toContain('You are the only owner. Hand over ownership to somebody first.')
    expect(labels(owner)).toEqual(['« Back'])
    expect((await bot.services.identity.find(owner.id))?.membership?.memberId).toBe(ids.owner)
  })
})

describe('Ownership', () => {
  /** Olena offers it to Omar, who gets the message. */
  async function offered(how: string) {
    const made = await scene()
    const { bot, owner, workPromised } = made
    await bot.handle(owner.text('/team'))
    await bot.handle(owner.tap('Omar · Sales rep'))
    await bot.handle(owner.tap('👑 Hand over ownership'))
    await bot.handle(owner.tap(how))
    await workPromised('notify.team')
    const roles = async () => {
      const members = await bot.models.members.find({ workspaceId: made.workspaceId, status: 'active' }).lean()
      return Object.fromEntries(members.map(({ name, role }) => [name, role]))
    }
    return { ...made, roles }
  }
  const GIVE = '👑 Hand it over: I become an admin'
  const SHARE = '👑 Share it: we are both owners'

  test('is offered, confirmed by a button, and leaves the former owner an admin', async () => {
    const { bot, owner, omar, roles, workPromised, last, labels } = await offered(GIVE)
    expect(last(owner)).toContain('👑 Omar has been asked to confirm.')
    expect(labels(owner)).toContain('✖️ Withdraw the offer')
    expect(last(omar)).toContain('Olena wants to hand over ownership')
    expect(await roles()).toMatchObject({ Olena: 'owner', Omar: 'rep' })
    await bot.handle(omar.tap('👑 Accept'))
    expect(last(omar)).toContain('👑 Acme is yours now.')
    expect(await roles()).toMatchObject({ Olena: 'admin', Omar: 'owner' })
    await workPromised('notify.team')
    expect(last(owner)).toContain('Omar has accepted and is the owner now.')
    await bot.handle(owner.text('/team'))
    expect(last(owner)).not.toContain('Your role does not allow this')
    expect(bot.errors).toEqual([])
  })

  test('can be shared: then both are owners, and either may leave', async () => {
    const { bot, owner, omar, roles, last } = await offered(SHARE)
    await bot.handle(omar.tap('👑 Accept'))
    expect(await roles()).toMatchObject({ Olena: 'owner', Omar: 'owner' })
    await bot.handle(owner.text('/workspaces'))
    await bot.handle(owner.tap('🚪 Leave Acme'))
    await bot.handle(owner.tap('🚪 Leave'))
    expect(last(owner)).toContain('You have left Acme')
    expect(await roles()).toEqual({ Priya: 'rep', Omar: 'owner' })
  })

  test('stays where it is when the offer is declined or withdrawn, and an old button says so', async () => {
    const { bot, owner, omar, roles, workPromised, last } = await offered(GIVE)
    const accept = bot.telegram.button(omar.id, '👑 Accept').data
    await bot.handle(omar.tap('✖️ Decline'))
    await workPromised('notify.team')
    expect(last(owner)).toContain('Omar has declined ownership')
    bot.passTime(10_000)
    await bot.handle(omar.tapData(accept))
    expect(last(omar)).toContain('This offer no longer stands.')
    await bot.handle(owner.text('/team'))
    await bot.handle(owner.tap('Omar · Sales rep'))
    await bot.handle(owner.tap('👑 Hand over ownership'))
    await bot.handle(owner.tap(GIVE))
    await bot.handle(owner.tap('✖️ Withdraw the offer'))
    expect(last(owner)).toContain('✅ The offer is withdrawn.')
    bot.passTime(10_000)
    await bot.handle(omar.tapData(accept))
    expect(last(omar)).toContain('This offer no longer stands.')
    expect(await roles()).toMatchObject({ Olena: 'owner', Omar: 'rep' })
    expect(bot.errors).toEqual([])
  })

  test('lapses when the one it is offered to leaves meanwhile, also for their return', async () => {
    const { bot, owner, omar, roles, startRemoval, last } = await offered(GIVE)
    const accept = bot.telegram.button(omar.id, '👑 Accept').data
    await startRemoval(owner, 'Omar · Sales rep')
    await bot.handle(owner.tap('👥 Everything to the team'))
    await bot.handle(owner.tap('🚪 Remove Omar'))
    await bot.handle(omar.tapData(accept))
    expect(last(omar)).toContain('This is no longer here')
    await bot.handle(owner.tap('↩️ Undo'))
    bot.passTime(10_000)
    await bot.handle(omar.tapData(accept))
    expect(last(omar)).toContain('This offer no longer stands.')
    expect(await roles()).toMatchObject({ Olena: 'owner', Omar: 'rep' })
    expect(bot.errors).toEqual([])
  })

  test('lapses when the owner who offers it leaves meanwhile', async () => {
    const { bot, owner, omar, priya, roles, last, workPromised } = await offered(SHARE)
    await bot.handle(omar.tap('👑 Accept'))
    await bot.handle(owner.text('/team'))
    await bot.handle(owner.tap('Priya · Sales rep'))
    await bot.handle(owner.tap('👑 Hand over ownership'))
    await bot.handle(owner.tap(GIVE))
    await workPromised('notify.team')
    await bot.handle(owner.text('/workspaces'))
    await bot.handle(owner.tap('🚪 Leave Acme'))
    await bot.handle(owner.tap('🚪 Leave'))
    await bot.handle(priya.tap('👑 Accept'))
    expect(last(priya)).toContain('This offer no longer stands.')
    expect(await roles()).toEqual({ Priya: 'rep', Omar: 'owner' })
    expect(bot.errors).toEqual([])
  })
})
