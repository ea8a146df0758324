import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { noticePath } from '#app/components/notices/notice-path.ts'
import { NoticesPage } from '#app/components/notices/notices-page.tsx'
import type { NoticeView } from '#app/contracts/views/notices.ts'
import { NOTICE_INTENTS } from '#app/http/notice-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listNotices } from '#app/read-models/notices/list-notices.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['offices'] }

const MOST_PAGES = 10_000

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context)
  const { searchParams } = new URL(request.url)
  const page = Number(searchParams.get('page') ?? 1)
  const view = await listNotices(context.database, {
    actor,
    page: Number.isInteger(page) && page >= 1 && page <= MOST_PAGES ? page : 1,
    isUnreadOnly: searchParams.get('unread') === 'yes',
    idempotencyKey: context.ids.next('evt'),
  })
  const nowAt = context.clock.now().toISOString()
  return { view, hasOutbox: context.demo, nowAt, done: doneAnswer(request) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  const { intent } = Object.fromEntries(await request.clone().formData())
  const here = new URL(request.url)
  const leadsTo = (value: unknown) =>
    intent === 'openNotice'
      ? noticePath((value as Pick<NoticeView, 'about'>).about)
      : `${here.pathname.replace(/\.data$/, '')}${here.searchParams.has('unread') ? '?unread=yes' : ''}`
  return answerForm({ request, context, actor, intents: NOTICE_INTENTS, subjectId: '', leadsTo })
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.notices.title)

export default function Notices() {
  const { done, ...loaded } = useLoaderData<typeof loader>()
  return <NoticesPage {...loaded} answer={useActionData<typeof action>() ?? done} />
}
