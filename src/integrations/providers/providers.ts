/** The list of all senders, in the order of their buttons. A new one is its folder and a line here. */
import { calCom } from './cal-com/cal-com.ts'
import { calendly } from './calendly/calendly.ts'
import { clerk } from './clerk/clerk.ts'
import { contactForm7 } from './contact-form-7/contact-form-7.ts'
import { elementor } from './elementor/elementor.ts'
import { facebook } from './facebook/facebook.ts'
import { generic } from './generic/generic.ts'
import { github } from './github/github.ts'
import { googleForms } from './google-forms/google-forms.ts'
import { hubspot } from './hubspot/hubspot.ts'
import { intercom } from './intercom/intercom.ts'
import { jotform } from './jotform/jotform.ts'
import { mailchimp } from './mailchimp/mailchimp.ts'
import { mailgun } from './mailgun/mailgun.ts'
import { postmark } from './postmark/postmark.ts'
import type { Provider } from './provider.ts'
import { shopify } from './shopify/shopify.ts'
import { standard } from './standard/standard.ts'
import { stripe } from './stripe/stripe.ts'
import { tally } from './tally/tally.ts'
import { tilda } from './tilda/tilda.ts'
import { typeform } from './typeform/typeform.ts'
import { webflow } from './webflow/webflow.ts'
import { whatsapp } from './whatsapp/whatsapp.ts'

export const PROVIDERS: readonly Provider[] = [
  typeform,
  tally,
  googleForms,
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
  jotform,
  webflow,
  elementor,
  contactForm7,
  mailchimp,
  intercom,
  tilda,
  clerk,
  generic,
]
