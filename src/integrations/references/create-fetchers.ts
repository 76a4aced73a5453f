/** One fetcher for each sender that may send a mere reference. */
import type { Logger } from '../../logger.ts'
import type { Provider } from '../providers/provider.ts'
import { createFetchReference, type FetchReference, type FetchReferenceDeps } from './fetch-reference.ts'

export type SenderApis = Pick<FetchReferenceDeps, 'fetch' | 'timeoutMs'> & {
  readonly log: Logger
  /** By the sender's id: base URLs in place of their own. */
  readonly urls: Readonly<Record<string, string>>
}

export function createFetchers(
  providers: readonly Provider[],
  { urls, log, ...deps }: SenderApis,
): ReadonlyMap<string, FetchReference> {
  return new Map(
    providers.flatMap(({ id, references }) => {
      if (references === undefined) return []
      const baseUrl = urls[id]
      const own = { ...deps, log: log.child({ part: id }), ...(baseUrl !== undefined && { baseUrl }) }
      return [[id, createFetchReference(references.api, own)] as const]
    }),
  )
}
