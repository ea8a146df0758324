import type { ActionFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData } from '@remix-run/react'
import { RegisterPage } from '#app/components/pages/register-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { answerRegister } from '#app/http/register.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['welcome'] }

export function action({ request, context }: ActionFunctionArgs) {
  return answerRegister(request, context)
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.register.title)

export default function Register() {
  return <RegisterPage answer={useActionData<typeof action>() ?? null} />
}
