/** findAndModify: changes one document and returns it in one step. */
import { describeDuplicateStatement } from '../errors/describe-duplicate.ts'
import type { CommandHandler } from './command-context.ts'

export const findAndModify: CommandHandler = async ({ envelope, run, runPlain }) => {
  const { database, target: collection, body } = envelope
  try {
    const [row] = await run('findAndModify', [database, body])
    if (!row?.[0]) throw new Error('The engine returned no result for findAndModify')
    return row[0]
  } catch (error) {
    throw (await describeDuplicateStatement(error, { database, collection }, runPlain)) ?? error
  }
}
