/** The list of all senders, in the order of their buttons. A new one is its folder and a line here. */
import { calendly } from './calendly/calendly.ts'
import { facebook } from './facebook/facebook.ts'
import { github } from './github/github.ts'
import type { Provider } from './provider.ts'
import { standard } from './standard/standard.ts'
import { typeform } from './typeform/typeform.ts'
import { generic } from './generic/generic.ts'

export const PROVIDERS: readonly Provider[] = [typeform, calendly, facebook, github, standard, generic]
