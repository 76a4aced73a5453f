/** How Facebook Lead Ads are set up. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const facebookGuide: SenderGuide = {
  en: {
    about: 'lead forms on Facebook and Instagram',
    steps: [
      'In Meta for Developers, open your app: Webhooks → Page → Subscribe to this object.',
      'Paste the address and the verify token, then press Subscribe next to the field leadgen.',
      'Install the app on your page once; the manual has the request.',
      'Try it with Facebook’s Lead Ads Testing Tool: choose the page and the form, then Create lead.',
    ],
    paste: [
      { into: 'Callback URL', value: 'address' },
      { into: 'Verify token', value: 'verify-token' },
    ],
    lead: 'Each filled-in form is a lead. Facebook sends only its number; the answers are fetched with the page access token.',
    askSecret: 'Send me the app secret (Meta app → Settings → Basic). I delete your message once I have read it.',
    askToken:
      'Send me the page access token of your Facebook page, created with the same app and with the permission leads_retrieval. I use it to fetch the answers of your leads. I delete your message once I have read it.',
  },
  uk: {
    about: 'форми лідів у Facebook та Instagram',
    steps: [
      'У Meta for Developers відкрийте застосунок: Webhooks → Page → Subscribe to this object.',
      'Вставте адресу й токен підтвердження, потім натисніть Subscribe біля поля leadgen.',
      'Один раз установіть застосунок на сторінку; запит є в посібнику.',
      'Перевірте через Lead Ads Testing Tool від Facebook: виберіть сторінку й форму, потім Create lead.',
    ],
    paste: [
      { into: 'Callback URL', value: 'address' },
      { into: 'Verify token', value: 'verify-token' },
    ],
    lead: 'Кожна заповнена форма – лід. Facebook надсилає лише його номер; відповіді завантажуються з токеном доступу до сторінки.',
    askSecret:
      'Надішліть секрет застосунку (застосунок Meta → Settings → Basic). Я видалю ваше повідомлення, щойно прочитаю.',
    askToken:
      'Надішліть токен доступу до сторінки Facebook (page access token): створений у тому самому застосунку й із дозволом leads_retrieval. З ним я отримуватиму відповіді ваших лідів. Я видалю ваше повідомлення, щойно прочитаю.',
  },
}
