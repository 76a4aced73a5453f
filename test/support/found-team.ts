/**
 * How a team starts in the chat: Olena creates a workspace in Ukrainian, invites others, and sets up a lead source.
 */
import type { SandboxChat } from './sandbox-chat.ts'

export const OLENA = 1001
export const MAX = 1002
export const PRIYA = 1003

/** From /start to an empty workspace, in Ukrainian. */
export async function createWorkspace(olena: SandboxChat, name: string): Promise<void> {
  await olena.say('/start')
  await olena.sees('👋 ClientSphere')
  await olena.tap('➕ Створити робочий простір')
  await olena.say(name)
  await olena.sees('У якій валюті')
  await olena.tap('₴ UAH')
  await olena.say('Київ')
  await olena.tap('🇺🇦 Україна')
  await olena.sees(`✅ Простір ${name} створено.`)
}

/** The code of a new invite for sales reps. */
export async function inviteReps(olena: SandboxChat): Promise<string> {
  await olena.say('/invite')
  await olena.tap('Менеджер з продажу')
  const invite = await olena.sees('https://t.me/', 'Менеджер з продажу')
  return /inv_[\w-]{24}/u.exec(invite.text ?? '')?.[0] ?? ''
}

/** An English-speaking rep uses the invite. */
export async function join(rep: SandboxChat, invite: string, workspace: string): Promise<void> {
  await rep.say(`/start ${invite}`)
  await rep.sees(`🏢 ${workspace}`, 'Olena Kovalenko invites you to join as Sales rep.')
  await rep.tap('✅ Join')
  await rep.sees(`✅ Welcome to ${workspace}!`, 'Sales rep')
}

/** A source of signed leads for the whole team; returns the text of the message with its secret. */
export async function makeLeadSource(olena: SandboxChat, name: string): Promise<string> {
  await olena.say('/sources')
  await olena.sees('📥 Джерела лідів')
  await olena.tap('➕ Додати джерело лідів')
  await olena.sees('Що надсилає ліди?')
  await olena.tap('Standard Webhooks')
  await olena.sees('Як назвати це джерело?')
  await olena.say(name)
  await olena.sees('Хто отримує ліди?')
  await olena.tap('👥 Команда: хто візьме першим')
  // The message that listens for the first delivery stands below the secret.
  await olena.sees('слухаю')
  const shown = (await olena.messages()).findLast(({ text = '' }) => text.includes(`🔑 ${name}`))
  if (!shown?.text?.includes('Signing secret:')) throw new Error('The secret is not shown')
  return shown.text
}
