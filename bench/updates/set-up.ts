/**
 * Everything that the bench of updates starts, each in a process of its own: the database, the product and the afternoon
 * bot with a sandbox for each, and the process that measures from the receipt on, with a sandbox too.
 */
import { join } from 'node:path'

import { connectDatabase } from '../../src/database/connect.ts'
import { MIGRATIONS } from '../../src/database/migrations/list.ts'
import { runMigrations } from '../../src/database/migrations/runner.ts'
import { silentLogger } from '../../src/logger.ts'
import { ask, forkBench } from '../harness/child-process.ts'
import type { KeptDatabase } from '../harness/kept-database.ts'
import { end, startSandboxProcess } from '../harness/sandbox-process.ts'
import type { Later } from '../harness/with-stops.ts'
import type { AfternoonTask } from './afternoon-process.ts'
import { meet, untilGreeted } from './meet-person.ts'
import { seedWorkspace } from './people.ts'
import { startProductProcess } from './product-process.ts'
import type { ProductAddress } from './product.ts'
import type { Counted, ReceiptLoad, ReceiptRequest, ReceiptRound } from './receipt-process.ts'
import { joinSandbox, type SandboxPeople } from './sandbox-people.ts'
import type { Kind } from './scenarios.ts'

const TOKEN = `7000000001:${'bench-'.repeat(6)}`
const FIRST_PERSON = 5_001

export type SetUp = {
  readonly personIds: readonly number[]
  readonly product: SandboxPeople
  /** With a bot that handles updates in the given way; it takes the place of the one before. */
  readonly afternoon: (handling: AfternoonTask['handling']) => Promise<SandboxPeople>
  readonly receipt: Receipt
  readonly counted: Counted
}

export type Receipt = {
  readonly begin: (work: Kind, chats: number) => Promise<void>
  readonly round: (load: ReceiptLoad) => Promise<ReceiptRound>
}

export type SetUpSizes = { readonly people: number; readonly contacts: number }

export async function setUp(
  database: KeptDatabase,
  { people, contacts }: SetUpSizes,
  log: (line: string) => void,
  later: Later,
): Promise<SetUp> {
  const personIds = Array.from({ length: people }, (_, n) => FIRST_PERSON + n)
  const sandbox = async (): Promise<string> => {
    const { url, stop } = await startSandboxProcess()
    later(stop)
    return url
  }
  const [productRoot, afternoonRoot, receiptRoot] = [await sandbox(), await sandbox(), await sandbox()]
  const [productUri, receiptUri] = [database.uriOf('product'), database.uriOf('receipt')]
  // It reads what the product reads, and keeps its dialogues in collections of its own.
  const afternoonAddress = { mongodbUri: productUri, apiRoot: afternoonRoot, token: TOKEN }

  log('Starting the product')
  await fillWorkspace(productUri, { personIds, contacts })
  const product = await joinSandbox(productRoot)
  later(product.leave)
  const address = { mongodbUri: productUri, apiRoot: productRoot, token: TOKEN }
  later(await startProductProcess(address, join(database.folder, 'product')))
  for (const id of personIds) await meet(productRoot, id)
  await untilGreeted(product, personIds)

  log('Counting operations')
  const child = forkBench(new URL('./receipt-process.ts', import.meta.url))
  later(() => end(child))
  const request = async (wanted: ReceiptRequest): Promise<unknown> => ask(child, wanted)
  const counted = (await request({
    kind: 'prepare',
    task: {
      product: { mongodbUri: receiptUri, apiRoot: receiptRoot, token: TOKEN },
      afternoon: afternoonAddress,
      people: personIds,
      contacts,
    },
  })) as Counted

  return {
    personIds,
    product,
    counted,
    receipt: {
      begin: async (work, chats) => void (await request({ kind: 'begin', work, chats })),
      round: async (load) => (await request({ kind: 'round', load })) as ReceiptRound,
    },
    afternoon: await afternoonStarter(afternoonAddress, personIds, later),
  }
}

/** A migrated database with people and contacts. */
export async function fillWorkspace(uri: string, seed: Parameters<typeof seedWorkspace>[1]): Promise<void> {
  const { connection, close } = await connectDatabase({ uri, log: silentLogger })
  await runMigrations({ connection, migrations: MIGRATIONS, log: silentLogger })
  await seedWorkspace(connection, seed)
  await close()
}

async function afternoonStarter(
  address: ProductAddress,
  personIds: readonly number[],
  later: Later,
): Promise<SetUp['afternoon']> {
  const people = await joinSandbox(address.apiRoot)
  later(people.leave)
  let stop = async (): Promise<void> => {}
  later(() => stop())
  return async (handling) => {
    await stop()
    const child = forkBench(new URL('./afternoon-process.ts', import.meta.url))
    stop = () => end(child)
    await ask(child, { ...address, handling } satisfies AfternoonTask)
    const strangers = personIds.filter((id) => people.shown(id) === undefined)
    for (const id of strangers) await meet(address.apiRoot, id)
    await untilGreeted(people, personIds)
    return people
  }
}
