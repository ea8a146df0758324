import { type AppLoadContext, redirect } from '@remix-run/node'
import { registerOrganisationSchema } from '#app/contracts/identity.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { textFor } from '#app/i18n/text.ts'
import { registerOrganisation } from '#app/use-cases/identity/register-organisation.ts'
import { attemptsOf } from './attempts.ts'
import { faultsOf } from './faults.ts'
import { readForm } from './parse-form.ts'
import { faultyForm, refusedForm } from './respond.ts'

const FIELDS = ['name', 'creditCode', 'county', 'bankAccount', 'displayName', 'account'] as const
const INTENT = 'register'

/** Registers a firm by the form. Done: on to signing in, which says what happens next. */
export async function answerRegister(request: Request, context: AppLoadContext) {
  const form = await readForm(request)
  const typed = Object.fromEntries(FIELDS.map((field) => [field, form.text(field) ?? '']))
  const parsed = registerOrganisationSchema.safeParse({
    ...typed,
    capabilities: form.list('capabilities') ?? [],
    password: form.all('password')[0] ?? '',
  })
  if (!parsed.success) return faultyForm(form, INTENT, faultsOf(parsed.error, localeOf(request)), request)
  // Hashing a password is work: an address that registers firm after firm is slowed down like one that guesses.
  const attempts = attemptsOf(context.database)
  if (!attempts.begin(context.address, INTENT, context.clock.now()))
    return refusedForm(form, INTENT, { code: 'TOO_MANY_REQUESTS', facts: {} }, request)
  const result = await registerOrganisation(context, parsed.data)
  if (result.ok) return redirect('/sign-in?registered=1', { status: 303 })
  if (result.refusal.code !== 'INPUT_INVALID') return refusedForm(form, INTENT, result.refusal, request)
  const message = textFor(localeOf(request)).register.accountTaken
  return faultyForm(form, INTENT, [{ path: 'account', message }], request)
}
