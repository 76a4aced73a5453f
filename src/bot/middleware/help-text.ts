/** The text of /help: every command that the person may use, as in the list at “/”, so that none is forgotten. */
import type { Role } from '../../models/member.ts'
import { commandPlan } from './command-menu.ts'
import type { Translate } from '../text/i18n.ts'

/** @param role null for somebody in no workspace */
export function helpText(role: Role | null, t: Translate): string {
  const commands = commandPlan(role, t).map(({ command, description }) => `/${command} – ${description}`)
  const parts = [t('help-intro'), commands.join('\n'), ...(role === null ? [] : [t('help-typing')])]
  return parts.join('\n\n')
}
