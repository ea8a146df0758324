import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { SignInPage } from '#app/components/pages/sign-in-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { answerSignIn } from '#app/http/sign-in.ts'
import { sitePath } from '#app/http/site-path.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listDemoActors } from '#app/read-models/identity/list-demo-actors.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['welcome'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { searchParams } = new URL(request.url)
  const next = sitePath(searchParams.get('next'), '/')
  const hasRegistered = searchParams.get('registered') === '1'
  const hasEnded = searchParams.get('ended') === '1'
  const poolId = /^\/pools\/([\w-]+)$/.exec(next)?.[1] ?? null
  const demoActors = context.demo ? await listDemoActors(context.database, poolId) : []
  return { next, hasRegistered, hasEnded, demoActors }
}

export function action({ request, context }: ActionFunctionArgs) {
  return answerSignIn(request, context)
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.signIn.title)

export default function SignIn() {
  const view = useLoaderData<typeof loader>()
  return <SignInPage view={view} answer={useActionData<typeof action>() ?? null} />
}
