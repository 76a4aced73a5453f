/** Installs the dialogues in the bot, and gives the context its `begin`. */
import { conversations, createConversation } from '@grammyjs/conversations'
import { Composer } from 'grammy'

import { createAddApiKeyDialogue } from '../../../conversations/add-api-key.ts'
import { createAddContactDialogue } from '../../../conversations/add-contact.ts'
import { createAddDealDialogue } from '../../../conversations/add-deal.ts'
import { createAddNoteDialogue } from '../../../conversations/add-note.ts'
import { createAddTaskDialogue } from '../../../conversations/add-task.ts'
import { createChangeSettingDialogue } from '../../../conversations/change-setting.ts'
import { createCreateWorkspaceDialogue } from '../../../conversations/create-workspace.ts'
import { createEditFieldDialogue } from '../../../conversations/edit-field.ts'
import { createEnterInviteDialogue } from '../../../conversations/enter-invite.ts'
import { createFillStageDialogue } from '../../../conversations/fill-stage.ts'
import { createLostReasonDialogue } from '../../../conversations/lost-reason.ts'
import { createAddLeadSourceDialogue } from '../../../conversations/add-lead-source.ts'
import { createMapLeadFieldsDialogue } from '../../../conversations/map-lead-fields.ts'
import { createRenewLeadSecretDialogue } from '../../../conversations/renew-lead-secret.ts'
import { createRouteLeadsDialogue } from '../../../conversations/route-leads.ts'
import { createSetLeadTokenDialogue } from '../../../conversations/set-lead-token.ts'
import { createTaskTimeDialogue } from '../../../conversations/task-time.ts'
import { createSearchDialogue } from '../../../conversations/search.ts'
import type { BotContext } from '../screens/bot-context.ts'
import type { DialogueStore } from '../dialogues/dialogue-store.ts'
import type { DialogueName } from '../dialogues/dialogues.ts'
import type { DialogueDeps } from '../dialogues/dialogue-deps.ts'
import type { DialogueContext } from '../dialogues/secret-marks.ts'
import { guardPlugin } from '../dialogues/guard-plugin.ts'
import { endFailedDialogue } from '../dialogues/end-failed-dialogue.ts'
import { createLeaveDialogue, leaveDialogue, resumeKeyboard } from '../dialogues/leave-dialogue.ts'

export type InstallDialoguesDeps = DialogueDeps & { readonly store: DialogueStore }

/** The order matters: storage, then everything that can end a dialogue, then the dialogues. The menus come after all of them. */
export function installDialogues({ store, ...deps }: InstallDialoguesDeps): Composer<BotContext> {
  const { translator } = deps
  const composer = new Composer<BotContext>()
  composer.use(
    conversations<BotContext, DialogueContext>({
      storage: store.storage,
      plugins: [guardPlugin(), store.marks.plugin],
    }),
  )
  composer.use(async (ctx, next) => {
    ctx.begin = async (name, args) => {
      const kept = await leaveDialogue(ctx)
      if (kept === true) await ctx.reply(ctx.t('left-kept'), { reply_markup: resumeKeyboard(ctx) })
      await ctx.conversation.enter(name, args)
    }
    await next()
  })
  composer.use(endFailedDialogue)
  composer.use(createLeaveDialogue())

  const dialogue = (name: DialogueName) => ({ id: name })
  composer.use(createConversation(createAddContactDialogue(deps), dialogue('addContact')))
  composer.use(createConversation(createAddDealDialogue(deps), dialogue('addDeal')))
  composer.use(createConversation(createEditFieldDialogue(deps), dialogue('editField')))
  composer.use(createConversation(createFillStageDialogue(deps), dialogue('fillStage')))
  composer.use(createConversation(createLostReasonDialogue(deps), dialogue('lostReason')))
  composer.use(createConversation(createAddNoteDialogue(translator), dialogue('addNote')))
  composer.use(createConversation(createAddTaskDialogue(translator), dialogue('addTask')))
  composer.use(createConversation(createTaskTimeDialogue(translator), dialogue('taskTime')))
  composer.use(createConversation(createAddApiKeyDialogue(translator), dialogue('addApiKey')))
  composer.use(createConversation(createCreateWorkspaceDialogue(translator), dialogue('createWorkspace')))
  composer.use(createConversation(createChangeSettingDialogue(translator), dialogue('changeSetting')))
  composer.use(createConversation(createEnterInviteDialogue(translator), dialogue('enterInvite')))
  composer.use(createConversation(createSearchDialogue(translator), dialogue('search')))
  composer.use(createConversation(createAddLeadSourceDialogue(translator), dialogue('addLeadSource')))
  composer.use(createConversation(createRenewLeadSecretDialogue(translator), dialogue('renewLeadSecret')))
  composer.use(createConversation(createSetLeadTokenDialogue(translator), dialogue('setLeadToken')))
  composer.use(createConversation(createRouteLeadsDialogue(translator), dialogue('routeLeads')))
  composer.use(createConversation(createMapLeadFieldsDialogue(translator), dialogue('mapLeadFields')))
  return composer
}
