/** What a touch costs: one write for each kind of record that it touches, whatever happens in the change besides. */
import { MongoClient } from 'mongodb'
import { expect, test } from 'vitest'

import { createCrm } from '../../support/crm.ts'
import { ownDatabase } from '../../support/database.ts'

const database = ownDatabase({ monitorCommands: true })

/** The collections in which a piece of work writes the last touch, once for each operation. */
async function touchesOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const client: unknown = database().connection.getClient()
  if (!(client instanceof MongoClient)) throw new TypeError('The connection has no client of the driver')
  const written: string[] = []
  const onStarted = ({ commandName, command }: { commandName: string; command: Record<string, unknown> }): void => {
    const says = JSON.stringify(command['updates'] ?? [])
    if (commandName === 'update' && says.includes('touchedAt')) written.push(String(command['update']))
  }
  client.on('commandStarted', onStarted)
  try {
    await work()
  } finally {
    client.off('commandStarted', onStarted)
  }
  return written
}

test('A note, a done task and a new record write the last touch at most once for each kind of record', async () => {
  const crm = createCrm(database())
  const { owner: me } = await crm.team()
  const { contacts, deals, notes, tasks } = crm.services
  const alone = (await contacts.add(me(), { name: 'Ben' })).id
  expect(await touchesOf(() => notes.add(me(), { contactId: alone, text: 'Called' }))).toEqual(['contacts'])

  const contact = (await contacts.add(me(), { name: 'Anna', company: 'Berg' })).id
  const deal = (await deals.add(me(), { title: 'Boat', contact })).id
  const all = ['deals', 'contacts', 'companies']
  expect(await touchesOf(() => notes.add(me(), { dealId: deal, text: 'Offer sent' }))).toEqual(all)
  const { id } = await tasks.add(me(), { title: 'Call', due: null, dealId: deal })
  expect(await touchesOf(() => tasks.done(me(), id, { outcome: 'done' }))).toEqual(all)

  const added = () => contacts.add(me(), { name: 'Cleo', company: 'Acme' })
  expect(await touchesOf(added)).toEqual([])
  expect(await touchesOf(() => contacts.edit(me(), contact, { field: 'jobTitle', value: 'CEO' }))).toEqual([])
  const open = (await tasks.add(me(), { title: 'Write', due: null, dealId: deal })).id
  expect(await touchesOf(() => tasks.delete(me(), open))).toEqual([])
})
