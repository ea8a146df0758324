import { STORY_PASSWORD } from './stage.ts'

/** What the house answered to a command. */
export type CommandReply =
  | { readonly ok: true; readonly value: Record<string, unknown> }
  | { readonly ok: false; readonly code: string; readonly facts?: unknown; readonly faults?: unknown }

/** One firm in front of the house: it knows its address and its own session cookie, nothing else. */
export interface Visitor {
  command(name: string, input: Record<string, unknown>): Promise<CommandReply>
  read<Value>(path: string): Promise<Value>
}

/** Signs a firm in by the form that people use. Throws when the house does not let it in. */
export async function signIn(url: string, login: string): Promise<Visitor> {
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: url },
    body: new URLSearchParams({ intent: 'signIn', account: login, password: STORY_PASSWORD }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  await answer.arrayBuffer()
  if (!cookie || answer.status >= 400) throw new Error(`${login} could not sign in: ${answer.status}`)
  const headers = { Cookie: cookie, Origin: url }
  return {
    async command(name, input) {
      const reply = await fetch(`${url}/api/commands/${name}`, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': 'application/json' },
        body: JSON.stringify(input),
      })
      return (await bodyOf(reply, name)) as CommandReply
    },
    async read<Value>(path: string) {
      const reply = await fetch(`${url}${path}`, { headers })
      if (!reply.ok) throw new Error(`${path}: ${reply.status}`)
      return (await bodyOf(reply, path)) as Value
    },
  }
}

async function bodyOf(reply: Response, what: string): Promise<unknown> {
  const text = await reply.text()
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${what}: ${reply.status}, no JSON: ${text.slice(0, 200)}`)
  }
}
