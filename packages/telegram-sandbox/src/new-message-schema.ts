/** What a person may send: the body of POST /sandbox/chats/:userId/messages. */
import { z } from 'zod'

const base64Schema = z.base64()
const captionSchema = z.string().max(1024).optional()
const replyTo = { reply_to_message_id: z.int().positive().optional() }

/** POST /sandbox/chats/:userId/messages: exactly one kind each. Commands, links and mentions in texts become entities. */
export const newMessageSchema = z.union([
  z.strictObject({ text: z.string().min(1).max(4096), ...replyTo }),
  z.strictObject({
    contact: z.strictObject({
      phone_number: z.string().min(1).max(64),
      first_name: z.string().min(1).max(64),
      last_name: z.string().max(64).optional(),
      /** Pass the person's own id for "share my number". */
      user_id: z.int().positive().optional(),
      vcard: z.string().max(2048).optional(),
    }),
    ...replyTo,
  }),
  z.strictObject({
    document: z.strictObject({
      file_name: z.string().min(1).max(255),
      base64: base64Schema,
      mime_type: z.string().max(255).optional(),
    }),
    caption: captionSchema,
    ...replyTo,
  }),
  z.strictObject({
    photo: z.strictObject({ base64: base64Schema }),
    caption: captionSchema,
    ...replyTo,
  }),
  z.strictObject({
    /** `from`: a person's id, the name of somebody who hides their account, or somebody outside the sandbox. */
    forward: z.strictObject({
      text: z.string().min(1).max(4096),
      from: z.union([
        z.int().positive(),
        z.string().min(1).max(128),
        z.strictObject({
          id: z.int().positive(),
          first_name: z.string().min(1).max(64),
          last_name: z.string().max(64).optional(),
          username: z.string().max(32).optional(),
        }),
      ]),
      /** Seconds since 1970; now if omitted. */
      date: z.int().positive().optional(),
    }),
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
