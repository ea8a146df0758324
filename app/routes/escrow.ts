import { type LoaderFunctionArgs, redirect } from '@remix-run/node'

/** The statement's shorter address. */
export function loader({ request }: LoaderFunctionArgs) {
  return redirect(`/statement${new URL(request.url).search}`, 301)
}
