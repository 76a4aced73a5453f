/** API keys that stop with the member behind them: what owners are told, and what they can do with one tap. */
import { describe, expect, it } from 'vitest'

import type { Person } from '../support/telegram-person.ts'
import { sharedDatabase } from '../support/database.ts'
import { newsScene } from '../support/news-scene.ts'
import type { TestWorkspaceOptions } from '../support/workspace.ts'

const database = sharedDatabase()
const KIND = 'notify.keys-stopped'

async function scene(options: TestWorkspaceOptions = {}) {
  const world = await newsScene(database(), options)
  const { bot, owner, join, actor, workspaceId, work } = world
  const admin = await join('admin', 'Ada')
  const { apiKeys, members } = bot.services
  const keys = new Map<string, string>()
  for (const name of ['BI', 'Sheet']) {
    const input = { name, scopes: ['contacts'], lifetimeDays: null } as const
    const made = await apiKeys.create(await actor(admin), input, { chatId: 1, messageId: 1 })
    keys.set(name, made.plaintext ?? '')
  }
  const works = (name: string) =>
    apiKeys.authenticate(keys.get(name) ?? '').then(
      () => true,
      () => false,
    )
  const makeAdmin = async (role: 'admin' | 'rep') =>
    members.changeRole(await actor(owner), (await actor(admin)).memberId, role)
  /** Runs the promised jobs. Returns how many there were. */
  const tellOwners = async () => {
    const promised = await bot.promised(workspaceId, KIND)
    for (const payload of promised) await work(KIND, payload)
    return promised.length
  }
  const tap = async (label: string, person: Person = owner) => {
    bot.passTime(10_000)
    await bot.handle(person.tap(label))
  }
  return { ...world, admin, works, makeAdmin, tellOwners, tap }
}

it.each(['is removed', 'leaves'])(
  'When an admin who made keys %s, the keys stop, and work again if the removal is undone',
  async (how) => {
    const { bot, owner, admin, actor, last, works, tellOwners } = await scene()
    const { departures, undo } = bot.services
    const id = (await actor(admin)).memberId
    const handover = { to: null, toTeam: [] }
    const { undoId } =
      how === 'leaves'
        ? await departures.leave(await actor(admin), handover)
        : await departures.remove(await actor(owner), id, handover)
    expect([await works('BI'), await works('Sheet')]).toEqual([false, false])
    expect(await tellOwners()).toBe(1)
    expect(last(owner)).toContain('🔑 Ada may no longer make API keys')
    if (undoId !== null) await undo.undo(await actor(owner), undoId)
    expect(await works('BI')).toBe(undoId !== null)
  },
)

describe('When an admin who made keys is demoted', () => {
  it.each([
    {
      locale: 'en',
      told: '🔑 Ada may no longer make API keys, so these keys have stopped working.',
      adopt: '✅ Adopt',
      adopted: '✅ The key works again, now in your name.',
      maker: 'Made by Olena',
      again: 'This key is not stopped',
      revoke: 'Revoke',
      sure: 'This can’t be undone',
      yes: 'Yes, revoke it',
    },
    {
      locale: 'uk',
      told: '🔑 Ada більше не може створювати ключі API, тож ці ключі зупинено.',
      adopt: '✅ Взяти на себе',
      adopted: '✅ Ключ знову працює, тепер за нього відповідаєте ви.',
      maker: 'Відповідає: Olena',
      again: 'Цей ключ не зупинено',
      revoke: 'Відкликати',
      sure: 'Скасувати це не можна',
      yes: 'Так, відкликати',
    },
  ] as const)('owners can adopt each key or revoke it, in $locale', async (words) => {
    const { bot, owner, last, labels, works, makeAdmin, tellOwners, tap } = await scene({ locale: words.locale })
    await makeAdmin('rep')
    expect([await works('BI'), await works('Sheet')]).toEqual([false, false])
    expect(await tellOwners()).toBe(1)
    expect(last(owner)).toContain(words.told)
    expect(last(owner)).toContain('• BI\n• Sheet')
    const [bi, sheet] = [`${words.adopt} · BI`, `${words.revoke} · Sheet`]
    expect(labels(owner)).toEqual([bi, `${words.revoke} · BI`, `${words.adopt} · Sheet`, sheet])

    await tap(bi)
    expect(last(owner)).toContain(words.adopted)
    expect(last(owner)).toContain(words.maker)
    expect([await works('BI'), await works('Sheet')]).toEqual([true, false])
    await tap(bi)
    expect(last(owner)).toContain(words.again)
    await tap(sheet)
    expect(last(owner)).toContain(words.sure)
    await tap(words.yes)
    expect([await works('BI'), await works('Sheet')]).toEqual([true, false])
    expect(bot.errors).toEqual([])
  })

  it('the list and the card of each key say who answers for it, when it was used, and that it stopped', async () => {
    const { bot, owner, last, labels, works, makeAdmin, tap } = await scene()
    await works('BI')
    await bot.handle(owner.text('/apikeys'))
    expect(last(owner)).toContain('🟢 Sheet · Ada · never used')
    expect(last(owner)).toContain('🟢 BI · Ada · last used 23 Nov, 12:00')
    await makeAdmin('rep')
    await bot.handle(owner.text('/apikeys'))
    expect(last(owner)).toContain('⛔️ BI · Ada · last used 23 Nov, 12:00')
    await tap('⛔️ BI')
    expect(last(owner)).toContain('Stopped: the person behind it may no longer make keys')
    expect(last(owner)).toContain('Made by Ada')
    expect(labels(owner)).toEqual(['✅ Adopt', 'Revoke', '« Back'])
    await tap('✅ Adopt')
    expect(labels(owner)).toEqual(['🔄 Rotate', 'Revoke', '« Back'])
    expect(await works('BI')).toBe(true)
    expect(bot.errors).toEqual([])
  })

  it('nothing is told if they are an admin again by then, and a role that keeps the right promises nothing', async () => {
    const { bot, owner, join, actor, last, works, makeAdmin, tellOwners } = await scene()
    await makeAdmin('rep')
    await makeAdmin('admin')
    const before = last(owner)
    expect(await tellOwners()).toBe(1)
    expect(last(owner)).toBe(before)
    expect(await works('BI')).toBe(true)
    const rep = await join('rep')
    await bot.services.members.changeRole(await actor(owner), (await actor(rep)).memberId, 'viewer')
    expect(await tellOwners()).toBe(1)
  })

  it('the demoted person can no longer adopt, from an old card or message', async () => {
    const { bot, owner, admin, last, works, makeAdmin, tap } = await scene()
    await makeAdmin('rep')
    await bot.handle(owner.text('/apikeys'))
    await tap('⛔️ BI')
    const { data } = bot.telegram.button(owner.id, '✅ Adopt')
    bot.passTime(10_000)
    await bot.handle(admin.tapData(data))
    expect(last(admin)).toContain('Your role does not allow this')
    expect(await works('BI')).toBe(false)
    expect(bot.errors).toEqual([])
  })
})
