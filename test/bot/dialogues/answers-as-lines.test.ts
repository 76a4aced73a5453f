import { describe, expect, it } from 'vitest'

import type { Locale } from '../../../src/locale.ts'
import { createTranslator } from '../../../src/bot/text/i18n.ts'
import { sharedDatabase } from '../../support/database.ts'
import { createTestBot } from '../../support/test-bot.ts'
import { createTestWorkspace } from '../../support/workspace.ts'

const database = sharedDatabase()

async function setUp(locale: Locale = 'en') {
  const bot = createTestBot(database())
  const { owner, workspaceId, addContact, join } = await createTestWorkspace(bot, { locale })
  const t = createTranslator()(locale)
  return {
    bot,
    owner,
    t,
    join,
    addContact,
    last: () => bot.telegram.texts(owner.id).at(-1) ?? '',
    ask: (field: string) => t.find(`add-contact-${field}`, {}) ?? '',
    contact: async () => {
      const [found] = await bot.models.contacts.find({ workspaceId }).lean()
      return {
        name: found?.displayName,
        phones: found?.phones.map(({ e164 }) => e164),
        emails: found?.emails.map(({ value }) => value),
      }
    },
    deals: () => bot.models.deals.find({ workspaceId }).sort({ _id: 1 }).lean(),
    tasks: () => bot.models.tasks.find({ workspaceId }).sort({ _id: 1 }).lean(),
    notes: () => bot.models.notes.find({ workspaceId }).sort({ _id: 1 }).lean(),
  }
}

describe('adding a contact', () => {
  it.each([
    ['en', 'Anna Berg +380441234567 anna@example.com', 'Anna Berg'],
    ['en', 'anna@example.com, Anna Berg, +380 44 123 45 67', 'Anna Berg'],
    ['uk', 'Оксана Коваль 044 123 45 67 anna@example.com', 'Оксана Коваль'],
    ['uk', 'Оксана Коваль тел. +380441234567, пошта anna@example.com', 'Оксана Коваль'],
  ] as const)('takes the whole line at the name (%s: %s)', async (locale, line, name) => {
    const { bot, owner, t, last, ask, contact } = await setUp(locale)
    await bot.handle(owner.text('/add'), owner.text(line))
    expect(last()).toContain(name)
    expect(last().endsWith(ask('company'))).toBe(true)
    await bot.handle(owner.tap(t('button-save')))
    expect(await contact()).toEqual({ name, phones: ['+380441234567'], emails: ['anna@example.com'] })
  })

  it.each(['en', 'uk'] as const)('takes an email at the phone, and asks for the phone again (%s)', async (locale) => {
    const { bot, owner, t, last, ask, contact } = await setUp(locale)
    await bot.handle(owner.text('/add'), owner.text('Anna'), owner.text('anna@example.com'))
    expect(last()).toContain('anna@example.com')
    expect(last().endsWith(ask('phones'))).toBe(true)
    await bot.handle(owner.text('+380441234567'))
    expect(last()).toBe(ask('company'))
    await bot.handle(owner.tap(t('button-save')))
    expect(await contact()).toEqual({ name: 'Anna', phones: ['+380441234567'], emails: ['anna@example.com'] })
  })

  it.each(['en', 'uk'] as const)('takes a phone at the email, and asks for the email again (%s)', async (locale) => {
    const { bot, owner, t, last, ask, contact } = await setUp(locale)
    await bot.handle(owner.text('/add'), owner.text('Anna'))
    await bot.handle(owner.tap(t('button-skip')))
    await bot.handle(owner.text('+380441234567'))
    expect(last().endsWith(ask('emails'))).toBe(true)
    // A second number does not replace the first.
    await bot.handle(owner.text('+380441234568'), owner.text('anna@example.com'))
    await bot.handle(owner.tap(t('button-save')))
    expect(await contact()).toEqual({
      name: 'Anna',
      phones: ['+380441234567', '+380441234568'],
      emails: ['anna@example.com'],
    })
  })

  it('takes phone and email together, and a number typed as the name', async () => {
    const { bot, owner, last, ask, contact } = await setUp()
    await bot.handle(owner.text('/add'), owner.text('+380441234567'))
    expect(last().endsWith(ask('name'))).toBe(true)
    await bot.handle(owner.text('Anna'), owner.text('anna@example.com'), owner.text('Northwind'))
    expect(await contact()).toEqual({ name: 'Anna', phones: ['+380441234567'], emails: ['anna@example.com'] })
  })

  it('does not lose words at a number: they are refused as before', async () => {
    const { bot, owner, last } = await setUp()
    await bot.handle(owner.text('/add'), owner.text('Anna'), owner.text('ask Max for it +380441234567'))
    expect(last()).toContain('ask Max for it')
  })

  it('says above its buttons that everything was skipped', async () => {
    const { bot, owner, t, last, ask } = await setUp()
    await bot.handle(owner.text('/add'))
    for (const _ of ['name', 'phones', 'emails', 'company']) {
      bot.passTime(10_000)
      await bot.handle(owner.tap(t('button-skip')))
    }
    expect(last()).toBe(`${t('add-contact-nothing')}\n\n${ask('name')}`)
    expect(bot.telegram.messages(owner.id)).toHaveLength(1)
    await bot.handle(owner.text('Anna'))
    expect(last()).toBe(ask('phones'))
  })
})

describe('adding a deal', () => {
  it.each([
    ['en', 'Roof 12k 2026-12-15', 'Roof'],
    ['uk', 'Дах 12 тис 15.12.2026', 'Дах'],
  ] as const)('takes amount and day at the title (%s)', async (locale, line, title) => {
    const { bot, owner, t, last, deals } = await setUp(locale)
    await bot.handle(owner.text('/deal'), owner.text(line))
    expect(last()).toContain(title)
    await bot.handle(owner.tap(t('button-save')))
    expect(await deals()).toMatchObject([
      { title, amount: { minor: 1_200_000, currency: 'EUR' }, expectedCloseOn: '2026-12-15' },
    ])
  })

  it.each(['Office 365', 'Fair 2027', 'Website'])('leaves the title “%s” as it is', async (title) => {
    const { bot, owner, t, deals } = await setUp()
    await bot.handle(owner.text('/deal'), owner.text(title))
    await bot.handle(owner.tap(t('button-save')))
    const [deal] = await deals()
    expect(deal?.title).toBe(title)
    expect(deal?.amount ?? null).toBe(null)
  })

  it('takes a day at the amount, and asks for the amount again', async () => {
    const { bot, owner, t, deals } = await setUp()
    await bot.handle(owner.text('/deal'), owner.text('Roof'), owner.text('15 december'), owner.text('12000'))
    await bot.handle(owner.tap(t('button-save')))
    expect(await deals()).toMatchObject([
      { title: 'Roof', amount: { minor: 1_200_000 }, expectedCloseOn: '2026-12-15' },
    ])
  })
})

describe.each(['en', 'uk'] as const)('a command with a text (%s)', (locale) => {
  it('/task reads a task, and asks for it without a text', async () => {
    const { bot, owner, t, last, tasks } = await setUp(locale)
    await bot.handle(
      owner.text(locale === 'en' ? '/task call the bank tomorrow' : '/task зателефонувати в банк завтра'),
    )
    await bot.handle(owner.tap(t('button-save')))
    expect(await tasks()).toMatchObject([{ type: 'call', allDay: true }])
    await bot.handle(owner.text('/task'))
    expect(last()).toBe(t('add-task-title'))
    await bot.handle(owner.text(locale === 'en' ? 'water the plants friday 9:00' : 'полити квіти в п’ятницю о 9:00'))
    expect(await tasks()).toHaveLength(2)
  })

  it('/deal reads a deal, and asks for it without a text', async () => {
    const { bot, owner, t, last, deals } = await setUp(locale)
    await bot.handle(owner.text(locale === 'en' ? '/deal Roof 12k' : '/deal Дах 12 тис'))
    await bot.handle(owner.tap(t('button-save')))
    expect(await deals()).toMatchObject([{ amount: { minor: 1_200_000, currency: 'EUR' } }])
    await bot.handle(owner.text('/deal'))
    expect(last()).toBe(t('add-deal-title'))
  })

  it('/note writes on the contact that is named, and asks for what is missing', async () => {
    const { bot, owner, t, last, notes, addContact } = await setUp(locale)
    const oscar = locale === 'en' ? 'Oscar' : 'Оскар'
    await addContact({ name: oscar })
    await bot.handle(owner.text(`/note ${oscar}: wants a demo`))
    expect(last()).toContain(t('note-added'))
    expect(await notes()).toMatchObject([{ text: 'wants a demo' }])
    await bot.handle(owner.text('/note'))
    await bot.handle(owner.tap(oscar))
    await bot.handle(owner.text('second'))
    await bot.handle(owner.text('/note third'))
    await bot.handle(owner.tap(oscar))
    expect((await notes()).map(({ text }) => text)).toEqual(['wants a demo', 'second', 'third'])
    await bot.handle(owner.text('/note Zebedee: fourth'))
    expect(last()).toContain('Zebedee')
    await bot.handle(owner.tap(t('button-add-named', { name: 'Zebedee' })))
    expect((await notes()).at(-1)).toMatchObject({ text: 'fourth' })
    expect(bot.errors).toEqual([])
  })
})

it('is refused to a viewer, who may not write', async () => {
  const { bot, join, t } = await setUp()
  const viewer = await join('viewer')
  for (const command of ['/task call Anna tomorrow', '/note Oscar: hi', '/deal Roof 12k', '/note']) {
    await bot.handle(viewer.text(command))
    expect(bot.telegram.texts(viewer.id).at(-1)).toBe(t('error-FORBIDDEN'))
  }
})
