import { describe, expect, it } from 'vitest'

import { choice, yesNo } from '../../src/services/fields/types/choice.ts'
import { day } from '../../src/services/fields/types/day.ts'
import { emails, phones } from '../../src/services/fields/types/addresses.ts'
import { company, contact, member } from '../../src/services/fields/types/references.ts'
import { tags } from '../../src/services/fields/types/tags.ts'
import { text } from '../../src/services/fields/types/text.ts'
import { time } from '../../src/services/fields/types/time.ts'
import { FIELD_TABLES } from '../support/kinds.ts'
import { sharedDatabase } from '../support/database.ts'
import { dealsChat } from '../support/deals-chat.ts'

const database = sharedDatabase()

const about = { about: 'A field of a test' }
const deal = {
  ...FIELD_TABLES.deal,
  note: text(about),
  priority: choice(['high', 'low'], about),
  signed: yesNo(about),
  began: day(about),
  meeting: time(about),
  hotline: phones(about),
  inbox: emails(about),
  partner: company(about),
  referrer: contact(about),
  helper: member(about),
  topics: tags(about),
}

/** What is typed (after “text:”) or tapped, and the resulting line of the card. */
const CASES = [
  ['note', 'text:Call *late*', 'note: Call *late*'],
  ['priority', 'high', 'priority: high'],
  ['signed', 'yes', 'signed: yes'],
  ['began', 'text:15 March 2025', 'began: 15 Mar 2025'],
  ['meeting', 'text:15 March 14:30', 'meeting: 15 Mar 2027, 14:30'],
  ['hotline', 'text:044 123 45 67', 'hotline: +380 44 123 4567'],
  ['inbox', 'text:anna@example.com', 'inbox: anna@example.com'],
  ['partner', 'text:Acme & <Sons>', 'partner: Acme & <Sons>'],
  ['referrer', 'Anna Berg', 'referrer: Anna Berg'],
  ['helper', 'Max', 'helper: Max'],
  ['topics', 'text:vip web', 'topics: #vip #web'],
] as const

describe('a new deal field of any type', () => {
  it('is edited by its own kind of question, shown on the card and listed in the timeline', async () => {
    const chat = await dealsChat(database(), { fields: { ...FIELD_TABLES, deal } })
    const { bot, addContact, addDeal, join, tap, say, last } = chat
    await addContact({ name: 'Anna Berg' })
    await join('rep', 'Max')
    await join('viewer', 'Victor')
    await say(`/start d_${await addDeal({ title: 'Website' })}`)
    for (const [field, answer, line] of CASES) {
      await tap('✏️ Edit', field)
      expect(last()).toContain(`What is the ${field} of “Website”?`)
      if (field === 'helper') expect(chat.labels()).not.toContain('Victor')
      if (answer.startsWith('text:')) await say(answer.slice('text:'.length))
      else await tap(answer)
      expect(last()).toContain(`\n${line}\n`)
      await tap('✔️ Done')
      await tap('🕘 Timeline')
      expect(last()).toContain(`✏️ Deal changed: ${line.replace(': ', field === 'signed' ? ': no → ' : ': — → ')}`)
      await tap('« Back')
    }
    expect(bot.errors).toEqual([])
  })
})
