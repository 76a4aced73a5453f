/** `npm run backup -- --out FOLDER`: writes the database to a folder. */
import { parseArgs } from 'node:util'

import { writeBackup } from '../database/backup/write-backup.ts'
import { AppError } from '../errors.ts'
import { openDatabase } from '../app/open-database.ts'
import { productVersion } from '../app/product-version.ts'
import { type ProgramParts, runProgram } from '../app/run-program.ts'

async function backup(parts: ProgramParts): Promise<void> {
  const { folder, snapshot } = readArguments(process.argv.slice(2))
  const { connection } = await openDatabase(parts)
  const db = connection.getClient().db(connection.name)
  const { collections, migrations } = await writeBackup({
    db,
    folder,
    snapshot,
    version: productVersion(),
    now: new Date(),
  })
  const documents = collections.reduce((sum, one) => sum + one.documents, 0)
  const state = migrations.at(-1) ?? 'none'
  process.stdout.write(
    `${folder}: ${documents} documents of ${collections.length} collections, last migration ${state}\n` +
      'Keep SECRETS_KEY and API_KEY_PEPPER, or the .key files of DATA_DIR, too, but apart from it: they are not in it.\n',
  )
  await parts.lifecycle.shutdown('done', 0)
}

function readArguments(args: readonly string[]): { folder: string; snapshot: boolean } {
  const usage = 'Usage: npm run backup -- --out FOLDER [--no-snapshot]'
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { out: { type: 'string' }, 'no-snapshot': { type: 'boolean' } },
    })
    if (values.out === undefined || values.out === '') throw new Error('Say where to: --out FOLDER')
    return { folder: values.out, snapshot: values['no-snapshot'] !== true }
  } catch (cause) {
    throw new AppError('VALIDATION', { message: `${cause instanceof Error ? cause.message : ''}\n${usage}`, cause })
  }
}

await runProgram(process, backup)
