/** How much memory the bodies of requests in progress may take, all together. */
import type { Context, MiddlewareHandler } from 'hono'

export type Uploads = { readonly open: () => Upload }

export type Upload = {
  /** False, with nothing taken, if there is no room for that many more bytes. */
  readonly take: (bytes: number) => boolean
  readonly release: () => void
}

/** Five of the largest files, or very many messages. */
export const MAX_UPLOAD_BYTES = 256 * 1024 * 1024

export function createUploads(maxBytes: number): Uploads {
  let held = 0
  return {
    open() {
      let taken = 0
      return {
        take(bytes) {
          if (held + bytes > maxBytes) return false
          held += bytes
          taken += bytes
          return true
        },
        release() {
          held -= taken
          taken = 0
        },
      }
    },
  }
}

/** Makes the uploads known to every route. */
export function withUploads(uploads: Uploads): MiddlewareHandler {
  return async (context, next) => {
    context.set('uploads', uploads)
    await next()
  }
}

export function uploadsOf(context: Context): Uploads {
  return context.get('uploads') as Uploads
}
