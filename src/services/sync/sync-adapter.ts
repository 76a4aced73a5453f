/**
 * The port behind which other systems are read. An adapter knows their API or file and nothing of ours; the engine knows
 * our fields and nothing of theirs. Between the two stands a mapping from their fields to ours, which an admin can change.
 */
import type { StageId } from '../../ids.ts'
import type { SyncAdapterName, SyncKind, SyncMapping, SyncProblem } from '../../models/sync.ts'

export type { SyncKind, SyncMapping, SyncProblem }

/** An amount as programs write it: 1200.5. Without a currency it is in the workspace's own. */
export type SyncAmount = { readonly decimal: string; readonly currency: string | null }

/** Text as they write it, several of them, or an amount. Days are YYYY-MM-DD. */
export type SyncValue = string | readonly string[] | SyncAmount

/** Where a deal of theirs stands. */
export type SyncStage = {
  /** As they show it. */
  readonly name: string
  readonly kind: 'open' | 'won' | 'lost'
  /** In percent, if they have such a thing. */
  readonly probability?: number
  readonly lostReason?: string
  /** The stage of ours that a member said it is: in files only. */
  readonly ours?: StageId
}

export type PulledRecord = {
  readonly kind: SyncKind
  /** At most 256 characters. */
  readonly externalId: string
  /** ISO 8601; null if they do not tell. */
  readonly updatedAt: string | null
  /** They have deleted it: nothing else about it counts. */
  readonly deleted?: true
  /** By their names. A field that is missing was not read, an empty one is blank. */
  readonly fields: Readonly<Record<string, SyncValue>>
  /** Their ids of the records that it refers to. */
  readonly company?: string
  readonly contacts?: readonly string[]
  readonly stage?: SyncStage
}

export type Pulled =
  | {
      readonly kind: 'page'
      readonly records: readonly PulledRecord[]
      /** Where the next page begins; after the last one, where the next run begins. Null: at the very beginning. */
      readonly cursor: string | null
      readonly done: boolean
      /**
       * With the last page: whether everything that they have has been read since the run began, so that what did not come is
       * gone.
       */
      readonly complete?: boolean
    }
  /** They are unavailable, or ask us to wait. */
  | { readonly kind: 'later'; readonly afterMs?: number }
  /** Nothing will change by itself. */
  | { readonly kind: 'refused'; readonly problem: SyncProblem }

export type SyncSource = {
  /**
   * Reads one page. The same cursor gives the same page, as far as they have not changed meanwhile.
   *
   * @param cursor null for the beginning: everything is read
   * @throws what the signal throws; nothing else
   */
  readonly pull: (cursor: string | null, signal: AbortSignal) => Promise<Pulled>
  /** How many records of a kind they have; null if they do not say. */
  readonly count: (kind: SyncKind, signal: AbortSignal) => Promise<number | null>
  /** Releases what is still open. */
  readonly close?: () => Promise<void>
}

/** What an admin entered: a token, or the address of a file. */
export type SyncConnection = string

export type SyncAdapter = {
  /** The kinds that it can read. */
  readonly kinds: readonly SyncKind[]
  /** Whether what an admin enters is a secret: it is deleted from the chat at once. */
  readonly connectsBy: 'token' | 'address'
  /** Whether the text can be a token or an address of this adapter; it asks nobody. */
  readonly isConnection: (text: string) => boolean
  readonly open: (options: {
    readonly connection: SyncConnection
    readonly kinds: readonly SyncKind[]
    readonly workspaceId: string
    /** The fields of theirs that the mapping names. */
    readonly mapping: SyncMapping
  }) => SyncSource
  /** Which of their fields fill ours, as a proposal. @param records of the first page */
  readonly suggest: (records: readonly PulledRecord[]) => SyncMapping
}

export type SyncAdapters = Readonly<Record<SyncAdapterName, SyncAdapter>>

/** Everything that the services of syncs need of the outside. */
export type SyncPorts = {
  readonly adapters: SyncAdapters
  /** @throws AppError INTERNAL when it cannot be opened */
  readonly seal: (secret: string, context: string) => string
  readonly open: (sealed: string, context: string) => string
}
