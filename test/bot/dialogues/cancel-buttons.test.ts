/** /cancel takes away the buttons of the question that it cancels, whatever was asked. */
import { expect, test } from 'vitest'

import { LOCALES } from '../../../src/locale.ts'
import { sharedDatabase } from '../../support/database.ts'
import { dealsChat } from '../../support/deals-chat.ts'

const database = sharedDatabase()

/** What is typed or tapped until a question is open; what begins with “tap:” is a label. */
const QUESTIONS: Readonly<Record<string, readonly string[]>> = {
  'the name of a contact': ['/add'],
  'the phone of a contact, answered wrongly before': ['/add', 'Max Weber', 'not a number'],
  'a field of a contact': ['/start c_CONTACT', 'tap:button-edit', 'tap:contact-field-phones'],
  'a field of a deal': ['/start d_DEAL', 'tap:button-edit', 'tap:deal-field-amount'],
  'the title of a task': ['/task'],
  'the time of a task': ['/task', 'Call Anna'],
  'the title of a deal': ['/deal'],
  'a note': ['/note'],
  'a search': ['/find'],
  'the name of the workspace': ['/settings', 'tap:setting-name'],
  'a currency, answered wrongly before': ['/settings', 'tap:setting-currency', 'doubloons'],
  'a time zone': ['/settings', 'tap:setting-timeZone'],
  'which city is meant': ['/settings', 'tap:setting-timeZone', 'Springfield'],
  'a country': ['/settings', 'tap:setting-region'],
  'one’s own time zone': ['/settings', 'tap:button-me', 'tap:button-own-time-zone'],
  'the name of another workspace': ['/workspaces', 'tap:button-create-workspace'],
}

test.each(
  LOCALES.flatMap((locale) => Object.entries(QUESTIONS).map(([asked, steps]) => [locale, asked, steps] as const)),
)('In %s: %s', async (locale, _, steps) => {
  const { bot, owner, t, say, tap, addContact, addDeal, last } = await dealsChat(database(), { locale })
  const contactId = await addContact({ name: 'Anna Berg' })
  const dealId = await addDeal({ title: 'Roof' })
  for (const step of steps) {
    const label = /^tap:(.+)$/u.exec(step)?.[1]
    if (label === undefined) await say(step.replace('CONTACT', contactId).replace('DEAL', dealId))
    else await tap(t.find(label) ?? label)
  }
  const cancel = t('button-cancel')
  const withCancel = () =>
    bot.telegram.messages(owner.id).filter(({ buttons }) => buttons.flat().some(({ text }) => text === cancel))
  expect(withCancel()).toHaveLength(1)
  await say('/cancel')
  expect(withCancel()).toEqual([])
  expect([t('cancelled'), t('cancelled-kept')]).toContain(last())
  expect(bot.errors).toEqual([])
})
