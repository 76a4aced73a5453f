/** The list of all senders, in the order of their buttons. A new one is its folder and a line here. */
import { calCom } from './cal-com/cal-com.ts'
import { calendly } from './calendly/calendly.ts'
import { facebook } from './facebook/facebook.ts'
import { github } from './github/github.ts'
import { hubspot } from './hubspot/hubspot.ts'
import { mailgun } from './mailgun/mailgun.ts'
import { postmark } from './postmark/postmark.ts'
import type { Provider } from './provider.ts'
import { shopify } from './shopify/shopify.ts'
import { standard } from './standard/standard.ts'
import { stripe } from './stripe/stripe.ts'
import { tally } from './tally/tally.ts'
import { typeform } from './typeform/typeform.ts'
import { whatsapp } from './whatsapp/whatsapp.ts'
import { generic } from './generic/generic.ts'

export const PROVIDERS: readonly Provider[] = [
  typeform,
  tally,
  calendly,
  calCom,
  facebook,
  whatsapp,
  hubspot,
  stripe,
  shopify,
  mailgun,
  postmark,
  github,
  standard,
  generic,
]
