import { type AppLoadContext, data, redirect } from '@remix-run/node'
import { ROW_FIELD } from '#app/components/row-field.ts'
import type { FormAnswer, RefusalView } from '#app/contracts/views/shell.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { refusalSentence } from '#app/i18n/refusals.ts'
import { textFor } from '#app/i18n/text.ts'
import { faultPoint } from '#db/fault-points.ts'
import type { CommandAnswer } from './command.ts'
import { COMMANDS } from './commands.ts'
import { type Fault, faultsOf } from './faults.ts'
import { fieldOfPath, type Meant } from './form-intents.ts'
import { readForm, type TypedForm } from './parse-form.ts'
import { fieldOfRefusal } from './refusal-fields.ts'
import { REFUSAL_STATUS } from './refusal-status.ts'
import { refuseAnothersPage } from './same-reader.ts'
import { keepUploads } from './uploads.ts'

type Intents = Readonly<Record<string, (form: TypedForm, subjectId: string) => Meant>>

interface FormCall {
  readonly request: Request
  readonly context: AppLoadContext
  readonly actor: PersonActor
  readonly intents: Intents
  /** What the page is about; the forms of a page act on nothing else. */
  readonly subjectId: string
  /** Where to go when it is done: the page itself unless the answer says otherwise. */
  readonly leadsTo: (value: unknown) => string
  /** Said once, on the very answer to the post, and kept nowhere: then there is no redirect. */
  readonly showsOnce?: (intent: string, value: unknown) => Record<string, string> | null
}

/**
 * Runs what a page's form means. Done: a redirect, so that a reload posts nothing twice. Refused: the status
 * and the answer that the page shows, with everything that was typed.
 */
export async function answerForm(call: FormCall) {
  const { request, context, actor } = call
  const form = await readForm(request)
  await refuseAnothersPage(request, context, form.text('readBy'))
  const intent = form.text('intent') ?? ''
  if (form.text(ROW_FIELD) !== undefined) return unjudgedForm(form, intent)
  const reading = Object.hasOwn(call.intents, intent) ? call.intents[intent] : undefined
  if (!reading) return refusedForm(form, intent, { code: 'INPUT_INVALID', facts: {} }, request)
  const uploaded = await keepUploads(form.files(), context, actor)
  form.withFiles(uploaded.kept)
  if (uploaded.refusal) return refusedForm(form, intent, uploaded.refusal, request)
  const meant = reading(form, call.subjectId)
  const { database, clock, ids } = context
  faultPoint('request.received')
  const answer = await COMMANDS[meant.command]({ database, clock, ids, actor }, meant.input)
  faultPoint('request.answering')
  return respond(answer, form, meant, { ...call, intent })
}

function respond(
  answer: CommandAnswer,
  form: TypedForm,
  meant: Meant,
  { request, leadsTo, showsOnce, intent }: FormCall & { readonly intent: string },
) {
  if (answer.kind === 'done') {
    const values = showsOnce?.(intent, answer.value)
    if (values) return shownForm({ intent, isDone: true, refusal: null, fieldErrors: {}, values })
    return redirect(leadsTo(answer.value), { status: 303, headers: { 'Set-Cookie': doneCookie(intent) } })
  }
  if (answer.kind === 'refused') return refusedForm(form, intent, answer.refusal, request)
  return faultyForm(form, intent, faultsOf(answer.error, localeOf(request)), request, meant.fields)
}

function shownForm(answer: FormAnswer) {
  return data(answer, { headers: { 'Cache-Control': 'no-store' } })
}

/** A form that asked for a row more or less comes back as it was typed; nothing is done and nothing is wrong. */
function unjudgedForm(form: TypedForm, intent: string) {
  return shownForm({ intent, isDone: false, refusal: null, fieldErrors: {}, values: form.values() })
}

/** A refusal that is about a field is said at the field, and the form points to it; any other above the form. */
export function refusedForm(form: TypedForm, intent: string, refusal: RefusalView, request: Request) {
  const status = REFUSAL_STATUS[refusal.code]
  const common = { intent, isDone: false, values: form.values() }
  const field = fieldOfRefusal(refusal.code, form)
  if (field === null) return data<FormAnswer>({ ...common, refusal, fieldErrors: {} }, { status })
  const fieldErrors = { [field]: refusalSentence(refusal, localeOf(request)) }
  const pointing: RefusalView = { code: 'INPUT_INVALID', facts: {} }
  return data<FormAnswer>({ ...common, refusal: pointing, fieldErrors }, { status })
}

/** A fault of a field that the form does not show is said above the form. */
export function faultyForm(
  form: TypedForm,
  intent: string,
  faults: readonly Fault[],
  request: Request,
  fields: Meant['fields'] = {},
) {
  const fieldErrors: Record<string, string> = {}
  for (const fault of faults) fieldErrors[fieldOfPath(fault.path, fields)] ??= fault.message
  const sentence = textFor(localeOf(request)).faults.wrong
  if (faults.length === 0) fieldErrors.form = sentence
  const refusal: RefusalView = { code: 'INPUT_INVALID', facts: {} }
  const answer: FormAnswer = { intent, isDone: false, refusal, fieldErrors, values: form.values() }
  return data(answer, { status: 400 })
}

/** Remembers for a moment, across the redirect, what was done: the next page says so in passing. */
function doneCookie(intent: string): string {
  return `done=${intent}; Path=/; Max-Age=3; HttpOnly; SameSite=Lax`
}

/** What the page before this one has just done, as the answer that its form would have shown. */
export function doneAnswer(request: Request): FormAnswer | null {
  const intent = (request.headers.get('Cookie') ?? '').match(/(?:^|;\s*)done=([A-Za-z]{1,30})(?:;|$)/)?.[1]
  return intent ? { intent, isDone: true, refusal: null, fieldErrors: {}, values: {} } : null
}
