/** Any members do anything with deals and pipelines, one after another: the product does what a plain model of it does. */
import fc from 'fast-check'
import { test } from 'vitest'

import { ownDatabase } from '../../support/database.ts'
import { later, oneByOne } from './model/commands.ts'
import { picks } from './model/picks.ts'
import { runCommands } from './model/run-commands.ts'
import { timeoutOf } from './model/runs.ts'

const database = ownDatabase()
const FEW = 10

test(
  'Whatever members do one after another, the answers, the records, their histories and every undo are those of the model',
  async () => {
    const command = fc.oneof(
      { weight: 20, arbitrary: picks().map(oneByOne) },
      { weight: 1, arbitrary: fc.constant(null).map(later) },
    )
    await runCommands(database, [command], { few: FEW, most: 50 })
  },
  timeoutOf(FEW),
)
