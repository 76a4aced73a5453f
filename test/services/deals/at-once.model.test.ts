/** Members do things with the same few deals and stages at the same moment: all of it is as if they had done so in some order. */
import fc from 'fast-check'
import { test } from 'vitest'

import { ownDatabase } from '../../support/database.ts'
import { atOnce, oneByOne } from './model/commands.ts'
import { picks } from './model/picks.ts'
import { runCommands } from './model/run-commands.ts'
import { timeoutOf } from './model/runs.ts'

const database = ownDatabase()
const FEW = 6

/** A bulk edit is a change and a job: others may come in between. */
const few = fc.array(picks(['bulk', 'undo-latest']), { minLength: 2, maxLength: 3 })

/** Half of the time all of them mean the same deal, or the same stage. */
const together = fc
  .tuple(few, fc.boolean())
  .map(([list, isOne]) => (isOne ? list.map((pick) => ({ ...pick, a: list[0]?.a ?? 0 })) : list))

test(
  'What members do at the same moment comes to what it would have come to in some order',
  async () => {
    await runCommands(database, [picks().map(oneByOne), together.map(atOnce)], { few: FEW, most: 30 })
  },
  timeoutOf(FEW),
)
