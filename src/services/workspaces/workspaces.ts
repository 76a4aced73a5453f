/** Creates a workspace with its owner, and changes its settings. */
import { AppError } from '../../errors.ts'
import { type EventId, type MemberId, newId, objectId, type PipelineId, type WorkspaceId } from '../../models/ids.ts'
import { type Locale, LOCALES } from '../../locale.ts'
import type { Actor, Performer } from '../core/actor.ts'
import { authorize } from '../core/permissions.ts'
import { DEFAULT_LOST_REASONS, defaultPipeline } from '../pipelines/default-pipeline.ts'
import { parseCurrency, parseRegion, parseTimeZone } from './regional-settings.ts'
import type { CoreDeps } from '../core/core-deps.ts'
import { parseSingleLine } from '../../language/single-line.ts'
import { REPLAN_JOB } from '../tasks/replan-job.ts'

/** A Telegram user who is not a member yet, with what creating or joining a workspace needs to know. */
export type Newcomer = {
  readonly telegramUserId: number
  readonly name: string
  readonly username?: string
  /** Chosen, or what their Telegram speaks; null if neither is known: then the workspace's applies. */
  readonly locale: Locale | null
  /** See `Actor.commandId`. */
  readonly commandId: string
}

export type NewWorkspace = {
  readonly name: string
  readonly currency: string
  readonly timeZone: string
  readonly region: string
  readonly locale: Locale
}

export const WORKSPACE_SETTINGS = ['name', 'currency', 'timeZone', 'region', 'locale'] as const
export type WorkspaceSetting = (typeof WORKSPACE_SETTINGS)[number]

export type WorkspaceView = NewWorkspace & {
  readonly id: WorkspaceId
  readonly lostReasons: readonly string[]
  readonly createdAt: string
}

export type WorkspacesService = {
  /** Makes the newcomer the owner, and the new workspace the one they act in. @throws AppError VALIDATION */
  readonly create: (founder: Newcomer, input: NewWorkspace) => Promise<{ workspaceId: WorkspaceId; memberId: MemberId }>
  readonly get: (actor: Actor) => Promise<WorkspaceView>
  /** @throws AppError FORBIDDEN, VALIDATION */
  readonly change: (actor: Actor, setting: WorkspaceSetting, value: string) => Promise<{ undoId: EventId | null }>
}

const PARSERS: Record<WorkspaceSetting, (text: string) => string> = {
  name: (text) => parseSingleLine(text),
  currency: parseCurrency,
  timeZone: parseTimeZone,
  region: parseRegion,
  locale: (text) => {
    const locale = LOCALES.find((known) => known === text)
    if (locale === undefined) throw new AppError('VALIDATION', { message: 'Unknown language' })
    return locale
  },
}

/** Reads one typed setting. @throws AppError VALIDATION with the problem */
export function parseSetting(setting: WorkspaceSetting, text: string): string {
  return PARSERS[setting](text)
}

export function createWorkspaces({ models, transact }: CoreDeps): WorkspacesService {
  return {
    async create(founder, input) {
      const workspaceId = newId<WorkspaceId>()
      const memberId = newId<MemberId>()
      const { commandId } = founder
      const settings = Object.fromEntries(
        WORKSPACE_SETTINGS.map((setting) => [setting, parseSetting(setting, input[setting])]),
      )
      const founding: Performer = { workspaceId, memberId, channel: 'telegram', commandId }
      return transact(founding, 'workspace.create', async (tx) => {
        const { session } = tx
        const locale = input.locale
        const lostReasons = [...DEFAULT_LOST_REASONS[locale]]
        const workspace = { _id: objectId(workspaceId), ...settings, visibility: 'team' as const, lostReasons }
        await models.workspaces.create([workspace], { session })
        const pipelineId = newId<PipelineId>()
        const pipeline = { _id: objectId(pipelineId), workspaceId: objectId(workspaceId), ...defaultPipeline(locale) }
        await models.pipelines.create([pipeline], { session })
        const owner = {
          _id: objectId(memberId),
          workspaceId: objectId(workspaceId),
          telegramUserId: founder.telegramUserId,
          name: founder.name,
          ...(founder.username && { username: founder.username }),
          role: 'owner' as const,
          ...(founder.locale && { locale: founder.locale }),
        }
        await models.members.create([owner], { session })
        await models.telegramUsers.updateOne(
          { _id: founder.telegramUserId },
          { $set: { activeWorkspaceId: objectId(workspaceId) } },
          { session },
        )
        tx.record({
          type: 'workspace.created',
          target: { kind: 'workspace', id: workspaceId },
          changes: Object.entries(settings).map(([path, to]) => ({ path, from: null, to })),
        })
        tx.record({ type: 'pipeline.created', target: { kind: 'pipeline', id: pipelineId } })
        tx.record({ type: 'member.joined', target: { kind: 'member', id: memberId } })
        return { workspaceId, memberId }
      })
    },

    async get(actor) {
      const workspace = await models.workspaces.findById(objectId(actor.workspaceId)).lean()
      if (workspace === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
      const { name, currency, timeZone, region, locale, lostReasons } = workspace
      return {
        id: actor.workspaceId,
        name,
        currency,
        timeZone,
        region,
        locale,
        lostReasons,
        createdAt: workspace.createdAt.toISOString(),
      }
    },

    async change(actor, setting, value) {
      authorize(actor, 'workspace.settings')
      const to = parseSetting(setting, value)
      return transact(actor, `workspace.change-${setting}`, async (tx) => {
        const before = await models.workspaces
          .findByIdAndUpdate(
            objectId(actor.workspaceId),
            { $set: { [setting]: to }, $inc: { version: 1 } },
            { session: tx.session },
          )
          .lean()
        if (before === null) throw new AppError('NOT_FOUND', { details: { kind: 'workspace' } })
        if (before[setting] === to) return { undoId: null }
        if (setting === 'timeZone') tx.enqueue(REPLAN_JOB, { workspaceId: actor.workspaceId, from: before.timeZone })
        const changes = [{ path: setting, from: before[setting], to }]
        const target = { kind: 'workspace', id: actor.workspaceId } as const
        return { undoId: tx.record({ type: 'workspace.updated', target, changes }) }
      })
    },
  }
}
