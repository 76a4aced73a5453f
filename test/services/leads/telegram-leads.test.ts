/** Leads from Telegram: contacts with an account, recognised by it. And the language of what leads leave in notes. */
import { describe, expect, test } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { createSource, openLeads, recordsOf, workLeads } from '../../support/lead-intake.ts'

const database = sharedDatabase()

async function scene(locale: 'en' | 'uk' = 'en') {
  const { crm, team, door } = await openLeads(database())
  await crm.models.workspaces.updateOne({ _id: team.workspaceId }, { $set: { locale } })
  const source = await createSource(team, crm)
  const receive = async (...leads: object[]) => {
    for (const lead of leads) {
      await door.send(source, lead)
      await workLeads(crm, team.workspaceId)
    }
  }
  const records = recordsOf(crm, team)
  const notes = async () => (await records.notes()).map(({ text }) => text)
  return { crm, team, receive, ...records, notes }
}

describe('A lead with a Telegram account', () => {
  test('by its username alone is a contact with that account, called by it, and the next one is the same', async () => {
    const { receive, contacts, deals, notes } = await scene()
    await receive({ telegramUsername: '@Anna_K' }, { name: 'Anna', telegramUsername: 'https://t.me/anna_k' })
    expect(await contacts()).toMatchObject([
      { name: 'Anna', displayName: 'Anna', telegram: { username: 'Anna_K', handle: 'anna_k' } },
    ])
    expect(await deals()).toMatchObject([{ title: '@Anna_K' }])
    expect(await notes()).toEqual([])
  })

  test('completes the account of a contact that was typed with the username', async () => {
    const { crm, team, receive, contacts } = await scene()
    const { id } = await crm.services.contacts.add(team.owner(), { name: 'Anna', telegram: '@anna_k' })
    await receive(
      { name: 'A.', telegramUserId: 4711, telegramUsername: 'anna_k' },
      { name: 'A.', telegramUserId: 4711 },
    )
    expect(await contacts()).toMatchObject([{ name: 'Anna', telegram: { userId: 4711, username: 'anna_k' } }])
    const { entries } = await crm.services.timeline.list(team.owner(), { kind: 'contact', id }, { limit: 9 })
    expect(JSON.stringify(entries)).toContain('"userId":4711')
  })

  test('is somebody else if the username has another id: usernames change hands', async () => {
    const { receive, contacts } = await scene()
    await receive(
      { name: 'Anna', telegramUserId: 4711, telegramUsername: 'anna_k' },
      { name: 'Nina', telegramUserId: 4712, telegramUsername: 'anna_k' },
    )
    expect(await contacts()).toMatchObject([{ name: 'Anna' }, { name: 'Nina', telegram: { userId: 4712 } }])
  })

  test('twice in one delivery is one contact', async () => {
    const { receive, contacts } = await scene()
    await receive([{ telegramUsername: 'anna_k' }, { name: 'Anna', telegramUsername: 'ANNA_K' }])
    expect(await contacts()).toHaveLength(1)
  })
})

test('What a lead leaves in a note is labelled in the language of the workspace', async () => {
  for (const [locale, first, second] of [
    [
      'en',
      'Phone: 99999\nSource: Google',
      'Phone: +4930901821\nTelegram: @anna_new\nCompany: Bolt\nTitle: Shop\nAmount: 99 EUR',
    ],
    [
      'uk',
      'Телефон: 99999\nДжерело: Google',
      'Телефон: +4930901821\nTelegram: @anna_new\nКомпанія: Bolt\nНазва: Shop\nСума: 99 EUR',
    ],
  ] as const) {
    const { receive, notes } = await scene(locale)
    const anna = { name: 'Anna', email: 'anna@example.com' }
    await receive({ ...anna, phone: '99999', source: 'Google', company: 'Acme' })
    expect(await notes()).toEqual([first])
    await receive({ ...anna, phone: '030 901820', telegramUsername: 'anna_k' })
    const other = { phone: '030 901821', telegramUsername: 'anna_new', company: 'Bolt', title: 'Shop', amount: 99 }
    await receive({ ...anna, ...other })
    expect(await notes()).toEqual([first, second])
  }
})
