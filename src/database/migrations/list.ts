/** Every migration of the product, in order. Add new ones at the end; never change or remove an old one. */
import { foundation } from './0001-foundation.ts'
import { dealsAndIntake } from './0002-deals-and-intake.ts'
import { recentLeads } from './0003-recent-leads.ts'
import { trash } from './0004-trash.ts'
import { syncs } from './0006-syncs.ts'
import { drafts } from './0008-drafts.ts'
import { outgoingWebhooks } from './0005-outgoing-webhooks.ts'
import { searchTermsOfAll } from './0007-search-terms.ts'
import { typedLines } from './0009-typed-lines.ts'
import { taskLists } from './0010-task-lists.ts'
import { leadMessages } from './0011-lead-messages.ts'
import { heldNotices } from './0012-held-notices.ts'
import { telegramAccounts } from './0013-telegram-accounts.ts'
import { imports } from './0014-imports.ts'
import { merges } from './0015-merges.ts'
import { companyRecords } from './0016-companies.ts'
import { privacy } from './0017-privacy.ts'
import { filesOfRecords } from './0018-files-of-records.ts'
import { lastTouch } from './0019-last-touch.ts'
import { views } from './0020-views.ts'
import { companyDuplicates } from './0021-company-duplicates.ts'
import { fewerIndexes } from './0022-fewer-indexes.ts'
import { reports } from './0023-reports.ts'
import { reportSchedules } from './0024-report-schedules.ts'
import { dealOrigins } from './0025-deal-origins.ts'
import { pipelineNames } from './0026-pipeline-names.ts'
import { stageTotals } from './0027-stage-totals.ts'
import { rates } from './0028-rates.ts'
import { targets } from './0029-targets.ts'
import { assignmentRules } from './0030-assignment-rules.ts'
import type { Migration } from './migration.ts'

export const MIGRATIONS: readonly Migration[] = [
  foundation,
  dealsAndIntake,
  recentLeads,
  trash,
  outgoingWebhooks,
  syncs,
  searchTermsOfAll,
  drafts,
  typedLines,
  taskLists,
  leadMessages,
  heldNotices,
  telegramAccounts,
  imports,
  merges,
  companyRecords,
  privacy,
  filesOfRecords,
  lastTouch,
  views,
  companyDuplicates,
  fewerIndexes,
  reports,
  reportSchedules,
  dealOrigins,
  pipelineNames,
  stageTotals,
  rates,
  targets,
  assignmentRules,
]
