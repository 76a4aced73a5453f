/** A workspace whose members mention the bot in other chats. */
import { sharedDatabase } from './database.ts'
import { createTestBot, type TestBot } from './test-bot.ts'
import { createTestWorkspace, type TestWorkspace, type TestWorkspaceOptions } from './workspace.ts'

export const ANNA = {
  name: 'Anna Berg',
  phones: '+380441234567',
  emails: 'anna@example.com',
  company: 'Acme',
  jobTitle: 'CFO',
}

export type InlineScene = TestWorkspace & {
  readonly bot: TestBot
  /** From now on reps and viewers see their own records only. */
  readonly seeOwnOnly: () => Promise<void>
}

/** A workspace for each test. Call it once at the top of a test file. */
export function inlineScene(): (options?: TestWorkspaceOptions) => Promise<InlineScene> {
  const database = sharedDatabase()
  return async (options = {}) => {
    const bot = createTestBot(database())
    const workspace = await createTestWorkspace(bot, options)
    return { bot, ...workspace, seeOwnOnly: () => workspace.letSee('own') }
  }
}
