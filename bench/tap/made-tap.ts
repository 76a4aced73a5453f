/** One person's tap on a message. */
import type { Update } from 'grammy/types'

import type { MemberId, WorkspaceId } from '../../src/models/ids.ts'
import type { Actor } from '../../src/services/core/actor.ts'
import { newId } from '../../src/models/ids.ts'
import type { Person } from '../../src/services/workspaces/identity.ts'
import { updateOf } from '../updates/made-updates.ts'

const TELEGRAM_USER_ID = 7_100_000_001
const [workspaceId, memberId] = [newId<WorkspaceId>(), newId<MemberId>()]
const ROLE = { role: 'owner', visibility: 'team', deletion: 'team', timeZone: 'Europe/Kyiv', customFields: [] } as const

export const TAPPED_PERSON: { readonly known: Person; readonly actor: Actor } = {
  known: {
    telegramUserId: TELEGRAM_USER_ID,
    locale: 'en',
    blocked: false,
    membership: {
      ...ROLE,
      workspaceId,
      memberId,
      workspaceName: 'Bench',
      memberName: 'Person',
      workspaceTimeZone: ROLE.timeZone,
      leaderboard: 'on',
      wins: 'on',
      hasOwnTimeZone: false,
      locale: 'en',
      theme: 'light',
      currency: 'UAH',
      region: 'UA',
    },
  },
  actor: { ...ROLE, workspaceId, memberId, channel: 'telegram', commandId: 'bench' },
}

let messageId = 0

/** Each on another message, so that none is the second of a double tap. */
export function tapOf(data: string): Update {
  messageId += 1
  const shown = { messageId, text: 'Team', buttons: [], markup: { inline_keyboard: [] } }
  return updateOf({ kind: 'tap', shown, data }, TELEGRAM_USER_ID)
}
