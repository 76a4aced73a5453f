import { readFileSync } from 'node:fs'

import { describe, expect, it } from 'vitest'

import type { Provider } from '../../src/integrations/providers/provider.ts'
import { PROVIDERS } from '../../src/integrations/providers/providers.ts'
import { LOCALES } from '../../src/locale.ts'
import { objectId } from '../../src/models/ids.ts'
import { readManual, senderDocs, withSenderDocs } from '../../scripts/generate-sender-docs.ts'
import { acmeForms } from '../fixtures/senders/acme-forms/acme-forms.ts'
import { acmeShape } from '../fixtures/senders/acme-shape/acme-shape.ts'
import { sharedDatabase } from '../support/database.ts'
import { dealsChat } from '../support/deals-chat.ts'
import { expectLoggedErrors } from '../support/recorded-log.ts'
import { createLeadDoor, createSource, openLeads, recordsOf, workLeads } from '../support/lead-intake.ts'

const database = sharedDatabase()

/** The only change that a new sender needs beside its folder. */
const WITH_ACME: readonly Provider[] = [...PROVIDERS, acmeForms]

const ANSWERS = {
  submission: 's1',
  acme_answers: [
    { asked: "What's your first name?", said: 'Ada' },
    { asked: 'And your last name?', said: 'Byron' },
    { asked: 'Яка ваша електронна пошта?', said: 'ada@example.com' },
    { asked: "What is your dog's name?", said: 'Rex' },
  ],
}
const ADA = { name: 'Ada Byron', emails: [{ value: 'ada@example.com' }] }

const opened = (providers = WITH_ACME) => openLeads(database(), {}, { providers })

describe('A sender that is added as one folder and an entry in the list', () => {
  it.each(LOCALES)(
    'is offered in the chat and shows its guide with address and secret filled in, in %s',
    async (locale) => {
      const chat = await dealsChat(database(), { locale, providers: WITH_ACME })
      const { bot, t, say, tap, last, labels, texts } = chat
      const guide = acmeForms.guide[locale]
      await say('/sources')
      await tap(t('button-add-source'))
      expect(labels()).toContain('Acme Forms')
      expect(last()).toContain(`Acme Forms: ${guide.about}`)
      await tap('Acme Forms', 'Acme Forms', t('routing-team'))
      // Below the secret, the source listens.
      const shown = texts().at(-2) ?? ''
      for (const step of guide.steps) expect(shown).toContain(step)
      expect(shown).toMatch(/Target:\nhttps:\/\/crm\.example\.com\/webhooks\/\w{24}\n\nSigning key:\n[0-9a-f]{64}\n/u)
      expect(shown).toContain(guide.lead)
      bot.passTime(10_000)
      await say('/sources')
      await tap('📥 Acme Forms · Acme Forms', t('button-source-test'))
      expect(last()).toContain(t('source-test-passed', { lead: 'Test Lead, test.lead@example.com' }))
      expect(bot.errors).toEqual([])
    },
  )

  it('has its signed requests accepted and mapped; with another event they are ignored', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm, 'acme-forms')
    expect((await door.send(source, ANSWERS, { headers: { 'x-acme-event': 'submitted' } })).status).toBe(202)
    const opening = { ...ANSWERS, submission: 's2' }
    expect((await door.send(source, opening, { headers: { 'x-acme-event': 'opened' } })).status).toBe(202)
    await workLeads(crm, team.workspaceId)
    expect(await recordsOf(crm, team).contacts()).toMatchObject([ADA])
    expect(await recordsOf(crm, team).notes()).toMatchObject([{ text: expect.stringContaining('Rex') }])
    expect(await recordsOf(crm, team).deliveries()).toMatchObject([{ status: 'done' }, { problem: 'no-lead' }])
  })

  it('has its signed address checked against our public one, whatever the request says', async () => {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm, 'acme-forms')
    const forged = { host: 'evil.example.com', 'x-forwarded-host': 'evil.example.com' }
    expect((await door.send(source, ANSWERS, { headers: forged })).status).toBe(202)
    const elsewhere = await door.send(source, { ...ANSWERS, submission: 's2' }, { path: `${source.path}?to=1` })
    expect(elsewhere.status).toBe(401)
  })

  it('is in the manual', () => {
    const docs = senderDocs(WITH_ACME, () => null)
    expect(docs).toContain('| answers to an Acme form')
    expect(docs).toContain('### Acme Forms\n\nSends answers to an Acme form.\n\n1. In Acme, open Forms')
    expect(docs).toMatch(/\| Signing key +\| the secret +\|/u)
  })
})

it('The manual says of every sender what its guide says; otherwise run scripts/generate-sender-docs.ts', () => {
  const page = readFileSync(new URL('../../docs/integrations.md', import.meta.url), 'utf8')
  expect(withSenderDocs(page, senderDocs(PROVIDERS, readManual))).toBe(page)
})

describe('Something that sends to a plain webhook', () => {
  const providers = [...PROVIDERS, acmeShape]

  it.each(LOCALES)('is behind the button “Webhook”, beside “Something else”, in %s', async (locale) => {
    const { t, say, tap, last, labels, texts } = await dealsChat(database(), { locale, providers })
    await say('/sources')
    await tap(t('button-add-source'))
    expect(labels()).not.toContain('Acme Shape')
    await tap(t('button-sender-webhook'))
    expect(labels().slice(-3)).toEqual(['Acme Shape', t('button-sender-other'), t('button-back')])
    await tap(t('button-back'), t('button-sender-webhook'), t('button-sender-other'))
    expect(last()).toContain(t('ask-source-name'))
    await tap('Webhook', t('routing-team'))
    expect(texts().at(-2)).toMatch(/Authorization:\nBearer \w{43}\n/u)
  })

  it('is recognised in a source for anything: two shapes in one source are told apart body by body', async () => {
    const { crm, team, door } = await opened(providers)
    const source = await createSource(team, crm, 'generic')
    await door.send(source, ANSWERS)
    await door.send(source, { name: 'Max', email: 'max@example.com' })
    // Almost the shape, but not surely: it is read like any other body.
    await door.send(source, { name: 'Eve', email: 'eve@example.com', acme_answers: [] })
    await workLeads(crm, team.workspaceId)
    expect(await recordsOf(crm, team).contacts()).toMatchObject([ADA, { name: 'Max' }, { name: 'Eve' }])
  })

  it('is recognised in a Standard Webhooks source, too, and its own source takes other bodies', async () => {
    const { crm, team, door } = await opened(providers)
    await door.send(await createSource(team, crm, 'standard'), ANSWERS)
    await door.send(await createSource(team, crm, 'acme-shape'), { name: 'Max' })
    await workLeads(crm, team.workspaceId)
    expect(await recordsOf(crm, team).contacts()).toMatchObject([ADA, { name: 'Max' }])
  })
})

describe('A source of a sender that this version does not know', () => {
  async function fromTheFuture() {
    const { crm, team, door } = await opened()
    const source = await createSource(team, crm, 'acme-forms')
    await door.send(source, ANSWERS)
    const former = (await openLeads(database())).crm
    return { crm, former, team, source }
  }

  it('is answered with 503, and what it sent before stays stored until it is known again', async () => {
    const { crm, former, team, source } = await fromTheFuture()
    expectLoggedErrors('Request failed')
    const response = await createLeadDoor(former).app.request(source.path, { method: 'POST', body: '{}' })
    expect([response.status, response.headers.has('retry-after')]).toEqual([503, true])
    await workLeads(former, team.workspaceId)
    const [parked] = await recordsOf(crm, team).deliveries()
    expect(parked).toMatchObject({ status: 'needs_mapping', problem: 'unknown-provider' })
    await crm.services.deliveries.retryFailed(team.owner(), source.id)
    await workLeads(crm, team.workspaceId)
    expect(await recordsOf(crm, team).contacts()).toMatchObject([ADA])
  })

  it('is shown as such in the chat, and nothing that is tapped there crashes', async () => {
    const chat = await dealsChat(database(), { providers: WITH_ACME })
    const input = { name: 'Acme', provider: 'acme-forms', routing: 'team', memberIds: [] } as const
    const { id } = await chat.bot.services.leadSources.create(await chat.actor(chat.owner), input, {
      chatId: 1,
      messageId: 1,
    })
    await chat.bot.models.leadSources.updateOne(
      { workspaceId: objectId(chat.workspaceId), _id: objectId(id) },
      { $set: { provider: 'from-a-newer-version' } },
    )
    await chat.say('/sources')
    await chat.tap('📥 Acme · a sender this version does not know', '🧪 Test')
    expect(chat.last()).toContain('This version of ClientSphere does not know what sends to this source')
    await chat.tap('🔑 New secret', '🔑 New secret')
    expect(chat.texts().join('\n')).toContain('does not know what sends to this source')
    await chat.say('/sources')
    await chat.tap('📥 Acme · a sender this version does not know', '⏸ Pause', '▶️ Resume', '📨 Deliveries', '« Back')
    await chat.tap('🗑 Delete', '🗑 Delete')
    expect(chat.last()).toContain('Acme is deleted')
    expect(chat.bot.errors).toEqual([])
  })

  it('is not offered by a button of a newer version: the list is shown again', async () => {
    const { bot, owner, say, tap, last } = await dealsChat(database(), { providers: WITH_ACME })
    await say('/sources')
    await tap('➕ Add a lead source')
    const { data } = bot.telegram.button(owner.id, 'Acme Forms')
    expect(data).toContain('pick:acme-forms')
    for (const id of ['nobody', '__proto__', 'Acme Forms']) {
      bot.passTime(10_000)
      const tapped = owner.tap('Acme Forms')
      if (tapped.callback_query !== undefined) {
        tapped.callback_query.data = data.replace('pick:acme-forms', `pick:${id}`)
      }
      await bot.handle(tapped)
      expect(last()).toContain('What sends the leads?')
    }
    expect(bot.errors).toEqual([])
  })
})
