/** A card leads back to the position in the list from which it was opened. */
import { expect, test } from 'vitest'

import { dealsChat } from '../../support/deals-chat.ts'
import { sharedDatabase } from '../../support/database.ts'

const database = sharedDatabase()

const numbered = (name: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${name} ${String(index + 1).padStart(2, '0')}`)

test('A contact’s card leads back to the same page of the list, with the same order and filter', async () => {
  const { addContact, say, tap, last, labels } = await dealsChat(database())
  for (const name of numbered('Contact', 20)) await addContact({ name })
  await say('/contacts')
  await tap('🔤 By name', '👤 Only mine', '▶️', '▶️')
  expect(labels().slice(0, 4)).toEqual(['Contact 17', 'Contact 18', 'Contact 19', 'Contact 20'])
  const [page, text] = [labels(), last()]
  await tap('Contact 18')
  expect(last()).toContain('Contact 18')
  await tap('👤 Contacts')
  expect([labels(), last()]).toEqual([page, text])
  await tap('◀️', 'Contact 10', '👤 Contacts')
  expect(labels()[0]).toBe('Contact 09')
  await say('/find Contact 03')
  await tap('👤 Contacts')
  expect(labels()[0]).toBe('Contact 20')
})

test('A deal’s card leads back to the page of its stage, and to the stage it was moved to', async () => {
  const { addDeal, say, tap, last, labels } = await dealsChat(database())
  for (const title of numbered('Deal', 20)) await addDeal({ title })
  await say('/deals')
  await tap('New lead · 20', '▶️')
  const [page, text] = [labels(), last()]
  expect(text).toContain('only mine')
  const [third = ''] = page.slice(2, 3)
  await tap(third, '💼 New lead')
  expect([labels(), last()]).toEqual([page, text])
  await tap(third, 'Qualified ▶️', '💼 Qualified')
  expect(labels()[0]).toBe(third)
  expect(last()).toContain('💼 Qualified')
})
