/** An import over the services, step by step, of a file that is made up while it is read. */
import type { Core } from '../../src/app/core.ts'
import type { Clock } from '../../src/clock.ts'
import type { Actor } from '../../src/services/core/actor.ts'

const HEADER =
  'Record ID,First name,Last name,Email,Job title,Phone number,Contact owner,Lifecycle stage,Associated company\n'
const FAMILIES = ['Koval', 'Berg', 'Weber', 'Shevchenko', 'Nowak', 'Ivanenko', 'Smith', 'Garcia'] as const
const GIVEN = ['Olena', 'Anna', 'Max', 'Petro', 'Ada', 'Ben', 'Ivan', 'Zoe', 'Oscar'] as const
/** Three in a hundred rows have nothing that can be used. */
const FAULTS = 0.03
const COMPANIES = 2_000

function line(index: number): string {
  if ((index * FAULTS) % 1 < FAULTS) return `,,,not an address,,,,,\n`
  const family = FAMILIES[index % FAMILIES.length]
  const given = GIVEN[index % GIVEN.length]
  const phone = `+38067${String(1_000_000 + index)}`
  return `${index + 1},${given},${family}-${index},p${index}@example.com,Buyer,${phone},,,Company ${index % COMPANIES}\n`
}

async function* file(rows: number): AsyncGenerator<Uint8Array> {
  yield Buffer.from(HEADER)
  for (let from = 0; from < rows; from += 1_000) {
    yield Buffer.from(Array.from({ length: Math.min(1_000, rows - from) }, (_, index) => line(from + index)).join(''))
  }
}

export type ImportRuns = {
  readonly read: (rows: number) => Promise<void>
  readonly check: () => Promise<void>
  readonly write: () => Promise<void>
  readonly undo: () => Promise<void>
  /** How many rows are written so far. */
  readonly written: () => Promise<number>
}

export async function prepareImport({ services }: Core, clock: Clock): Promise<ImportRuns> {
  const founder = 1
  await services.identity.meet(founder, founder)
  const newcomer = {
    telegramUserId: founder,
    name: 'Olena',
    locale: 'en',
    commandId: `bench-${clock.now().getTime()}`,
  } as const
  const settings = { name: 'Bench', currency: 'UAH', timeZone: 'Europe/Kyiv', region: 'UA', locale: 'en' } as const
  const { workspaceId, memberId } = await services.workspaces.create(newcomer, settings)
  let commands = 0
  const actor = (): Actor => ({
    workspaceId,
    memberId,
    role: 'owner',
    visibility: 'team',
    timeZone: settings.timeZone,
    customFields: [],
    channel: 'telegram',
    commandId: `bench-import-${(commands += 1)}`,
  })
  const { imports, importWork } = services
  const { signal } = new AbortController()
  const { id: importId, turn } = await imports.begin(actor(), { name: 'contacts.csv', fileId: null })
  const view = () => imports.get(actor(), importId)
  const ref = async () => ({ workspaceId, importId, turn: (await view()).turn })
  return {
    read: (rows) => importWork.read({ workspaceId, importId, turn }, async () => file(rows), signal),
    check: async () => importWork.check(await ref(), signal),
    async write() {
      await imports.start(actor(), importId)
      while ((await view()).state === 'running') await importWork.run(await ref(), signal)
    },
    async undo() {
      await imports.undo(actor(), importId)
      while ((await view()).state === 'undoing') await importWork.undo(await ref(), signal)
    },
    async written() {
      return Object.values((await view()).figures).reduce((sum, count) => sum + count, 0)
    },
  }
}
