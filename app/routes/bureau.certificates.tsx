import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { CertificatesPage } from '#app/components/catalogue/certificates-page.tsx'
import { CERTIFICATE_INTENTS } from '#app/http/catalogue-intents.ts'
import { titleOf } from '#app/http/page-title.ts'
import { requireActor } from '#app/http/require-actor.ts'
import { answerForm, doneAnswer } from '#app/http/respond.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { listCertificates } from '#app/read-models/catalogue/list-certificates.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['goods', 'deals'] }

const HERE = '/bureau/certificates'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requireActor(request, context, 'certificate.verify')
  const now = context.clock.now()
  const view = await listCertificates(context.database, actor, now, context.ids.next('evt'))
  return { view, done: doneAnswer(request) }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireActor(request, context)
  return answerForm({
    request,
    context,
    actor,
    intents: CERTIFICATE_INTENTS,
    subjectId: '',
    leadsTo: () => HERE,
  })
}

export const meta: MetaFunction = ({ matches }) =>
  titleOf(matches, (text) => text.catalogue.certificatesTitle)

export default function Certificates() {
  const { view, done } = useLoaderData<typeof loader>()
  return <CertificatesPage view={view} answer={useActionData<typeof action>() ?? done} />
}
