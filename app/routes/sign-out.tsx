import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { readForm } from '#app/http/parse-form.ts'
import { currentActor, endedSessionCookie, tokenHashOf } from '#app/http/session.ts'
import { signOut } from '#app/use-cases/identity/sign-out.ts'
import { signOutEverywhere } from '#app/use-cases/identity/sign-out-everywhere.ts'

/** Ends this session, or with `everywhere` all of this person's. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request)
  const actor = await currentActor(request, context)
  if (actor && form.text('everywhere')) await signOutEverywhere({ ...context, actor })
  const tokenHash = tokenHashOf(request.headers.get('Cookie'))
  if (tokenHash) await signOut(context.database, tokenHash)
  return redirect('/', { status: 303, headers: { 'Set-Cookie': endedSessionCookie(request) } })
}

export function loader() {
  return redirect('/')
}
