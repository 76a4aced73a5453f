/** Leads that arrive by HTTP: some new, one repeated, some from a person who is known. */
import type { Database } from '../../src/database/connect.ts'
import { createCrm } from '../../test/support/crm.ts'
import { createLeadDoor } from '../../test/support/lead-intake.ts'
import type { TestBot } from '../../test/support/test-bot.ts'
import type { TestWorkspace } from '../../test/support/workspace.ts'

const LEADS = [
  { name: 'Anna Berg', email: 'anna@example.com' },
  { name: 'Anna Berg', email: 'anna@example.com' },
  { name: 'Bea Bolt', phone: '+380671234599', company: 'Northwind' },
] as const

export async function intakeStory(database: Database, bot: TestBot, workspace: TestWorkspace): Promise<void> {
  const { owner, actor } = workspace
  const crm = createCrm(database)
  const { post } = createLeadDoor(crm)
  const input = { name: 'Story', provider: 'generic', routing: 'team', memberIds: [] } as const
  const source = await bot.services.leadSources.create(await actor(owner), input, { chatId: owner.id, messageId: 1 })
  for (const lead of LEADS) {
    const response = await post(source, JSON.stringify(lead))
    if (!response.ok) throw new Error(`The intake answered ${response.status}: ${await response.text()}`)
  }
  await crm.workJobs(bot.jobHandlers)
}
