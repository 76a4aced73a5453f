/** Voice and video messages, audio, videos and animations: one stored shape, which the Bot API gives a field each. */
import type { Message } from 'grammy/types'

export const RECORDING_KINDS = ['voice', 'video_note', 'audio', 'video', 'animation'] as const
export type RecordingKind = (typeof RECORDING_KINDS)[number]

export type Recording = {
  readonly kind: RecordingKind
  readonly file_id: string
  readonly file_unique_id: string
  readonly file_name: string
  readonly mime_type: string
  readonly file_size: number
  /** Seconds, as the sender said. */
  readonly duration: number
}

/** What a recording of each kind must hold; an animation may also be a picture that moves. */
const TYPES = {
  voice: /^audio\//,
  audio: /^audio\//,
  video_note: /^video\//,
  video: /^video\//,
  animation: /^(?:video\/|image\/gif$)/,
} as const satisfies Record<RecordingKind, RegExp>

export function isRecordingType(kind: RecordingKind, mimeType: string): boolean {
  return TYPES[kind].test(mimeType)
}

/** Nobody watches the sandbox's videos: their size is invented. */
const SIZE = { width: 320, height: 320 } as const

/** The fields of a message that hold it. Telegram repeats an animation as a document. */
export function recordingFields(recording: Recording): Partial<Message> {
  const { kind, file_id, file_unique_id, file_name, mime_type, file_size, duration } = recording
  const file = { file_id, file_unique_id, file_size, duration }
  switch (kind) {
    case 'voice':
      return { voice: { ...file, mime_type } }
    case 'video_note':
      return { video_note: { ...file, length: SIZE.width } }
    case 'audio':
      return { audio: { ...file, file_name, mime_type } }
    case 'video':
      return { video: { ...file, ...SIZE, file_name, mime_type } }
    case 'animation':
      return {
        animation: { ...file, ...SIZE, file_name, mime_type },
        document: { file_id, file_unique_id, file_name, mime_type, file_size },
      }
  }
}
