/** What a report can be about: the workspace's pipelines, and the members whose records the actor sees. */
import type { MemberId, PipelineId } from '../../models/ids.ts'
import type { Actor } from '../core/actor.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { authorize, seesAll } from '../core/permissions.ts'
import { readPipelines } from '../pipelines/read-pipelines.ts'
import type { MembersService } from '../workspaces/members.ts'

export type ReportChoices = {
  /** In their order; one alone is no choice. */
  readonly pipelines: readonly { readonly id: PipelineId; readonly name: string }[]
  /** Empty for those who see only their own records. */
  readonly members: readonly { readonly id: MemberId; readonly name: string }[]
}

/** @throws AppError FORBIDDEN */
export type ReadReportChoices = (actor: Actor) => Promise<ReportChoices>

/** A screen has no room for more. */
const MAX_PIPELINES = 20

export function createReadReportChoices(
  { models }: Pick<CoreDeps, 'models'>,
  members: Pick<MembersService, 'list'>,
): ReadReportChoices {
  return async (actor) => {
    authorize(actor, 'report.read')
    const [{ live }, team] = await Promise.all([
      readPipelines(models, actor),
      seesAll(actor) ? members.list(actor) : [],
    ])
    return {
      pipelines: live.slice(0, MAX_PIPELINES).map(({ id, name }) => ({ id, name })),
      members: team.map(({ id, name }) => ({ id, name })),
    }
  }
}
