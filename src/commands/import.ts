/** `npm run import -- FILE --workspace NAME`: imports a file of any size, as the chat does with what is dropped into it. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { parseArgs } from 'node:util'

import { createCore } from '../app/core.ts'
import { importFile } from '../app/import-file.ts'
import { openDatabase } from '../app/open-database.ts'
import { openSecrets } from '../app/secrets/open-secrets.ts'
import { type ProgramParts, runProgram } from '../app/run-program.ts'
import { systemClock } from '../clock.ts'
import { MIGRATIONS } from '../database/migrations/list.ts'
import { runMigrations } from '../database/migrations/runner.ts'
import { AppError } from '../errors.ts'

const USAGE = `Usage: npm run import -- FILE --workspace NAME [--mode both|create|update] [--dry-run]
NAME is the workspace's name or id. The file is CSV, XLSX or vCard, of any size. --dry-run only counts.`

type Asked = {
  readonly file: string
  readonly workspace: string
  readonly mode: 'both' | 'create' | 'update'
  readonly dryRun: boolean
}

function asked(args: string[]): Asked {
  const text = { type: 'string' } as const
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { workspace: text, mode: text, 'dry-run': { type: 'boolean' } },
    })
    const [file, ...rest] = positionals
    if (file === undefined || rest.length > 0) throw new Error('Give one file')
    if (values.workspace === undefined) throw new Error('Name the workspace: --workspace NAME')
    const mode = values.mode ?? 'both'
    if (mode !== 'both' && mode !== 'create' && mode !== 'update') throw new Error(`--mode is "${mode}"`)
    return { file, workspace: values.workspace, mode, dryRun: values['dry-run'] === true }
  } catch (cause) {
    throw new AppError('VALIDATION', { message: `${cause instanceof Error ? cause.message : ''}\n${USAGE}`, cause })
  }
}

async function run(parts: ProgramParts): Promise<void> {
  const { file, workspace, mode, dryRun } = asked(process.argv.slice(2))
  const found = await stat(file).catch(() => null)
  if (found?.isFile() !== true) throw new AppError('VALIDATION', { message: `There is no file ${file}\n${USAGE}` })
  const { config, log, lifecycle } = parts
  const { connection } = await openDatabase(parts)
  await runMigrations({ connection, migrations: MIGRATIONS, log, signal: lifecycle.signal })
  const core = createCore({
    connection,
    clock: systemClock,
    random: Math.random,
    log,
    secretBox: await openSecrets(config),
    // No key is checked here, and nobody outside is asked.
    apiKeyPepper: new Uint8Array(),
    senderApis: { fetch, urls: config.senderUrls },
    sync: { fetch, hubspotUrl: config.hubspotApiUrl, pipedriveUrl: config.pipedriveApiUrl, folder: null },
  })
  await importFile(core, {
    name: basename(file),
    open: () => createReadStream(file),
    workspace,
    mode,
    dryRun,
    signal: lifecycle.signal,
    print: (line) => void process.stdout.write(`${line}\n`),
  })
  await lifecycle.shutdown('done', 0)
}

await runProgram(process, run)
