/** Every model of the product on one connection. */
import type { Connection } from 'mongoose'

import { defineCommandModel } from './command.ts'
import { defineCompanyModel } from './company.ts'
import { defineContactModel } from './contact.ts'
import { defineEventModel } from './event.ts'
import { defineInviteModel } from './invite.ts'
import { defineMemberModel } from './member.ts'
import { defineTelegramUserModel } from './telegram-user.ts'
import { defineWorkspaceModel } from './workspace.ts'

export type Models = ReturnType<typeof createModels>

export function createModels(connection: Connection) {
  return {
    workspaces: defineWorkspaceModel(connection),
    members: defineMemberModel(connection),
    telegramUsers: defineTelegramUserModel(connection),
    invites: defineInviteModel(connection),
    contacts: defineContactModel(connection),
    companies: defineCompanyModel(connection),
    events: defineEventModel(connection),
    commands: defineCommandModel(connection),
  }
}
