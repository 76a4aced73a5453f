/** An account that nothing else on this machine uses, for a database that root starts. It needs no name. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'

import { EmbeddedMongoError } from '../embedded-mongo-error.ts'

/** Given to nobody: Debian's tools stop below, and systemd (its "Users, Groups, UIDs and GIDs") leaves these unused. */
const FIRST = 60_578
const LAST = 61_183

export type Account = { readonly uid: number; readonly gid: number }

/**
 * The same for the same cluster as long as nobody else takes it; another cluster gets another account.
 *
 * @throws EmbeddedMongoError if all of them are taken
 */
export function chooseOwnAccount(cluster: string): Account {
  const taken = new Set([...namedIds(), ...runningIds()])
  const size = LAST - FIRST + 1
  const start = createHash('sha256').update(cluster).digest().readUInt32BE() % size
  for (let step = 0; step < size; step += 1) {
    const id = FIRST + ((start + step) % size)
    if (!taken.has(id)) return { uid: id, gid: id }
  }
  throw new EmbeddedMongoError(`Every account from ${FIRST} to ${LAST} is taken: give the data folder to one yourself`)
}

function namedIds(): readonly number[] {
  return ['/etc/passwd', '/etc/group'].flatMap((file) =>
    linesOf(file).map((line) => Number(line.split(':')[2] ?? Number.NaN)),
  )
}

function runningIds(): readonly number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    const stat = statSync(`/proc/${name}`, { throwIfNoEntry: false })
    return stat === undefined ? [] : [stat.uid]
  })
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}
