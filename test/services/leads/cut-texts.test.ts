/** No text of a lead is cut within a character, however long it is. */
import { expect, test } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { createSource, openLeads, recordsOf, workLeads } from '../../support/lead-intake.ts'

const database = sharedDatabase()

test('No text that is cut ends in half a character: titles, names, notes, and what the chat shows of them', async () => {
  const { crm, team, door } = await openLeads(database())
  const source = await createSource(team, crm)
  const family = '👨‍👩‍👧'
  await door.send(source, {
    name: `A${family.repeat(40)}`,
    email: 'anna@example.com',
    title: `B${family.repeat(40)}`,
    note: `C${family.repeat(3000)}`,
    source: `D${family.repeat(200)}`,
  })
  await workLeads(crm, team.workspaceId)
  const records = recordsOf(crm, team)
  const [contact] = await records.contacts()
  const [deal] = await records.deals()
  const notes = (await records.notes()).map(({ text }) => text)
  const whole = /^[A-D](?:👨‍👩‍👧)+…?$/u
  expect(contact?.name).toMatch(whole)
  expect(deal?.title).toMatch(whole)
  const characters = notes.flatMap((text) => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment))
  expect(new Set(characters.filter((one) => /\p{Extended_Pictographic}/u.test(one)))).toEqual(new Set([family]))
})
