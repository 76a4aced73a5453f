/** Every service of the domain, made from one set of dependencies. */
import { createApiKeys } from './api-keys/api-keys.ts'
import { createReadStoppedKeys } from './api-keys/stopped-keys.ts'
import { createBulkEdits } from './bulk-edits/bulk-edits.ts'
import { createBulkEditWork } from './bulk-edits/bulk-edit-work.ts'
import { createAddCompany } from './companies/add-company.ts'
import { COMPANY_MERGING } from './companies/company-merging.ts'
import { createDeleteCompany } from './companies/delete-company.ts'
import { createEditCompany } from './companies/edit-company.ts'
import { createFindCompanies } from './companies/find-companies.ts'
import { createListCompanies } from './companies/list-companies.ts'
import { createReadCompanies } from './companies/read-companies.ts'
import { createAddContact } from './contacts/add-contact.ts'
import { createDeleteContact } from './contacts/delete-contact.ts'
import { createEditContact } from './contacts/edit-contact.ts'
import { createFindContacts } from './contacts/find-contacts.ts'
import { createFindDuplicates } from './contacts/find-duplicates.ts'
import { CONTACT_MERGING } from './contacts/contact-merging.ts'
import { createReadContacts } from './contacts/read-contacts.ts'
import { createCustomFields } from './custom-fields/custom-fields.ts'
import { createFollowMerge } from './merging/follow-merge.ts'
import { createMergings } from './merging/mergings.ts'
import { createReviewDuplicates } from './duplicates/review-duplicates.ts'
import { createScanDuplicates } from './duplicates/scan-duplicates.ts'
import { createExport } from './export/export.ts'
import { createDealOperations } from './deals/deal-operations.ts'
import { createReadDeals } from './deals/read-deals.ts'
import { createEachDueDigest } from './day/due-digests.ts'
import { createPreviewDeletion } from './deleting/preview-deletion.ts'
import { createReadWeekly } from './day/read-weekly.ts'
import { createReadDigest } from './day/read-digest.ts'
import { createHintOfDay } from './day/hint-of-day.ts'
import { createHome } from './day/home.ts'
import { createIdentity } from './workspaces/identity.ts'
import { createInvites } from './workspaces/invites.ts'
import { createDeliveries } from './leads/deliveries.ts'
import { createFailingAlerts } from './leads/failing-alert.ts'
import { createFetchAnswers } from './leads/fetch-answers.ts'
import { createListening } from './leads/listening.ts'
import { createLeadSources } from './leads/lead-sources.ts'
import { createProcessDeliveries } from './leads/process-delivery.ts'
import { createSourceDirectory } from './leads/source-directory.ts'
import { createMembers } from './workspaces/members.ts'
import { createFindLineElsewhere } from './lines/find-line-elsewhere.ts'
import { createKeptLines } from './lines/kept-lines.ts'
import { createEditNote } from './notes/edit-note.ts'
import { createNotes } from './notes/notes.ts'
import { createFilesOfRecord } from './notes/files-of-record.ts'
import { createRemoveFile } from './notes/remove-file.ts'
import { createFindNoteTarget } from './notes/note-target.ts'
import { createGatherCards } from './drafts/gather-cards.ts'
import { createSaveCards } from './drafts/save-cards.ts'
import { createGatherNote } from './drafts/gather-note.ts'
import { createReadDraft } from './drafts/read-draft.ts'
import { createSettleNote } from './drafts/settle-note.ts'
import { createViewSettled } from './drafts/settled-view.ts'
import { createClearStages } from './pipelines/clear-stages.ts'
import { createPipelines } from './pipelines/pipelines.ts'
import { createSampleData } from './samples/sample-data.ts'
import type { KeyDeps } from './api-keys/key-deps.ts'
import { fieldTablesOf, KINDS, type Kinds } from './records/kinds.ts'
import { createTablesOf } from './records/tables-of.ts'
import type { LeadDeps } from './leads/lead-deps.ts'
import { createFindInWorkspaces } from './records/find-in-workspaces.ts'
import { createFindKnownInLine } from './search/known-in-line.ts'
import { createSearch } from './search/search.ts'
import { createFindShareable } from './sharing/find-shareable.ts'
import { createReadImporters } from './imports/read-importers.ts'
import { createCheckImport } from './imports/check-import.ts'
import { createImports } from './imports/imports.ts'
import { createMakeFields } from './imports/make-fields.ts'
import type { ImportDeps } from './imports/import-store.ts'
import { createReadImport } from './imports/read-import.ts'
import { createReadRefused } from './imports/refused-rows.ts'
import { createRunImport } from './imports/run-import.ts'
import { createStopImport } from './imports/stop-import.ts'
import { createUndoImport } from './imports/undo-import.ts'
import { createRunSync } from './sync/run-sync.ts'
import { createSetUpSync } from './sync/set-up-sync.ts'
import { createSyncConflicts } from './sync/sync-conflicts.ts'
import type { SyncServiceDeps } from './sync/sync-deps.ts'
import { createSyncs } from './sync/syncs.ts'
import { createListAudit } from './audit/audit-log.ts'
import { createPrivacy } from './privacy/privacy.ts'
import { createRetention } from './privacy/retention.ts'
import type { PrivacyDeps } from './privacy/privacy-deps.ts'
import { createBeginListFile } from './lists/begin-list-file.ts'
import { createFindList } from './lists/find-list.ts'
import { createOpenList } from './lists/read-list.ts'
import type { EnqueueNow } from './core/enqueue-now.ts'
import { createAssignmentServices } from './assignment/assignment-services.ts'
import { createNotificationServices } from './notifications/notification-services.ts'
import { createRates } from './rates/rates.ts'
import { createRepServices } from './reps/rep-services.ts'
import { createCheckTotals } from './stage-totals/check-totals.ts'
import { createTimeline } from './timeline/timeline.ts'
import { createAddTask } from './tasks/add-task.ts'
import { createAgenda } from './day/agenda.ts'
import { createEditTask, createSnoozeTask } from './tasks/edit-task.ts'
import { createFinishTask } from './tasks/finish-task.ts'
import { createListTasks } from './tasks/list-tasks.ts'
import { createTellAboutDone } from './tasks/tell-about-done.ts'
import { createReadTasks } from './tasks/read-tasks.ts'
import { createReplanTasks } from './tasks/replan-tasks.ts'
import { createTrash } from './trash/trash.ts'
import { createUndo } from './undo/undo.ts'
import { createFindFormerMember } from './team/find-former-member.ts'
import { createFinishGivingBack } from './team/give-back.ts'
import { createFinishHandover } from './team/hand-over.ts'
import { createOwnership } from './team/ownership.ts'
import { createReadHandover } from './team/read-handover.ts'
import { createRemoveMember } from './team/remove-member.ts'
import { createSetRule } from './workspaces/team-rules.ts'
import { createWinsFrom } from './workspaces/wins-from.ts'
import { createWorkspaces } from './workspaces/workspaces.ts'
import { createReportServices } from './reports/report-services.ts'
import type { ReportsDeps } from './reports/reports.ts'
import { createViews } from './views/views.ts'
import { createDeliverMessages } from './webhooks/deliver-messages.ts'
import { createFindWebhookName } from './webhooks/find-name.ts'
import { createMakeMissingMessages } from './webhooks/make-missing-messages.ts'
import type { WebhookDeps } from './webhooks/webhook-deps.ts'
import { createWebhookMessages } from './webhooks/webhook-messages.ts'
import { createWebhooks } from './webhooks/webhooks.ts'

export type ServicesDeps = KeyDeps &
  Omit<LeadDeps & SyncServiceDeps & ImportDeps, 'fields' | 'tablesOf' | 'kinds'> &
  Omit<WebhookDeps & ReportsDeps, 'fields' | 'tablesOf' | 'kinds'> &
  Pick<PrivacyDeps, 'privacyWords' | 'sharedStores'> & {
    /** The kinds of records; the product's own by default. */
    readonly kinds?: Kinds
    /** Enqueues what belongs to no change. */
    readonly enqueue: EnqueueNow
    /** In milliseconds. */
    readonly newsBundleMs?: number
  }

export type Services = ReturnType<typeof createServices>

export function createServices({ kinds = KINDS, ...given }: ServicesDeps) {
  const fields = fieldTablesOf(kinds)
  const tablesOf = createTablesOf(fields)
  const deps = { ...given, fields, tablesOf, kinds }
  const home = createHome(deps)
  const identity = createIdentity(deps)
  const members = createMembers(deps)
  const undo = createUndo(deps)
  const syncs = createSyncs(deps)
  const directory = createSourceDirectory({ models: deps.models, providers: deps.leadProviders, clock: deps.clock })
  const readTasks = createReadTasks(deps)
  const [imports, customFields] = [createImports(deps), createCustomFields(deps)]
  const scan = createScanDuplicates(deps)
  const findList = createFindList(deps)
  const readImporters = createReadImporters(deps)
  const readDraft = createReadDraft({ ...deps, find: createFindContacts(deps), readImporters })
  return {
    kinds,
    tablesOf,
    identity,
    workspaces: { ...createWorkspaces(deps), setRule: createSetRule(deps), ...createWinsFrom(deps) },
    invites: createInvites(deps),
    members,
    departures: {
      ...createRemoveMember(deps),
      readHandover: createReadHandover(deps, members),
      finishHandover: createFinishHandover(deps),
      finishGivingBack: createFinishGivingBack(deps),
      findFormer: createFindFormerMember(deps),
    },
    ownership: createOwnership(deps),
    contacts: {
      ...createReadContacts(deps),
      add: createAddContact(deps),
      edit: createEditContact(deps),
      delete: createDeleteContact(deps),
      find: createFindContacts(deps),
      findDuplicates: createFindDuplicates(deps),
      ...createMergings(deps, CONTACT_MERGING),
    },
    companies: {
      ...createReadCompanies(deps),
      ...createFindCompanies(deps),
      list: createListCompanies(deps),
      add: createAddCompany(deps),
      edit: createEditCompany(deps),
      delete: createDeleteCompany(deps),
      ...createMergings(deps, COMPANY_MERGING),
    },
    followMerge: createFollowMerge(deps),
    duplicates: { ...createReviewDuplicates(deps, scan), scanRest: scan.rest },
    leads: createProcessDeliveries(deps),
    fetchAnswers: createFetchAnswers(deps),
    leadSources: { ...createLeadSources(deps, directory), find: directory.find },
    listening: createListening(deps, directory, undo),
    failingAlerts: createFailingAlerts(deps),
    deliveries: createDeliveries(deps),
    deals: createDealOperations(deps),
    notes: {
      ...createNotes(deps),
      ...createFilesOfRecord(deps),
      edit: createEditNote(deps),
      removeFile: createRemoveFile(deps),
      findTarget: createFindNoteTarget(deps),
    },
    cardDrafts: { ...createGatherCards(deps, createFindDuplicates(deps)), ...createSaveCards(deps) },
    noteDrafts: {
      ...createGatherNote(deps),
      ...createSettleNote(deps),
      view: createViewSettled({
        readDraft,
        contacts: createReadContacts(deps),
        companies: createReadCompanies(deps),
        deals: createReadDeals(deps),
      }),
    },
    timeline: createTimeline(deps),
    lists: {
      count: findList.count,
      open: createOpenList(deps, findList),
      beginFile: createBeginListFile(deps, findList),
    },
    search: createSearch(deps),
    findShareable: createFindShareable(deps),
    findInWorkspaces: createFindInWorkspaces(deps, identity),
    findLineElsewhere: createFindLineElsewhere(deps, identity),
    pipelines: createPipelines(deps),
    clearStages: createClearStages(deps),
    webhooks: {
      ...createWebhooks(deps),
      findName: createFindWebhookName(deps),
      deliver: createDeliverMessages(deps),
    },
    webhookMessages: createWebhookMessages(deps),
    missingMessages: createMakeMissingMessages(deps),
    apiKeys: createApiKeys(deps),
    readStoppedKeys: createReadStoppedKeys(deps),
    syncs: { ...syncs, ...createSetUpSync(deps, syncs), run: createRunSync(deps) },
    syncConflicts: createSyncConflicts(deps),
    customFields,
    imports: {
      readImporters,
      ...imports,
      makeFields: createMakeFields(deps, customFields, imports),
      readRefused: createReadRefused(deps),
    },
    importWork: {
      ...createReadImport(deps),
      check: createCheckImport(deps),
      ...createRunImport(deps),
      undo: createUndoImport(deps),
      stop: createStopImport(deps),
    },
    ...createReportServices(deps, members),
    views: createViews(deps, members),
    bulkEdits: createBulkEdits(deps),
    bulkEditWork: createBulkEditWork(deps),
    privacy: createPrivacy(deps),
    retention: createRetention(deps),
    rates: createRates(deps),
    ...createRepServices(deps),
    ...createAssignmentServices(deps),
    stageTotals: createCheckTotals(deps),
    audit: createListAudit(deps),
    export: createExport(deps),
    tasks: {
      ...createTellAboutDone(deps),
      ...readTasks,
      ...createListTasks(deps),
      ...createFinishTask(deps),
      add: createAddTask(deps),
      edit: createEditTask(deps),
      snooze: createSnoozeTask(deps),
      replan: createReplanTasks(deps),
    },
    lines: { ...createKeptLines(deps), known: createFindKnownInLine(deps, members) },
    agenda: createAgenda(deps),
    home,
    hintOfDay: createHintOfDay(deps),
    previewDeletion: createPreviewDeletion(deps),
    trash: createTrash(deps),
    undo,
    sampleData: createSampleData(deps),
    ...createNotificationServices(deps, { getTask: readTasks.get }),
    readDigest: createReadDigest({ ...deps, home }),
    readWeekly: createReadWeekly(deps),
    eachDueDigest: createEachDueDigest(deps),
  }
}
