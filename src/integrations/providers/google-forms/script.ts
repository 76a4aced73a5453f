/** The Apps Script that people paste into their form. It signs each answer as Standard Webhooks 1.0.0 specifies. */

/** Run `start` once: it asks for the permissions and makes the trigger. Runs in Google's V8, without modules. */
export const GOOGLE_FORMS_SCRIPT = `
const ADDRESS = '{address}'
const SECRET = '{secret}'

function start() {
  for (const trigger of ScriptApp.getProjectTriggers()) {
    if (trigger.getHandlerFunction() === 'send') ScriptApp.deleteTrigger(trigger)
  }
  ScriptApp.newTrigger('send').forForm(FormApp.getActiveForm()).onFormSubmit().create()
}

function send({ response, source: form }) {
  const at = response.getTimestamp()
  const body = JSON.stringify({
    type: 'google_forms.response',
    timestamp: at.toISOString(),
    form: { id: form.getId(), title: form.getTitle() },
    response: { id: response.getId(), email: response.getRespondentEmail() },
    answers: response.getItemResponses().map((answer) => ({
      question: answer.getItem().getTitle(),
      answer: answer.getResponse(),
    })),
  })
  const id = ['gform', response.getId(), at.getTime()].join('_')
  const bytes = (text) => Utilities.newBlob(text).getBytes()
  const key = Utilities.base64Decode(SECRET.replace('whsec_', ''))
  for (const wait of [5, 30, 0]) {
    const time = String(Math.floor(Date.now() / 1000))
    const signed = bytes([id, time, body].join('.'))
    const signature = Utilities.base64Encode(Utilities.computeHmacSha256Signature(signed, key))
    const headers = { 'webhook-id': id, 'webhook-timestamp': time, 'webhook-signature': 'v1,' + signature }
    const answer = UrlFetchApp.fetch(ADDRESS, {
      method: 'post',
      contentType: 'application/json',
      payload: body,
      headers,
      muteHttpExceptions: true,
    })
    const status = answer.getResponseCode()
    if (status < 300) return
    if (wait === 0 || status === 401) throw new Error('Not accepted: ' + status)
    Utilities.sleep(wait * 1000)
  }
}
`.trim()
