/** Where reps see only their own records and what nobody owns: everything that the bot says to them, in every way they can ask. */
import { describe, expect, it } from 'vitest'

import { objectId } from '../../../src/models/ids.ts'
import { asId } from '../../support/as-id.ts'
import { sharedDatabase } from '../../support/database.ts'
import { ask } from '../../support/inline-results.ts'
import { newsScene } from '../../support/news-scene.ts'
import type { Person } from '../../support/telegram-person.ts'

const database = sharedDatabase()

/** Priya's records are named after her, so that none of them can be missed in what Max is told. */
async function scene() {
  const world = await newsScene(database())
  const { bot, owner, join, actor, letSee } = world
  const { services } = bot
  const [priya, max, viewer] = [await join('rep', 'Priya'), await join('rep', 'Max'), await join('viewer', 'Vera')]
  const hers = await services.contacts.add(await actor(priya), { name: 'Priyanka Secret', phones: '+380441234567' })
  const amount = { minor: 77_700, currency: 'EUR' }
  const herDeal = await services.deals.add(await actor(priya), { title: 'Secret villa', contact: hers.id, amount })
  const his = await services.contacts.add(await actor(max), { name: 'Hanna Berg', company: 'Acme' })
  const hisDeal = await services.deals.add(await actor(max), {
    title: 'Boat',
    contact: his.id,
    amount: { minor: 500_000, currency: 'EUR' },
  })
  /** On Max's contact: Priya's deal, note and task. */
  const shared = await services.deals.add(await actor(priya), { title: 'Secret yacht', contact: his.id, amount })
  await services.notes.add(await actor(priya), { text: 'Secret note', dealId: shared.id })
  const due = { date: '2026-11-23' } as const
  const herTask = await services.tasks.add(await actor(priya), { title: 'Secret call', due, dealId: hisDeal.id })
  /** Of Max, with Priya's contact: made while everybody saw everything. */
  const mixed = await services.deals.add(await actor(max), { title: 'Barge', contact: hers.id })
  const source = await services.leadSources.create(
    await actor(owner),
    { name: 'Form', provider: 'standard', routing: 'team', memberIds: [] },
    { chatId: 1, messageId: 1 },
  )
  await letSee('own')
  const said = (person: Person, since = 0) =>
    bot.telegram.calls
      .slice(since)
      .filter(({ payload }) => payload['chat_id'] === person.id || payload['inline_query_id'] !== undefined)
      .map(({ payload }) => JSON.stringify(payload))
      .join('\n')
  const tap = async (person: Person, ...labels: string[]) => {
    for (const label of labels) {
      bot.passTime(10_000)
      await bot.handle(person.tap(label))
    }
  }
  const say = (person: Person, text: string) => bot.handle(person.text(text))
  return { ...world, priya, max, viewer, hers, herDeal, his, hisDeal, shared, herTask, mixed, source, said, tap, say }
}

describe('where reps see only their own records', () => {
  it('nothing of a colleague’s is in lists, search, sums, cards, timelines, inline results or links', async () => {
    const { bot, max, viewer, hers, herDeal, hisDeal, his, herTask, mixed, said, tap, say, last, labels } =
      await scene()
    for (const person of [max, viewer]) {
      const lines = [
        '/menu',
        '/contacts',
        '/board',
        '/deals',
        '/agenda',
        '/find Priyanka',
        '/find prianka',
        '/find secrt',
        '/find 4567',
        'villa',
        `/start c_${hers.id}`,
        `/start d_${herDeal.id}`,
        `/start t_${herTask.id}`,
      ]
      for (const line of lines) await say(person, line)
      for (const query of ['', 'secret', 'secrt', 'priyanka', '4567']) await ask(bot, person, query)
    }
    await say(max, '/contacts')
    expect(labels(max)).toContain('Hanna Berg · Acme')
    await say(max, '/board')
    expect(last(max)).toContain('5,000')
    expect(last(max)).not.toContain('777')
    await say(max, '/menu')
    expect(last(max)).toContain('2 open deals')
    await say(max, `/start c_${his.id}`)
    expect(labels(max).some((label) => label.includes('Boat'))).toBe(true)
    await tap(max, '🕘 Timeline')
    await say(max, `/start d_${hisDeal.id}`)
    await tap(max, '🕘 Timeline')
    await say(max, `/start d_${mixed.id}`)
    expect(last(max)).toContain('Barge')
    expect(labels(max)).not.toContain('👤 Contact')
    // The agenda's card of a deal without a next step names its contact only if the person may see it.
    await say(max, '/agenda')
    for (let card = 0; card < 3 && labels(max).includes('Skip ⏭'); card += 1) await tap(max, 'Skip ⏭')
    for (const person of [max, viewer]) expect(said(person)).not.toMatch(/Secret (?:villa|yacht|note|call)|Priyanka S/u)
    expect(said(max)).toContain('Barge')
    expect(bot.errors).toEqual([])
  })

  it('what nobody owns is there for everybody: to find, to open, to claim', async () => {
    const { bot, max, viewer, actor, herDeal, priya, say, last } = await scene()
    const { services } = bot
    await services.deals.edit(await actor(priya), herDeal.id, { field: 'owner', value: null })
    for (const person of [max, viewer]) {
      await say(person, '/find villa')
      expect(last(person)).toContain('💼 Secret villa')
      await say(person, `/start d_${herDeal.id}`)
      expect(last(person)).toContain('Secret villa')
      expect((await ask(bot, person, 'villa')).titles).toEqual(['Secret villa'])
    }
    expect((await services.deals.board(await actor(max))).open.count).toBe(3)
    // Its contact is still Priya's.
    expect(last(max)).not.toContain('Priyanka')
    expect(bot.errors).toEqual([])
  })

  it('leaders see everything', async () => {
    const { bot, owner, join, herDeal, hers, say, last } = await scene()
    for (const person of [owner, await join('admin'), await join('manager')]) {
      await say(person, `/start c_${hers.id}`)
      expect(last(person)).toContain('Priyanka Secret')
      await say(person, `/start d_${herDeal.id}`)
      expect(last(person)).toContain('Secret villa')
      expect((await ask(bot, person, 'secret')).titles).toContain('Priyanka Secret')
    }
  })

  it('a lead that nobody owns is told without its contact if that is a colleague’s', async () => {
    const { bot, max, priya, hers, herDeal, actor, tellNews, last, tap, labels } = await scene()
    await bot.services.deals.edit(await actor(priya), herDeal.id, { field: 'owner', value: null })
    const news = {
      kind: 'new-lead',
      dealId: herDeal.id,
      contactId: hers.id,
      sourceName: 'Form',
      claimable: true,
    } as const
    await tellNews(max, news)
    expect(last(max)).toContain('Secret villa')
    expect(last(max)).not.toContain('Priyanka')
    await tellNews(priya, news)
    expect(last(priya)).toContain('Secret villa · Priyanka Secret')
    expect(labels(max)).toEqual(['🙋 Claim', '📂 Open'])
    await tap(priya, '🙋 Claim')
    await tap(max, '🙋 Claim')
    expect(last(max)).toContain('no longer here')
    expect(bot.errors).toEqual([])
  })

  it('buttons on messages from before reveal and change nothing', async () => {
    const { bot, owner, max, hers, herDeal, herTask, said, tap, say, letSee, snapshot } = await scene()
    await letSee('team')
    await say(max, `/start c_${hers.id}`)
    await say(max, `/start d_${herDeal.id}`)
    await say(max, `/start t_${herTask.id}`)
    await say(max, '/contacts')
    const old = bot.telegram
      .messages(max.id)
      .flatMap(({ id, buttons }) =>
        buttons.flat().flatMap((button) => ('callback_data' in button ? [{ id, data: button.callback_data }] : [])),
      )
    await letSee('own')
    const [calls, before] = [bot.telegram.calls.length, await snapshot()]
    for (const { id, data } of old) {
      bot.passTime(10_000)
      await bot.handle(max.tapData(data, id))
      bot.passTime(10_000)
      await say(max, '/cancel')
    }
    expect(said(max, calls)).not.toMatch(/Secret (?:villa|yacht|note|call)|Priyanka S/u)
    expect(await snapshot()).toBe(before)
    await tap(owner, '🏠 Home')
    expect(bot.errors).toEqual([])
  })

  it('one’s own former changes to a colleague’s records cannot be undone any more', async () => {
    const { bot, max, priya, hers, herTask, actor, letSee } = await scene()
    const { services } = bot
    await letSee('team')
    const edited = await services.contacts.edit(await actor(max), hers.id, { field: 'jobTitle', value: 'CFO' })
    const noted = await services.notes.add(await actor(max), { text: 'Called', contactId: hers.id })
    const { id: other } = await services.tasks.add(await actor(priya), { title: 'Visit', due: { date: '2026-11-23' } })
    const deleted = await services.tasks.delete(await actor(max), other)
    await letSee('own')
    for (const undoId of [edited.undoId, noted.undoId, deleted.undoId]) {
      await expect(services.undo.undo(await actor(max), asId(undoId))).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    // Deleting his own deal took Priya's task along; undoing it brings the task back.
    const task = await services.tasks.get(await actor(priya), herTask.id)
    expect(task.deleted).toBe(false)
    expect(bot.errors).toEqual([])
  })

  it('giving a record away says that it is saved, with its undo, although it can no longer be shown', async () => {
    const { bot, max, hisDeal, say, tap, last } = await scene()
    await say(max, `/start d_${hisDeal.id}`)
    await tap(max, '✏️ Edit', '👥 Owner', 'Priya')
    expect(last(max)).toBe('✅ Saved.')
    await tap(max, '↩️ Undo')
    expect(last(max)).toContain('💼 Boat')
    expect(bot.errors).toEqual([])
  })

  it('a digest counts and names only what the member may see', async () => {
    const { bot, max, workspaceId, actor, work, last } = await scene()
    const { memberId } = await actor(max)
    await work('digest', { workspaceId, memberId, dueAt: '2026-11-23T09:00:00.000Z' })
    expect(last(max)).toContain('2 open deals')
    expect(last(max)).not.toContain('Secret')
    expect(await bot.models.deals.countDocuments({ workspaceId: objectId(workspaceId), deletedAt: null })).toBe(4)
  })
})
