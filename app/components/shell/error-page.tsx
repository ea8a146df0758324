import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Notice } from '../ui/feedback.tsx'
import { useUnansweredKept } from '../use-draft.ts'

type ErrorKind = 'notFound' | 'forbidden' | 'refused' | 'broken' | 'unreached'

/** No answer came at all: the network, not the house. */
export const UNREACHED = 0

export function errorKindOf(status: number): ErrorKind {
  if (status === UNREACHED) return 'unreached'
  if (status === 404) return 'notFound'
  if (status === 401 || status === 403) return 'forbidden'
  return status >= 400 && status < 500 ? 'refused' : 'broken'
}

interface ErrorProps {
  status: number
  /** A refusal's own words. */
  sentence?: string | undefined
}

/** What to read when there is no page; what was typed into the page before is kept. */
export function ErrorPage(props: ErrorProps) {
  const kind = errorKindOf(props.status)
  useUnansweredKept(kind === 'unreached' || kind === 'broken')
  return <ErrorWords {...props} heading="h1" />
}

/** What happened, and where to go. */
export function ErrorWords({ status, sentence, heading: Heading }: ErrorProps & { heading: 'h1' | 'h3' }) {
  const text = useText()
  const kind = errorKindOf(status)
  return (
    <div className="mx-auto max-w-xl py-12 text-center">
      {status !== UNREACHED && <p className="text-sm text-ink-faint">{status}</p>}
      <Heading className="mt-1 text-2xl font-semibold">{text.shell.errorTitle[kind]}</Heading>
      <p className="mt-3 text-ink-soft">{text.shell.errorBody[kind]}</p>
      {sentence && (
        <div className="mt-4 text-left">
          <Notice tone="warning">{sentence}</Notice>
        </div>
      )}
      <div className="mt-6 flex justify-center gap-2">
        {kind === 'unreached' ? (
          <Button tone="primary" onClick={() => window.location.reload()}>
            {text.shell.errorRetry}
          </Button>
        ) : (
          <LinkButton to={paths.pools} tone="primary">
            {text.shell.errorPools}
          </LinkButton>
        )}
        <LinkButton to={paths.home}>{text.shell.errorHome}</LinkButton>
      </div>
    </div>
  )
}
