/** How long a workspace keeps what is only stored to look things up. Pure. */
import type { WorkspaceRecord } from '../../models/workspace.ts'

export const RETENTION_KINDS = ['deliveries', 'events'] as const
export type RetentionKind = (typeof RETENTION_KINDS)[number]

/** Bodies of deliveries are never kept for longer than 30 days; merges are undone for a year, by their events. */
export const RETENTION_CHOICES = {
  deliveries: ['1d', '7d', '14d', '30d'],
  events: ['1y', '2y', '3y', '5y', 'ever'],
} as const satisfies Record<RetentionKind, readonly string[]>

export type Retention = (typeof RETENTION_CHOICES)[RetentionKind][number]

export const DEFAULT_RETENTION = { deliveries: '30d', events: 'ever' } as const satisfies Record<
  RetentionKind,
  Retention
>

/** Whole years, and the day on which one of them is full. Null: for good. */
const DAYS = {
  '1d': 1,
  '7d': 7,
  '14d': 14,
  '30d': 30,
  '1y': 367,
  '2y': 732,
  '3y': 1097,
  '5y': 1828,
  ever: null,
} as const
const DAY_MS = 24 * 60 * 60 * 1000

/** What a workspace has chosen; what it does not know, a newer version has stored. */
export function retentionOf({ retention = {} }: Pick<WorkspaceRecord, 'retention'>, kind: RetentionKind): Retention {
  const choices: readonly Retention[] = RETENTION_CHOICES[kind]
  return choices.find((choice) => choice === retention[kind]) ?? DEFAULT_RETENTION[kind]
}

/** What is older goes; null if nothing does. */
export function keptSince(retention: Retention, now: Date): Date | null {
  const days = DAYS[retention]
  return days === null ? null : new Date(now.getTime() - days * DAY_MS)
}
