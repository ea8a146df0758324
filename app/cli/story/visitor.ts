import { STORY_PASSWORD } from './stage.ts'

/** What the house answered to a command. */
export type CommandReply =
  | { readonly ok: true; readonly value: Record<string, unknown> }
  | {
      readonly ok: false
      readonly code: string
      readonly facts?: unknown
      readonly faults?: readonly { readonly path: string; readonly message: string }[]
    }

/** One firm in front of the house: it knows its address and its own session cookie, nothing else. */
export interface Visitor {
  command(name: string, input: Record<string, unknown>): Promise<CommandReply>
  read<Value>(path: string): Promise<Value>
}

const UNAUTHORISED = 401

/** A visitor who signs in by the form that people use, and again whenever its session has run out. */
export function visit(url: string, login: string): Visitor {
  let cookie: string | null = null
  const send = async (path: string, body: Record<string, unknown> | null): Promise<Response> => {
    for (let attempt = 1; ; attempt += 1) {
      cookie ??= await signIn(url, login)
      const headers = { Cookie: cookie, Origin: url, 'Content-Type': 'application/json' }
      const init = body === null ? { headers } : { headers, method: 'POST', body: JSON.stringify(body) }
      const reply = await fetch(`${url}${path}`, init)
      if (reply.status !== UNAUTHORISED || attempt > 1) return reply
      await reply.arrayBuffer()
      cookie = null
    }
  }
  return {
    async command(name, input) {
      return (await bodyOf(await send(`/api/commands/${name}`, input), name)) as CommandReply
    },
    async read<Value>(path: string) {
      const reply = await send(path, null)
      if (!reply.ok) throw new Error(`${path}: ${reply.status}`)
      return (await bodyOf(reply, path)) as Value
    },
  }
}

/** Throws when the house does not let the firm in. */
async function signIn(url: string, login: string): Promise<string> {
  const answer = await fetch(`${url}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Origin: url },
    body: new URLSearchParams({ intent: 'signIn', account: login, password: STORY_PASSWORD }),
  })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  await answer.arrayBuffer()
  if (!cookie || answer.status >= 400) throw new Error(`${login} could not sign in: ${answer.status}`)
  return cookie
}

async function bodyOf(reply: Response, what: string): Promise<unknown> {
  const text = await reply.text()
  try {
    return JSON.parse(text)
  } catch {
    throw new Error(`${what}: ${reply.status}, no JSON: ${text.slice(0, 200)}`)
  }
}
