/** Reads a file that somebody sent to the bot, as a stream: Telegram keeps it, and gives an address for an hour. */
import { type Api, GrammyError } from 'grammy'

import { AppError } from '../../errors.ts'
import type { ReadSentFile } from '../../jobs/run-import.ts'

export type ReadSentFileDeps = {
  readonly api: Pick<Api, 'getFile'>
  readonly token: string
  readonly apiRoot: string
  readonly download: (url: string, init: { readonly signal: AbortSignal }) => Promise<Response>
}

/** For the whole file, of at most 20 MB. */
const TIMEOUT_MS = 5 * 60_000

export function createReadSentFile({ api, token, apiRoot, download }: ReadSentFileDeps): ReadSentFile {
  async function pathOf(fileId: string): Promise<string | null> {
    try {
      return (await api.getFile(fileId)).file_path ?? null
    } catch (error) {
      // Too large for bots, or another bot's file: asking again does not help.
      if (error instanceof GrammyError && error.error_code === 400) return null
      throw error
    }
  }

  /** The address holds the bot's token, so no error may quote it. */
  async function fetchFile(path: string, signal: AbortSignal): Promise<Response> {
    const url = `${apiRoot}/file/bot${token}/${path}`
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)])
    const answer = await download(url, { signal: bounded }).catch(() => null)
    if (answer !== null && (answer.ok || answer.status === 404)) return answer
    throw new AppError('UNAVAILABLE', { message: 'Telegram does not give the file at the moment' })
  }

  return async (fileId, signal) => {
    const path = await pathOf(fileId)
    if (path === null) return null
    const { body, ok } = await fetchFile(path, signal)
    return ok ? body : null
  }
}
