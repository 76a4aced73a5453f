/** What an erased person was to deals goes with them; what others are to the same deals stays. */
import { expect, it } from 'vitest'

import { eraseContactInChat, workErasure } from '../support/erase-in-chat.ts'
import { ownDatabase } from '../support/database.ts'
import { knowPerson } from '../support/known-person.ts'
import { whereStored } from '../support/stored-texts.ts'

const database = ownDatabase()

it('An erasure takes away the team’s own words for what the person was to a deal, from the deal and its history', async () => {
  const known = await knowPerson(database())
  const { bot, actor, owner, dealId, contactId, addContact } = known
  const { deals } = bot.services
  const other = await addContact({ name: 'Zed' })
  await deals.changePeople(await actor(owner), dealId, { what: 'add', contact: other })
  const role = async (contact: typeof contactId, said: string) =>
    deals.changePeople(await actor(owner), dealId, { what: 'role', contact, role: said })
  await role(contactId, 'keeper of the lighthouse')
  await role(other, 'their neighbour')
  await eraseContactInChat(known, contactId)
  await workErasure(known)
  expect(await whereStored(database().connection, ['lighthouse'])).toEqual([])
  expect((await deals.get(await actor(owner), dealId)).roles).toMatchObject([{ id: other, role: 'their neighbour' }])
  expect(bot.errors).toEqual([])
}, 120_000)
