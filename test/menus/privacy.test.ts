/** /privacy, the rules of retention and the audit log, in the chat. */
import { Types } from 'mongoose'
import { describe, expect, it } from 'vitest'

import { SCREENS } from '../../src/bot/assembly/screens.ts'
import { LOCALES } from '../../src/locale.ts'
import { objectId } from '../../src/models/ids.ts'
import { type DealsChat, dealsChat } from '../support/deals-chat.ts'
import { ownDatabase } from '../support/database.ts'
import { explore } from '../support/explore-screens.ts'
import { knowPerson } from '../support/known-person.ts'

const database = ownDatabase()

const PRIVACY = ['prv', 'ret', 'aud', 'ers']
const UNTRANSLATED = /\b(?:button|error|audit|privacy|retention|erase|person)-[a-z-]+\b|\{ ?\$/iu
const DAY_MS = 24 * 60 * 60 * 1000

describe.each(LOCALES)('Every button of privacy, in %s,', (locale) => {
  it('is answered within Telegram’s limits and without an error', async () => {
    const chat = await dealsChat(database(), { locale })
    const { bot, owner } = chat
    for (let index = 0; index < 12; index += 1) await chat.addContact({ name: `Ім’я <i>${index}</i>` })
    const contactId = await chat.addContact({ name: 'Anna *_<b>' })
    await chat.say(`/start c_${contactId}`)
    await chat.tap(chat.t('button-more'), chat.t('button-erase'))
    // An erasure that has stopped has a button of its own.
    const { memberId } = await chat.actor(owner)
    const of = {
      workspaceId: objectId(chat.workspaceId),
      memberId: objectId(memberId),
      contactId: new Types.ObjectId(),
    }
    const [at, stoppedAt] = [bot.now(), bot.now()]
    await bot.models.erasures.create([
      { ...of, _id: new Types.ObjectId(), at, pass: 1, step: 3, doneAt: null, stoppedAt },
    ])
    const { screens, tapped } = await explore(bot, owner, ['/privacy'], PRIVACY)
    expect(bot.errors).toEqual([])
    for (const { text, buttons } of screens) {
      expect(text.length).toBeLessThanOrEqual(4096)
      const labels = buttons.flat().map((one) => one.text)
      expect(`${text} ${labels.join(' ')}`).not.toMatch(UNTRANSLATED)
    }
    const done = new Set(tapped.map((kind) => kind.split(':').slice(0, 2).join(':')))
    const all = Object.values(SCREENS)
      .filter(({ id }) => PRIVACY.includes(id))
      .flatMap(({ id, action }) => Object.keys(action).map((name) => `${id}:${name}`))
    expect(all.filter((action) => !done.has(action))).toEqual([])
  }, 240_000)
})

describe('/privacy', () => {
  it('says what is stored where, and leads only admins to what they may do', async () => {
    const chat = await dealsChat(database())
    await chat.say('/privacy')
    expect(chat.last()).toContain(chat.t('privacy-admin'))
    expect(chat.labels()).toEqual([
      chat.t('button-privacy-person'),
      chat.t('button-retention'),
      chat.t('button-audit'),
      chat.t('button-home'),
    ])
    const rep = chat.as(await chat.join('rep'))
    await rep.say('/privacy')
    expect(rep.last()).toContain(chat.t('privacy-ask-admin'))
    expect(rep.labels()).toEqual([chat.t('button-home')])
  })
})

/** Buttons of an admin's screens, tapped by somebody else. */
async function tapsOf(chat: DealsChat): Promise<readonly string[]> {
  const data: string[] = []
  const collect = (label: string) => data.push(chat.bot.telegram.button(chat.owner.id, label).data)
  await chat.say('/privacy')
  for (const label of ['button-retention', 'button-audit'] as const) collect(chat.t(label))
  await chat.tap(chat.t('button-retention'))
  collect(`📨 ${chat.t('retention-1d')}`)
  await chat.say('/privacy')
  await chat.tap(chat.t('button-audit'))
  collect(chat.t('audit-kind-access'))
  return data
}

it('A rep or a manager who taps an admin’s buttons is refused, and changes nothing', async () => {
  const chat = await dealsChat(database())
  const data = await tapsOf(chat)
  const before = await chat.snapshot()
  for (const role of ['rep', 'manager'] as const) {
    const person = await chat.join(role)
    for (const one of data) {
      chat.bot.passTime(10_000)
      await chat.bot.handle(person.tapData(one))
      expect(chat.as(person).last()).toContain(chat.t('error-FORBIDDEN'))
    }
  }
  const { workspaceId } = chat
  expect((await chat.bot.models.workspaces.findById(objectId(workspaceId)).lean())?.retention).toBeUndefined()
  expect(before).not.toBe('')
})

describe('Retention', () => {
  it('forgets every night what is older than the workspace keeps it, and nothing else, and is undone by one tap', async () => {
    const known = await knowPerson(database())
    const { bot, workspaceId, t, say, tap } = known
    const filter = { workspaceId: objectId(workspaceId) }
    const count = async () => ({
      rows: await bot.models.deliveries.countDocuments(filter),
      deliveries: await bot.models.deliveries.countDocuments({ ...filter, problem: { $ne: 'expired' } }),
      messages: await bot.models.webhookMessages.countDocuments({
        ...filter,
        status: { $ne: 'pending' },
        body: { $ne: '{}' },
      }),
      events: await bot.models.events.countDocuments({ ...filter, audit: null }),
      audit: await bot.models.events.countDocuments({ ...filter, audit: 'team' }),
    })
    await say('/privacy')
    await tap(t('button-retention'), `📨 ${t('retention-1d')}`)
    expect(known.last()).toContain(`${t('retention-of-deliveries')}: ${t('retention-1d')}`)
    await tap(t('button-undo'))
    expect(known.last()).toContain(`${t('retention-of-deliveries')}: ${t('retention-30d')}`)
    await tap(`📨 ${t('retention-7d')}`, `🕘 ${t('retention-1y')}`)
    const before = await count()
    const work = async () => {
      const day = bot.now().toISOString().slice(0, 10)
      await bot.enqueue([{ kind: 'privacy.sweep', payload: { day }, dedupeKey: `privacy.sweep/${day}` }])
      await bot.workJobs(['privacy.sweep', 'privacy.retain'])
    }
    bot.passTime(6 * DAY_MS)
    await work()
    expect(await count()).toEqual(before)
    bot.passTime(2 * DAY_MS)
    await work()
    expect(await count()).toEqual({ ...before, deliveries: 0, messages: 0 })
    bot.passTime(370 * DAY_MS)
    await work()
    const after = await count()
    expect(after.events).toBe(0)
    expect(after.audit).toBe(before.audit)
    expect(bot.errors).toEqual([])
  }, 120_000)
})

describe('The audit log', () => {
  it('lists who did what, by kind and page by page', async () => {
    const chat = await dealsChat(database())
    const { t, say, tap, last, labels } = chat
    for (let index = 0; index < 12; index += 1) await chat.addContact({ name: `Contact ${index}` })
    const gone = await chat.addContact({ name: 'Greta Gone' })
    await chat.bot.services.contacts.delete(await chat.actor(chat.owner), gone)
    await say('/privacy')
    await tap(t('button-audit'))
    expect(last()).toContain(`${t('audit-contact-deleted')}: Greta Gone`)
    expect(last()).toContain(`${t('audit-contact-created')}: Contact 11`)
    expect(last()).not.toContain('Contact 0')
    await tap(t('button-older'))
    expect(last()).toContain(`${t('audit-contact-created')}: Contact 0`)
    await tap(t('audit-kind-removals'))
    expect(last()).toContain('Greta Gone')
    expect(last()).not.toContain('Contact 1')
    expect(labels()).not.toContain(t('button-older'))
    await tap(t('audit-kind-access'))
    expect(last()).toContain(t('audit-none'))
    expect(chat.bot.errors).toEqual([])
  })

  it('says which setting of the workspace was changed', async () => {
    const chat = await dealsChat(database())
    const { t, bot, say, tap, last } = chat
    const owner = await chat.actor(chat.owner)
    await bot.services.workspaces.change(owner, 'currency', 'USD')
    await bot.services.retention.setRule(owner, 'events', '1y')
    await bot.services.customFields.make(owner, { kind: 'deal', label: 'Contract', type: 'text' })
    await say('/privacy')
    await tap(t('button-audit'), t('audit-kind-team'))
    for (const setting of ['setting-currency', 'retention-title', 'fields-title'] as const)
      expect(last()).toContain(`${t('audit-workspace-updated')}: ${t(setting)}`)
  })
})
