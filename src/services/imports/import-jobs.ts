/** The jobs of imports. A job of an earlier turn is void: the import has gone on without it. */
import { z } from 'zod'

import { idSchema, type ImportId, type MemberId, type WorkspaceId } from '../../models/ids.ts'
import { defineJob } from '../core/define-job.ts'

const workspaceId = idSchema<WorkspaceId>()
const importId = idSchema<ImportId>()
const ofTurn = z.object({ workspaceId, importId, turn: z.int() })

export type ImportRef = { readonly workspaceId: WorkspaceId; readonly importId: ImportId }
export type ImportTurn = ImportRef & { readonly turn: number }

/** One after another within a workspace, so that two files with the same people do not make them twice. */
const laneOf = (payload: ImportRef): string => `import:${payload.workspaceId}`

/** Copies the rows of the file. */
export const IMPORT_READ_JOB = defineJob({ kind: 'import.read', payload: ofTurn, lane: laneOf })

/** Counts what writing the rows would do. */
export const IMPORT_CHECK_JOB = defineJob({ kind: 'import.check', payload: ofTurn, lane: laneOf })

/** Writes some chunks, and enqueues itself for the next. A repeat goes on where the import is. */
export const IMPORT_RUN_JOB = defineJob({ kind: 'import.run', payload: ofTurn, lane: laneOf })

/** The same for undoing. */
export const IMPORT_UNDO_JOB = defineJob({ kind: 'import.undo', payload: ofTurn, lane: laneOf })

/** Sends the refused rows with their reasons to the member who asked. */
export const IMPORT_REPORT_JOB = defineJob({
  kind: 'import.report',
  payload: z.object({ workspaceId, importId, memberId: idSchema<MemberId>() }),
  lane: ({ memberId }) => `member:${memberId}`,
})

/** Shows a member how far an import is, in a message that is edited until there is something to decide. */
export const IMPORT_PROGRESS_JOB = defineJob({
  kind: 'import.progress',
  payload: z.object({
    workspaceId,
    importId,
    memberId: idSchema<MemberId>(),
    /** Left out before the message is sent. */
    messageId: z.int().optional(),
    /** What the message says. */
    shown: z.string().optional(),
  }),
  lane: ({ memberId }) => `member:${memberId}`,
})
