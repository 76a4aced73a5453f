/** The sandbox's people for a bench. */

/** Makes the person known to the sandbox and lets them write, so that the bot may write to them. */
export async function meet(apiRoot: string, id: number): Promise<void> {
  const post = (path: string, body: object): Promise<Response> =>
    fetch(`${apiRoot}/sandbox${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  await post('/users', { id, first_name: `Person ${id}`, language_code: 'en' })
  await post(`/chats/${id}/messages`, { text: '/menu' })
}
