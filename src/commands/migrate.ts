/** `npm run migrate`: brings the database up to date; with `--dry-run`, only prints what it would do. */
import { MIGRATIONS } from '../database/migrations/list.ts'
import { planMigrations, runMigrations } from '../database/migrations/runner.ts'
import { AppError } from '../errors.ts'
import { openDatabase } from '../app/open-database.ts'
import { type ProgramParts, runProgram } from '../app/run-program.ts'

async function migrate(parts: ProgramParts): Promise<void> {
  const dryRun = isDryRun(process.argv.slice(2))
  const { connection } = await openDatabase(parts)
  const { log, lifecycle } = parts
  if (dryRun) {
    const planned = await planMigrations({ connection, migrations: MIGRATIONS })
    print(planned.length === 0 ? 'Nothing to do: the database is up to date.' : 'This would be done:')
    for (const { name, steps } of planned) {
      print(name)
      for (const step of steps) print(`  ${step}`)
    }
  } else {
    const applied = await runMigrations({ connection, migrations: MIGRATIONS, log, signal: lifecycle.signal })
    print(applied.length === 0 ? 'The database was up to date.' : `Applied: ${applied.join(', ')}`)
  }
  await lifecycle.shutdown('done', 0)
}

function isDryRun(args: readonly string[]): boolean {
  const unknown = args.find((arg) => arg !== '--dry-run')
  if (unknown !== undefined) {
    throw new AppError('VALIDATION', { message: `Unknown argument ${unknown}; the only one is --dry-run` })
  }
  return args.length > 0
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

await runProgram(process, migrate)
