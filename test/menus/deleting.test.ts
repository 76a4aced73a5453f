import { describe, expect, it } from 'vitest'

import type { News } from '../../src/services/notifications/news-job.ts'
import { sharedDatabase } from '../support/database.ts'
import { newsScene } from '../support/news-scene.ts'
import type { Person } from '../support/telegram-person.ts'

const database = sharedDatabase()

async function scene(options: { readonly locale?: 'en' | 'uk' } = {}) {
  const world = await newsScene(database(), options)
  const { bot, join, actor, work, workspaceId } = world
  const [priya, max] = [await join('rep', 'Priya'), await join('rep', 'Max')]
  const { services } = bot
  const { id: contactId } = await services.contacts.add(await actor(priya), { name: 'Anna Berg' })
  const tap = async (person: Person, ...labels: string[]) => {
    for (const label of labels) {
      bot.passTime(10_000)
      await bot.handle(person.tap(label))
    }
  }
  const plan = async (person: Person, title: string, about: object) =>
    (await services.tasks.add(await actor(person), { title, due: { date: '2026-11-24' }, ...about })).id
  return {
    ...world,
    priya,
    max,
    contactId,
    tap,
    plan,
    say: (person: Person, text: string) => bot.handle(person.text(text)),
    /** Sends what the deletions have promised to tell. */
    async tellDeleted() {
      const jobs = (await bot.promised(workspaceId, 'notify.news')) as { news: News }[]
      for (const job of jobs.filter(({ news }) => news.kind === 'deleted')) await work('notify.news', job)
      return jobs.filter(({ news }) => news.kind === 'deleted').length
    },
  }
}

describe('deleting', () => {
  it('stands behind “More” on every card, not beside the other buttons', async () => {
    const { bot, owner, actor, addContact, addDeal, moveDeal, plan, say, labels } = await scene()
    const contact = await addContact({ name: 'Ben' })
    const open = await addDeal({ title: 'Website' })
    const lost = await addDeal({ title: 'Shop' })
    await moveDeal(lost, { to: 'lost', reason: 'No budget' })
    const task = await plan(owner, 'Call', {})
    const done = await plan(owner, 'Write', {})
    await bot.services.tasks.done(await actor(owner), done, { outcome: 'done' })
    for (const link of [`c_${contact}`, `d_${open}`, `d_${lost}`, `t_${task}`, `t_${done}`]) {
      await say(owner, `/start ${link}`)
      expect(labels(owner), link).not.toContain('🗑 Delete')
      expect(labels(owner), link).toContain('⋯ More')
      bot.passTime(10_000)
      await bot.handle(owner.tap('⋯ More'))
      const isContact = link.startsWith('c_')
      const ofDeal = ['🧾 Items', '👤 Contacts', '📑 Duplicate']
      const first = isContact
        ? ['🔗 Merge with…', '↩️ Merged contacts', '👤 Telegram contact', '📇 vCard']
        : link.startsWith('d_')
          ? [...(link === `d_${open}` ? ['🤝 Commit for the forecast'] : []), ...ofDeal]
          : []
      const last = isContact ? ['📦 Everything about this person', '🧹 Erase for good…'] : []
      expect(labels(owner), link).toEqual([...first, '🗑 Delete', ...last, '« Back'])
    }
    expect(bot.errors).toEqual([])
  })

  it('a colleague’s record asks once, names what goes along, and tells its owner', async () => {
    const { bot, priya, max, contactId, plan, tap, say, last, labels, tellDeleted } = await scene()
    for (const title of ['Call', 'Write']) await plan(priya, title, { contactId })
    await plan(max, 'Visit', { contactId })
    await say(max, `/start c_${contactId}`)
    await tap(max, '⋯ More', '🗑 Delete')
    expect(last(max)).toBe(
      [
        'Delete Anna Berg?',
        'It belongs to Priya, who will be told.',
        'These go along:',
        '• 1 open task assigned to you',
        '• 2 open tasks assigned to Priya',
      ].join('\n'),
    )
    await tap(max, '« Back')
    expect(last(max)).toContain('👤 Anna Berg')
    await tap(max, '⋯ More', '🗑 Delete', '🗑 Delete')
    expect(last(max)).toBe('🗑 Anna Berg is deleted, and 3 open tasks with it.')
    expect(await tellDeleted()).toBe(1)
    expect(last(priya)).toContain('🗑 Max deleted 3 records of yours:\n👤 Anna Berg\n⏰ ')
    expect(last(priya)).toContain('Managers can restore what was deleted for 30 days.')
    expect(labels(priya)).toEqual([])
    await tap(max, '↩️ Undo')
    expect(last(max)).toContain('Undone: Anna Berg is back.')
    expect(bot.errors).toEqual([])
  })

  it('one’s own record asks only if it takes a colleague’s task along, and tells nobody else', async () => {
    const { bot, priya, max, contactId, actor, plan, tap, say, last, tellDeleted } = await scene()
    const { id } = await bot.services.deals.add(await actor(priya), { title: 'Boat' })
    await plan(priya, 'Call', { dealId: id })
    await say(priya, `/start d_${id}`)
    await tap(priya, '⋯ More', '🗑 Delete')
    expect(last(priya)).toBe('🗑 Boat is deleted, and its open task with it.')
    expect(await tellDeleted()).toBe(0)
    await plan(max, 'Ask Anna', { contactId })
    await say(priya, `/start c_${contactId}`)
    await tap(priya, '⋯ More', '🗑 Delete')
    expect(last(priya)).toBe('Delete Anna Berg?\nThese go along:\n• 1 open task assigned to Max')
    await tap(priya, '🗑 Delete')
    expect(await tellDeleted()).toBe(1)
    expect(last(max)).toContain('🗑 Priya deleted a record of yours:\n⏰ Ask Anna')
    expect(last(max)).not.toContain('Anna Berg')
    expect(bot.errors).toEqual([])
  })

  it('an old “Delete” button asks, too', async () => {
    const { bot, max, contactId, tap, say, last } = await scene()
    await say(max, `/start c_${contactId}`)
    const { data, messageId } = bot.telegram.button(max.id, '⋯ More')
    bot.passTime(10_000)
    await bot.handle(max.tapData(data.replace('more:', 'delete:'), messageId))
    expect(last(max)).toContain('Delete Anna Berg?')
    await tap(max, '🗑 Delete')
    expect(last(max)).toContain('Anna Berg is deleted')
  })

  it('is not told if it was undone in the meantime, or switched off', async () => {
    const { bot, owner, priya, max, contactId, actor, tap, say, tellDeleted } = await scene()
    await say(max, `/start c_${contactId}`)
    await tap(max, '⋯ More', '🗑 Delete', '🗑 Delete', '↩️ Undo')
    await tellDeleted()
    expect(bot.telegram.messages(priya.id)).toEqual([])
    await bot.services.contacts.delete(await actor(owner), contactId)
    await bot.services.notifications.set(await actor(priya), 'deleted', false)
    await tellDeleted()
    expect(bot.telegram.messages(priya.id)).toEqual([])
  })

  it('leaders are told with a way to the trash', async () => {
    const { bot, owner, max, addContact, tap, say, last, labels, tellDeleted } = await scene()
    const id = await addContact({ name: 'Ben' })
    await say(max, `/start c_${id}`)
    await tap(max, '⋯ More', '🗑 Delete', '🗑 Delete')
    await tellDeleted()
    expect(last(owner)).toBe('🗑 Max deleted a record of yours:\n👤 Ben')
    expect(labels(owner)).toEqual(['🗑 Trash'])
    await tap(owner, '🗑 Trash')
    expect(last(owner)).toContain('• Ben: Max, ')
    expect(bot.errors).toEqual([])
  })
})

describe('where reps delete only their own records', () => {
  it('a colleague’s is refused with a clear message; their own, nobody’s, and leaders’ deletions work', async () => {
    const { bot, owner, priya, max, contactId, join, actor, addDeal, plan, tap, say, last, snapshot } = await scene()
    const task = await plan(priya, 'Call', {})
    const deal = await addDeal({ title: 'Website' })
    await say(max, `/start c_${contactId}`)
    await tap(max, '⋯ More', '🗑 Delete')
    const stale = bot.telegram.button(max.id, '🗑 Delete')
    await say(owner, '/settings')
    await tap(owner, 'What reps may delete')
    expect(last(owner)).toContain('Sales reps will delete only what they own and what nobody owns.')
    await tap(owner, '✅ Confirm')
    expect(last(owner)).toContain('What reps may delete: only their own')
    const before = await snapshot()
    // The question was asked before the right was taken away.
    await bot.handle(max.tapData(stale.data, stale.messageId))
    expect(last(max)).toContain('Sales reps of this workspace delete only their own records.')
    expect(last(max)).toContain('👤 Anna Berg')
    for (const link of [`c_${contactId}`, `d_${deal}`, `t_${task}`]) {
      await say(max, `/start ${link}`)
      await tap(max, '⋯ More', '🗑 Delete')
      expect(last(max), link).toContain('Sales reps of this workspace delete only their own records.')
    }
    expect(await snapshot()).toBe(before)
    await bot.services.deals.edit(await actor(owner), deal, { field: 'owner', value: null })
    await say(max, `/start d_${deal}`)
    await tap(max, '⋯ More', '🗑 Delete')
    expect(last(max)).toBe('🗑 Website is deleted.')
    await say(priya, `/start t_${task}`)
    await tap(priya, '⋯ More', '🗑 Delete')
    expect(last(priya)).toContain('is deleted')
    const manager = await join('manager')
    await say(manager, `/start c_${contactId}`)
    await tap(manager, '⋯ More', '🗑 Delete', '🗑 Delete')
    expect(last(manager)).toContain('Anna Berg is deleted')
    expect(bot.errors).toEqual([])
  })

  it('says so in Ukrainian', async () => {
    const { owner, max, contactId, tap, say, last } = await scene({ locale: 'uk' })
    await say(owner, '/settings')
    await tap(owner, 'Що можна видаляти', '✅ Підтвердити')
    await say(max, `/start c_${contactId}`)
    await tap(max, '⋯ Ще', '🗑 Видалити')
    expect(last(max)).toContain('менеджери з продажу видаляють лише свої записи')
  })
})
