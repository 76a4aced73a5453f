/** The history of contacts, deals and tasks: from what to what each of their fields changed, and undone steps in one line. */
import { beforeEach, describe, expect, it } from 'vitest'

import type { ContactId, DealId } from '../../src/models/ids.ts'
import { sharedDatabase } from '../support/database.ts'
import { type DealsChat, dealsChat } from '../support/deals-chat.ts'

const database = sharedDatabase()

const LOCALES = ['en', 'uk'] as const

/** Without the kinds of spaces that a language puts between digits. */
const plain = (text: string): string => text.replace(/[   ]/gu, ' ')

describe.each(LOCALES)('a history (%s)', (locale) => {
  const words = {
    en: {
      owner: '👥 Owner',
      tags: '🏷 Tags',
      title: 'Title',
      job: 'Job title',
      phone: '📞 Phone',
      undone: 'undone',
      added: '💼 Deal added',
    },
    uk: {
      owner: '👥 Відповідальний',
      tags: '🏷 Мітки',
      title: 'Назва',
      job: 'Посада',
      phone: '📞 Телефон',
      undone: 'скасовано',
      added: '💼 Угоду додано',
    },
  }[locale]
  let chat: DealsChat

  beforeEach(async () => {
    chat = await dealsChat(database(), { locale })
  })

  /** The entries, the newest first. */
  async function timelineOf(kind: 'c' | 'd', id: ContactId | DealId): Promise<readonly string[]> {
    await chat.say(`/start ${kind}_${id}`)
    if (kind === 'c') await chat.tap(chat.t('button-timeline'))
    else await chat.tap(chat.t('button-timeline'))
    return plain(chat.last()).split('\n\n').slice(1)
  }

  it('of a deal says from what to what each field changed', async () => {
    const { actor, owner, join, bot, addContact, addDeal, t } = chat
    const { deals } = bot.services
    const max = await actor(await join('rep', 'Max'))
    const contact = await addContact({ name: 'Anna Berg', company: 'Acme' })
    const id = await addDeal({ title: 'Shop' })
    const edit = async (field: string, value: unknown) => {
      bot.passTime(60_000)
      await deals.edit(await actor(owner), id, { field, value } as Parameters<typeof deals.edit>[2])
    }
    await edit('title', 'Web shop')
    await edit('amount', { minor: 500_000, currency: 'EUR' })
    await edit('amount', { minor: 600_050, currency: 'EUR' })
    await edit('owner', max.memberId)
    await edit('contact', contact)
    await edit('tags', ['vip'])
    await edit('tags', [])
    await edit('expectedCloseOn', '2030-06-01')
    const told = (await timelineOf('d', id)).join('\n')
    expect(told).toContain(`${words.title}: Shop → Web shop`)
    expect(told).toMatch(new RegExp(`${t('deal-field-amount')}: .*5.000.* → .*6.000[.,]50`, 'u'))
    expect(told).toMatch(new RegExp(`${t('deal-field-amount')}: — → .*5.000`, 'u'))
    expect(told).toContain(`${words.owner}: Olena → Max`)
    expect(told).toContain(`${t('deal-field-contact')}: — → Anna Berg`)
    expect(told).toContain(`${words.tags}: — → #vip`)
    expect(told).toContain(`${words.tags}: #vip → —`)
    expect(told).toMatch(new RegExp(`${t('deal-field-expectedCloseOn')}: — → .*2030`, 'u'))
  })

  it('of a contact says from what to what each field changed, and what it began with', async () => {
    const { actor, owner, bot, addContact, t } = chat
    const { contacts } = bot.services
    const id = await addContact({ name: 'Anna', phones: '+380441234567', jobTitle: 'CTO' })
    bot.passTime(60_000)
    await contacts.edit(await actor(owner), id, { field: 'jobTitle', value: 'CEO' })
    await contacts.edit(await actor(owner), id, { field: 'company', value: 'Acme' })
    await contacts.edit(await actor(owner), id, { field: 'name', value: 'Anna Berg' })
    const [named, moved, promoted, added] = await timelineOf('c', id)
    expect(named).toContain(`${t('contact-field-name')}: Anna → Anna Berg`)
    expect(moved).toContain(`${t('contact-field-company')}: — → Acme`)
    expect(promoted).toContain(`${words.job}: CTO → CEO`)
    expect(added).toContain(`${words.phone}: +380 44 123 4567, ${words.job}: CTO\n`)
  })

  it('says the stages of every move, the reason of a loss, and what was filled in for it', async () => {
    const { actor, owner, bot, addDeal, moveDeal } = chat
    const { deals } = bot.services
    const id = await addDeal({ title: 'Shop' })
    const view = await deals.get(await actor(owner), id)
    bot.passTime(60_000)
    await deals.move(await actor(owner), id, {
      wish: { to: 'won' },
      from: view.stage.id,
      fill: { amount: { minor: 700_000, currency: 'EUR' } },
    })
    bot.passTime(60_000)
    await moveDeal(id, { to: 'reopen' })
    bot.passTime(60_000)
    await moveDeal(id, { to: 'lost', reason: 'Too dear' })
    const won = (await deals.get(await actor(owner), id)).stage.name
    const [lost, reopened, first] = await timelineOf('d', id)
    expect(lost).toContain(`: ${view.stage.name} → ${won}, Too dear`)
    expect(reopened).toContain(` → ${view.stage.name}`)
    expect(first).toMatch(new RegExp(`: ${view.stage.name} → [^,]+, .*: — → .*7.000`, 'u'))
  })

  it('says when a task was due before and is now, how it went, and whose it was', async () => {
    const { actor, owner, join, bot, addContact, t } = chat
    const { tasks } = bot.services
    const max = await actor(await join('rep', 'Max'))
    const contactId = await addContact({ name: 'Anna' })
    const { id } = await tasks.add(await actor(owner), {
      title: 'Call Anna',
      type: 'call',
      due: { at: '2030-06-03T10:00:00+03:00' },
      contactId,
    })
    bot.passTime(60_000)
    const edit = async (edited: Parameters<typeof tasks.edit>[2]) => {
      bot.passTime(60_000)
      await tasks.edit(await actor(owner), id, edited)
    }
    await edit({ field: 'due', value: { date: '2030-06-05' } })
    await edit({ field: 'due', value: null })
    await edit({ field: 'title', value: 'Call Anna back' })
    await edit({ field: 'assignee', value: max.memberId })
    bot.passTime(60_000)
    await tasks.done(await actor(owner), id, { outcome: 'reached' })
    bot.passTime(60_000)
    await tasks.setOutcome(await actor(owner), id, 'agreed')
    const [outcome, done, assigned, titled, dateless, dayLong] = await timelineOf('c', contactId)
    expect(outcome).toContain(`${t('task-field-outcome')}: ${t('outcome-reached')} → ${t('outcome-agreed')}`)
    expect(done).toContain(`Call Anna back · ${t('outcome-reached')}\n`)
    expect(assigned).toContain(`${t('task-field-assignee')}: Olena → Max`)
    expect(titled).toContain(`${t('task-field-title')}: Call Anna → Call Anna back`)
    expect(dateless).toMatch(new RegExp(`${t('task-field-dueAt')}: [^:]*5[^:]*2030[^:]* → —`, 'u'))
    expect(dayLong).toMatch(new RegExp(`${t('task-field-dueAt')}: .*10:00.* → [^:]*5[^:]*2030`, 'u'))
  })

  it('has an undone step as one line, at the place of the step, even if its undo is on another page', async () => {
    const { actor, owner, bot, addDeal } = chat
    const { deals, notes, undo } = bot.services
    const id = await addDeal({ title: 'Shop', amount: { minor: 100, currency: 'EUR' } })
    const { stage } = await deals.get(await actor(owner), id)
    bot.passTime(60_000)
    const { undoId } = await deals.move(await actor(owner), id, { wish: { to: 'won' }, from: stage.id })
    const won = (await deals.get(await actor(owner), id)).stage.name
    for (let index = 0; index < 9; index += 1) {
      bot.passTime(60_000)
      await notes.add(await actor(owner), { text: `Note ${index}`, dealId: id })
    }
    await undo.undo(await actor(owner), undoId)
    const told = await timelineOf('d', id)
    expect(told.filter((entry) => entry.includes('→'))).toEqual([])
    await chat.tap(chat.t('button-older'))
    const older = plain(chat.last()).split('\n\n').slice(1)
    expect(older.filter((entry) => entry.includes('→'))).toEqual([
      expect.stringContaining(`: ${stage.name} → ${won}, ${words.undone}\n`),
    ])
    expect(older).toHaveLength(3)
  })

  it('says who undid a step, if it was somebody else', async () => {
    const { actor, owner, join, bot, addDeal } = chat
    const max = await actor(await join('rep', 'Max'))
    const id = await addDeal({ title: 'Shop' })
    bot.passTime(60_000)
    const { undoId } = await bot.services.deals.edit(max, id, { field: 'title', value: 'Shop 2' })
    if (undoId === null) throw new Error('Nothing was changed')
    await bot.services.undo.undo(await actor(owner), undoId)
    const [undone, added] = await timelineOf('d', id)
    expect(undone).toMatch(new RegExp(`Shop → Shop 2, ${words.undone}\\n.* · Max · ↩️ Olena$`, 'u'))
    expect(added).toContain(words.added)
  })
})

describe('the history of what a reader may not see', () => {
  it('hides the name and keeps the rest of the change', async () => {
    const { actor, owner, join, letSee, bot, addContact, addDeal, as } = await dealsChat(database())
    const max = await join('rep', 'Max')
    const hidden = await addContact({ name: 'Secret Person' })
    const id = await addDeal({ title: 'Shop' })
    const { deals } = bot.services
    await deals.edit(await actor(owner), id, { field: 'contact', value: hidden })
    await deals.edit(await actor(owner), id, { field: 'owner', value: (await actor(max)).memberId })
    await letSee('own')
    const his = as(max)
    await his.say(`/start d_${id}`)
    await his.tap('🕘 Timeline')
    expect(his.last()).toContain('👤 Contact: — → …')
    expect(his.last()).not.toContain('Secret')
  })

  it('keeps the name of a contact that was deleted since', async () => {
    const { actor, owner, bot, addContact, addDeal, say, tap, last } = await dealsChat(database())
    const id = await addDeal({ title: 'Shop' })
    const contact = await addContact({ name: 'Anna Berg' })
    await bot.services.deals.edit(await actor(owner), id, { field: 'contact', value: contact })
    await bot.services.contacts.delete(await actor(owner), contact)
    await say(`/start d_${id}`)
    await tap('🕘 Timeline')
    expect(last()).toContain('👤 Contact: — → Anna Berg')
  })
})
