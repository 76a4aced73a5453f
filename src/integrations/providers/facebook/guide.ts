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
    askToken: {
      question:
        'Send me the page access token of your Facebook page, created with the same app and with the permission leads_retrieval. I use it to fetch the answers of your leads. I delete your message once I have read it.',
      button: 'Page access token',
      notOne: 'a page access token',
      there: 'A page access token is set: the answers are fetched from Facebook',
      none: 'No page access token yet: the answers of leads cannot be fetched. Set one with the button below.',
      problems: {
        'token-missing':
          'Facebook sent only a reference to the lead. Give me a page access token, and I will fetch the answers.',
        'token-refused':
          'Facebook refuses the page access token: it has expired, was revoked, or belongs to another app. Give me a new one.',
        'token-not-allowed':
          'The page access token may not read leads. Give it the permission leads_retrieval (and access in the Leads Access Manager), then try again.',
        'lead-gone':
          'Facebook no longer has this lead, or the page access token may not see it. If the token is right, discard it.',
        'some-leads-gone': 'Facebook no longer has another lead of this delivery, so it could not be fetched.',
        'answers-missing': 'There are no answers in it, only a reference to the lead.',
        'answers-refused':
          'Facebook refused to give the answers. Try again later, or look at your app in Meta for Developers.',
        'answers-unreadable': 'Facebook’s answer could not be read. Try again later.',
        'answers-unreachable':
          'Facebook could not be reached, or is rate-limiting. Try again later: it keeps leads for 90 days.',
      },
    },
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
    askToken: {
      question:
        'Надішліть токен доступу до сторінки Facebook (page access token): створений у тому самому застосунку й із дозволом leads_retrieval. З ним я отримуватиму відповіді ваших лідів. Я видалю ваше повідомлення, щойно прочитаю.',
      button: 'Токен сторінки',
      notOne: 'токеном сторінки',
      there: 'Токен доступу до сторінки задано: відповіді завантажуються з Facebook',
      none: 'Токена доступу до сторінки ще немає: отримати відповіді лідів неможливо. Задайте його кнопкою нижче.',
      problems: {
        'token-missing':
          'Facebook надіслав лише посилання на лід. Надішліть токен доступу до сторінки, і я отримаю відповіді.',
        'token-refused':
          'Facebook не приймає токен сторінки: його термін минув, його відкликано або він належить іншому застосунку. Надішліть новий.',
        'token-not-allowed':
          'Токен сторінки не має права читати ліди. Додайте дозвіл leads_retrieval (і доступ у Leads Access Manager), а потім спробуйте ще раз.',
        'lead-gone':
          'У Facebook такого ліда вже немає, або токен сторінки його не бачить. Якщо токен правильний, відкиньте надходження.',
        'some-leads-gone': 'Іншого ліда з цього надходження у Facebook уже немає, тож отримати його не вдалося.',
        'answers-missing': 'Відповідей тут немає, лише посилання на лід.',
        'answers-refused':
          'Facebook відмовився надати відповіді. Спробуйте пізніше або перевірте застосунок у Meta for Developers.',
        'answers-unreadable': 'Відповідь Facebook не вдалося прочитати. Спробуйте пізніше.',
        'answers-unreachable':
          'Facebook не відповідає або просить зачекати. Спробуйте пізніше: ліди зберігаються там 90 днів.',
      },
    },
  },
}
