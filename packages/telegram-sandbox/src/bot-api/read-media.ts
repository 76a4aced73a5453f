import type { Draft } from '../change-chat.ts'
import type { Core } from '../core.ts'
import { imageSizeOf } from '../image-size.ts'
import { keepFile, mimeTypeOf } from '../keep-file.ts'
import { isRecordingType, type RecordingKind } from '../store/recording.ts'
import type { StoredFile } from '../store/state.ts'
import { BotApiError, badRequest } from './bot-api-error.ts'
import type { MethodCall } from './method-call.ts'
import { integerOf, textOf } from './parameters.ts'
import type { Upload } from './parameters.ts'

export type MediaKind = 'photo' | 'document' | RecordingKind
export type Media = Pick<Draft, 'photo' | 'document' | 'recording'>

const MAX_UPLOAD_BYTES = 50 * 1024 * 1024
const MAX_PHOTO_BYTES = 10 * 1024 * 1024

/**
 * The file of a sending method: uploaded in its own field or as attach://<field>, or already known by its file_id.
 * @throws BotApiError 400 if it is missing, empty, not an image, or a web address (the sandbox fetches nothing);
 * 413 if it is too large
 */
export function readMedia(call: MethodCall, kind: MediaKind): Media {
  const upload = call.parameters.uploads.get(kind)
  if (upload !== undefined) return fromUpload(call.core, kind, upload, integerOf(call.parameters, 'duration'))
  const value = textOf(call.parameters, kind)
  if (value === undefined || value === '') throw badRequest(`there is no ${kind} in the request`)
  return mediaFrom(call, kind, value)
}

/** @param value as in InputMedia.media */
export function mediaFrom(call: MethodCall, kind: MediaKind, value: string): Media {
  if (value.startsWith('attach://')) {
    const upload = call.parameters.uploads.get(value.slice('attach://'.length))
    if (upload === undefined) throw badRequest('there is no attached file with the given name in the request')
    return fromUpload(call.core, kind, upload)
  }
  if (/^https?:\/\//i.test(value)) throw badRequest('failed to get HTTP URL content')
  const file = call.core.store.state.files.get(value)
  if (file === undefined) throw badRequest('wrong file identifier/HTTP URL specified')
  if (kind === 'photo' && file.width === undefined) throw badRequest("can't use file of type Document as Photo")
  return asMedia(kind, file, integerOf(call.parameters, 'duration'))
}

/** @param duration of a recording, in seconds @throws BotApiError as readMedia */
export function fromUpload(core: Core, kind: MediaKind, upload: Upload, duration?: number): Media {
  const { byteLength } = upload.content
  if (byteLength === 0) throw badRequest('file must be non-empty')
  if (byteLength > MAX_UPLOAD_BYTES) throw new BotApiError(413, 'Request Entity Too Large')
  if (kind !== 'photo') {
    const type = mimeTypeOf(upload.name, upload.type)
    return asMedia(kind, keepFile(core.store, { ...upload, type }), duration)
  }
  if (byteLength > MAX_PHOTO_BYTES) throw badRequest('file is too big for a photo')
  const image = imageSizeOf(upload.content)
  if (image === null) throw badRequest('IMAGE_PROCESS_FAILED')
  const { width, height } = image
  if (width + height > 10_000 || width > 20 * height || height > 20 * width)
    throw badRequest('PHOTO_INVALID_DIMENSIONS')
  return asMedia(kind, keepFile(core.store, upload, image))
}

/** Telegram's names for what a file was sent as. */
const WRONG_KIND = {
  voice: 'VoiceMessage',
  video_note: 'VideoNote',
  audio: 'Audio',
  video: 'Video',
  animation: 'Animation',
} as const satisfies Record<RecordingKind, string>

function asMedia(kind: MediaKind, file: StoredFile, duration = 1): Media {
  const { file_id, file_unique_id, file_size, width = 0, height = 0, file_name, mime_type } = file
  if (kind === 'photo') return { photo: [{ file_id, file_unique_id, width, height, file_size }] }
  const named = { file_id, file_unique_id, file_name, mime_type, file_size }
  if (kind === 'document') return { document: named }
  if (!isRecordingType(kind, mime_type)) throw badRequest(`can't use file of type Document as ${WRONG_KIND[kind]}`)
  return { recording: { kind, ...named, duration } }
}
