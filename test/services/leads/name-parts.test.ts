/** The parts of a name that a lead tells: kept beside the name where they make it up, and nowhere else. */
import { expect, test } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { createSource, openLeads, recordsOf, workLeads } from '../../support/lead-intake.ts'

const database = sharedDatabase()

async function scene() {
  const { crm, team, door } = await openLeads(database())
  const source = await createSource(team, crm)
  const records = recordsOf(crm, team)
  return {
    crm,
    team,
    records,
    async receive(lead: Readonly<Record<string, unknown>>): Promise<void> {
      await door.send(source, { email: 'anna@example.com', ...lead })
      await workLeads(crm, team.workspaceId)
    },
    async names() {
      const [contact, ...others] = await records.contacts()
      expect(others).toEqual([])
      const { name, givenName, middleName, familyName } = contact ?? {}
      return [name, givenName, middleName, familyName]
    },
    notes: async () => (await records.notes()).map(({ text }) => text),
  }
}

test.each([
  [{ firstName: 'Anna', lastName: 'Koval' }, ['Anna Koval', 'Anna', undefined, 'Koval']],
  [{ 'Ім’я': 'Анна', Прізвище: 'Коваль' }, ['Анна Коваль', 'Анна', undefined, 'Коваль']],
  [{ name: 'Koval Anna', firstName: 'Anna', lastName: 'Koval' }, ['Koval Anna', 'Anna', undefined, 'Koval']],
  // The name counts: these parts are not its.
  [{ name: 'Anna Berg', firstName: 'Anna', lastName: 'Koval' }, ['Anna Berg', undefined, undefined, undefined]],
  // Many forms ask for a “first name” and get all of it.
  [{ firstName: 'Anna Koval' }, ['Anna Koval', undefined, undefined, undefined]],
  [{ firstName: 'Anna', lastName: '—' }, ['Anna —', undefined, undefined, undefined]],
])('A lead with %j makes a contact named %j', async (lead, names) => {
  const opened = await scene()
  await opened.receive(lead)
  expect(await opened.names()).toEqual(names)
})

test('Whoever is known without parts gets them if they are those of the name, and the timeline tells it', async () => {
  const { crm, team, receive, names, records } = await scene()
  await crm.services.contacts.add(team.owner(), { name: 'Koval Anna', emails: 'anna@example.com' })
  await receive({ firstName: 'Anna', lastName: 'Koval' })
  expect(await names()).toEqual(['Koval Anna', 'Anna', undefined, 'Koval'])
  const updated = (await records.events()).filter(({ type }) => type === 'contact.updated')
  expect(updated.map(({ changes }) => changes)).toEqual([
    [
      { path: 'givenName', from: null, to: 'Anna' },
      { path: 'familyName', from: null, to: 'Koval' },
    ],
  ])
})

test('Another name changes nothing and is noted once, not again in parts', async () => {
  const { crm, team, receive, names, notes } = await scene()
  const known = { name: 'Anna Koval', given: 'Anna', family: 'Koval', emails: 'anna@example.com' }
  await crm.services.contacts.add(team.owner(), known)
  await receive({ firstName: 'Anna', lastName: 'Berg' })
  expect(await names()).toEqual(['Anna Koval', 'Anna', undefined, 'Koval'])
  expect(await notes()).toEqual(['Name: Anna Berg'])
})
