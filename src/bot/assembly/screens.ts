/** Every screen of the bot, by name. */
import { apiKey } from '../../../menus/api-key.ts'
import { apiKeys } from '../../../menus/api-keys.ts'
import { board } from '../../../menus/board.ts'
import { agenda } from '../../../menus/agenda.ts'
import { assignTask } from '../../../menus/assign-task.ts'
import { companies } from '../../../menus/companies.ts'
import { company } from '../../../menus/company.ts'
import { companyPeople } from '../../../menus/company-people.ts'
import { contact } from '../../../menus/contact.ts'
import { contacts } from '../../../menus/contacts.ts'
import { deal } from '../../../menus/deal.ts'
import { dealItem } from '../../../menus/deal-item.ts'
import { dealItems } from '../../../menus/deal-items.ts'
import { dealPeople } from '../../../menus/deal-people.ts'
import { dealPerson } from '../../../menus/deal-person.ts'
import { editRecord } from '../../../menus/edit-record.ts'
import { digestHour } from '../../../menus/digest-hour.ts'
import { firstSteps } from '../../../menus/first-steps.ts'
import { deleteRecord } from '../../../menus/delete-record.ts'
import { deleteSource } from '../../../menus/delete-source.ts'
import { deliveries } from '../../../menus/deliveries.ts'
import { delivery } from '../../../menus/delivery.ts'
import { eraseContact } from '../../../menus/erase-contact.ts'
import { audit } from '../../../menus/audit.ts'
import { privacy } from '../../../menus/privacy.ts'
import { retention } from '../../../menus/retention.ts'
import { files } from '../../../menus/files.ts'
import { found } from '../../../menus/found.ts'
import { home } from '../../../menus/home.ts'
import { invitation } from '../../../menus/invitation.ts'
import { invite } from '../../../menus/invite.ts'
import { inviteRole } from '../../../menus/invite-role.ts'
import { line } from '../../../menus/line.ts'
import { lostReason } from '../../../menus/lost-reason.ts'
import { leadSecret } from '../../../menus/lead-secret.ts'
import { leadSenders } from '../../../menus/lead-senders.ts'
import { leadSource } from '../../../menus/lead-source.ts'
import { sourceGuide } from '../../../menus/source-guide.ts'
import { leadSources } from '../../../menus/lead-sources.ts'
import { member } from '../../../menus/member.ts'
import { moreRecord } from '../../../menus/more-record.ts'
import { archivePipeline } from '../../../menus/archive-pipeline.ts'
import { lostReasonItem } from '../../../menus/lost-reason-item.ts'
import { lostReasons } from '../../../menus/lost-reasons.ts'
import { movePipeline } from '../../../menus/move-pipeline.ts'
import { pipeline } from '../../../menus/pipeline.ts'
import { pipelines } from '../../../menus/pipelines.ts'
import { pipelineStage } from '../../../menus/pipeline-stage.ts'
import { pipelineTemplates } from '../../../menus/pipeline-templates.ts'
import { removeStage } from '../../../menus/remove-stage.ts'
import { sourceStage } from '../../../menus/source-stage.ts'
import { stageFields } from '../../../menus/stage-fields.ts'
import { moveDeal } from '../../../menus/move-deal.ts'
import { reminderDefaults } from '../../../menus/reminder-defaults.ts'
import { taskReminders } from '../../../menus/task-reminders.ts'
import { newLeads } from '../../../menus/new-leads.ts'
import { note } from '../../../menus/note.ts'
import { offerOwnership } from '../../../menus/offer-ownership.ts'
import { removeMember } from '../../../menus/remove-member.ts'
import { notifications } from '../../../menus/notifications.ts'
import { notice } from '../../../menus/notice.ts'
import { openInvite } from '../../../menus/open-invite.ts'
import { openInvites } from '../../../menus/open-invites.ts'
import { listFile } from '../../../menus/list-file.ts'
import { fieldChoice } from '../../../menus/field-choice.ts'
import { fieldChoices } from '../../../menus/field-choices.ts'
import { fieldStages } from '../../../menus/field-stages.ts'
import { field } from '../../../menus/field.ts'
import { fields } from '../../../menus/fields.ts'
import { loadSamples } from '../../../menus/load-samples.ts'
import { me } from '../../../menus/me.ts'
import { settings } from '../../../menus/settings.ts'
import { sharedCards } from '../../../menus/shared-cards.ts'
import { rep } from '../../../menus/rep.ts'
import { repTouches } from '../../../menus/rep-touches.ts'
import { reps } from '../../../menus/reps.ts'
import { target } from '../../../menus/target.ts'
import { targets } from '../../../menus/targets.ts'
import { report } from '../../../menus/report.ts'
import { reportChoice } from '../../../menus/report-choice.ts'
import { reportSchedule } from '../../../menus/report-schedule.ts'
import { reportSchedules } from '../../../menus/report-schedules.ts'
import { reports } from '../../../menus/reports.ts'
import { snoozeTask } from '../../../menus/snooze-task.ts'
import { stageDeals } from '../../../menus/stage-deals.ts'
import { deleteSync } from '../../../menus/delete-sync.ts'
import { sync } from '../../../menus/sync.ts'
import { syncConflict } from '../../../menus/sync-conflict.ts'
import { syncConflicts } from '../../../menus/sync-conflicts.ts'
import { syncField } from '../../../menus/sync-field.ts'
import { syncFields } from '../../../menus/sync-fields.ts'
import { syncPreview } from '../../../menus/sync-preview.ts'
import { syncs } from '../../../menus/syncs.ts'
import { task } from '../../../menus/task.ts'
import { taskDone } from '../../../menus/task-done.ts'
import { taskList } from '../../../menus/task-list.ts'
import { taskOutcome } from '../../../menus/task-outcome.ts'
import { team } from '../../../menus/team.ts'
import { teamRule } from '../../../menus/team-rule.ts'
import { timeline } from '../../../menus/timeline.ts'
import { trash } from '../../../menus/trash.ts'
import { trashed } from '../../../menus/trashed.ts'
import { importScreen } from '../../../menus/import.ts'
import { importColumn } from '../../../menus/import-column.ts'
import { importColumns } from '../../../menus/import-columns.ts'
import { importWords } from '../../../menus/import-words.ts'
import { importWord } from '../../../menus/import-word.ts'
import { imports } from '../../../menus/imports.ts'
import { integrations } from '../../../menus/integrations.ts'
import { webhooks } from '../../../menus/webhooks.ts'
import { webhook } from '../../../menus/webhook.ts'
import { webhookSecret } from '../../../menus/webhook-secret.ts'
import { renewWebhook } from '../../../menus/renew-webhook.ts'
import { webhookEvents } from '../../../menus/webhook-events.ts'
import { deleteWebhook } from '../../../menus/delete-webhook.ts'
import { webhookMessages } from '../../../menus/webhook-messages.ts'
import { webhookMessage } from '../../../menus/webhook-message.ts'
import { replayWebhook } from '../../../menus/replay-webhook.ts'
import { duplicates } from '../../../menus/duplicates.ts'
import { mergeRecords } from '../../../menus/merge-records.ts'
import { mergedRecords } from '../../../menus/merged-records.ts'
import { view } from '../../../menus/view.ts'
import { viewFilter } from '../../../menus/view-filter.ts'
import { viewOptions } from '../../../menus/view-options.ts'
import { savedViews } from '../../../menus/saved-views.ts'
import { savedView } from '../../../menus/saved-view.ts'
import { tickView } from '../../../menus/tick-view.ts'
import { bulkActions } from '../../../menus/bulk-actions.ts'
import { bulkTags } from '../../../menus/bulk-tags.ts'
import { bulkOwner } from '../../../menus/bulk-owner.ts'
import { bulkFields } from '../../../menus/bulk-fields.ts'
import { bulkLost } from '../../../menus/bulk-lost.ts'
import { bulkMove } from '../../../menus/bulk-move.ts'
import { rate } from '../../../menus/rate.ts'
import { ratePair } from '../../../menus/rate-pair.ts'
import { absence } from '../../../menus/absence.ts'
import { assignmentRule } from '../../../menus/assignment-rule.ts'
import { assignmentRules } from '../../../menus/assignment-rules.ts'
import { responseTime } from '../../../menus/response-time.ts'
import { ruleCountries } from '../../../menus/rule-countries.ts'
import { rulePeople } from '../../../menus/rule-people.ts'
import { ruleSources } from '../../../menus/rule-sources.ts'
import { rates } from '../../../menus/rates.ts'
import { bulkConfirm } from '../../../menus/bulk-confirm.ts'
import { bulkEdit } from '../../../menus/bulk-edit.ts'
import { welcome } from '../../../menus/welcome.ts'
import { workspaces } from '../../../menus/workspaces.ts'
import type { Screens } from '../screens/show-screen.ts'

export const SCREENS: Screens = {
  welcome,
  home,
  reps,
  rep,
  repTouches,
  targets,
  target,
  reports,
  report,
  reportChoice,
  reportSchedules,
  reportSchedule,
  contacts,
  contact,
  companies,
  company,
  companyPeople,
  editRecord,
  moreRecord,
  deleteRecord,
  duplicates,
  mergeRecords,
  mergedRecords,
  eraseContact,
  privacy,
  retention,
  audit,
  board,
  stageDeals,
  deal,
  dealItems,
  dealItem,
  dealPeople,
  dealPerson,
  archivePipeline,
  lostReasonItem,
  lostReasons,
  movePipeline,
  pipeline,
  pipelines,
  pipelineStage,
  pipelineTemplates,
  removeStage,
  stageFields,
  sourceStage,
  moveDeal,
  lostReason,
  timeline,
  files,
  listFile,
  view,
  viewFilter,
  viewOptions,
  savedViews,
  savedView,
  tickView,
  bulkActions,
  bulkTags,
  bulkOwner,
  bulkFields,
  bulkConfirm,
  bulkLost,
  bulkMove,
  rate,
  ratePair,
  assignmentRules,
  assignmentRule,
  rulePeople,
  ruleSources,
  ruleCountries,
  responseTime,
  absence,
  rates,
  bulkEdit,
  note,
  agenda,
  task,
  assignTask,
  snoozeTask,
  taskList,
  taskOutcome,
  taskDone,
  notifications,
  taskReminders,
  digestHour,
  reminderDefaults,
  newLeads,
  found,
  line,
  notice,
  sharedCards,
  leadSources,
  leadSenders,
  leadSource,
  sourceGuide,
  leadSecret,
  deleteSource,
  deliveries,
  delivery,
  syncs,
  sync,
  syncPreview,
  syncFields,
  syncField,
  syncConflicts,
  syncConflict,
  deleteSync,
  imports,
  import: importScreen,
  importColumns,
  importColumn,
  importWords,
  importWord,
  integrations,
  webhooks,
  webhook,
  webhookSecret,
  renewWebhook,
  webhookEvents,
  deleteWebhook,
  webhookMessages,
  webhookMessage,
  replayWebhook,
  settings,
  fields,
  field,
  fieldChoices,
  fieldChoice,
  fieldStages,
  me,
  loadSamples,
  teamRule,
  trash,
  trashed,
  apiKeys,
  apiKey,
  workspaces,
  team,
  member,
  removeMember,
  offerOwnership,
  inviteRole,
  invite,
  openInvites,
  openInvite,
  invitation,
  firstSteps,
}
