/** `npm run seed -- --contacts 100000 --deals 50000`: fills a workspace with made-up records, for trying and measuring. */
import { parseArgs } from 'node:util'

import type { Config } from '../src/app/config/config.ts'
import { MIGRATIONS } from '../src/database/migrations/list.ts'
import { runMigrations } from '../src/database/migrations/runner.ts'
import { AppError } from '../src/errors.ts'
import { objectId } from '../src/models/ids.ts'
import { readId } from '../src/language/parse-id.ts'
import { createModels, type Models } from '../src/models/models.ts'
import type { WorkspaceRecord } from '../src/models/workspace.ts'
import { openDatabase } from '../src/app/open-database.ts'
import { type ProgramParts, runProgram } from '../src/app/run-program.ts'
import { seedRecords, type SeedSizes } from './seed/seed-records.ts'

const USAGE = 'Usage: npm run seed -- --contacts 1000 --deals 500 [--workspace <name or id>] [--seed 1]'
const MAX_COUNT = 5_000_000

type Asked = SeedSizes & { readonly workspace: string | undefined }

function wholeNumber(name: string, text: string | undefined, byDefault: number): number {
  if (text === undefined) return byDefault
  const value = /^\d+$/u.test(text) ? Number(text) : Number.NaN
  if (value <= MAX_COUNT) return value
  throw new AppError('VALIDATION', {
    message: `--${name}: got "${text}"; give a whole number up to ${MAX_COUNT}. ${USAGE}`,
  })
}

function asked(args: string[]): Asked {
  const text = { type: 'string' } as const
  const options = { contacts: text, deals: text, seed: text, workspace: text }
  let values: { contacts?: string; deals?: string; seed?: string; workspace?: string }
  try {
    values = parseArgs({ args, options, strict: true }).values
  } catch (cause) {
    throw new AppError('VALIDATION', { message: `${cause instanceof Error ? cause.message : ''}. ${USAGE}`, cause })
  }
  const contacts = wholeNumber('contacts', values.contacts, 0)
  const deals = wholeNumber('deals', values.deals, 0)
  if (contacts + deals === 0) throw new AppError('VALIDATION', { message: `Nothing was asked for. ${USAGE}` })
  return { contacts, deals, seed: wholeNumber('seed', values.seed, 1), workspace: values.workspace }
}

/**
 * The named workspace. Without a name, the only one of the local sandbox: in a shared database, nothing is written by
 * guessing.
 */
async function chosenWorkspace(models: Models, config: Config, name: string | undefined): Promise<WorkspaceRecord> {
  const isLocal = config.mode === 'sandbox' && config.mongodbUri === undefined
  if (name === undefined && !isLocal) {
    throw new AppError('VALIDATION', {
      message: `This is not the local sandbox's database: name the workspace. ${USAGE}`,
    })
  }
  const id = name === undefined ? null : readId(name)
  const byName = name === undefined ? {} : id === null ? { name } : { _id: objectId(id) }
  const found = await models.workspaces.find(byName).limit(10).lean()
  const [only] = found
  if (only !== undefined && found.length === 1) return only
  const list = found.map((workspace) => `${workspace._id.toHexString()} (${workspace.name})`).join(', ')
  const message =
    only === undefined
      ? `There is no workspace${name === undefined ? ' yet' : ` ${name}`}: create it in the chat first, with /start`
      : `Several workspaces fit, name one by its id: ${list}`
  throw new AppError('VALIDATION', { message })
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

async function seed(parts: ProgramParts): Promise<void> {
  const { config, log, lifecycle } = parts
  const { workspace: name, ...sizes } = asked(process.argv.slice(2))
  const { connection, description } = await openDatabase(parts)
  await runMigrations({ connection, migrations: MIGRATIONS, log, signal: lifecycle.signal })
  const models = createModels(connection)
  const workspace = await chosenWorkspace(models, config, name)
  print(`Into the workspace ${workspace.name} (${workspace._id.toHexString()}) of ${description}`)
  const began = performance.now()
  const counts = await seedRecords(models, workspace, sizes, print)
  const seconds = (performance.now() - began) / 1000
  const written = Object.values(counts).reduce((sum, count) => sum + count, 0)
  const told = Object.entries(counts).map(([what, count]) => `${count} ${what}`)
  print(`Added ${told.join(', ')} in ${seconds.toFixed(1)} s: ${Math.round(written / seconds)} records a second`)
  await lifecycle.shutdown('done', 0)
}

await runProgram(process, seed)
