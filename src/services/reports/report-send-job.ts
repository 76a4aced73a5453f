/** The job that sends a regular report: one for each week or month. */
import { z } from 'zod'

import { idSchema, type ReportScheduleId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

export const REPORT_SEND_JOB = defineJob({
  kind: 'report.send',
  payload: z.object({
    workspaceId: idSchema<WorkspaceId>(),
    scheduleId: idSchema<ReportScheduleId>(),
    sentIn: z.string(),
  }),
  lane: ({ scheduleId }) => `report:${scheduleId}`,
  dedupeKey: ({ scheduleId, sentIn }) => `report.send/${scheduleId}/${sentIn}`,
})
