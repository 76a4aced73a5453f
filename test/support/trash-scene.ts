/** Everything that an owner can reach in the chat, the trash, the rules for reps and the team's own fields included. */
import { putFiles } from './note-files.ts'
import type { ContactId } from '../../src/models/ids.ts'
import type { Translate } from '../../src/bot/text/i18n.ts'
import { makeChoice } from './make-field.ts'
import { explore, type Explored, kindOf, type MetButton } from './explore-screens.ts'
import type { Person } from './telegram-person.ts'
import type { TestBot } from './test-bot.ts'
import type { TestWorkspace } from './workspace.ts'

const DUE = { date: '2026-11-23' } as const

/** The trash then has something of every kind, and a deal whose contact is gone too. */
async function fillTrash(bot: TestBot, workspace: TestWorkspace, contactId: ContactId): Promise<void> {
  const { owner, actor, addContact, addDeal } = workspace
  const { contacts, deals, tasks, notes, undo } = bot.services
  const gone = await addContact({ name: 'Quintessa’s twin' })
  const dealId = await addDeal({ title: 'Quintessa’s windmill', contact: gone })
  await tasks.add(await actor(owner), { title: 'windmill talk', due: DUE, dealId })
  const { undoId } = await notes.add(await actor(owner), { text: 'windmill talk', contactId })
  await undo.undo(await actor(owner), undoId)
  await deals.delete(await actor(owner), dealId)
  await contacts.delete(await actor(owner), gone)
}

/** The buttons that were met. Afterwards reps see and delete everything again: the exploration tapped those rules, too. */
export async function exploreWithTrash(
  bot: TestBot,
  workspace: TestWorkspace,
  contactId: ContactId,
  commands: readonly string[],
): Promise<readonly MetButton[]> {
  const { owner, actor, workspaceId } = workspace
  await fillTrash(bot, workspace, contactId)
  await makeChoice(bot, await actor(owner), 'Quintessa’s field', ['Zephyr Holding', 'windmill'])
  await bot.services.notes.add(await actor(owner), { text: 'With a file', contactId })
  await putFiles(bot, { workspaceId, contactId }, ['Quintessa.pdf', 'Zephyr Holding.pdf'])
  const { buttons } = await explore(bot, owner, commands)
  for (const action of [
    'fcho:retire:',
    'fsta:require:',
    'trs:open:',
    'trd:alone:',
    'trd:along:',
    'rul:own:',
    'set:trash',
    'mor:delete:',
    'mor:tgc:',
    'fil:get:',
    'fil:del:',
    'lsf:csv:',
    'lsf:vcf:',
  ]) {
    if (!buttons.some(({ data }) => kindOf(data).startsWith(action))) throw new Error(`${action} was not met`)
  }
  for (const rule of ['visibility', 'deletion'] as const) {
    await bot.services.workspaces.setRule(await actor(owner), rule, 'team')
  }
  await bot.services.workspaces.setRule(await actor(owner), 'leaderboard', 'on')
  return buttons
}

/** More deleted contacts than fit on a page of the trash. */
const MANY_DELETED = 9

/** The question before a colleague's contact is deleted, and the trash with several pages, explored on their own. */
export async function exploreDeletion(
  bot: TestBot,
  { owner, actor, addContact, addDeal }: TestWorkspace,
  colleague: Person,
  t: Translate,
): Promise<Explored> {
  const { contacts, deals } = bot.services
  const tap = async (label: string): Promise<void> => {
    bot.passTime(10_000)
    await bot.handle(owner.tap(label))
  }
  for (let index = 0; index < MANY_DELETED; index += 1) {
    await contacts.delete(await actor(owner), await addContact({ name: `Gone <b>${index}` }))
  }
  const contact = await addContact({ name: 'Gone *_&_*' })
  const dealId = await addDeal({ title: 'Gone 🦊', contact })
  await deals.delete(await actor(owner), dealId)
  await contacts.delete(await actor(owner), contact)
  const { id } = await contacts.add(await actor(colleague), { name: 'Theirs' })
  await bot.handle(owner.text(`/start c_${id}`))
  await tap(t('button-more'))
  await tap(t('button-delete'))
  const asked = await explore(bot, owner, [], ['del'])
  await bot.handle(owner.text('/settings'))
  await tap(t('button-trash'))
  const trash = await explore(bot, owner, [], ['trs', 'trd'])
  return {
    tapped: [...asked.tapped, ...trash.tapped],
    screens: [...asked.screens, ...trash.screens],
    buttons: [...asked.buttons, ...trash.buttons],
  }
}

/** Brings everything back that was deleted, without the product's own ways. */
export async function restoreRecords(
  { models }: TestBot,
  { workspaceId }: Pick<TestWorkspace, 'workspaceId'>,
): Promise<void> {
  const restored = { $set: { deletedAt: null } }
  await models.contacts.updateMany({ workspaceId }, restored)
  await models.deals.updateMany({ workspaceId }, restored)
  await models.tasks.updateMany({ workspaceId }, { $set: { deletedAt: null, status: 'open' } })
  await models.leadSources.updateMany({ workspaceId }, restored)
}
