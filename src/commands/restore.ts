/** `npm run restore -- --from FOLDER`: restores a backup into an empty database. */
import { parseArgs } from 'node:util'

import { restoreBackup } from '../database/backup/restore-backup.ts'
import { AppError } from '../errors.ts'
import { openDatabase } from '../app/open-database.ts'
import { type ProgramParts, runProgram } from '../app/run-program.ts'

async function restore(parts: ProgramParts): Promise<void> {
  const { folder, force } = readArguments(process.argv.slice(2))
  const { connection } = await openDatabase(parts)
  const db = connection.getClient().db(connection.name)
  const onProgress = (line: string): void => parts.log.info({}, line)
  const { collections, createdAt, version } = await restoreBackup({ db, folder, force, onProgress })
  const documents = collections.reduce((sum, one) => sum + one.documents, 0)
  process.stdout.write(
    `${documents} documents of ${collections.length} collections are back, as they were at ${createdAt} (version ${version})\n`,
  )
  await parts.lifecycle.shutdown('done', 0)
}

function readArguments(args: readonly string[]): { folder: string; force: boolean } {
  const usage = 'Usage: npm run restore -- --from FOLDER [--force]'
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { from: { type: 'string' }, force: { type: 'boolean' } },
    })
    if (values.from === undefined || values.from === '') throw new Error('Say where from: --from FOLDER')
    return { folder: values.from, force: values.force === true }
  } catch (cause) {
    throw new AppError('VALIDATION', { message: `${cause instanceof Error ? cause.message : ''}\n${usage}`, cause })
  }
}

await runProgram(process, restore)
