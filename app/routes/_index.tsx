import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { HomePage } from '#app/components/pages/home-page.tsx'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import { titleOf } from '#app/http/page-title.ts'
import { currentActor } from '#app/http/session.ts'
import { loadHome } from '#app/read-models/home/load-home.ts'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await currentActor(request, context)
  const asked = new URL(request.url).searchParams.get('near')
  const near = COUNTIES.some(({ code }) => code === asked) ? asked : null
  const view = await loadHome(context.database, { actor, near }, context.clock.now())
  return { view, isSignedIn: actor !== null, isDemo: context.demo }
}

export const meta: MetaFunction = ({ matches }) =>
  titleOf(matches, (text) => `${text.common.productName} · ${text.common.productTagline}`, 'whole')

export default function Home() {
  return <HomePage {...useLoaderData<typeof loader>()} />
}
