/** What one query may cost, however it is made: counted in commands and in what they ask for, so it holds on any machine. */
import { type CommandStartedEvent, MongoClient } from 'mongodb'
import { describe, expect, it } from 'vitest'

import { sharedDatabase } from '../../support/database.ts'
import { ask } from '../../support/inline-results.ts'
import { createTestBot } from '../../support/test-bot.ts'
import { createTestWorkspace } from '../../support/workspace.ts'

const database = sharedDatabase({ monitorCommands: true })

/** One character that folding turns into four words. */
const LIGATURE = '\u{FDFA}'
/** One that it turns into four letters: viii. */
const NUMERAL = '\u{2167}'

/** Of each kind of record: the person, two ways of exact search, the trigrams, and the candidates. */
const MAX_COMMANDS = 80
const MAX_COMMAND_LENGTH = 4_000
/** Conditions on words in one of them. */
const MAX_TERMS = 6

const CRAFTED = {
  'one word that folding lengthens': NUMERAL.repeat(64),
  'a word that folding turns into many': LIGATURE.repeat(64),
  'words that folding lengthens': Array.from({ length: 32 }, () => LIGATURE).join(' '),
  'very many words in one piece': 'a.b.c.d.e.f.g.h.i.j.k.l.m.n.o.p.q.r.s.t.u.v.w.x.y.z.a.b.c.d.e.f',
  'very many words': 'a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f',
  'an address that folding lengthens': `${NUMERAL.repeat(60)}@x`,
  'a tag that folding lengthens': `#${NUMERAL.repeat(60)}`,
  'a word of 64 different letters': 'abcdefghijklmnopqrstuvwxyzабвгґдеєжзиіїйклмнопрстуфхцчшщьюяαβγδ',
  'very many numbers': '111 222 333 444 555 666 777 888 999 000 112 223 334 445',
}

async function commandsDuring(work: () => Promise<unknown>): Promise<readonly string[]> {
  const client: unknown = database().connection.getClient()
  if (!(client instanceof MongoClient)) throw new TypeError('The connection has no client of the driver')
  const seen: string[] = []
  const onStarted = ({ command }: CommandStartedEvent) =>
    void seen.push(
      JSON.stringify(command['filter'] ?? command['query'] ?? command['pipeline'] ?? {}, (_, part: unknown) =>
        part instanceof RegExp ? part.source : part,
      ),
    )
  client.on('commandStarted', onStarted)
  try {
    await work()
  } finally {
    client.off('commandStarted', onStarted)
  }
  return seen
}

describe('a query that was made to be expensive', () => {
  it.each(Object.entries(CRAFTED))('asks the database for no more than a plain one may: %s', async (_, query) => {
    const bot = createTestBot(database())
    const { owner, addContact } = await createTestWorkspace(bot)
    await addContact({ name: 'Anna Berg' })
    const commands = await commandsDuring(() => ask(bot, owner, query))
    expect(commands.length).toBeLessThan(MAX_COMMANDS)
    for (const command of commands) {
      expect(command.length).toBeLessThan(MAX_COMMAND_LENGTH)
      expect(command.split('search.tokens').length - 1).toBeLessThanOrEqual(MAX_TERMS)
    }
    expect(bot.errors).toEqual([])
  })

  it('still finds what is really there', async () => {
    const bot = createTestBot(database())
    const { owner, addContact } = await createTestWorkspace(bot)
    const id = await addContact({ name: NUMERAL.repeat(40) })
    const found = await ask(bot, owner, NUMERAL.repeat(30))
    expect(found.results.map((result) => result.id)).toEqual([`c_${id}`])
  })
})
