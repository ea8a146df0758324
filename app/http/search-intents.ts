import type { Meant } from './form-intents.ts'
import type { TypedForm } from './parse-form.ts'

type Reading = (form: TypedForm, subjectId: string) => Meant

const keyed = (form: TypedForm) => ({ idempotencyKey: form.text('idempotencyKey') })

/** The forms over saved searches; saving comes from the search page. */
export const SEARCH_INTENTS: Readonly<Record<string, Reading>> = {
  saveSearch: (form) => ({
    command: 'saveSearch',
    input: {
      name: form.text('name'),
      query: form.text('query') ?? '',
      alerts: form.text('alerts') !== 'off',
      ...keyed(form),
    },
  }),
  changeSearch: (form) => ({
    command: 'changeSearch',
    input: { searchId: form.text('searchId'), alerts: form.text('alerts') === 'on', ...keyed(form) },
  }),
  dropSearch: (form) => ({
    command: 'dropSearch',
    input: { searchId: form.text('searchId'), ...keyed(form) },
  }),
}
