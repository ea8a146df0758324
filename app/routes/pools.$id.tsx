import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { LivePoolPage } from '#app/components/pages/live-pool-page.tsx'
import { POOL_INTENTS } from '#app/http/form-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { readNextSets } from '#app/http/pool-query.ts'
import { idFrom, notFound, requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import { currentActor } from '#app/http/session.ts'
import { shareMeta } from '#app/http/share-meta.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { loadPoolPage } from '#app/read-models/pools/load-pool-page.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: [], ownWords: ['market', 'members'] }

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const actor = await currentActor(request, context)
  const query = new URL(request.url).searchParams
  const pool = await loadPoolPage(context.database, {
    poolId: idFrom(params.id),
    actor,
    now: context.clock.now(),
    idempotencyKey: context.ids.next('evt'),
    nextSets: readNextSets(query),
  })
  if (!pool) throw notFound()
  const added = Number(query.get('add') ?? 0)
  return {
    pool,
    isSignedIn: actor !== null,
    done: doneAnswer(request),
    startAdded: Number.isSafeInteger(added) && added > 0 && added <= 1_000 ? added : null,
  }
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const subjectId = idFrom(params.id)
  return answerForm({
    request,
    context,
    actor,
    intents: POOL_INTENTS,
    subjectId,
    leadsTo: () => `/pools/${subjectId}`,
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) =>
  data ? shareMeta(matches, data.pool) : titleOf(matches, () => undefined)

export default function Pool() {
  const { pool, isSignedIn, done, startAdded } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() ?? done
  return (
    <LivePoolPage
      key={pool.poolId}
      pool={pool}
      answer={answer}
      isSignedIn={isSignedIn}
      {...(startAdded === null ? {} : { startAdded })}
    />
  )
}
