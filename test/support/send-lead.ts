/** A lead as a website sends it: signed by the library of Standard Webhooks, to the address that the bot showed. */
import { Webhook } from 'standardwebhooks'

export type Door = { readonly address: string; readonly secret: string }

/** The texts that a person copies from the message with a new lead source. */
export function doorIn(text: string): Door {
  const address = /http:\/\/\S+\/\S+/u.exec(text)?.[0]
  const secret = /whsec_[A-Za-z0-9+/=]+/u.exec(text)?.[0]
  if (address === undefined || secret === undefined) throw new Error(`No address and secret in: ${text}`)
  return { address, secret }
}

/** @returns the status of the answer */
export async function sendLead({ address, secret }: Door, id: string, lead: object): Promise<number> {
  const body = JSON.stringify(lead)
  const at = new Date()
  const response = await fetch(address, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': new Webhook(secret).sign(id, at, body),
    },
  })
  return response.status
}
