/** How Mailgun is set up. */
import type { SenderGuide } from '../../../services/leads/sender.ts'

export const mailgunGuide: SenderGuide = {
  en: {
    about: 'emails received by Mailgun',
    steps: [
      'In Mailgun: Receiving → Create route.',
      'Expression type: Match recipient, with the address that people write to.',
      'Switch on Store and notify and paste the address: so large attachments stay at Mailgun. Then Create route.',
      'Write a mail to that address to try it, from outside your own domain.',
    ],
    paste: [{ into: 'Store and notify', value: 'address' }],
    lead: 'Each mail from a person is a lead: name, email, the subject as the title, and the text without what it quotes. Of attachments only the names are kept. Bounces, automatic replies, newsletters and mails of your own domain are ignored.',
    askSecret:
      'In Mailgun, open API security (in the menu of your account) and copy the HTTP webhook signing key. Send it to me. I delete your message once I have read it.',
    askToken: null,
  },
  uk: {
    about: 'листи, які отримує Mailgun',
    steps: [
      'У Mailgun: Receiving → Create route.',
      'Expression type: Match recipient, з адресою, на яку пишуть люди.',
      'Увімкніть Store and notify і вставте адресу: так великі вкладення залишаться в Mailgun. Потім Create route.',
      'Щоб перевірити, напишіть на цю адресу – не з власного домену.',
    ],
    paste: [{ into: 'Store and notify', value: 'address' }],
    lead: 'Кожен лист від людини – лід: імʼя, email, тема як назва угоди й текст без цитат. Від вкладень залишаються лише назви. Повернені листи, автовідповіді, розсилки та листи з вашого домену пропускаються.',
    askSecret:
      'У Mailgun відкрийте API security (у меню облікового запису) і скопіюйте HTTP webhook signing key. Надішліть його мені. Я видалю ваше повідомлення, щойно прочитаю.',
    askToken: null,
  },
}
