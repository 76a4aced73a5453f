/** What a sales team does all day, and in how many taps and typed lines: the product's promise, counted in the sandbox. */
import { expect, it } from 'vitest'

import { type CountedChat, countedChat } from '../support/counted-chat.ts'
import { testDatabaseUri } from '../support/database.ts'
import { createWorkspace, inviteReps, join, makeLeadSource, MAX, OLENA, PRIYA } from '../support/found-team.ts'
import { startProduct } from '../support/product.ts'
import { createSandboxChat } from '../support/sandbox-chat.ts'
import { doorIn, sendLead } from '../support/send-lead.ts'

/** At most so many. Before they were counted: 2, 6, 3, 3, 3, 4, 3, 9, 8 and 3. */
const AT_MOST = {
  'a contact from a tidy line': 1,
  'three cards from the phone book': 2,
  'call somebody': 2,
  'call from a reminder': 1,
  'finish a task and see the next': 1,
  'a note after a call': 1,
  'move a known deal by one stage': 2,
  'change three fields of a contact': 5,
  'a task for a colleague on a deal': 3,
  'claim a lead and call': 1,
} as const
type Job = keyof typeof AT_MOST

const card = (first_name: string, phone_number: string) => ({ contact: { first_name, phone_number } })
/** A number in the text is a link that calls: the tap on it counts, too. */
const CALL = 1

it('The jobs of the day take no more taps than the table allows', async () => {
  const product = await startProduct({ MONGODB_URI: testDatabaseUri() })
  const chatOf = (id: number): CountedChat => countedChat(createSandboxChat(product.chatUrl, id))
  const [olena, max, priya] = [chatOf(OLENA), chatOf(MAX), chatOf(PRIYA)]
  await createWorkspace(olena, 'Опера')
  const invite = await inviteReps(olena)
  await join(max, invite, 'Опера')
  await join(priya, invite, 'Опера')
  await olena.sees('👋 Priya Shah')
  const counts = new Map<Job, number>()
  const start = (): void => void [max.count(), olena.count(), priya.count()]
  const finish = (job: Job, also = 0): void => void counts.set(job, max.count() + olena.count() + priya.count() + also)

  start()
  await max.say('Anna Berg +380 50 123 45 67 anna@example.com')
  await max.sees('✅ Anna Berg is added.', '📞 +380 50 123 4567')
  await max.sees('Anna Berg')
  finish('a contact from a tidy line')
  expect((await max.sees('Anna Berg')).buttons?.flat().map(({ text }) => text)).toContain('↩️ Undo')

  start()
  await max.sendTogether([card('Ben', '+380441110001'), card('Oscar', '+380441110002'), card('Tom', '+380441110003')])
  await max.tap('✅ Save all 3')
  await max.sees('3 contacts are added')
  finish('three cards from the phone book')

  start()
  await max.say('Anna Berg')
  const anna = await max.sees('👤 Anna Berg', '📞 +380 50 123 4567')
  finish('call somebody', CALL)
  const copy = anna.buttons?.flat().find(({ text }) => text === '📋 +380 50 123 4567')
  expect(copy).toMatchObject({ kind: 'copy_text', copy_text: '+380501234567' })

  // Its reminder comes while the rest is done.
  await max.say('call Anna Berg in 2 minutes')
  await max.tap('✅ Save')
  await max.sees('Task added.', '👤 Anna Berg')

  start()
  await max.say('note Anna Berg: wants a demo on Friday')
  await max.sees('wants a demo on Friday')
  finish('a note after a call')

  await max.say('deal Roof repair 900 uah')
  await max.tap('✅ Save')
  await max.sees('💼 Roof repair')
  await max.say('deal Opera website 5000 uah')
  await max.tap('✅ Save')
  await max.sees('💼 Opera website')
  start()
  await max.say('Opera website')
  await max.sees('💼 Opera website', '📍 New lead')
  await max.tap('Qualified ▶️')
  await max.sees('➡️ Opera website: New lead → Qualified')
  finish('move a known deal by one stage')

  start()
  await max.say('@priya_shah call about Opera website tomorrow 10:00')
  await max.sees('call about Opera website', 'Priya')
  await max.tap('✅ Save')
  await max.sees('Task added.', 'For: Priya', '💼 Opera website')
  finish('a task for a colleague on a deal')

  await max.say('Ben')
  await max.sees('👤 Ben')
  start()
  await max.tap('✏️ Edit')
  await max.tap('Name')
  await max.say('Ben Bolt')
  await max.sees('✅ Saved.', '👤 Ben Bolt', 'What else?')
  await max.say('Email: ben@example.com')
  await max.sees('✅ Saved.', '✉️ ben@example.com', 'What else?')
  await max.say('Job title: CEO')
  await max.sees('✅ Saved.', 'CEO', 'What else?')
  finish('change three fields of a contact')

  const door = doorIn(await makeLeadSource(olena, 'Сайт'))
  const lead = { name: 'Ada Lane', phone: '+380 67 765 43 21', title: 'Shop', note: 'Call me before noon' }
  expect(await sendLead(door, 'msg_1', lead)).toBe(202)
  await priya.sees('🆕 New lead', 'Shop')
  start()
  await priya.tap('🙋 Claim')
  const claimed = await priya.sees('It is yours', '👤 Ada Lane', '📞 +380 67 765 4321', '📝 Call me before noon')
  finish('claim a lead and call')
  expect(claimed.buttons?.flat()).toContainEqual(expect.objectContaining({ text: '💬 Write' }))

  await expect
    .poll(async () => (await max.messages()).at(-1)?.text, { timeout: 150_000, interval: 500 })
    .toContain('⏰ Now:')
  start()
  await max.sees('👤 Anna Berg', '📞 +380 50 123 4567')
  finish('call from a reminder', CALL)
  start()
  await max.tap('✅ Done')
  const next = await max.sees('✅ Done: call Anna Berg', '💼 Roof repair', 'how did it go?')
  finish('finish a task and see the next')
  expect(next.buttons?.flat().map(({ text }) => text)).toEqual(
    expect.arrayContaining(['📞 Reached', '➕ Next step', '↩️ Undo']),
  )

  expect(Object.keys(AT_MOST).filter((job) => !counts.has(job as Job))).toEqual([])
  for (const [job, count] of counts) expect(count, job).toBeLessThanOrEqual(AT_MOST[job])
  expect(await product.stop()).toEqual({ code: 0, errors: '' })
}, 300_000)
