/** Every model of the product on one connection. */
import type { Connection } from 'mongoose'

import { defineApiKeyModel } from './api-key.ts'
import { defineAssignmentRuleModel } from './assignment-rule.ts'
import { defineBulkEditModel } from './bulk-edit.ts'
import { defineCardDraftModel } from './card-draft.ts'
import { defineCommandModel } from './command.ts'
import { defineCompanyModel } from './company.ts'
import { defineContactModel } from './contact.ts'
import { defineDealModel } from './deal.ts'
import { defineDeliveryModel } from './delivery.ts'
import { defineDuplicatePairModel, defineDuplicateScanModel } from './duplicate-pair.ts'
import { defineErasureModel } from './erasure.ts'
import { defineEventModel } from './event.ts'
import { defineExternalIdModel } from './external-id.ts'
import { defineImportChunkModel } from './import-chunk.ts'
import { defineImportModel } from './import.ts'
import { defineHeldNoticeModel } from './held-notice.ts'
import { defineInviteModel } from './invite.ts'
import { defineLeadSourceModel } from './lead-source.ts'
import { defineLeadMessageModel } from './lead-message.ts'
import { defineMemberModel } from './member.ts'
import { defineMergeModel, defineMergeMoveModel } from './merge.ts'
import { defineNoteDraftModel } from './note-draft.ts'
import { defineNoteModel } from './note.ts'
import { defineNoticeWindowModel } from './notice-window.ts'
import { definePipelineModel } from './pipeline.ts'
import { defineReportScheduleModel } from './report-schedule.ts'
import { defineRateModel } from './rate.ts'
import { defineStageTotalModel } from './stage-total.ts'
import { defineSyncConflictModel } from './sync-conflict.ts'
import { defineSyncLinkModel } from './sync-link.ts'
import { defineSyncModel } from './sync.ts'
import { defineTargetModel } from './target.ts'
import { defineTaskModel } from './task.ts'
import { defineTelegramUserModel } from './telegram-user.ts'
import { defineTypedLineModel } from './typed-line.ts'
import { defineViewModel } from './view.ts'
import { defineWebhookEndpointModel } from './webhook-endpoint.ts'
import { defineWebhookMessageModel } from './webhook-message.ts'
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
    pipelines: definePipelineModel(connection),
    deals: defineDealModel(connection),
    tasks: defineTaskModel(connection),
    notes: defineNoteModel(connection),
    cardDrafts: defineCardDraftModel(connection),
    noteDrafts: defineNoteDraftModel(connection),
    leadMessages: defineLeadMessageModel(connection),
    heldNotices: defineHeldNoticeModel(connection),
    noticeWindows: defineNoticeWindowModel(connection),
    leadSources: defineLeadSourceModel(connection),
    deliveries: defineDeliveryModel(connection),
    webhookEndpoints: defineWebhookEndpointModel(connection),
    webhookMessages: defineWebhookMessageModel(connection),
    apiKeys: defineApiKeyModel(connection),
    syncs: defineSyncModel(connection),
    syncLinks: defineSyncLinkModel(connection),
    syncConflicts: defineSyncConflictModel(connection),
    imports: defineImportModel(connection),
    importChunks: defineImportChunkModel(connection),
    externalIds: defineExternalIdModel(connection),
    events: defineEventModel(connection),
    commands: defineCommandModel(connection),
    merges: defineMergeModel(connection),
    duplicatePairs: defineDuplicatePairModel(connection),
    duplicateScans: defineDuplicateScanModel(connection),
    mergeMoves: defineMergeMoveModel(connection),
    typedLines: defineTypedLineModel(connection),
    erasures: defineErasureModel(connection),
    views: defineViewModel(connection),
    bulkEdits: defineBulkEditModel(connection),
    reportSchedules: defineReportScheduleModel(connection),
    rates: defineRateModel(connection),
    targets: defineTargetModel(connection),
    assignmentRules: defineAssignmentRuleModel(connection),
    stageTotals: defineStageTotalModel(connection),
  }
}
