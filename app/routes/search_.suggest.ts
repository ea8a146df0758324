import type { LoaderFunctionArgs } from '@remix-run/node'
import { refusedLookUp } from '#app/http/look-ups.ts'
import { suggestWords } from '#app/read-models/catalogue/suggest-words.ts'

/** What may be meant by the letters typed so far. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  // Returned, not thrown: who types on the page that asks keeps it.
  const refused = refusedLookUp(request, context, 'suggestion')
  if (refused) return refused
  const typed = new URL(request.url).searchParams.get('q') ?? ''
  const suggestions = await suggestWords(context.database, context.clock, typed)
  return Response.json({ suggestions }, { headers: { 'Cache-Control': 'no-store' } })
}
