/** Installs the dialogues in the bot, and gives the context its `begin`. */
import { conversations, createConversation } from '@grammyjs/conversations'
import { Composer } from 'grammy'

import { createAddApiKeyDialogue } from '../../../conversations/add-api-key.ts'
import { createAddCompanyDialogue } from '../../../conversations/add-company.ts'
import { createAddContactDialogue } from '../../../conversations/add-contact.ts'
import { createAddDealDialogue } from '../../../conversations/add-deal.ts'
import { createAddDealContactDialogue } from '../../../conversations/add-deal-contact.ts'
import { createAddNoteDialogue } from '../../../conversations/add-note.ts'
import { createAddWebhookDialogue } from '../../../conversations/add-webhook.ts'
import { createEditWebhookDialogue } from '../../../conversations/edit-webhook.ts'
import { createAddTaskDialogue } from '../../../conversations/add-task.ts'
import { createChangeSettingDialogue } from '../../../conversations/change-setting.ts'
import { createAssignDraftDialogue } from '../../../conversations/assign-draft.ts'
import { createCreateWorkspaceDialogue } from '../../../conversations/create-workspace.ts'
import { createEditNoteDialogue } from '../../../conversations/edit-note.ts'
import { createEditFieldDialogue } from '../../../conversations/edit-field.ts'
import { createMakeFieldDialogue } from '../../../conversations/make-field.ts'
import { createNameFieldDialogue } from '../../../conversations/name-field.ts'
import { createNameLostReasonDialogue } from '../../../conversations/name-lost-reason.ts'
import { createNamePipelineDialogue } from '../../../conversations/name-pipeline.ts'
import { createStageNumberDialogue } from '../../../conversations/stage-number.ts'
import { createWinsFromDialogue } from '../../../conversations/wins-from.ts'
import { createEnterTargetDialogue } from '../../../conversations/enter-target.ts'
import { createEnterInviteDialogue } from '../../../conversations/enter-invite.ts'
import { createFillStageDialogue } from '../../../conversations/fill-stage.ts'
import { createLostReasonDialogue } from '../../../conversations/lost-reason.ts'
import { createAddLeadSourceDialogue } from '../../../conversations/add-lead-source.ts'
import { createMapLeadFieldsDialogue } from '../../../conversations/map-lead-fields.ts'
import { createOwnTimeZoneDialogue } from '../../../conversations/own-time-zone.ts'
import { createRenewLeadSecretDialogue } from '../../../conversations/renew-lead-secret.ts'
import { createRemindBeforeDialogue } from '../../../conversations/remind-before.ts'
import { createTaskLengthDialogue } from '../../../conversations/task-length.ts'
import { createQuietHoursDialogue } from '../../../conversations/quiet-hours.ts'
import { createRouteLeadsDialogue } from '../../../conversations/route-leads.ts'
import { createSetLeadTokenDialogue } from '../../../conversations/set-lead-token.ts'
import { createAddSyncDialogue } from '../../../conversations/add-sync.ts'
import { createMapSyncFieldDialogue } from '../../../conversations/map-sync-field.ts'
import { createRenewSyncTokenDialogue } from '../../../conversations/renew-sync-token.ts'
import { createTaskTimeDialogue } from '../../../conversations/task-time.ts'
import { createChooseContactDialogue } from '../../../conversations/choose-contact.ts'
import { createMergeCompanyDialogue } from '../../../conversations/merge-company.ts'
import { createMergeContactDialogue } from '../../../conversations/merge-contact.ts'
import { createNameViewDialogue } from '../../../conversations/name-view.ts'
import { createSetBulkFieldDialogue } from '../../../conversations/set-bulk-field.ts'
import { createBulkLostReasonDialogue } from '../../../conversations/bulk-lost-reason.ts'
import { createNameRuleDialogue } from '../../../conversations/name-rule.ts'
import { createTypeAbsenceDialogue } from '../../../conversations/type-absence.ts'
import { createTypeCountriesDialogue } from '../../../conversations/type-countries.ts'
import { createTypeResponseTimeDialogue } from '../../../conversations/type-response-time.ts'
import { createEnterRateDialogue } from '../../../conversations/enter-rate.ts'
import { createTypeBulkTagDialogue } from '../../../conversations/type-bulk-tag.ts'
import { createTypeConditionDialogue } from '../../../conversations/type-condition.ts'
import { createTypeItemsDialogue } from '../../../conversations/type-items.ts'
import { createTypeRoleDialogue } from '../../../conversations/type-role.ts'
import { createWriteNoteDialogue } from '../../../conversations/write-note.ts'
import { createSearchDialogue } from '../../../conversations/search.ts'
import type { BotContext } from '../screens/bot-context.ts'
import { closingLast, type DialogueBuilder, type GivenBefore } from '../dialogues/closing.ts'
import type { DialogueStore } from '../dialogues/dialogue-store.ts'
import type { DialogueName } from '../dialogues/dialogues.ts'
import type { DialogueDeps } from '../dialogues/dialogue-deps.ts'
import type { DialogueContext } from '../dialogues/secret-marks.ts'
import { guardPlugin } from '../dialogues/guard-plugin.ts'
import { createEditedAnswers, type EditedAnswersDeps } from '../dialogues/edited-answers.ts'
import { endFailedDialogue } from '../dialogues/end-failed-dialogue.ts'
import { createDraftPicks } from '../middleware/draft-buttons.ts'
import { createKeepInPlace } from '../dialogues/keep-in-place.ts'
import { createLeaveDialogue, leaveForOther } from '../dialogues/leave-dialogue.ts'

export type InstallDialoguesDeps = DialogueDeps &
  Pick<EditedAnswersDeps, 'readLine' | 'correctLine'> & { readonly store: DialogueStore }

/** The order matters: what belongs to another workspace, then storage, then everything that can end a dialogue, then the dialogues. The menus come after all of them. */
export function installDialogues({
  store,
  readLine,
  correctLine,
  ...deps
}: InstallDialoguesDeps): Composer<BotContext> {
  const { translator } = deps
  const composer = new Composer<BotContext>()
  composer.use(createKeepInPlace(store))
  composer.use(
    conversations<BotContext, DialogueContext>({
      storage: store.storage,
      plugins: (dialogue) => [guardPlugin(), store.marks.plugin, store.progress.plugin(dialogue)],
    }),
  )
  composer.use(async (ctx, next) => {
    ctx.begin = async (name, args) => {
      await leaveForOther(ctx)
      ctx.dialogueState.begunIn = ctx.membership?.workspaceId ?? null
      const { givenBefore } = ctx.dialogueState
      const before = givenBefore === undefined ? [] : [{ givenBefore } satisfies GivenBefore]
      await ctx.conversation.enter(name, args, ...before)
    }
    await next()
  })
  composer.use(endFailedDialogue)
  composer.use(createLeaveDialogue())

  function add<Args extends readonly unknown[]>(id: DialogueName, builder: DialogueBuilder<Args>): void {
    composer.use(createConversation(closingLast(builder), { id }))
  }
  add('assignDraft', createAssignDraftDialogue(translator))
  composer.use(createDraftPicks())
  add('addContact', createAddContactDialogue(deps))
  add('addCompany', createAddCompanyDialogue(deps))
  add('addDeal', createAddDealDialogue(deps))
  add('typeItems', createTypeItemsDialogue(deps))
  add('addDealContact', createAddDealContactDialogue(deps))
  add('typeRole', createTypeRoleDialogue(deps))
  add('editField', createEditFieldDialogue(deps))
  add('fillStage', createFillStageDialogue(deps))
  add('lostReason', createLostReasonDialogue(deps))
  add('addNote', createAddNoteDialogue(translator))
  add('editNote', createEditNoteDialogue(translator))
  add('writeNote', createWriteNoteDialogue(translator))
  add('addTask', createAddTaskDialogue(translator))
  add('taskTime', createTaskTimeDialogue(translator))
  add('addApiKey', createAddApiKeyDialogue(translator))
  add('createWorkspace', createCreateWorkspaceDialogue(translator))
  add('changeSetting', createChangeSettingDialogue(translator))
  add('makeField', createMakeFieldDialogue(translator))
  add('nameField', createNameFieldDialogue(translator))
  add('namePipeline', createNamePipelineDialogue(translator))
  add('stageNumber', createStageNumberDialogue(translator))
  add('nameLostReason', createNameLostReasonDialogue(translator))
  add('remindBefore', createRemindBeforeDialogue(translator))
  add('taskLength', createTaskLengthDialogue(translator))
  add('quietHours', createQuietHoursDialogue(translator))
  add('ownTimeZone', createOwnTimeZoneDialogue(translator))
  add('enterInvite', createEnterInviteDialogue(translator))
  add('chooseContact', createChooseContactDialogue(translator))
  add('mergeContact', createMergeContactDialogue(translator))
  add('mergeCompany', createMergeCompanyDialogue(translator))
  add('typeCondition', createTypeConditionDialogue(deps))
  add('nameView', createNameViewDialogue(translator))
  add('bulkLostReason', createBulkLostReasonDialogue(translator))
  add('nameRule', createNameRuleDialogue(translator))
  add('typeCountries', createTypeCountriesDialogue(translator))
  add('typeResponseTime', createTypeResponseTimeDialogue(translator))
  add('typeAbsence', createTypeAbsenceDialogue(translator))
  add('enterRate', createEnterRateDialogue(translator))
  add('enterTarget', createEnterTargetDialogue(translator))
  add('winsFrom', createWinsFromDialogue(translator))
  add('typeBulkTag', createTypeBulkTagDialogue(translator))
  add('setBulkField', createSetBulkFieldDialogue(deps))
  add('search', createSearchDialogue(translator))
  add('addLeadSource', createAddLeadSourceDialogue(translator))
  add('renewLeadSecret', createRenewLeadSecretDialogue(translator))
  add('setLeadToken', createSetLeadTokenDialogue(translator))
  add('routeLeads', createRouteLeadsDialogue(translator))
  add('mapLeadFields', createMapLeadFieldsDialogue(translator))
  add('addSync', createAddSyncDialogue(translator))
  add('renewSyncToken', createRenewSyncTokenDialogue(translator))
  add('mapSyncField', createMapSyncFieldDialogue(translator))
  add('addWebhook', createAddWebhookDialogue(translator))
  add('editWebhook', createEditWebhookDialogue(translator))
  // It begins dialogues, which it can only after all are installed.
  composer.use(createEditedAnswers({ readLine, correctLine }))
  return composer
}
