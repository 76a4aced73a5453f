/** Removing a member in the chat: three taps, one undo, and nothing that works for them afterwards. */
import { describe, expect, test } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { sharedDatabase } from '../../support/database.ts'
import { ask } from '../../support/inline-results.ts'
import { teamScene } from '../../support/team-scene.ts'
import { createTestWorkspace } from '../../support/workspace.ts'

const database = sharedDatabase()
const scene = (options: Parameters<typeof teamScene>[1] = {}) => teamScene(database(), options)

describe('Removing a member', () => {
  test('takes three taps, hands everything to one person, and tells them and the removed one in one line each', async () => {
    const { bot, owner, priya, omar, ids, owners, startRemoval, workPromised, last, labels } = await scene()
    await startRemoval(owner, 'Priya · Sales rep')
    expect(last(owner)).toContain('Owns 1 deal, 1 contact, 1 open task, the leads of 1 source or rule.')
    expect(labels(owner)).toEqual(['Everything to Olena', 'Everything to Omar', '👥 Everything to the team', '« Back'])
    await bot.handle(owner.tap('Everything to Omar'))
    expect(last(owner)).toContain('• 1 deal → Omar')
    await bot.handle(owner.tap('🚪 Remove Priya'))
    expect(last(owner)).toContain('🚪 Priya is no longer in the team. Handed over: 1 deal, 1 contact')
    expect(await owners()).toEqual({
      deal: ids.omar,
      contact: ids.omar,
      task: ids.omar,
      source: ['round-robin', ids.omar],
    })
    await workPromised('notify.team')
    expect(last(priya)).toBe('🚪 You were removed from the team of Acme, and no longer have access to it.')
    expect(last(omar)).toContain('Priya is no longer in the team. Yours now: 1 deal, 1 contact, 1 open task')
    await bot.handle(priya.tap('▶️ Start'))
    expect(last(priya)).toContain('👋 ClientSphere')
    expect(bot.errors).toEqual([])
  })

  test('gives a kind to the team instead with one more tap', async () => {
    const { bot, owner, ids, owners, startRemoval, last } = await scene()
    await startRemoval(owner, 'Priya · Sales rep')
    await bot.handle(owner.tap('Everything to Omar'))
    await bot.handle(owner.tap('⏰ Tasks: to the team instead'))
    await bot.handle(owner.tap('👤 Contacts: to the team instead'))
    expect(last(owner)).toContain('• 1 contact → the team\n• 1 open task → the team')
    await bot.handle(owner.tap('👤 Contacts: to Omar after all'))
    await bot.handle(owner.tap('🚪 Remove Priya'))
    expect(await owners()).toMatchObject({ deal: ids.omar, contact: ids.omar, task: null })
  })

  test('to the team leaves every record nobody’s, and a task of the team is in everybody’s agenda', async () => {
    const { bot, owner, omar, records, owners, startRemoval, ids, last } = await scene()
    await startRemoval(owner, 'Priya · Sales rep')
    await bot.handle(owner.tap('👥 Everything to the team'))
    await bot.handle(owner.tap('🚪 Remove Priya'))
    expect(await owners()).toEqual({ deal: null, contact: null, task: null, source: ['round-robin', ids.omar] })
    bot.passTime(25 * 60 * 60 * 1000)
    await bot.handle(omar.text('/agenda'))
    expect(last(omar)).toContain('Call Anna')
    expect(last(omar)).toContain('For the team')
    await bot.handle(omar.text(`/start t_${records.task}`))
    expect(last(omar)).toContain('For the team')
    expect(bot.errors).toEqual([])
  })

  test('is undone with one tap for a day: membership, role and what is still as the removal left it', async () => {
    const { bot, owner, priya, omar, ids, owners, records, actor, startRemoval, workPromised, last } = await scene()
    await startRemoval(owner, 'Priya · Sales rep')
    await bot.handle(owner.tap('Everything to Omar'))
    await bot.handle(owner.tap('🚪 Remove Priya'))
    const claim = { field: 'owner', value: ids.owner } as const
    await bot.services.deals.edit(await actor(omar), records.deal, claim)
    await bot.services.leadSources.setRouting(await actor(owner), records.source, { routing: 'team', memberIds: [] })
    await bot.handle(owner.tap('↩️ Undo'))
    expect(last(owner)).toContain('↩️ Undone: Priya is back.')
    expect(last(owner)).toContain('Changed since, so it stays as it is: 1 deal, the leads of 1 source or rule.')
    expect(await owners()).toEqual({ deal: ids.owner, contact: ids.priya, task: ids.priya, source: ['team'] })
    expect((await actor(priya)).role).toBe('rep')
    await workPromised('notify.team')
    expect(last(priya)).toContain('You are back in the team')
    // What the removal left to a job finds her back, and takes nothing.
    await workPromised('member.hand-over')
    expect(await owners()).toMatchObject({ contact: ids.priya })
    expect(bot.errors).toEqual([])
  })

  test('is undone by /undo, but not after a day, not twice, and not by a rep', async () => {
    const { bot, owner, omar, ids, owners, startRemoval, last } = await scene()
    await startRemoval(owner, 'Priya · Sales rep')
    await bot.handle(owner.tap('Everything to Omar'))
    await bot.handle(owner.tap('🚪 Remove Priya'))
    const { data } = bot.telegram.button(owner.id, '↩️ Undo')
    await bot.handle(omar.tapData(data))
    expect(last(omar)).toContain('Your role does not allow this')
    expect(await owners()).toMatchObject({ deal: ids.omar })
    await bot.handle(owner.text('/undo'))
    expect(await owners()).toMatchObject({ deal: ids.priya })
    await bot.handle(owner.tapData(data))
    expect(last(owner)).toContain('undone already')

    await startRemoval(owner, 'Priya · Sales rep')
    await bot.handle(owner.tap('Everything to Omar'))
    await bot.handle(owner.tap('🚪 Remove Priya'))
    const late = bot.telegram.button(owner.id, '↩️ Undo').data
    bot.passTime(25 * 60 * 60 * 1000)
    await bot.handle(owner.tapData(late))
    expect(await owners()).toMatchObject({ deal: ids.omar })
    expect(bot.errors).toEqual([])
  })

  test('says everything in Ukrainian too', async () => {
    const { bot, owner, priya, workPromised, last } = await scene({ locale: 'uk' })
    await bot.handle(owner.text('/team'))
    await bot.handle(owner.tap('Priya · Менеджер з продажу'))
    await bot.handle(owner.tap('🚪 Прибрати з команди'))
    expect(last(owner)).toContain(
      'На цій людині: 1 угода, 1 контакт, 1 відкрите завдання, ліди з 1 джерела чи правила.',
    )
    await bot.handle(owner.tap('Усе передати: Omar'))
    await bot.handle(owner.tap('🚪 Прибрати: Priya'))
    expect(last(owner)).toContain('🚪 Priya більше не в команді.')
    await workPromised('notify.team')
    expect(last(priya)).toBe('🚪 Ви більше не в просторі Acme: вас прибрали з команди.')
  })

  test('a second tap, or a tap on an old question, does nothing more', async () => {
    const { bot, owner, startRemoval, ids, owners, last } = await scene()
    await startRemoval(owner, 'Priya · Sales rep')
    await bot.handle(owner.tap('Everything to Omar'))
    const { data } = bot.telegram.button(owner.id, '🚪 Remove Priya')
    await bot.handle(owner.tapData(data))
    bot.passTime(10_000)
    await bot.handle(owner.tapData(data))
    expect(last(owner)).toContain('This is no longer here')
    expect(await owners()).toMatchObject({ deal: ids.omar })
  })
})

describe('Somebody who was removed', () => {
  test('gets nothing from old buttons, links, inline queries, claims, reminders, digests and news', async () => {
    const { bot, owner, priya, omar, ids, records, actor, startRemoval, tellNews, work, workspaceId, last } =
      await scene()
    await bot.handle(priya.text(`/start d_${records.deal}`))
    const won = bot.telegram.button(priya.id, '🏆 Won').data
    const free = (await bot.services.deals.add(await actor(owner), { title: 'Free lead' })).id
    await tellNews(priya, { kind: 'assigned', target: 'deal', id: records.deal }, owner)
    const open = bot.telegram.button(priya.id, '📂 Open').data
    await startRemoval(owner, 'Priya · Sales rep')
    await bot.handle(owner.tap('Everything to Omar'))
    await bot.handle(owner.tap('🚪 Remove Priya'))
    const before = bot.telegram.calls.length
    const member = { workspaceId, memberId: ids.priya }
    const news = { kind: 'assigned', target: 'deal', id: free } as const
    await work('notify.news', { ...member, by: ids.owner, news })
    await work('notify.joined', { ...member, name: 'Somebody' })
    await work('digest', { ...member, dueAt: '2026-11-23T10:00:00.000Z' })
    const toPriya = () => bot.telegram.calls.slice(before).filter(({ payload }) => payload['chat_id'] === priya.id)
    expect(toPriya()).toEqual([])
    for (const data of [won, open]) {
      bot.passTime(10_000)
      await bot.handle(priya.tapData(data))
    }
    await bot.handle(priya.text(`/start d_${records.deal}`), priya.text('/find Website'), priya.text('Website'))
    const said = JSON.stringify(toPriya().map(({ payload }) => payload))
    expect(said).not.toContain('Anna')
    expect(said).not.toContain('€')
    expect((await ask(bot, priya, 'Website')).titles).toEqual([])
    const { status } = await bot.services.deals.get(await actor(omar), records.deal)
    expect(status).toBe('open')
    expect(last(priya)).toContain('👋 ClientSphere')
    expect(bot.errors).toEqual([])
  })

  test('finds an open dialogue ended, and what was typed is not saved in another of their workspaces', async () => {
    const { bot, owner, priya, startRemoval, last } = await scene()
    const other = await createTestWorkspace(bot, { name: 'Other', ownerName: 'Olga' })
    const { token } = await bot.services.invites.create(await other.actor(other.owner), 'rep')
    await bot.handle(priya.text(`/start inv_${token}`))
    await bot.handle(priya.tap('✅ Join'))
    await bot.handle(priya.text('/workspaces'))
    await bot.handle(priya.tap('Acme · Sales rep'))
    await bot.handle(priya.text('/add'))
    await bot.handle(priya.text('Typed for Acme'))
    await startRemoval(owner, 'Priya · Sales rep')
    await bot.handle(owner.tap('👥 Everything to the team'))
    await bot.handle(owner.tap('🚪 Remove Priya'))
    await bot.handle(priya.text('+380671234567'))
    expect(bot.telegram.texts(priya.id).join('\n')).toContain('You are no longer in the workspace where you began this')
    expect(await bot.models.contacts.countDocuments({ workspaceId: objectId(other.workspaceId) })).toBe(0)
    await bot.handle(priya.text('/cancel'))
    expect(last(priya)).not.toContain('Resume')
    expect(bot.errors).toEqual([])
  })
})
