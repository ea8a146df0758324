import { type AppLoadContext, redirect } from '@remix-run/node'
import { demoSignInSchema, signInSchema } from '#app/contracts/identity.ts'
import { refuse } from '#app/domain/shared/outcome.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { demoSignIn } from '#app/use-cases/identity/demo-sign-in.ts'
import type { OpenedSession } from '#app/use-cases/identity/open-session.ts'
import { signIn } from '#app/use-cases/identity/sign-in.ts'
import { signOut } from '#app/use-cases/identity/sign-out.ts'
import type { Result } from '#app/use-cases/use-case.ts'
import { attemptsOf } from './attempts.ts'
import { faultsOf } from './faults.ts'
import { readForm } from './parse-form.ts'
import { faultyForm, refusedForm } from './respond.ts'
import { newToken, sessionCookie, tokenHashOf } from './session.ts'
import { sitePath } from './site-path.ts'

/** Signs in by the form: password or demo actor. Done: a cookie, and on to where the reader wanted to be. */
export async function answerSignIn(request: Request, context: AppLoadContext) {
  const form = await readForm(request)
  const isDemo = form.text('intent') === 'demo'
  const intent = isDemo ? 'demo' : 'signIn'
  const parsed = isDemo
    ? demoSignInSchema.safeParse({ userId: form.text('userId') })
    : signInSchema.safeParse({ account: form.text('account'), password: form.all('password')[0] })
  if (!parsed.success) return faultyForm(form, intent, faultsOf(parsed.error, localeOf(request)), request)
  const result =
    'userId' in parsed.data
      ? await demoSignIn({ ...context, newToken }, parsed.data)
      : await countedSignIn(context, parsed.data)
  if (!result.ok) return refusedForm(form, intent, result.refusal, request)
  // The browser's session before this one is nobody's any more.
  const before = tokenHashOf(request.headers.get('Cookie'))
  if (before) await signOut(context.database, before)
  const cookie = sessionCookie(request, result.value, context.clock.now())
  return redirect(sitePath(form.text('next'), '/'), { status: 303, headers: { 'Set-Cookie': cookie } })
}

/** A sign-in that counts: after too many wrong ones from an address nothing is even tried for a while. */
export async function countedSignIn(
  context: AppLoadContext,
  asked: { readonly account: string; readonly password: string },
): Promise<Result<OpenedSession>> {
  const attempts = attemptsOf(context.database)
  const now = context.clock.now()
  const { address } = context
  const claim = attempts.begin(address, asked.account, now)
  if (!claim) return refuse('TOO_MANY_REQUESTS')
  const account = asked.account.replaceAll('\u0000', '')
  const result = await signIn({ ...context, newToken }, { ...asked, account })
  if (result.ok) attempts.succeeded(address, asked.account)
  return result
}
