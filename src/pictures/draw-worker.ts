/** The thread in which pictures are drawn, one after another. */
import { parentPort } from 'node:worker_threads'

import { drawPicture } from './draw-picture.ts'
import type { Picture } from './picture.ts'

export type DrawRequest = { readonly id: number; readonly picture: Picture }
export type DrawAnswer = { readonly id: number } & ({ readonly png: Uint8Array } | { readonly problem: string })

async function draw({ id, picture }: DrawRequest): Promise<DrawAnswer> {
  try {
    // A buffer of its own: the canvas's may be part of a larger one, which cannot be handed over.
    return { id, png: new Uint8Array(await drawPicture(picture)) }
  } catch (error) {
    return { id, problem: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

parentPort?.on('message', (request: DrawRequest) => {
  void draw(request).then((answer) => {
    parentPort?.postMessage(answer, 'png' in answer ? [answer.png.buffer as ArrayBuffer] : [])
  })
})
