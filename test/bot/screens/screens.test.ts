import { describe, expect, it } from 'vitest'

import { PROVIDERS } from '../../../src/integrations/providers/providers.ts'
import { createTranslator } from '../../../src/bot/text/i18n.ts'
import { LOCALES, type Locale } from '../../../src/locale.ts'
import { acmeShape } from '../../fixtures/senders/acme-shape/acme-shape.ts'
import { sharedDatabase } from '../../support/database.ts'
import { explore } from '../../support/explore-screens.ts'
import { exploreDeletion } from '../../support/trash-scene.ts'
import { makeChoice } from '../../support/make-field.ts'
import { openDeliveries, sourceWithDeliveries, sourceWithoutToken } from '../../support/lead-deliveries.ts'
import { putDeal } from '../../support/task-scene.ts'
import { type CompanyId, idOf } from '../../../src/models/ids.ts'
import { putFiles } from '../../support/note-files.ts'
import { createTestBot } from '../../support/test-bot.ts'
import { webhooksWithMessages } from '../../support/webhook-messages.ts'
import { createTestWorkspace, newPerson } from '../../support/workspace.ts'
import {
  AT_FIRST,
  EDIT,
  EDIT_TASK,
  FIELDS,
  HAVE_TESTS_OF_THEIR_OWN,
  MAIN,
  TASKS,
  TYPED_LINES,
  VIEWS,
  actionsOf,
  expectAllTapped,
  expectFitForTelegram,
  itemsAt,
} from './explored-parts.ts'

const database = sharedDatabase()

// Hundreds of taps: half a minute on a quiet machine, several on a busy one.
describe.each(LOCALES)('every button of every screen, in %s,', { timeout: 240_000 }, (locale: Locale) => {
  it('is answered within Telegram’s limits and without an error when an owner taps it', async () => {
    const bot = createTestBot(database(), { providers: [...PROVIDERS, acmeShape] })
    const workspace = await createTestWorkspace(bot, { locale })
    const { owner, addContact, addDeal, moveDeal, join, actor } = workspace
    const max = await join('rep', 'Max <i>_Weber_</i>')
    // Somebody who owns something: their removal asks who takes over.
    await bot.services.contacts.add(await actor(max), { name: 'Контакт Макса' })
    for (let index = 1; index <= 9; index += 1) await addContact({ name: `Контакт ${index}` })
    await bot.handle(owner.text('/add'), owner.text('Anna <b>*Berg*</b> 🦊'), owner.text('+380671234567'))
    await bot.handle(owner.text('anna@example.com'), owner.text('Northwind & Sons '.repeat(7)))
    const contactId = await addContact({ name: 'Bob <i>Bolt</i>', phones: '+380671234560' })
    await addContact({ name: 'Anna Twin' })
    const amount = { minor: 1_234_550, currency: 'UAH' }
    for (let index = 1; index <= 9; index += 1)
      await addDeal({ title: `Сайт ${index} <b>*_&_*</b>`, amount, contact: contactId })
    const people = [contactId, await addContact({ name: 'Mia' })]
    const lost = await addDeal({ title: 'Yak 🦊', company: 'Northwind & Sons', contact: people })
    for (let index = 1; index <= 12; index += 1) {
      await bot.services.notes.add(await actor(owner), { text: 'Довга нотатка <b>'.repeat(400), dealId: lost })
    }
    await bot.services.notes.add(await actor(owner), { text: 'With files', contactId })
    const { workspaceId } = workspace
    const names = Array.from({ length: 18 }, (_, index) => `Договір <b>${index}.pdf`)
    await putFiles(bot, { workspaceId, dealId: lost }, names)
    await putFiles(bot, { workspaceId, contactId }, names)
    for (const { _id: companyId } of await bot.models.companies.find({ workspaceId }).lean()) {
      await bot.services.notes.add(await actor(owner), { text: 'Of theirs', companyId: idOf<CompanyId>(companyId) })
      await putFiles(bot, { workspaceId, companyId }, names)
    }
    await moveDeal(lost, { to: 'lost', reason: 'No <u>budget</u>' })
    await bot.services.tasks.add(await actor(owner), { title: 'Call 🦊', due: { date: '2026-11-23' }, contactId })
    await bot.services.tasks.add(await actor(owner), { title: 'Call 🦊', due: { date: '2026-11-23' }, dealId: lost })
    const firm = { name: 'Kraft <b>', domain: 'kraft.example' }
    const { id: companyId } = await bot.services.companies.add(await actor(owner), firm)
    for (let index = 1; index <= 9; index += 1) await addContact({ name: `Kraft ${index} <i>`, company: firm.name })
    const offered = await addContact({ name: 'Zelda', emails: 'zelda@kraft.example' })
    const sells = { amount, items: itemsAt(amount), contact: [contactId, offered] }
    const sold = await addDeal({ title: 'Kraft deal', company: firm.name, ...sells })
    await bot.services.tasks.add(await actor(owner), { title: 'Firm', due: { date: '2026-11-23' }, companyId })
    for (let index = 1; index <= 9; index += 1)
      await bot.services.companies.add(await actor(owner), { name: `Фірма ${index}` })
    const t = createTranslator()(locale)
    await bot.handle(owner.text('/sources'))
    await bot.handle(owner.tap(t('button-add-source')))
    await bot.handle(owner.tap(t('button-sender-webhook')))
    await bot.handle(owner.tap(t('button-sender-other')))
    await bot.handle(owner.text('Form 2'))
    await bot.handle(owner.tap(t('routing-team')))
    await sourceWithoutToken(bot, workspace)
    await sourceWithDeliveries(bot, workspace, { dealId: lost, contactId })
    await openDeliveries(bot, owner, t, ['🧩'], 'Page')
    await openDeliveries(bot, owner, t, ['✅', '⚠️', '🧩'])
    await bot.handle(owner.text(`/start d_${lost}`))
    await bot.handle(owner.tap(t('button-timeline')))
    const timeline = await explore(bot, owner, [], ['tml'])
    await bot.handle(owner.text(`/start co_${companyId}`))
    await bot.handle(owner.tap(t('button-note')))
    await bot.handle(owner.text('Нотатка <b>'))
    const noted = await explore(bot, owner, [], ['cmp'])
    const deletion = await exploreDeletion(bot, workspace, max, t)
    const key = { name: 'BI <b>', scopes: ['contacts'], lifetimeDays: null } as const
    await bot.services.apiKeys.create(await actor(owner), key, { chatId: owner.id, messageId: 1 })
    const former = await join('admin', 'Ada <b>')
    await bot.services.apiKeys.create(await actor(former), key, { chatId: former.id, messageId: 1 })
    await bot.services.members.changeRole(await actor(owner), (await actor(former)).memberId, 'rep')
    await webhooksWithMessages(bot, workspace)
    await bot.handle(owner.text('/apikeys'))
    await bot.handle(owner.tap('⛔️ BI <b>'))
    // More than a page of invites.
    for (let made = 0; made < 11; made += 1) await bot.services.invites.create(await actor(owner), 'rep')
    const { token } = await bot.services.invites.create(await actor(owner), 'viewer')

    const explored = await explore(
      bot,
      owner,
      [
        '/menu',
        '/tasks',
        '/sources',
        '/find Zzyzx',
        '/find Anna',
        '/find Сайт',
        '/find Контакт',
        '/find Call',
        '/find Kraft',
        '/companies',
        ...TYPED_LINES,
        `/start d_${sold}`,
        `/start d_${lost}`,
        `/start c_${contactId}`,
        `/start c_${offered}`,
        `/start co_${companyId}`,
        `/start inv_${token}`,
      ],
      MAIN,
    )

    expect(bot.errors).toEqual([])
    expectFitForTelegram(explored)
    expectAllTapped(
      actionsOf((id) => !HAVE_TESTS_OF_THEIR_OWN.includes(id)).filter(
        // Only English leaves open which is the month.
        (name) => !EDIT_TASK.includes(name) && (locale === 'en' || name !== 'line:day'),
      ),
      explored,
      timeline,
      noted,
      deletion,
    )
  })

  it('is answered in the same way when it is about tasks, the agenda and notifications', async () => {
    const bot = createTestBot(database())
    const { owner, addContact, addDeal, join, actor } = await createTestWorkspace(bot, { locale })
    const max = await join('rep', 'Max <i>_Weber_</i>')
    const contactId = await addContact({ name: 'Bob <i>Bolt</i>' })
    const dealId = await addDeal({ title: 'Сайт <b>*_&_*</b>' })
    await addDeal({ title: 'Yak 🦊' })
    const due = { at: '2026-11-23T10:30:00Z' }
    const done: string[] = []
    const { id: companyId } = await bot.services.companies.add(await actor(owner), { name: 'Kraft <b>' })
    for (const about of [{ contactId }, { companyId }, { dealId }]) {
      await bot.services.tasks.add(await actor(owner), { title: 'Call <b>*_&_*</b>', type: 'call', due, ...about })
      const { id } = await bot.services.tasks.add(await actor(owner), { title: 'Написати 🦊', due, ...about })
      await bot.services.tasks.done(await actor(owner), id, { outcome: 'agreed' })
      done.push(id)
    }
    await bot.services.tasks.add(await actor(owner), { title: 'All day', due: { date: '2026-11-23' } })
    const { id: undated } = await bot.services.tasks.add(await actor(owner), { title: 'Some day', due: null })
    const t = createTranslator()(locale)
    await bot.handle(owner.text(`/start t_${undated}`))
    await bot.handle(owner.tap(t('button-done')))
    const { id: call } = await bot.services.tasks.add(await actor(owner), { title: 'Ring', type: 'call', due })
    await bot.handle(owner.text(`/start t_${call}`))
    await bot.handle(owner.tap(t('button-done')))
    done.push(call)
    const repeat = { kind: 'daily', every: 1 } as const
    const { id: series } = await bot.services.tasks.add(await actor(owner), { title: 'Series', due, repeat })
    await bot.handle(owner.text(`/start t_${series}`))
    await bot.handle(owner.tap(t('button-edit')))
    await bot.handle(owner.tap(t('task-field-title')))
    await bot.handle(owner.text('Report'))
    await bot.handle(owner.text('/settings'))
    await bot.handle(owner.tap(t('button-notifications')))
    const explored = await explore(bot, owner, [...done.map((id) => `/start t_${id}`), '/agenda'], [...TASKS, EDIT])
    // The owner never reaches the end of the agenda: there is too much in it.
    await bot.services.tasks.add(await actor(max), { title: 'Skipped', due: { date: '2026-11-23' } })
    await bot.services.tasks.add(await actor(max), { title: 'Put off', due: { date: '2026-11-23' } })
    await putDeal(bot, await actor(max), { title: 'Forgotten' })
    const asRep = await explore(bot, max, ['/agenda'], ['agd', 'tks'])

    expect(bot.errors).toEqual([])
    expectFitForTelegram(explored)
    expectAllTapped(
      actionsOf((id) => TASKS.includes(id) || id === EDIT),
      explored,
      asRep,
    )
  })

  it('is answered in the same way when it is about the team’s own fields', async () => {
    const bot = createTestBot(database())
    const { owner, addDeal, actor } = await createTestWorkspace(bot, { locale })
    const label = 'Регіон <b>*_&_*</b> 🦊'
    const choices = ['North <i>', 'Південь *_&_*', '🦊 1']
    const { customFields } = bot.services
    const key = await makeChoice(bot, await actor(owner), label, choices)
    const last = (await customFields.get(await actor(owner), key)).choices.at(-1)?.key ?? ''
    await customFields.retireChoice(await actor(owner), key, last, true)
    await addDeal({ title: 'Сайт' })
    const t = createTranslator()(locale)
    await bot.handle(owner.text('/settings'))
    await bot.handle(owner.tap(t('button-fields')))
    const explored = await explore(bot, owner, [], FIELDS)

    expect(bot.errors).toEqual([])
    expectFitForTelegram(explored)
    expectAllTapped(
      actionsOf((id) => FIELDS.includes(id)),
      explored,
    )
  })

  it('is answered in the same way when it is about filters and many records at once', async () => {
    const bot = createTestBot(database())
    const { owner, addContact, addDeal, actor, join } = await createTestWorkspace(bot, { locale })
    await join('rep', 'Max <b>')
    for (let index = 1; index <= 9; index += 1)
      await addContact({ name: `Контакт <b>${index}`, tags: 'vip', company: 'A&B' })
    await addDeal({ title: 'Сайт <b>', amount: { minor: 1_234_550, currency: 'UAH' }, tags: ['vip'] })
    const { views } = bot.services
    const mine = await views.begin(await actor(owner), 'contact', { mine: true })
    await views.save(await actor(owner), mine, 'Мої <b>*_&_*</b> 🦊')
    const t = createTranslator()(locale)
    // Deals last: only they are moved and closed.
    for (const command of ['/board', '/companies', '/contacts', '/board']) {
      await bot.handle(owner.text(command))
      await bot.handle(owner.tap(t('button-filter')))
    }
    await bot.handle(owner.tap(t('button-view-show', { count: 1 })))
    await bot.handle(owner.tap(t('button-bulk-all', { count: 1 })))
    const explored = await explore(bot, owner, [], VIEWS)
    await bot.workJobs(['bulk-edit.run'])
    await bot.handle(owner.text('/contacts'))
    await bot.handle(owner.tap(t('button-saved-views')))
    const worked = await explore(bot, owner, [], VIEWS)

    expect(bot.errors).toEqual([])
    expectFitForTelegram(explored)
    expectFitForTelegram(worked)
    expectAllTapped(
      actionsOf((id) => VIEWS.includes(id)),
      explored,
      worked,
    )
  })

  it('is answered in the same way when it is one of the first that a new person sees', async () => {
    const bot = createTestBot(database())
    const person = newPerson(bot, { languageCode: locale })
    const create = createTranslator()(locale)('button-create-workspace')

    const asStranger = await explore(bot, person, ['/start'])
    await bot.handle(person.text('/start'))
    await bot.handle(person.tap(create), person.text('Northwind'), person.text('EUR'))
    await bot.handle(person.text('Europe/Berlin'), person.text('DE'))
    const asFounder = await explore(bot, person, [], AT_FIRST)

    expect(bot.errors).toEqual([])
    expectFitForTelegram(asStranger)
    expectFitForTelegram(asFounder)
    expectAllTapped(
      actionsOf((id) => AT_FIRST.includes(id)),
      asStranger,
      asFounder,
    )
  })
})
