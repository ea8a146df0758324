import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HomePage } from '#app/components/pages/home-page.tsx'
import { titleOf } from '#app/http/page-title.ts'
import { currentActor } from '#app/http/session.ts'
import { loadHome } from '#app/read-models/home/load-home.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await currentActor(request, context)
  const view = await loadHome(context.database, actor?.organisationId ?? null, context.clock.now())
  return { view, isSignedIn: actor !== null }
}

export const meta: MetaFunction = ({ matches }) =>
  titleOf(matches, (text) => `${text.common.productName} · ${text.common.productTagline}`, 'whole')

export default function Home() {
  return <HomePage {...useLoaderData<typeof loader>()} />
}
