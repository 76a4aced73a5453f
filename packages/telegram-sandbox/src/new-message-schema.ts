/** What a person may send: the body of POST /sandbox/chats/:userId/messages. */
import { z } from 'zod'

const base64Schema = z.base64()
const captionSchema = z.string().max(1024).optional()
const replyTo = { reply_to_message_id: z.int().positive().optional() }

const uploadSchema = z.strictObject({ base64: base64Schema })
const namedSchema = z.strictObject({
  file_name: z.string().min(1).max(255),
  base64: base64Schema,
  mime_type: z.string().max(255).optional(),
})
const recordedSchema = z.strictObject({
  base64: base64Schema,
  file_name: z.string().min(1).max(255).optional(),
  mime_type: z.string().max(255).optional(),
  /** Seconds. */
  duration: z.int().positive().optional(),
})

const withFile = { caption: captionSchema, media_group_id: z.string().min(1).max(64).optional() }

/** A file with its caption; photos and files with the same `media_group_id` are an album. */
function withFiles<Shape extends z.ZodRawShape>(more: Shape) {
  const each = { ...withFile, ...more }
  return [
    z.strictObject({ photo: uploadSchema, ...each }),
    z.strictObject({ document: namedSchema, ...each }),
    z.strictObject({ voice: recordedSchema, ...each }),
    z.strictObject({ video_note: recordedSchema, ...each }),
    z.strictObject({ audio: recordedSchema, ...each }),
    z.strictObject({ video: recordedSchema, ...each }),
    z.strictObject({ animation: recordedSchema, ...each }),
  ] as const
}

const textSchema = z.string().min(1).max(4096)

/** Who wrote a forwarded message: see {@link newMessageSchema}. */
const authored = {
  from: z.union([
    z.int().positive(),
    z.string().min(1).max(128),
    z.strictObject({
      id: z.int().positive(),
      first_name: z.string().min(1).max(64),
      last_name: z.string().max(64).optional(),
      username: z.string().max(32).optional(),
    }),
    z.strictObject({ channel: z.string().min(1).max(128) }),
    z.strictObject({ group: z.string().min(1).max(128) }),
  ]),
  /** Seconds since 1970; now if omitted. */
  date: z.int().positive().optional(),
}

const contactSchema = z.strictObject({
  phone_number: z.string().min(1).max(64),
  first_name: z.string().min(1).max(64),
  last_name: z.string().max(64).optional(),
  /** Pass the person's own id for "share my number". */
  user_id: z.int().positive().optional(),
  vcard: z.string().max(2048).optional(),
})

/** POST /sandbox/chats/:userId/messages: exactly one kind each. Commands, links and mentions in texts become entities. */
export const newMessageSchema = z.union([
  z.strictObject({ text: textSchema, ...replyTo }),
  z.strictObject({ contact: contactSchema, ...replyTo }),
  ...withFiles(replyTo),
  z.strictObject({
    /** `from`: a person's id, the name of somebody who hides their account, somebody outside the sandbox, a channel or a group. */
    forward: z.union([
      z.strictObject({ text: textSchema, ...authored }),
      z.strictObject({ contact: contactSchema, ...authored }),
      ...withFiles(authored),
    ]),
    ...replyTo,
  }),
  z.strictObject({
    /** The answer to a request_users button. */
    users_shared: z.strictObject({
      request_id: z.int(),
      user_ids: z.array(z.int().positive()).min(1).max(10),
    }),
    ...replyTo,
  }),
])
