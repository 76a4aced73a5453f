/**
 * Draws pictures in threads, so that nobody waits for somebody else's picture. Threads start with the first picture and end when
 * none is wanted for a while. Each draws one picture at a time; the others wait in line, up to a bound.
 */
import { Worker } from 'node:worker_threads'

import { AppError } from '../errors.ts'
import type { Logger } from '../logger.ts'
import type { DrawAnswer, DrawRequest } from './draw-worker.ts'
import type { Picture } from './picture.ts'

export type PicturePool = {
  /**
   * @returns a PNG
   * @throws AppError UNAVAILABLE if too many wait already, the picture takes too long, or the thread fails
   */
  readonly draw: (picture: Picture) => Promise<Uint8Array>
  /** Ends the threads; what waits is refused. */
  readonly close: () => Promise<void>
}

export type PicturePoolOptions = {
  readonly log: Logger
  readonly maxThreads?: number
  /** How many pictures may wait for a free thread. */
  readonly maxWaiting?: number
  readonly timeoutMs?: number
  readonly idleMs?: number
}

type Wanted = {
  readonly picture: Picture
  readonly resolve: (png: Uint8Array) => void
  readonly reject: (error: Error) => void
}
type Thread = {
  readonly worker: Worker
  busy: { readonly id: number; readonly wanted: Wanted } | null
  timer?: NodeJS.Timeout
}

/** From the sources or compiled: the thread runs the same. */
function startWorker(): Worker {
  const isSource = import.meta.url.endsWith('.ts')
  const file = new URL(isSource ? './worker-from-source.mjs' : './draw-worker.js', import.meta.url)
  // Its start is described by the file alone, not by how this process was started.
  return new Worker(file, { execArgv: [], name: 'pictures' })
}

export function createPicturePool(options: PicturePoolOptions): PicturePool {
  const { log, maxThreads = 2, maxWaiting = 200, timeoutMs = 30_000, idleMs = 5 * 60_000 } = options
  const threads = new Set<Thread>()
  const waiting: Wanted[] = []
  let nextId = 0
  let isClosed = false

  function unavailable(message: string, cause?: unknown): AppError {
    return new AppError('UNAVAILABLE', { message, cause })
  }

  function end(thread: Thread, error: Error | null): void {
    if (!threads.delete(thread)) return
    clearTimeout(thread.timer)
    thread.busy?.wanted.reject(unavailable('The picture could not be drawn', error))
    thread.busy = null
    void thread.worker.terminate()
  }

  function setFree(thread: Thread): void {
    thread.busy = null
    clearTimeout(thread.timer)
    thread.timer = setTimeout(() => end(thread, null), idleMs)
    thread.timer.unref()
    // A thread that waits for work keeps no process alive.
    thread.worker.unref()
    next()
  }

  function answered(thread: Thread, answer: DrawAnswer): void {
    const { busy } = thread
    if (busy === null || busy.id !== answer.id) return
    if ('png' in answer) busy.wanted.resolve(answer.png)
    else {
      log.error({ problem: answer.problem }, 'A picture could not be drawn')
      busy.wanted.reject(unavailable('The picture could not be drawn'))
    }
    setFree(thread)
  }

  function open(): Thread {
    const thread: Thread = { worker: startWorker(), busy: null }
    const failed = (error: Error) => {
      log.error({ error }, 'The thread that draws pictures has failed')
      end(thread, error)
      next()
    }
    thread.worker.on('message', (answer: DrawAnswer) => answered(thread, answer))
    thread.worker.on('error', failed)
    thread.worker.on('exit', () => {
      if (threads.has(thread)) failed(new Error('The thread has ended'))
    })
    threads.add(thread)
    return thread
  }

  function next(): void {
    const free = [...threads].find(({ busy }) => busy === null)
    const thread = free ?? (threads.size < maxThreads && waiting.length > 0 ? open() : undefined)
    const wanted = thread === undefined ? undefined : waiting.shift()
    if (thread === undefined || wanted === undefined) return
    nextId += 1
    const request: DrawRequest = { id: nextId, picture: wanted.picture }
    thread.busy = { id: nextId, wanted }
    clearTimeout(thread.timer)
    thread.timer = setTimeout(() => {
      log.error({ timeoutMs }, 'A picture took too long to draw')
      end(thread, null)
      next()
    }, timeoutMs)
    thread.worker.ref()
    thread.worker.postMessage(request)
  }

  return {
    draw(picture) {
      if (isClosed || waiting.length >= maxWaiting) return Promise.reject(unavailable('Too many pictures wait'))
      return new Promise((resolve, reject) => {
        waiting.push({ picture, resolve, reject })
        next()
      })
    },

    async close() {
      isClosed = true
      for (const { reject } of waiting.splice(0)) reject(unavailable('Shutting down'))
      const workers = [...threads].map((thread) => {
        const { worker } = thread
        end(thread, null)
        return worker.terminate()
      })
      await Promise.all(workers)
    },
  }
}
